"""Writes test/reference/catalog.json: every model of the catalog in a few experiments, each as a study and in SI, and what it comes to.

Signals are those of sequences.py, steady.py, trains.py and readouts.py in 100 digits, by two roads, of which one is differenced (forward, fourth order)
and the other carries its slopes; variances are the inverse of F, and again what is left of each column of the Jacobian when the
others are taken away. Numbers are the correctly rounded doubles; settings and tissue are the doubles that a reader of the study makes.

Needs mpmath (Debian: python3-mpmath) and a minute. Nothing here knows the packages.
Run from the root of the project: /usr/bin/python3 tools/reference/catalog.py
"""
import json
import math
from types import SimpleNamespace as Namespace

import mpmath as mp

from dual import Dual, exp, sqrt, value
from sequences import other, paper
import readouts  # noqa: F401  (joins the tables, as the next two do)
import steady  # noqa: F401
import trains  # noqa: F401

mp.mp.dps = 100
AGREED = mp.mpf(10) ** -50

# A written number becomes SI as number · times / per.
UNITS = {
    **{'': (1, 1), '%': (1, 100), 's': (1, 1), 'ms': (1, 1e3), 'us': (1, 1e6), '1/s': (1, 1), '1/ms': (1e3, 1)},
    **{'Hz': (1, 1), 'kHz': (1e3, 1), 'rad': (1, 1), 'deg': (math.pi, 180), 'T': (1, 1)},
    **{'mm^2/s': (1, 1e6), 'um^2/ms': (1, 1e9), 's/mm^2': (1e6, 1), 'ms/um^2': (1e9, 1)},
    **{'ml/100g/min': (1, 6e6), 'ml/g/s': (1, 1e3), 'ml/g': (1, 1e3)},
}
# What a study need not mention.
NOMINAL = {
    **{'B1': 1, 'T1': 1, 'theta': math.pi, 'prepared': 1, 'FA': math.pi, 'shift': -217, 'eff': 0.96, 'M0b': 1},
    **{'alpha': 0.85, 'lambda': 9e-4, 'T1b': 1.65, 'T1t': 1.445, 'fout': 50 / 6e6, 'f': 1},
}
READOUT = {'FA': 35 * math.pi / 180, 'TR': 2.7e-3}  # of MOLLI
PARAMETERS = {
    **{'exponentialDecay': 'A tau', 'cosine': 'A f phi', 'dampedCosine': 'A tau f phi'},
    **{'t2star': 'S0 T2star', 't2starOffset': 'S0 T2star C', 't2starBicomponent': 'S0 f T2short T2long'},
    **{'t2': 'S0 T2', 't2Rate': 'S0 R2', 'biexponential': 'Aa T2a Ab T2b'},
    **{'inversionRecovery': 'M0 T1', 'inversionRecovery3': 'A k T1', 'inversionRecoveryBarral': 'a b T1'},
    **{'inversionRecoveryTR': 'M0 T1 theta', 'saturationRecovery': 'A T1', 'saturationRecovery3': 'A B T1'},
    **{'molli': 'A B T1star', 'molliT1': 'A c T1', 'molliBT1': 'A B T1', 'molliBloch': 'M0 T1 T2 f B1'},
    **{'spgr': 'M0 T1 B1 T2star', 'vfa': 'M0 T1 B1', 'bssfp': 'M0 T1 T2 B1', 'bssfpComplex': 'M0 T1 T2 df phi B1'},
    **{'multiEchoSpinEcho': 'M0 T2 B1 T1', 'complexMultiEcho': 'S0 T2star phi df'},
    **{'waterFat': 'Wr Wi Fr Fi df R2star', 'waterFatPhase': 'W F phi df R2star'},
    **{'waterFatSinglePeak': 'Wr Wi Fr Fi df R2star shift'},
    **{'diffusion': 'S0 D', 'diffusionKurtosis': 'S0 D K', 'diffusionTensor': 'S0 Dxx Dyy Dzz Dxy Dxz Dyz', 'ivim': 'S0 f D Dstar'},
    **{'pcasl': 'f ATT M0b alpha lambda T1b T1t fout', 'pcaslOutflow': 'f ATT M0b alpha lambda T1b T1t'},
    **{'mp2rage': 'M0 T1 B1 eff', 'irFlash': 'M0 T1 B1 f', 'irFlashTrain': 'M0 T1 B1 f'},
    **{'fingerprint': 'M0 T1 T2 B1', 'fingerprintUntruncated': 'M0 T1 T2 B1'},
}
SETTINGS = {'inversionRecoveryTR': 'TI TR', 'saturationRecovery': 'TS prepared', 'saturationRecovery3': 'TS prepared', 'multiEchoSpinEcho': 'TE FA', 'molliBloch': 'TI t FA TR'}
COMPLEX = {'bssfpComplex', 'complexMultiEcho', 'waterFat', 'waterFatPhase', 'waterFatSinglePeak'}

