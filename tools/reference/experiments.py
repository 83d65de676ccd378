"""The experiments of catalog.py: ordinary ones, and points where formulas go wrong.

Among these: angles near 180° and beyond 90°, B1 far from 1, TE = 0, phases beyond a turn, nothing arrived yet, anchor images,
large b, relaxation much faster than its sampling, weights.
"""


def all(case):
    for part in (decays, recoveries, gradientEchoes, echoes, complexEchoes, diffusion, perfusion, trains, fingerprints, readouts):
        part(case)


def spaced(first, step, count, unit):
    return ', '.join(f'{first + step * k:.6g}' for k in range(count)) + (f' {unit}' if unit else '')


def decays(case):
    train = {'TE': spaced(10, 10, 12, 'ms')}
    ute = {'TE': '0, 0.5, 1.2, 3, 8, 20, 45 ms'}
    case('decay', 'exponentialDecay', {'A': '3', 'tau': '1.7 s'}, {'t': '0, 0.5, 1, 2, 5 s'}, 0.05, 'A tau')
    case('cosine', 'cosine', {'A': '2', 'f': '3.3 Hz', 'phi': '400 deg'}, {'t': spaced(0, 40, 16, 'ms')}, 0.1, 'A f phi')
    case('dampedCosine', 'dampedCosine', {'A': '2', 'tau': '300 ms', 'f': '5 Hz', 'phi': '-200 deg'}, {'t': spaced(0, 37, 20, 'ms')}, 0.1, 'A tau f phi')
    case('t2star', 't2star', {'S0': '1', 'T2star': '10 ms'}, {'TE': '0.14, 3.54, 6.94, 10.34, 13.74, 17.14 ms'}, 0.02, 'S0 T2star')
    case('t2star-weighted', 't2star', {'S0': '80', 'T2star': '0.4 ms'}, {'TE': '0, 0.1, 0.3, 0.9, 5 ms'}, 2, 'S0 T2star', [1, 2, 0.5, 4, 1])
    case('t2starOffset', 't2starOffset', {'S0': '100', 'T2star': '8 ms', 'C': '5'}, ute, 1, 'S0 T2star C')
    case('t2starOffset-negative', 't2starOffset', {'S0': '100', 'T2star': '25 ms', 'C': '-12'}, ute, 1, 'S0 T2star')
    case('t2starBicomponent', 't2starBicomponent', {'S0': '100', 'f': '80 %', 'T2short': '1.5 ms', 'T2long': '30 ms'}, ute, 0.5, 'S0 f T2short T2long')
    case('t2starBicomponent-fixed', 't2starBicomponent', {'S0': '1', 'f': '0.05', 'T2short': '0.4 ms', 'T2long': '40 ms'}, ute, 0.01, 'S0 f', [1, 1, 2, 2, 3, 3, 4])
    case('t2starBicomponent-one', 't2starBicomponent', {'S0': '100', 'f': '1', 'T2short': '1.5 ms', 'T2long': '30 ms'}, ute, 0.5, 'S0 f T2short')
    case('t2', 't2', {'S0': '1000', 'T2': '45 ms'}, train, 10, 'S0 T2')
    case('t2-fast', 't2', {'S0': '1000', 'T2': '2 ms'}, train, 0.5, 'S0 T2')
    case('t2Rate', 't2Rate', {'S0': '1000', 'R2': '0.02 1/ms'}, train, 10, 'S0 R2')
    case('t2Rate-known', 't2Rate', {'S0': '1', 'R2': '150 1/s'}, train, 0.01, 'R2', [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3])
    case('biexponential', 'biexponential', {'Aa': '120', 'T2a': '20 ms', 'Ab': '880', 'T2b': '80 ms'}, {'TE': spaced(10, 10, 32, 'ms')}, 1, 'Aa T2a Ab T2b')
    case('biexponential-fixed', 'biexponential', {'Aa': '0.3', 'T2a': '12 ms', 'Ab': '0.7', 'T2b': '95 ms'}, {'TE': spaced(8, 8, 24, 'ms')}, 0.01, 'Aa Ab')


