"""Signals of the catalog of sequences, each written twice: as its paper has it, and by another road.

`paper[model](p, rows)` and `other[model](p, rows)` take the tissue as a namespace and the settings as a list of namespaces, SI, and
return one sample a row. The second is given dual numbers, so that its slopes are worked out, not differenced.
Sources: see `reference` of each model of the package; nothing here knows its code.
"""
import mpmath as mp

from dual import cos, exp, sin, value

pi, i1 = mp.pi, mp.mpc(0, 1)
paper, other = {}, {}


def each(table, name):
    """A signal whose samples do not know of each other."""

    def add(sample):
        table[name] = lambda p, rows: [sample(p, t) for t in rows]
        return sample

    return add


def formula(name, first, second):
    each(paper, name)(first)
    each(other, name)(second)


# Decays
formula('exponentialDecay', lambda p, t: p.A * exp(-t.t / p.tau), lambda p, t: p.A / exp(1 / p.tau * t.t))
formula('t2star', lambda p, t: p.S0 * exp(-t.TE / p.T2star), lambda p, t: p.S0 / exp(1 / p.T2star * t.TE))
formula('t2starOffset', lambda p, t: p.S0 * exp(-t.TE / p.T2star) + p.C, lambda p, t: p.C + p.S0 / exp(1 / p.T2star * t.TE))
formula(
    't2starBicomponent',
    lambda p, t: p.S0 * (p.f * exp(-t.TE / p.T2short) + (1 - p.f) * exp(-t.TE / p.T2long)),
    lambda p, t: p.S0 / exp(t.TE / p.T2long) + p.S0 * p.f * (exp(-t.TE / p.T2short) - exp(-t.TE / p.T2long)),
)
formula('t2', lambda p, t: p.S0 * exp(-t.TE / p.T2), lambda p, t: p.S0 / exp(1 / p.T2 * t.TE))
formula('t2Rate', lambda p, t: p.S0 * exp(-t.TE * p.R2), lambda p, t: p.S0 / exp(p.R2 * t.TE))
formula(
    'biexponential',
    lambda p, t: p.Aa * exp(-t.TE / p.T2a) + p.Ab * exp(-t.TE / p.T2b),
    lambda p, t: p.Ab / exp(t.TE / p.T2b) + p.Aa / exp(t.TE / p.T2a),
)
formula(
    'cosine',
    lambda p, t: p.A * cos(2 * pi * p.f * t.t + p.phi),
    lambda p, t: p.A * (cos(2 * pi * p.f * t.t) * cos(p.phi) - sin(2 * pi * p.f * t.t) * sin(p.phi)),
)
formula(
    'dampedCosine',
    lambda p, t: p.A * exp(-t.t / p.tau) * cos(2 * pi * p.f * t.t + p.phi),
    lambda p, t: p.A / 2 * (exp(i1 * p.phi + (2 * pi * i1 * p.f - 1 / p.tau) * t.t) + exp(-i1 * p.phi - (2 * pi * i1 * p.f + 1 / p.tau) * t.t)),
)

# Recoveries
formula('inversionRecovery', lambda p, t: p.M0 * (1 - 2 * exp(-t.TI / p.T1)), lambda p, t: p.M0 - 2 * p.M0 / exp(t.TI / p.T1))
formula('inversionRecovery3', lambda p, t: p.A * (1 - p.k * exp(-t.TI / p.T1)), lambda p, t: p.A - p.A * p.k / exp(t.TI / p.T1))
formula('inversionRecoveryBarral', lambda p, t: p.a + p.b * exp(-t.TI / p.T1), lambda p, t: p.b / exp(t.TI / p.T1) + p.a)
each(paper, 'inversionRecoveryTR')(
    lambda p, t: p.M0 * (1 - (1 - cos(p.theta)) * exp(-t.TI / p.T1) - cos(p.theta) * exp(-t.TR / p.T1))
)


@each(other, 'inversionRecoveryTR')
def steady_inversion(p, t):
    """The cycle itself: excitation leaves nothing, TR − TI of recovery, inversion, TI of recovery."""
    before = p.M0 * (1 - exp(-(t.TR - t.TI) / p.T1))
    return before * cos(p.theta) * exp(-t.TI / p.T1) + p.M0 * (1 - exp(-t.TI / p.T1))


formula(
    'saturationRecovery',
    lambda p, t: p.A * (1 - t.prepared * exp(-t.TS / p.T1)),
    lambda p, t: p.A - (p.A / exp(t.TS / p.T1) if t.prepared else 0),
)
formula(
    'saturationRecovery3',
    lambda p, t: p.A - t.prepared * p.B * exp(-t.TS / p.T1),
    lambda p, t: p.A - (p.B / exp(t.TS / p.T1) if t.prepared else 0),
)
formula(
    'molli',
    lambda p, t: p.A - p.B * exp(-t.TI / p.T1star),
    lambda p, t: -p.B / exp(t.TI / p.T1star) + p.A,
)
formula(
    'molliT1',
    lambda p, t: p.A * (1 - p.c * exp(-t.TI * (p.c - 1) / p.T1)),
    lambda p, t: p.A - p.A * p.c * exp(t.TI / p.T1) / exp(t.TI / p.T1 * p.c),
)
formula(
    'molliBT1',
    lambda p, t: p.A - p.B * exp(-t.TI * (p.B / p.A - 1) / p.T1),
    lambda p, t: p.A - p.B * exp(t.TI / p.T1) / exp(p.B * t.TI / (p.A * p.T1)),
)

# Complex echoes
PPM = [mp.mpf(x) for x in ('-3.80', '-3.40', '-2.60', '-1.94', '-0.39', '0.60')]
PART = [mp.mpf(x) for x in ('0.087', '0.693', '0.128', '0.004', '0.039', '0.048')]
GAMMA = mp.mpf('42.577478518')  # MHz/T


