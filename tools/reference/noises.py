"""Bounds under several noises, and of experiments near singularity, in 50-digit arithmetic: test/reference/noises.json.

Derivatives are written by hand, every inverse is that of F itself, and the information of a magnitude is the integral

    g(v) = E[(u I_L(uv)/I_(L-1)(uv) - v)^2],    u = magnitude/sigma

by quadrature. Inputs are the decimal numbers, times in ms, amplitudes 1 where not said otherwise.
Needs mpmath (Debian: python3-mpmath). Usage: /usr/bin/python3 tools/reference/noises.py [folder]
"""
import json
import sys

from mpmath import besseli, exp, inverse, matrix, mp, mpf, quad, sqrt

mp.dps = 50


def g(v, coils=1):
    """What a magnitude tells about its signal, over what a signed sample would."""
    if v == 0:
        return mpf(0)

    def integrand(u):
        low, high = besseli(coils - 1, u * v), besseli(coils, u * v)
        density = u**coils * v ** (1 - coils) * exp(-(u * u + v * v) / 2) * low
        return density * (u * high / low - v) ** 2

    with mp.workdps(22):
        ends = [max(mpf(0), v - 12), v, v + 4, v + 16]
        return quad(integrand, [x for i, x in enumerate(ends) if i == 0 or x > ends[i - 1]])


def sds(rows, weights, slopes=()):
    """SDs of the parameters, then those of quantities with these slopes."""
    n = len(rows[0])
    F = matrix(n, n)
    for row, w in zip(rows, weights):
        for i in range(n):
            for k in range(n):
                F[i, k] += w * row[i] * row[k]
    C = inverse(F)
    units = [[mpf(i == k) for k in range(n)] for i in range(n)]
    return [sqrt(sum(h[i] * C[i, k] * h[k] for i in range(n) for k in range(n))) for h in units + [list(h) for h in slopes]]


def decay(times, T, offset=False):
    rows = [[exp(-t / T), exp(-t / T) * t / T**2] for t in times]
    return [row + [mpf(1)] for row in rows] if offset else rows


def real(x):
    return float(x)


PRESET = [mpf(14) / 100 + mpf(34) / 10 * k for k in range(6)]
INVERSIONS = [mpf(t) for t in (120, 200, 1120, 1200, 2120, 2200, 3120, 4120)]


def magnitude_price(T, snr, coils):
    means = [snr * exp(-t / T) for t in PRESET]
    rows = decay(PRESET, mpf(T))
    return real(sds(rows, [g(v, coils) for v in means])[1] / sds(rows, [1] * 6)[1])


def molli_price(T1, c, snr):
    T = T1 / (c - 1)
    rows = [[mpf(1), -exp(-t / T), -c * exp(-t / T) * t / T**2] for t in INVERSIONS]
    slopes = [[-c * T, T, c - 1]]  # of T1 = T (B/A - 1) at A = 1
    means = [snr * abs(1 - c * exp(-t / T)) for t in INVERSIONS]
    return real(sds(rows, [g(v) for v in means], slopes)[3] / sds(rows, [1] * 8, slopes)[3])


def biexponential(Ta, Tb):
    """500 exp(-TE/Ta) + 500 exp(-TE/Tb), 32 echoes 10 ms apart, sigma = 1: SDs of both amplitudes and times, in turn."""
    times = [mpf(10 * (k + 1)) for k in range(32)]
    rows = [[e for T in (Ta, Tb) for e in (exp(-t / T), 500 * exp(-t / T) * t / T**2)] for t in times]
    return [real(x) for x in sds(rows, [1] * 32)]


def line(step):
    """A + B t at t = 0 ... 7, Cov(i, k) = 1 - |i - k| step: SDs of both."""
    S = inverse(matrix(8, 8) + matrix([[1 - abs(i - k) * step for k in range(8)] for i in range(8)]))
    J = matrix([[1, t] for t in range(8)])
    C = inverse(J.T * S * J)
    return [real(sqrt(C[i, i])) for i in range(2)]


times = [k * mpf(128) / 10 for k in range(30)]
epg = [mpf(5 * (k + 1)) for k in range(48)]
made = {
    "rician price": [[T, snr, magnitude_price(T, mpf(snr), 1)] for T in (1, 10) for snr in (50, 20, 10)],
    "price of 4 coils": [[T, snr, magnitude_price(T, mpf(snr), 4)] for T in (1, 10) for snr in (20, 5)],
    "molli price": [
        [T1, c / 100, snr, molli_price(mpf(T1), mpf(c) / 100, mpf(snr))]
        for T1, c in ((400, 195), (1000, 190), (1500, 190), (1500, 185))
        for snr in (25, 10)
    ],
    "offset": [[T, *[real(sds(decay(PRESET, mpf(T), more), [2500] * 6)[1] / T) for more in (False, True)]] for T in (10, 20)],
    "biexponential": [
        [a / 100, b / 100, biexponential(mpf(a) / 100, mpf(b) / 100)]
        for a, b in ((2000, 10000), (6000, 8000), (7900, 8000), (7990, 8000), (7999, 8000))
    ],
    "line under nearly one noise": [[bits, *line(mpf(2) ** -bits)] for bits in (4, 20, 30, 34)],
    "mono-T2 panel": [real(x) for x in sds(decay(times, mpf(100)), [2500] * 30)],
    "M0 known": real(sds(decay(epg, mpf(100)), [1] * 48)[1] * sqrt(sum(row[1] ** 2 for row in decay(epg, mpf(100))))),
}
folder = sys.argv[1] if len(sys.argv) > 1 else "test/reference"
lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in made.items())
with open(f"{folder}/noises.json", "w", encoding="utf8") as file:
    file.write("{\n" + lines + "\n}\n")
