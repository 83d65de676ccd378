"""Signals with a history, each written twice, as in sequences.py, whose tables they join.

Echo trains stand as configuration states (complex, one 3 × 3 rotation for every order; Weigel 2015, J Magn Reson Imaging 41:266)
and as isochromats, of which there are enough for their mean to be exact.
"""
import mpmath as mp

from dual import cos, exp, sin
from sequences import i1, other, paper, pi


def whole(table, name):
    """A signal whose samples know of those before them."""

    def add(signal):
        table[name] = signal
        return signal

    return add


# Inversion and gradient echoes


@whole(paper, 'irFlash')
def closed_look_locker(p, rows):
    samples = []
    for t in rows:
        E1, a = exp(-t.TR / p.T1), p.B1 * t.FA
        steady = p.M0 * (1 - E1) / (1 - E1 * cos(a))
        samples.append(sin(a) * (steady + (-p.f * p.M0 - steady) * (E1 * cos(a)) ** int(t.n)))
    return samples


def pulse_by_pulse(p, z, FA, TR, count):
    """What is left along the field after `count` pulses, each followed by TR."""
    for _ in range(count):
        z = p.M0 * (1 - exp(-TR / p.T1)) + z * cos(p.B1 * FA) * exp(-TR / p.T1)
    return z


other['irFlash'] = lambda p, rows: [
    sin(p.B1 * t.FA) * pulse_by_pulse(p, -p.f * p.M0, t.FA, t.TR, int(t.n)) for t in rows
]


@whole(paper, 'irFlashTrain')
def train(p, rows):
    z, samples = -p.f * p.M0, []
    for t in rows:
        samples.append(z * sin(p.B1 * t.FA))
        z = pulse_by_pulse(p, z, t.FA, t.TR, 1)
    return samples


@whole(other, 'irFlashTrain')
def train_as_sums(p, rows):
    """Each sample as a sum over the intervals before it: what each recovered, times what the pulses since then left."""
    samples = []
    for k, t in enumerate(rows):
        left, z = 1 + 0 * p.T1, 0 * p.M0
        for before in reversed(rows[:k]):
            z = z + p.M0 * (1 - exp(-before.TR / p.T1)) * left
            left = left * cos(p.B1 * before.FA) / exp(before.TR / p.T1)
        samples.append((z - p.f * p.M0 * left) * sin(p.B1 * t.FA))
    return samples


@whole(paper, 'mp2rage')
def cycles(p, rows):
    """The cycle pulse by pulse, again and again until it no longer changes (Marques 2010, NeuroImage 49:1271).

    The sample is that of the pulse at TI itself, before which there are n/2, as in the author's MPRAGEfunc.m; the printed
    equations have one fewer before the first sample, and n/2 before the second.
    """
    z, before = 1 * p.M0, None
    while before is None or abs(z - before) > abs(p.M0) * mp.mpf(10) ** (5 - mp.mp.dps):
        before, samples, time = z, [], mp.mpf(0)
        z = -p.eff * z
        for t in rows:
            start = t.TI - t.n / 2 * t.TRexc
            z = p.M0 + (z - p.M0) * exp(-(start - time) / p.T1)
            for k in range(int(t.n)):
                if k == t.n / 2:
                    samples.append(z * sin(p.B1 * t.FA))
                z = pulse_by_pulse(p, z, t.FA, t.TRexc, 1)
            time = start + t.n * t.TRexc
        z = p.M0 + (z - p.M0) * exp(-(rows[0].TR - time) / p.T1)
    return samples


def then(first, second):
    """Two steps z ← a + b z, one after the other."""
    return second[0] + second[1] * first[0], second[1] * first[1]


def pulses(p, FA, TR, count):
    """Many pulses as one such step: a geometric series."""
    E1 = exp(-TR / p.T1)
    each = cos(p.B1 * FA) * E1
    return p.M0 * (1 - E1) * (1 - each**count) / (1 - each), each**count