def recoveries(case):
    TI = '0, 50, 150, 300, 693, 1000, 2500, 6000 ms'
    case('ir', 'inversionRecovery', {'M0': '100', 'T1': '1000 ms'}, {'TI': TI}, 1, 'M0 T1')
    case('ir-short', 'inversionRecovery', {'M0': '2', 'T1': '180 ms'}, {'TI': TI}, 0.05, 'T1', [1, 2, 3, 4, 3, 2, 1, 1])
    case('ir3', 'inversionRecovery3', {'A': '100', 'k': '1.86', 'T1': '1.3 s'}, {'TI': TI}, 1, 'A k T1')
    case('ir3-k', 'inversionRecovery3', {'A': '100', 'k': '1.86', 'T1': '4 s'}, {'TI': TI}, 1, 'A T1')
    case('barral', 'inversionRecoveryBarral', {'a': '100', 'b': '-190', 'T1': '900 ms'}, {'TI': '50, 400, 1100, 2500 ms'}, 1, 'a b T1')
    case('barral-scarce', 'inversionRecoveryBarral', {'a': '-3', 'b': '5', 'T1': '250 ms'}, {'TI': '50, 400, 1100 ms'}, 0.1, 'a b T1', [1, 0.5, 2])
    timed = {'TI': '50, 200, 500, 1000, 1800, 2400 ms', 'TR': '2500 ms'}
    case('irTR-ideal', 'inversionRecoveryTR', {'M0': '100', 'T1': '1200 ms'}, timed, 1, 'M0 T1')
    case('irTR-imperfect', 'inversionRecoveryTR', {'M0': '100', 'T1': '1200 ms', 'theta': '161 deg'}, timed, 0.2, 'M0 T1 theta')
    case('irTR-each', 'inversionRecoveryTR', {'M0': '1', 'T1': '400 ms', 'theta': '199 deg'}, {'TI': '30, 300, 900 ms', 'TR': '1, 1.5, 3 s'}, 0.01, 'M0 T1 theta')
    case('irTR-saturated', 'inversionRecoveryTR', {'M0': '1', 'T1': '4.5 s', 'theta': '90 deg'}, {'TI': '0, 200, 900, 1000 ms', 'TR': '1 s'}, 0.001, 'M0 T1 theta')
    anchored = {'TS': '10000, 100, 170, 240, 310, 380, 450, 520, 590, 660, 730 ms', 'prepared': '0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1'}
    case('sasha2', 'saturationRecovery', {'A': '100', 'T1': '1200 ms'}, anchored, 2, 'A T1')
    case('sasha2-noanchor', 'saturationRecovery', {'A': '100', 'T1': '1200 ms'}, {'TS': '0, 300, 900, 2000 ms'}, 2, 'A T1', [1, 2, 3, 4])
    case('sasha3', 'saturationRecovery3', {'A': '100', 'B': '92', 'T1': '1200 ms'}, anchored, 1, 'A B T1')
    case('sasha3-anchor-at-once', 'saturationRecovery3', {'A': '60', 'B': '63', 'T1': '350 ms'}, {'TS': '0, 120, 500, 900 ms', 'prepared': '0, 1, 1, 1'}, 0.5, 'A B T1', [3, 1, 1, 2])
    beats = {'TI': '120, 200, 1120, 1200, 2120, 2200, 3120, 4120 ms'}
    case('molli', 'molli', {'A': '100', 'B': '225', 'T1star': '760 ms'}, beats, 4, 'A B T1star')
    case('molliT1', 'molliT1', {'A': '100', 'c': '2.25', 'T1': '950 ms'}, beats, 4, 'A c T1')
    case('molliBT1', 'molliBT1', {'A': '100', 'B': '225', 'T1': '950 ms'}, beats, 4, 'A B T1')
    case('molliBT1-post-contrast', 'molliBT1', {'A': '50', 'B': '102', 'T1': '420 ms'}, beats, 1, 'A T1', [1, 2, 1, 2, 1, 2, 1, 2])