modulus = lambda re, im: sqrt(re * re + im * im)
species = {
    'absW': lambda p: modulus(p.Wr, p.Wi),
    'absF': lambda p: modulus(p.Fr, p.Fi),
    'PDFF': lambda p: modulus(p.Fr, p.Fi) / (modulus(p.Wr, p.Wi) + modulus(p.Fr, p.Fi)),
}
diffusivity = lambda p: (p.Dxx + p.Dyy + p.Dzz) / 3


def anisotropy(p):
    """√(3/2) |D − MD·1| / |D|, from all nine components"""
    mixed = [p.Dxy, p.Dxz, p.Dyz] * 2
    squares = lambda entries: sum(each * each for each in entries)
    return sqrt(1.5 * squares([*(D - diffusivity(p) for D in (p.Dxx, p.Dyy, p.Dzz)), *mixed]) / squares([p.Dxx, p.Dyy, p.Dzz, *mixed]))


DERIVED = {
    **{'t2': {'R2': lambda p: 1 / p.T2}, 't2Rate': {'T2': lambda p: 1 / p.R2}},
    **{'biexponential': {'fa': lambda p: p.Aa / (p.Aa + p.Ab)}, 'waterFat': species, 'waterFatSinglePeak': species},
    **{'diffusionTensor': {'MD': diffusivity, 'FA': anisotropy}},
}


def si(written):
    """'1, 2 ms' as doubles."""
    number, _, unit = written.strip().rpartition(' ')
    numbers, unit = (number, unit) if unit in UNITS and number else (written, '')
    times, per = UNITS[unit]
    return [float(each) * times / per for each in numbers.split(',')]


def column(entries):
    return mp.matrix([[mp.re(entry)] for entry in entries] + [[mp.im(entry)] for entry in entries])


def differenced(model, x, rows):
    """Signal and Jacobian of the paper's formula: columns by differences of fourth order, forward, as slopes at a kink are meant."""

    def at(i, k, h):
        moved = {name: v + (k * h if j == i else 0) for j, (name, v) in enumerate(x.items())}
        return paper[model](Namespace(**moved), rows)

    columns = []
    for i, v in enumerate(x.values()):
        h = mp.mpf(10) ** -25 * (abs(v) or 1)
        ahead = [at(i, k, h) for k in range(5)]
        columns.append([(-25 * a + 48 * b - 36 * c + 16 * d - 3 * e) / (12 * h) for a, b, c, d, e in zip(*ahead)])
    return at(0, 0, mp.mpf(0)), columns


def carried(model, x, rows):
    """The same by the other road, in dual numbers."""
    unit = lambda i: [mp.mpf(i == j) for j in range(len(x))]
    samples = other[model](Namespace(**{name: Dual(v, unit(i)) for i, (name, v) in enumerate(x.items())}), rows)
    return [each.value for each in samples], [[each.slopes[i] for each in samples] for i in range(len(x))]


def agree(id, found, wanted, least=0):
    """Two roads to one place: to 50 digits of the largest entry, or of `least`, where all of them vanish."""
    most = max([least, *map(abs, wanted)])
    apart = max(abs(a - b) for a, b in zip(found, wanted))
    assert apart <= AGREED * most, (id, mp.nstr(apart, 5), mp.nstr(most, 5))


def covariance(id, columns, weights):
    """F⁻¹ and the condition of F scaled to unit diagonal; each variance again as 1 over what the others leave of its column."""
    R = [[mp.sqrt(w) * entry for w, entry in zip([*weights, *weights], c)] for c in columns]
    dot = lambda u, v: mp.fsum(a * b for a, b in zip(u, v))
    F = mp.matrix([[dot(u, v) for v in R] for u in R])
    C = F**-1
    for i, c in enumerate(R):
        basis = []
        for v in R[:i] + R[i + 1 :] + [c]:
            for e in basis * 2:
                v = [a - dot(v, e) * b for a, b in zip(v, e)]
            basis.append([a / mp.sqrt(dot(v, v)) for a in v])
        agree(id, [1 / dot(v, v)], [C[i, i]])
    lengths = [mp.sqrt(F[i, i]) for i in range(len(R))]
    scaled = mp.matrix([[F[i, k] / lengths[i] / lengths[k] for k in range(len(R))] for i in range(len(R))])
    spectrum = mp.eigsy(scaled, eigvals_only=True)
    return C, max(spectrum) / min(spectrum)


