"""Steady states of gradient echoes, each written twice, as in sequences.py, whose tables they join."""
from dual import cos, exp, sin, sqrt
from sequences import each, formula, i1, other, paper, pi


def ernst(p, t):
    E1, a = exp(-t.TR / p.T1), p.B1 * t.FA
    return p.M0 * sin(a) * (1 - E1) / (1 - E1 * cos(a))


def ernst_by_half_angle(p, t):
    """2 M0 tan(α/2) T / (T + tan²(α/2)) with T = tanh(TR / 2T1)."""
    up, half = exp(t.TR / (2 * p.T1)), p.B1 * t.FA / 2
    T, tangent = (up - 1 / up) / (up + 1 / up), sin(half) / cos(half)
    return 2 * p.M0 * tangent * T / (T + tangent * tangent)


def transverse(p, t, turn, E2):
    """What a pulse about x leaves across the field where every TR turns it by `turn`: the fixed point of Bloch's equations."""
    E1, a = exp(-t.TR / p.T1), p.B1 * t.FA
    # before: (E2 m, E1 z + 1 − E1) turned; after: x stays, y ← y cos α + z sin α, z ← z cos α − y sin α
    c, s, u, v = cos(a), sin(a), E2 * cos(turn), E2 * sin(turn)
    # x = u x − v y;  y = c (v x + u y) + s (E1 z + 1 − E1);  z = c (E1 z + 1 − E1) − s (v x + u y)
    # With w = v x + u y and x = −v y / (1 − u): w = k y, z = (c (1 − E1) − s k y) / (1 − c E1)
    k = u - v * v / (1 - u)
    y = s * (1 - E1) / ((1 - c * E1) * (1 - c * k) + s * s * E1 * k)
    return -v * y / (1 - u) + i1 * y


formula('vfa', ernst, ernst_by_half_angle)
formula('spgr', lambda p, t: ernst(p, t) * exp(-t.TE / p.T2star), lambda p, t: ernst_by_half_angle(p, t) / exp(t.TE / p.T2star))


@each(paper, 'bssfp')
def balanced(p, t):
    E1, E2, a = exp(-t.TR / p.T1), exp(-t.TR / p.T2), p.B1 * t.FA
    return p.M0 * sin(a) * (1 - E1) * sqrt(E2) / (1 - (E1 - E2) * cos(a) - E1 * E2)


@each(other, 'bssfp')
def balanced_by_bloch(p, t):
    """Alternating pulses: half a turn from each to the next; half of TR later, without phase."""
    return p.M0 * transverse(p, t, pi, exp(-t.TR / p.T2)) / i1 * exp(-t.TR / (2 * p.T2))


@each(paper, 'bssfpComplex')
def bjork(p, t):
    E1, E2, a = exp(-t.TR / p.T1), exp(-t.TR / p.T2), p.B1 * t.FA
    theta = 2 * pi * p.df * t.TR
    turn = theta + t.dphi
    above = i1 * sin(a) * (1 - E1) * (1 - E2 * exp(-i1 * turn))
    below = (1 - E1 * cos(a)) * (1 - E2 * cos(turn)) - E2 * (E1 - cos(a)) * (E2 - cos(turn))
    return p.M0 * exp(i1 * p.phi) * exp(-t.TE / p.T2) * exp(i1 * theta * t.TE / t.TR) * above / below


@each(other, 'bssfpComplex')
def bjork_by_bloch(p, t):
    m = transverse(p, t, 2 * pi * p.df * t.TR + t.dphi, exp(-t.TR / p.T2))
    return p.M0 * m * exp(i1 * (p.phi + 2 * pi * p.df * t.TE)) / exp(t.TE / p.T2)