@whole(other, 'mp2rage')
def fixed_point(p, rows):
    """The cycle as one step z ← a + b z, whose fixed point is a / (1 − b)."""
    rest = lambda time: (p.M0 * (1 - exp(-time / p.T1)), exp(-time / p.T1))
    step, until, time = (0 * p.M0, -p.eff), [], mp.mpf(0)
    for t in rows:
        step = then(step, rest(t.TI - t.n / 2 * t.TRexc - time))
        until.append(then(step, pulses(p, t.FA, t.TRexc, int(t.n) // 2)))
        step = then(step, pulses(p, t.FA, t.TRexc, int(t.n)))
        time = t.TI + t.n / 2 * t.TRexc
    a, b = then(step, rest(rows[0].TR - time))
    return [sin(p.B1 * t.FA) * (u + v * a / (1 - b)) for t, (u, v) in zip(rows, until)]


# Echo trains


def rotated(states, angle, phase):
    """Every order (F₊, F₋, Z), F₋ being the conjugate of what is dephased the other way, by a pulse."""
    c2, s2, s = cos(angle / 2) ** 2, sin(angle / 2) ** 2, sin(angle)
    turn = mp.exp(1j * phase)
    return [
        (
            c2 * plus + turn**2 * s2 * minus - i1 * turn * s * z,
            s2 * plus / turn**2 + c2 * minus + i1 / turn * s * z,
            -i1 / 2 * s * plus / turn + i1 / 2 * turn * s * minus + cos(angle) * z,
        )
        for plus, minus, z in states
    ]


def relaxed(states, E1, E2, M0):
    return [(E2 * plus, E2 * minus, E1 * z + (M0 * (1 - E1) if k == 0 else 0)) for k, (plus, minus, z) in enumerate(states)]


def shifted(states):
    """F₊ one order up, F₋ one order down; what leaves the highest order is lost."""
    plus, minus, z = zip(*states)
    down = [*minus[1:], 0]
    return list(zip([mp.conj(down[0]), *plus[:-1]], down, z))


@whole(paper, 'multiEchoSpinEcho')
def carr_purcell(p, rows):
    """Excitation about x, refocusing about y, half a spacing with one shift before and after each refocusing."""
    half = rows[0].TE / 2
    E1, E2 = exp(-half / p.T1), exp(-half / p.T2)
    states = [(mp.mpf(0), mp.mpf(0), mp.mpf(0))] * (2 * len(rows) + 2)
    states = rotated([(mp.mpf(0), mp.mpf(0), p.M0), *states], p.B1 * pi / 2, 0)
    samples = []
    for t in rows:
        states = shifted(relaxed(states, E1, E2, p.M0))
        states = rotated(states, p.B1 * t.FA, pi / 2)
        states = shifted(relaxed(states, E1, E2, p.M0))
        samples.append(mp.re(i1 * states[0][0]))  # excitation about x leaves −i
    return samples


@whole(other, 'multiEchoSpinEcho')
def carr_purcell_by_isochromats(p, rows):
    many = 4 * len(rows) + 3
    half = rows[0].TE / 2
    E1, E2 = exp(-half / p.T1), exp(-half / p.T2)
    spins = [(p.M0 * sin(p.B1 * pi / 2), 0 * p.M0, p.M0 * cos(p.B1 * pi / 2))] * many  # excitation about y, refocusing about x
    samples = []
    for t in rows:
        spins = [dephased(m, E1, E2, p.M0, 2 * pi * k / many) for k, m in enumerate(spins)]
        c, s = cos(p.B1 * t.FA), sin(p.B1 * t.FA)
        spins = [(x, c * y - s * z, s * y + c * z) for x, y, z in spins]
        spins = [dephased(m, E1, E2, p.M0, 2 * pi * k / many) for k, m in enumerate(spins)]
        samples.append(sum((x for x, _, _ in spins), 0 * p.M0) / many)
    return samples


def dephased(spin, E1, E2, M0, angle):
    x, y, z = spin
    c, s = mp.cos(angle), mp.sin(angle)
    return E2 * (c * x - s * y), E2 * (s * x + c * y), E1 * z + M0 * (1 - E1)


def states_of(p, rows, highest):
    """Perfect inversion, TI; then each row a pulse of phase 90°, TE, sample, the rest of TR, one shift."""
    E1 = exp(-rows[0].TI / p.T1)
    states = [(mp.mpf(0), mp.mpf(0), -p.M0 * E1 + p.M0 * (1 - E1))] + [(mp.mpf(0), mp.mpf(0), mp.mpf(0))] * highest
    samples = []
    for t in rows:
        states = rotated(states, p.B1 * t.FA, pi / 2)
        states = relaxed(states, exp(-t.TE / p.T1), exp(-t.TE / p.T2), p.M0)
        samples.append(mp.re(states[0][0]))
        rest = t.TR - t.TE
        states = shifted(relaxed(states, exp(-rest / p.T1), exp(-rest / p.T2), p.M0))
    return samples


paper['fingerprint'] = lambda p, rows: states_of(p, rows, 10)
paper['fingerprintUntruncated'] = lambda p, rows: states_of(p, rows, len(rows))


@whole(other, 'fingerprint')
def real_states(p, rows):
    """With pulses of phase 90° all states are real: one row of numbers for each of F₊, F₋ and Z, orders 0 to 10."""
    E1 = exp(-rows[0].TI / p.T1)
    zero = 0 * p.M0
    plus, minus, z = [zero] * 11, [zero] * 11, [p.M0 * (1 - 2 * E1)] + [zero] * 10
    samples = []
    for t in rows:
        c, s = cos(p.B1 * t.FA), sin(p.B1 * t.FA)
        c2, s2 = (1 + c) / 2, (1 - c) / 2
        plus, minus, z = (
            [c2 * f - s2 * g + s * l for f, g, l in zip(plus, minus, z)],
            [c2 * g - s2 * f + s * l for f, g, l in zip(plus, minus, z)],
            [c * l - s / 2 * (f + g) for f, g, l in zip(plus, minus, z)],
        )
        samples.append(plus[0] * exp(-t.TE / p.T2))
        E1, E2 = exp(-t.TR / p.T1), exp(-t.TR / p.T2)
        minus = [E2 * g for g in minus[1:]] + [zero]
        plus = [minus[0]] + [E2 * f for f in plus[:-1]]
        z = [E1 * l for l in z]
        z[0] = z[0] + p.M0 * (1 - E1)
    return samples


@whole(other, 'fingerprintUntruncated')
def isochromats(p, rows):
    many = 2 * len(rows) + 1
    E1 = exp(-rows[0].TI / p.T1)
    spins = [(0 * p.M0, 0 * p.M0, p.M0 * (1 - 2 * E1))] * many
    samples = []
    for t in rows:
        c, s = cos(p.B1 * t.FA), sin(p.B1 * t.FA)
        spins = [(c * x + s * z, y, c * z - s * x) for x, y, z in spins]
        samples.append(sum((x for x, _, _ in spins), 0 * p.M0) / many * exp(-t.TE / p.T2))
        E1, E2 = exp(-t.TR / p.T1), exp(-t.TR / p.T2)
        spins = [dephased(m, E1, E2, p.M0, 2 * pi * k / many) for k, m in enumerate(spins)]
    return samples