def written(x):
    return [float(mp.re(x)), float(mp.im(x))] if isinstance(x, mp.mpc) else float(x)


cases = []


def case(id, model, tissue, protocol, sigma, estimate, averages=None):
    """Tissue and protocol as a study has them; what they leave out has its nominal value."""
    names = PARAMETERS[model].split()
    given = {name: si(text)[0] for name, text in tissue.items()}
    settings = {name: si(text) for name, text in protocol.items()}
    for name in SETTINGS.get(model, '').split():
        settings.setdefault(name, [READOUT.get(name) if model == 'molliBloch' else NOMINAL.get(name)])
    x = {name: given[name] if name in given else NOMINAL[name] for name in names}
    many = max(map(len, settings.values()))
    rows = [{name: (v * many if len(v) == 1 else v)[k] for name, v in settings.items()} for k in range(many)]
    exact = {name: mp.mpf(v) for name, v in x.items()}
    exact_rows = [Namespace(**{name: mp.mpf(v) for name, v in row.items()}) for row in rows]

    mean, columns = differenced(model, exact, exact_rows)
    again, slopes = carried(model, exact, exact_rows)
    agree(id, again, mean)
    for name, one, two in zip(names, columns, slopes):
        agree(f'{id}: {name}', two, one, max(map(abs, mean)) / (abs(exact[name]) or 1))
    part = (lambda z: mp.mpc(z)) if model in COMPLEX else mp.re
    mean, slopes = [part(z) for z in again], [[part(z) for z in c] for c in slopes]

    weights = [mp.mpf(w) / mp.mpf(sigma) ** 2 for w in averages or [1] * many]
    chosen = estimate.split()
    C, condition = covariance(id, [column(slopes[names.index(name)]) for name in chosen], weights)
    kind = 'complexGaussian' if model in COMPLEX else 'gaussian'
    study = [f'model: {model}', 'tissue:', *(f'  {name}: {text}' for name, text in tissue.items())]
    study += ['protocol:', *(f'  {name}: {text}' for name, text in protocol.items())]
    study += [f'averages: {", ".join(map(str, averages))}'] if averages else []
    study += [f'noise: {{ kind: {kind}, sigma: {sigma} }}', f'estimate: {", ".join(chosen)}', '']
    out = {'id': id, 'model': model, 'study': '\n'.join(study), 'noise': kind, 'sigma': float(sigma)}
    out |= {'averages': averages} if averages else {}
    out |= {'tissue': x, 'protocol': rows, 'signal': list(map(written, mean))}
    out |= {'jacobian': [list(map(written, row)) for row in zip(*slopes)], 'estimate': chosen}
    out |= {'variance': [float(C[i, i]) for i in range(len(chosen))], 'condition': float(condition)}
    derived = {}
    for name, of in DERIVED.get(model, {}).items():
        h = of(Namespace(**{p: Dual(v, [mp.mpf(p == q) for q in chosen]) for p, v in exact.items()}))
        if any(h.slopes):
            g = mp.matrix(h.slopes)
            derived[name] = [float(h.value), float((g.T * C * g)[0])]
    cases.append(out | ({'derived': derived} if derived else {}))
    print(f'{id}: condition {mp.nstr(condition, 3)}', flush=True)


def write():
    missing = set(PARAMETERS) - {each['model'] for each in cases}
    assert not missing, missing
    origin = (
        'Made by tools/reference/catalog.py with 100 digits, from the formulas of the papers alone: inputs are doubles taken exactly, '
        'every signal and slope by two roads, every variance by two. Numbers are the correctly rounded doubles.'
    )
    meaning = (
        'SI; sigma per channel; a complex number is [re, im]; jacobian: samples × all parameters, in the order of tissue; '
        'variance: of what estimate names, the rest known; derived: value, variance; condition: of F scaled to unit diagonal.'
    )
    lines = ',\n'.join(json.dumps(each) for each in cases)
    with open('test/reference/catalog.json', 'w') as file:
        file.write(f'{{\n"from": {json.dumps(origin, ensure_ascii=False)},\n"conventions": {json.dumps(meaning, ensure_ascii=False)},\n"cases": [\n{lines}\n]\n}}\n')


if __name__ == '__main__':
    import experiments

    experiments.all(case)
    write()