def turned(p, t, phase=0):
    return exp(i1 * (phase + 2 * pi * p.df * t.TE)) * exp(-p.R2star * t.TE)


def apart(p, t, phase=0):
    """The same in parts: e^(−R2* TE) (cos + i sin)."""
    angle = 2 * pi * t.TE * p.df + phase
    return (cos(angle) + i1 * sin(angle)) / exp(p.R2star * t.TE)


def fat(t):
    return sum(part * mp.exp(2j * pi * ppm * GAMMA * t.B0 * t.TE) for ppm, part in zip(PPM, PART))


def fat_in_parts(t):
    angles = [2 * pi * t.TE * t.B0 * ppm * GAMMA for ppm in PPM]
    across = [sum(part * of(x) for part, x in zip(PART, angles)) for of in (mp.cos, mp.sin)]
    return across[0] + i1 * across[1]


formula(
    'complexMultiEcho',
    lambda p, t: p.S0 * exp(-t.TE / p.T2star) * exp(i1 * (p.phi + 2 * pi * p.df * t.TE)),
    lambda p, t: p.S0 * (cos(p.phi) + i1 * sin(p.phi)) * exp((2 * pi * i1 * p.df - 1 / p.T2star) * t.TE),
)
formula(
    'waterFat',
    lambda p, t: (p.Wr + i1 * p.Wi + (p.Fr + i1 * p.Fi) * fat(t)) * turned(p, t),
    lambda p, t: (p.Wr + i1 * p.Wi) * apart(p, t) + fat_in_parts(t) * apart(p, t) * (p.Fr + i1 * p.Fi),
)
formula(
    'waterFatPhase',
    lambda p, t: (p.W + p.F * fat(t)) * turned(p, t, p.phi),
    lambda p, t: (p.W + p.F * fat_in_parts(t)) * apart(p, t, p.phi),
)
formula(
    'waterFatSinglePeak',
    lambda p, t: (p.Wr + i1 * p.Wi + (p.Fr + i1 * p.Fi) * exp(2 * pi * i1 * p.shift * t.TE)) * turned(p, t),
    lambda p, t: (p.Wr + i1 * p.Wi) * apart(p, t)
    + (p.Fr + i1 * p.Fi) * (cos(2 * pi * p.shift * t.TE) + i1 * sin(2 * pi * p.shift * t.TE)) * apart(p, t),
)

# Diffusion and perfusion
formula('diffusion', lambda p, t: p.S0 * exp(-t.b * p.D), lambda p, t: p.S0 / exp(p.D * t.b))
formula(
    'diffusionKurtosis',
    lambda p, t: p.S0 * exp(-t.b * p.D + t.b**2 * p.D**2 * p.K / 6),
    lambda p, t: p.S0 * exp((p.D * t.b) * (p.D * t.b) * p.K / 6) / exp(p.D * t.b),
)
formula(
    'ivim',
    lambda p, t: p.S0 * ((1 - p.f) * exp(-t.b * p.D) + p.f * exp(-t.b * p.Dstar)),
    lambda p, t: p.S0 / exp(p.D * t.b) - p.S0 * p.f * (1 / exp(p.D * t.b) - 1 / exp(p.Dstar * t.b)),
)


@each(paper, 'diffusionTensor')
def tensor(p, t):
    D = [[p.Dxx, p.Dxy, p.Dxz], [p.Dxy, p.Dyy, p.Dyz], [p.Dxz, p.Dyz, p.Dzz]]
    g = [t.gx, t.gy, t.gz]
    return p.S0 * exp(-t.b * sum(g[j] * D[j][k] * g[k] for j in range(3) for k in range(3)))


@each(other, 'diffusionTensor')
def tensor_by_factors(p, t):
    x, y, z = (g * mp.sqrt(t.b) for g in (t.gx, t.gy, t.gz))
    across = exp(-2 * x * y * p.Dxy) * exp(-2 * x * z * p.Dxz) * exp(-2 * y * z * p.Dyz)
    return p.S0 * exp(-x * x * p.Dxx) * exp(-y * y * p.Dyy) * exp(-z * z * p.Dzz) * across


def buxton(p, t, outflow):
    """Buxton 1998 in the form of Woods 2019; flows in kg and m³, so that 1 mL/g/s is 1e-3."""
    time, effective = t.tau + t.PLD, 1 / (1 / p.T1t + outflow / p.__dict__['lambda'])
    k = 2 * p.M0b * (1000 * p.f) * effective * p.alpha * exp(-p.ATT / p.T1b)
    if time <= value(p.ATT):
        return 0 * k
    if time <= t.tau + value(p.ATT):
        return k * (1 - exp(-(time - p.ATT) / effective))
    return k * exp(-(time - t.tau - p.ATT) / effective) * (1 - exp(-t.tau / effective))


def convolved(p, t, outflow):
    """The same as an integral worked out: what arrived decays with rate r from its arrival on, ∫ e^(−r s) ds over its ages."""
    r = 1 / p.T1t + outflow / p.__dict__['lambda']
    oldest, youngest = t.tau + t.PLD - p.ATT, t.PLD - p.ATT
    if value(oldest) <= 0:
        return 0 * p.f * outflow
    low = exp(-r * youngest) if value(youngest) > 0 else 1
    return 2000 * p.M0b * p.f * p.alpha * exp(-p.ATT / p.T1b) * (low - exp(-r * oldest)) / r


formula('pcasl', lambda p, t: buxton(p, t, p.fout), lambda p, t: convolved(p, t, p.fout))
formula('pcaslOutflow', lambda p, t: buxton(p, t, p.f), lambda p, t: convolved(p, t, p.f))