def gradientEchoes(case):
    flips = '2, 5, 10, 20, 35 deg'
    case('vfa', 'vfa', {'M0': '5000', 'T1': '1000 ms'}, {'FA': flips, 'TR': '5 ms'}, 5, 'M0 T1')
    case('vfa-b1', 'vfa', {'M0': '5000', 'T1': '1000 ms', 'B1': '73 %'}, {'FA': '3, 15, 60, 120 deg', 'TR': '15 ms'}, 1, 'M0 T1 B1')
    case('vfa-near-180', 'vfa', {'M0': '1', 'T1': '600 ms', 'B1': '1.02'}, {'FA': '3, 90, 170, 175, 176 deg', 'TR': '5, 20, 20, 30, 300 ms'}, 1e-4, 'M0 T1 B1', [1, 2, 3, 4, 5])
    case('spgr', 'spgr', {'M0': '1000', 'T1': '1.1 s', 'T2star': '35 ms'}, {'FA': '4, 4, 20, 20 deg', 'TR': '25 ms', 'TE': '0, 15, 0, 15 ms'}, 1, 'M0 T1 T2star')
    case('spgr-all', 'spgr', {'M0': '1000', 'T1': '850 ms', 'B1': '1.23', 'T2star': '2 ms'}, {'FA': '4, 25, 70, 130, 4 deg', 'TR': '12 ms', 'TE': '0.03, 0.03, 0.03, 0.03, 4 ms'}, 0.2, 'M0 T1 B1 T2star')
    case('spgr-single-TE', 'spgr', {'M0': '1', 'T1': '1.4 s', 'B1': '0.85', 'T2star': '40 ms'}, {'FA': flips, 'TR': '8 ms', 'TE': '2.2 ms'}, 1e-3, 'T1 T2star')
    csf = {'M0': '1000', 'T1': '4.5 s', 'T2': '2.2 s'}
    case('spgr-fluid', 'spgr', {'M0': '1000', 'T1': '4.5 s', 'B1': '0.95', 'T2star': '1.5 s'}, {'FA': '1, 2, 4, 15, 4 deg', 'TR': '2 ms', 'TE': '1, 1, 1, 1, 1.9 ms'}, 0.01, 'M0 T1 T2star')
    case('bssfp-fluid', 'bssfp', csf, {'FA': '2, 10, 40, 80 deg', 'TR': '3, 3, 3, 300 ms'}, 1, 'M0 T1 T2')
    case('bssfp', 'bssfp', {'M0': '1000', 'T1': '1000 ms', 'T2': '80 ms'}, {'FA': '5, 15, 40, 70 deg', 'TR': '5 ms'}, 1, 'M0 T2')
    case('bssfp-two-TR', 'bssfp', {'M0': '1000', 'T1': '1000 ms', 'T2': '80 ms', 'B1': '0.9'}, {'FA': '5, 15, 70, 15, 70, 150 deg', 'TR': '5, 5, 5, 60, 60, 200 ms'}, 0.1, 'M0 T1 T2 B1')
    case('bssfp-180', 'bssfp', {'M0': '1', 'T1': '300 ms', 'T2': '250 ms', 'B1': '1.1'}, {'FA': '20, 90, 160, 162 deg', 'TR': '4, 20, 40, 4 ms'}, 1e-3, 'T1 T2', [1, 1, 2, 2])
    cycled = {'FA': '30 deg', 'TR': '5 ms', 'TE': '2.5 ms', 'dphi': '0, 45, 90, 135, 180, 225, 270, 315 deg'}
    case('bssfpComplex', 'bssfpComplex', {'M0': '100', 'T1': '900 ms', 'T2': '70 ms', 'df': '23 Hz', 'phi': '0.3 rad'}, cycled, 0.2, 'M0 T1 T2 df phi')
    case('bssfpComplex-turned', 'bssfpComplex', {'M0': '100', 'T1': '900 ms', 'T2': '70 ms', 'df': '-260 Hz', 'phi': '500 deg', 'B1': '0.8'}, cycled | {'FA': '15, 15, 15, 15, 40, 40, 40, 40 deg', 'dphi': '10, 100, 190, 280, 10, 100, 190, 280 deg', 'TE': '0 ms'}, 0.05, 'M0 T1 T2 df phi B1')
    case('bssfpComplex-on-resonance', 'bssfpComplex', {'M0': '1', 'T1': '1 s', 'T2': '0.2 s', 'df': '0 Hz', 'phi': '0 rad'}, cycled | {'dphi': '180, 180, 90, 0 deg', 'FA': '20, 60, 60, 60 deg', 'TE': '1.3, 1.3, 4, 2.6 ms'}, 0.01, 'M0 T2 df phi', [1, 2, 3, 4])
    case('bssfpComplex-fluid', 'bssfpComplex', csf | {'df': '-12 Hz', 'phi': '1 rad'}, {'FA': '10, 40, 40, 70, 70, 40 deg', 'TR': '4 ms', 'TE': '0, 2, 4, 2, 2, 1 ms', 'dphi': '0, 17.28, 90, 180, 270, -90 deg'}, 1, 'M0 T1 T2 df phi')


