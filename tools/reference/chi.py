"""Writes test/reference/chi.json: what one magnitude sample of L coils tells about its noise-free magnitude A and about σ,
to the nearest double.

For ν = A/σ ("at", a double, taken exactly), in units of 1/σ²: "g" is the Fisher information about A, "slope" dg/dν, and
"beyond" h, where 4h is the information about σ that is left when A is unknown too: 4h = I_σσ − I_Aσ²/I_AA. "orders" are
derivatives 0 … 3 in w = ν² of g/w and √h.

First route: variance of the scores, by the trapezoid rule in y with x = ln(1 + e^y), Bessel functions by mpmath. Second route,
for some of them: the expected curvature of ln p in (A, σ) by differences of ln p alone. The script fails where the two differ
by more than 1e-20. 50 digits and more; needs mpmath (Debian: python3-mpmath) and some 20 seconds. Nothing here knows the
packages. Run from the root of the project: /usr/bin/python3 tools/reference/chi.py [folder]
"""
import json
import sys

from mpmath import besseli, exp, log, log1p, mp, mpf, sqrt, workdps

mp.dps = 50
NOTHING = mpf(10) ** -50


def samples(f, likeliest, step):
    """f(x) with its first entry, a density, made a weight; from the likeliest x both ways, until it weighs nothing."""
    found, largest = [], mpf(0)
    middle = int(likeliest / step)
    for first, direction in ((middle, 1), (middle - 1, -1)):
        k, weight = first, None
        while weight is None or weight > NOTHING * largest:
            y = k * step
            density, *rest = f(log1p(exp(-abs(y))) + max(y, mpf(0)))
            weight = density / (1 + exp(-y)) * step
            largest = max(largest, weight)
            found.append((weight, *rest))
            k += direction
    return found


def scores(L, nu, centre):
    """(weight, s_A, s_σ, ∂s_A/∂ν) of samples x, from p = x^L ν^(1−L) e^(−(x²+ν²)/2) I_(L−1)(xν), σ = 1."""

    def at(x):
        z = x * nu
        below, own = besseli(L - 1, z), besseli(L, z)
        ratio = own / below
        density = x * (x / nu) ** (L - 1) * exp(-(x * x + nu * nu) / 2) * below
        a = x * ratio - nu
        s = x * x - nu * nu - 2 * L - 2 * nu * a
        return density, a, s, x * x * (1 - ratio**2 - (2 * L - 1) * ratio / z) - 1

    return samples(at, sqrt(centre**2 + 2 * L - 1), mpf(1) / 8)


def information(L, nu, centre=None):
    """g, h, dg/dν"""
    points = scores(L, nu, nu if centre is None else centre)
    total = sum(s[0] for s in points)
    assert abs(total - 1) < mpf(10) ** -25, (L, nu, total)
    mean = lambda f: sum(w * f(a, s, da) for w, a, s, da in points)
    g = mean(lambda a, s, da: a * a)
    beta = mean(lambda a, s, da: a * s) / g
    return g, mean(lambda a, s, da: (s - beta * a) ** 2) / 4, mean(lambda a, s, da: 2 * a * da + a**3)


def curvature(L, nu):
    """I_AA and 4h from −E ∂² ln p by second differences of ln p; nothing of the scores is used."""
    with workdps(105):
        d = mpf(10) ** -22

        def ln(x, A, S):
            return L * log(x) + (1 - L) * log(A) - 2 * log(S) - (x * x + A * A) / (2 * S * S) + log(besseli(L - 1, x * A / S**2))

        def at(x):
            middle = ln(x, nu, mpf(1))
            second = lambda u, v: (ln(x, nu + u * d, 1 + v * d) - 2 * middle + ln(x, nu - u * d, 1 - v * d)) / d**2
            aa, ss, both = second(nu, 0), second(0, 1), second(nu, 1)
            return exp(middle), -aa / nu**2, -(both - aa - ss) / 2 / nu, -ss

        points = samples(at, sqrt(nu**2 + 2 * L - 1), mpf(1) / 11)
        aa, both, ss = (sum(s[0] * s[k] for s in points) for k in (1, 2, 3))
        return aa, ss - both**2 / aa


def case(L, nu, check):
    g, h, slope = information(L, mpf(nu))
    if check:
        aa, rest = curvature(L, mpf(nu))
        apart = max(abs(aa / g - 1), abs(rest / (4 * h) - 1))
        assert apart < mpf(10) ** -20, (L, nu, mp.nstr(apart, 3))
    return {"coils": L, "at": nu, "g": float(g), "slope": float(slope), "beyond": float(h)}


STENCILS = (([0, 0, 0, 1, 0, 0, 0], 1), ([-1, 9, -45, 0, 45, -9, 1], 60), ([2, -27, 270, -490, 270, -27, 2], 180), ([1, -8, 13, 0, -13, 8, -1], 8))


def orders(L, w):
    """Derivatives by differences over seven points, off by 1e-20."""
    d = mpf(w) / 10**5
    values = []
    for k in range(-3, 4):
        at = mpf(w) + k * d
        g, h, _ = information(L, sqrt(at), sqrt(mpf(w)))
        values.append((g / at, sqrt(h)))
    difference = lambda i: [float(sum(c * v[i] for c, v in zip(cs, values)) / by / d**n) for n, (cs, by) in enumerate(STENCILS)]
    return {"coils": L, "w": w, "perSquare": difference(0), "rootBeyond": difference(1)}


PER_DECADE = {1: 6, 2: 1, 4: 1, 8: 1, 32: 1, 128: 1}
cases = [case(L, float(10.0 ** (k / n)), k % 6 == 0) for L, n in PER_DECADE.items() for k in range(-3 * n, 4 * n + 1)]
slopes = [orders(L, w) for L in (1, 4, 128) for w in (0.01, 4.0, 400.0)]
folder = sys.argv[1] if len(sys.argv) > 1 else "test/reference"
lines = lambda rows: "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]"
note = "tools/reference/chi.py: 50-digit quadrature of the scores, some values held to the curvature of ln p to 1e-20"
with open(f"{folder}/chi.json", "w") as file:
    file.write(f'{{\n"from": {json.dumps(note, ensure_ascii=False)},\n"information": {lines(cases)},\n"orders": {lines(slopes)}\n}}\n')
