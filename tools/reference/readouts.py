"""MOLLI by the balanced readouts of its images, written twice, as in sequences.py, whose tables it joins.

Perfect equilibrium, then for each image: an inversion Mz ← −f Mz where its group begins, recovery, and 75 pulses of alternating
sign, the first five of α/6 … 5α/6; the sample is half a TR after the pulse at TI, before which there are 40; what is left
across the field is spoiled.
"""
from dual import cos, exp, sin
from sequences import i1, other, paper, pi

RAMP, BEFORE, PULSES = 5, 40, 75


def inverted(rows):
    """When each image's inversion was, and whether it is a new one."""
    last = None
    for t in rows:
        begin = t.t - t.TI
        new = last is None or abs(begin - last) > 1e-9
        last = begin if new else last
        yield t, last, new


def angles(p, t):
    return [p.B1 * t.FA * min(k + 1, RAMP + 1) / (RAMP + 1) for k in range(PULSES)]


def by_turns(p, rows):
    """The magnetization (x, z) in a frame that turns by half a turn every TR."""
    z, now, samples = p.M0, None, []
    for t, begin, new in inverted(rows):
        E1, E2 = exp(-t.TR / p.T1), exp(-t.TR / p.T2)
        if new:
            z = -p.f * (z if now is None else p.M0 + (z - p.M0) * exp(-(begin - now) / p.T1))
            now = begin
        start = begin + t.TI - BEFORE * t.TR
        z, x = p.M0 + (z - p.M0) * exp(-(start - now) / p.T1), 0 * p.M0
        for k, a in enumerate(angles(p, t)):
            x, z = x * cos(a) + z * sin(a), z * cos(a) - x * sin(a)
            if k == BEFORE:
                samples.append(x * exp(-t.TR / (2 * p.T2)))
            x, z = -E2 * x, p.M0 * (1 - E1) + E1 * z
        now = start + PULSES * t.TR
    return samples


def by_spinors(p, rows):
    """M₊ = x + iy and z in the laboratory's frame: pulses about y whose sign alternates, the sample with that of its pulse.

    Each readout is a step z ← a + b z, found from two magnetizations sent through it, and so is its sample.
    """
    z, now, samples = p.M0, None, []
    for t, begin, new in inverted(rows):
        if new:
            z = -p.f * (z if now is None else recovered(p, z, begin - now))
            now = begin
        start = begin + t.TI - BEFORE * t.TR
        z = recovered(p, z, start - now)
        sample_none, end_none = sent(p, t, 0 * p.M0)
        sample_full, end_full = sent(p, t, p.M0)
        part = z / p.M0
        samples.append(sample_none + (sample_full - sample_none) * part)
        z = end_none + (end_full - end_none) * part
        now = start + PULSES * t.TR
    return samples


def recovered(p, z, time):
    return p.M0 - (p.M0 - z) / exp(time / p.T1)


def sent(p, t, z):
    m, sample = 0 * p.M0, None
    for k, a in enumerate(angles(p, t)):
        turn = exp(i1 * pi * k)
        along, across = (m / turn + conjugate(m / turn)) / 2, (m / turn - conjugate(m / turn)) / 2
        along, z = along * cos(a) + z * sin(a), z * cos(a) - along * sin(a)
        m = (along + across) * turn
        if k == BEFORE:
            sample = real(m / turn / exp(t.TR / (2 * p.T2)))
        m, z = m / exp(t.TR / p.T2), recovered(p, real(z), t.TR)
    return sample, z


def conjugate(x):
    return parted(x, lambda y: y.conjugate())


def real(x):
    return parted(x, lambda y: y.real)


def parted(x, of):
    """A real function of complex dual numbers, which is linear."""
    return type(x)(of(x.value), [of(s) for s in x.slopes])


paper['molliBloch'] = by_turns
other['molliBloch'] = by_spinors