def echoes(case):
    mese = 'multiEchoSpinEcho'
    case('mese-ideal', mese, {'M0': '1000', 'T2': '60 ms', 'B1': '1'}, {'TE': spaced(10, 10, 10, 'ms')}, 2, 'M0 T2')
    case('mese-b1', mese, {'M0': '1000', 'T2': '60 ms', 'B1': '0.85'}, {'TE': spaced(10, 10, 10, 'ms')}, 2, 'M0 T2 B1')
    case('mese-all', mese, {'M0': '1000', 'T2': '80 ms', 'B1': '0.7', 'T1': '700 ms'}, {'TE': spaced(12, 12, 16, 'ms'), 'FA': '150 deg'}, 0.5, 'M0 T2 B1 T1')
    case('mese-beyond', mese, {'M0': '1', 'T2': '45 ms', 'B1': '1.25', 'T1': '1.2 s'}, {'TE': spaced(9, 9, 8, 'ms'), 'FA': '170 deg'}, 0.001, 'M0 T2 B1', [1, 2, 3, 4, 1, 2, 3, 4])
    case('mese-fast', mese, {'M0': '1000', 'T2': '1.5 ms', 'B1': '0.9', 'T1': '500 ms'}, {'TE': spaced(10, 10, 6, 'ms')}, 0.001, 'M0 T2')
    case('mese-each', mese, {'M0': '1', 'T2': '90 ms', 'B1': '0.93', 'T1': '900 ms'}, {'TE': spaced(8, 8, 7, 'ms'), 'FA': '160, 140, 120, 100, 80, 60, 60 deg'}, 0.001, 'M0 T2 B1')
    case('mese-long', mese, {'M0': '1000', 'T2': '300 ms', 'B1': '1.1', 'T1': '0.4 s'}, {'TE': spaced(6, 6, 40, 'ms'), 'FA': '120 deg'}, 1, 'M0 T2 B1 T1')
    case('mese-one', mese, {'M0': '10', 'T2': '60 ms', 'B1': '0.6'}, {'TE': '15 ms'}, 0.1, 'M0')


def complexEchoes(case):
    megre = 'complexMultiEcho'
    case('megre', megre, {'S0': '100', 'T2star': '30 ms', 'phi': '0.4 rad', 'df': '35 Hz'}, {'TE': spaced(2, 3, 8, 'ms')}, 2, 'S0 T2star phi df')
    case('megre-turned', megre, {'S0': '100', 'T2star': '8 ms', 'phi': '-560 deg', 'df': '-0.41 kHz'}, {'TE': '0, 1.1, 2.7, 6 ms'}, 2, 'S0 T2star phi df', [1, 2, 3, 4])
    case('megre-far', megre, {'S0': '100', 'T2star': '60 ms', 'phi': '3.1 rad', 'df': '2 kHz'}, {'TE': '1, 7, 23, 40 ms'}, 2, 'S0 T2star phi df')
    tissue = {'Wr': '70', 'Wi': '-20', 'Fr': '25', 'Fi': '18', 'df': '-35 Hz', 'R2star': '40 1/s'}
    TE = '1.1, 2.1, 3.1, 4.1, 5.1, 6.1 ms'
    case('waterFat', 'waterFat', tissue, {'TE': TE, 'B0': '3 T'}, 1.5, 'Wr Wi Fr Fi df R2star')
    case('waterFat-1.5T', 'waterFat', tissue | {'Fr': '-60', 'df': '180 Hz', 'R2star': '0.4 1/ms'}, {'TE': '0, 1.2, 2.3, 4.6 ms', 'B0': '1.5 T'}, 0.5, 'Wr Wi Fr Fi df R2star', [1, 2, 2, 3])
    case('waterFat-field-known', 'waterFat', tissue, {'TE': '1.15, 2.3, 3.45 ms', 'B0': '1.5 T'}, 1, 'Wr Wi Fr Fi')
    case('waterFat-7T', 'waterFat', tissue | {'Fr': '0', 'df': '700 Hz', 'R2star': '0 1/s'}, {'TE': '0.7, 1.9, 3.4, 8, 20 ms', 'B0': '7 T'}, 1, 'Wr Wi Fr Fi df R2star')
    case('waterFatPhase', 'waterFatPhase', {'W': '100', 'F': '40', 'phi': '0.2 rad', 'df': '-35 Hz', 'R2star': '40 1/s'}, {'TE': TE, 'B0': '3 T'}, 1.5, 'W F phi df R2star')
    case('waterFatPhase-turned', 'waterFatPhase', {'W': '12', 'F': '88', 'phi': '-400 deg', 'df': '210 Hz', 'R2star': '25 1/s'}, {'TE': '0, 1.2, 2.3, 4.6 ms', 'B0': '1.5 T'}, 0.5, 'W F phi df R2star', [4, 3, 2, 1])
    case('waterFatSinglePeak', 'waterFatSinglePeak', tissue, {'TE': TE}, 1.5, 'Wr Wi Fr Fi df R2star')
    case('waterFatSinglePeak-shift', 'waterFatSinglePeak', tissue | {'shift': '-434 Hz'}, {'TE': '0, 0.9, 1.6, 2.7, 3.3, 5 ms'}, 0.5, 'Wr Wi Fr Fi df R2star shift')


def diffusion(case):
    case('adc', 'diffusion', {'S0': '100', 'D': '0.0008 mm^2/s'}, {'b': '0, 1000 s/mm^2'}, 2, 'S0 D', [1, 4])
    case('adc-large-b', 'diffusion', {'S0': '100', 'D': '3 um^2/ms'}, {'b': '0, 500, 3000, 10000 s/mm^2'}, 0.01, 'S0 D')
    bs = {'b': '0, 500, 1000, 1500, 2000, 2500 s/mm^2'}
    case('dki', 'diffusionKurtosis', {'S0': '100', 'D': '1 um^2/ms', 'K': '1'}, bs, 2, 'S0 D K')
    case('dki-small', 'diffusionKurtosis', {'S0': '1', 'D': '0.0007 mm^2/s', 'K': '-0.2'}, {'b': '0, 1, 2, 3 ms/um^2'}, 0.01, 'S0 D K', [1, 2, 4, 8])
    directions = [(1, 0, 0), (0.6, 0.8, 0), (-0.6, 0.8, 0), (0.8, 0, 0.6), (-0.8, 0, 0.6), (0, 0.6, 0.8), (0, -0.6, 0.8)]
    along = {name: ', '.join(str(g[k]) for g in directions) for k, name in enumerate(('gx', 'gy', 'gz'))}
    tensor = {'Dxx': '1.7 um^2/ms', 'Dyy': '0.3 um^2/ms', 'Dzz': '0.4 um^2/ms', 'Dxy': '0.05 um^2/ms', 'Dxz': '-0.02 um^2/ms', 'Dyz': '0.01 um^2/ms'}
    case('dti', 'diffusionTensor', {'S0': '200'} | tensor, {'b': '0, 1000, 1000, 1000, 1000, 1000, 1000 s/mm^2'} | along, 2, 'S0 Dxx Dyy Dzz Dxy Dxz Dyz')
    case('dti-shells', 'diffusionTensor', {'S0': '1'} | tensor, {'b': '0, 500, 1000, 2000, 3000, 5000, 700 s/mm^2'} | along, 0.01, 'Dxx Dyy Dzz Dxy Dxz Dyz', [2, 1, 1, 1, 1, 1, 3])
    slow = {'b': '0, 10, 20, 40, 80, 150, 300, 500, 800 s/mm^2'}
    case('ivim', 'ivim', {'S0': '1', 'f': '12 %', 'D': '1.1 um^2/ms', 'Dstar': '18 um^2/ms'}, slow, 0.02, 'S0 f D Dstar')
    case('ivim-large-b', 'ivim', {'S0': '300', 'f': '0.3', 'D': '0.0012 mm^2/s', 'Dstar': '0.06 mm^2/s'}, {'b': '0, 5, 15, 50, 400, 3000 s/mm^2'}, 2, 'S0 f D Dstar', [1, 1, 2, 2, 3, 3])
    case('ivim-none', 'ivim', {'S0': '1', 'f': '0', 'D': '1.1 um^2/ms', 'Dstar': '18 um^2/ms'}, slow, 0.02, 'S0 f D')


def perfusion(case):
    slow = {'tau': '1.4 s', 'PLD': '250, 500, 750, 1000, 1250, 1500 ms'}
    for model in ('pcasl', 'pcaslOutflow'):
        case(model, model, {'f': '50 ml/100g/min', 'ATT': '0.7 s'}, slow, 0.001545, 'f ATT')
        case(f'{model}-early', model, {'f': '0.01 ml/g/s', 'ATT': '1.9 s', 'M0b': '120', 'alpha': '0.7'}, {'tau': '1.4, 1.4, 1.4, 1.8, 2, 1.4 s', 'PLD': '0.2, 0.4, 0.6, 1, 1.5, 2.2 s'}, 0.1, 'f ATT', [1, 1, 2, 2, 4, 4])
        case(f'{model}-all', model, {'f': '60 ml/100g/min', 'ATT': '1100 ms', 'M0b': '1', 'alpha': '85 %', 'lambda': '0.98 ml/g', 'T1b': '1.6 s', 'T1t': '1.2 s'} | ({'fout': '30 ml/100g/min'} if model == 'pcasl' else {}), {'tau': '0.5, 1, 1.8, 1.8, 1.8, 1.8, 1.8 s', 'PLD': '0.4, 0.2, 0.5, 1, 1.5, 2, 3 s'}, 1e-4, 'f ATT T1t')
        case(f'{model}-on-time', model, {'f': '50 ml/100g/min', 'ATT': '1 s'}, {'tau': '1.5 s', 'PLD': '0.5, 1, 1, 2 s'}, 0.001, 'f ATT')


def trains(case):
    wip = {'TI': '700, 2500 ms', 'FA': '4, 5 deg', 'n': '160', 'TRexc': '7 ms', 'TR': '5 s'}
    case('mp2rage', 'mp2rage', {'M0': '1', 'T1': '1100 ms'}, wip, 0.001, 'M0 T1')
    case('mp2rage-b1', 'mp2rage', {'M0': '1000', 'T1': '1.8 s', 'B1': '0.8', 'eff': '0.9'}, wip | {'n': '120, 160', 'TRexc': '6, 7 ms'}, 0.5, 'M0 T1', [1, 2])
    case('mp2rage-four', 'mp2rage', {'M0': '100', 'T1': '1 s', 'B1': '1.2'}, {'TI': '300, 1000, 2000, 4000 ms', 'FA': '10, 3, 40, 8 deg', 'n': '40, 60, 20, 2', 'TRexc': '5, 8, 5, 5 ms', 'TR': '6 s'}, 0.02, 'M0 T1 B1 eff')
    case('mp2rage-fluid', 'mp2rage', {'M0': '100', 'T1': '4.5 s', 'B1': '1.1'}, {'TI': '400, 1500, 2500 ms', 'FA': '90, 2, 120 deg', 'n': '4, 100, 6', 'TRexc': '50, 7, 20 ms', 'TR': '3 s'}, 0.1, 'M0 T1')
    counts = spaced(0, 10, 20, '')
    case('irFlash', 'irFlash', {'M0': '1000', 'T1': '900 ms'}, {'n': counts, 'FA': '7 deg', 'TR': '8 ms'}, 1, 'M0 T1')
    case('irFlash-all', 'irFlash', {'M0': '1000', 'T1': '900 ms', 'B1': '0.8', 'f': '0.93'}, {'n': counts, 'FA': spaced(4, 1, 20, 'deg'), 'TR': '8 ms'}, 1, 'M0 T1 B1 f')
    case('irFlash-large', 'irFlash', {'M0': '1', 'T1': '300 ms', 'B1': '1.1'}, {'n': '0, 1, 2, 3, 7', 'FA': '120, 60, 120, 100, 30 deg', 'TR': '20, 20, 50, 20, 100 ms'}, 0.01, 'M0 T1 B1 f', [1, 2, 3, 2, 1])
    case('irFlash-fluid', 'irFlash', {'M0': '1000', 'T1': '4.5 s', 'f': '1'}, {'n': '0, 5, 50, 500, 2000', 'FA': '3 deg', 'TR': '4 ms'}, 1, 'M0 T1 f')
    case('irFlash-quarter', 'irFlash', {'M0': '1', 'T1': '1 s', 'B1': '1'}, {'n': '0, 1, 2', 'FA': '90, 90, 45 deg', 'TR': '400 ms'}, 0.01, 'M0 T1')
    case('irFlashTrain', 'irFlashTrain', {'M0': '1000', 'T1': '900 ms'}, {'FA': '5, 5, 8, 10, 15, 20, 30, 45 deg', 'TR': '20, 30, 50, 100, 150, 200, 500, 10 ms'}, 1, 'M0 T1')
    case('irFlashTrain-all', 'irFlashTrain', {'M0': '1000', 'T1': '900 ms', 'B1': '0.8', 'f': '0.93'}, {'FA': '5, 15, 8, 30, 100, 20, 3, 45 deg', 'TR': '20, 300, 50, 100, 1500, 200, 500, 10 ms'}, 1, 'M0 T1 B1 f')


def fingerprints(case):
    angles = lambda count: ', '.join(f'{10 + (37 * k * k + 11 * k) % 53}' for k in range(count)) + ' deg'
    spacings = lambda count: ', '.join(f'{11 + (7 * k) % 5 + 0.25 * (k % 3)}' for k in range(count)) + ' ms'
    tissue = {'M0': '1', 'T1': '1380 ms', 'T2': '80 ms'}
    timed = {'TE': '3 ms', 'TI': '20 ms'}
    for model in ('fingerprint', 'fingerprintUntruncated'):
        case(model, model, tissue, {'FA': angles(24), 'TR': spacings(24)} | timed, 0.01, 'M0 T1 T2')
        case(f'{model}-b1', model, {'M0': '100', 'T1': '800 ms', 'T2': '300 ms', 'B1': '0.8'}, {'FA': angles(16), 'TR': spacings(16), 'TE': '0, 2, 5, 10, 0, 2, 5, 10, 0, 2, 5, 10, 0, 2, 5, 10 ms', 'TI': '0 ms'}, 0.5, 'M0 T1 T2 B1')
        if model == 'fingerprint':
            case('fingerprint-long', model, tissue, {'FA': angles(120), 'TR': spacings(120)} | timed, 0.1, 'M0 T1 T2')
        case(f'{model}-large', model, {'M0': '1', 'T1': '500 ms', 'T2': '5 ms', 'B1': '1.1'}, {'FA': '90, 0, 150, 160, 30, 120, 60, 10, 45 deg', 'TR': '12, 30, 12, 200, 12, 50, 12, 12, 100 ms', 'TE': '3 ms', 'TI': '50 ms'}, 0.005, 'M0 T1 T2', [1, 2, 3, 1, 2, 3, 1, 2, 3])


def readouts(case):
    bloch = 'molliBloch'
    five = {'TI': '120, 1120, 2120, 3120, 4120, 200, 1200, 2200 ms', 't': '0, 1, 2, 3, 4, 8, 9, 10 s'}
    case('molliBloch', bloch, {'M0': '100', 'T1': '1000 ms', 'T2': '45 ms'}, five, 1, 'M0 T1')
    case('molliBloch-imperfect', bloch, {'M0': '100', 'T1': '1200 ms', 'T2': '200 ms', 'f': '0.91', 'B1': '85 %'}, five, 1, 'M0 T1 f', [1, 2, 3, 1, 2, 3, 1, 2])
    own = {'TI': '100, 850, 1600, 180, 930, 1680, 2430, 150 ms', 't': '0, 750, 1500, 3000, 3750, 4500, 5250, 9000 ms', 'FA': '20, 20, 20, 50, 50, 50, 50, 70 deg', 'TR': '2.2, 2.2, 2.2, 2.5, 2.5, 2.5, 2.5, 3 ms'}
    case('molliBloch-own', bloch, {'M0': '1', 'T1': '420 ms', 'T2': '50 ms', 'f': '-0.2', 'B1': '1.1'}, own, 0.001, 'M0 T1 T2')
