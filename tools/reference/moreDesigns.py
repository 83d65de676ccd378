"""Writes test/reference/moreDesigns.json: best designs that test/reference/designs.json has not.

Of weights: criteria E, Ds, A with weights, c of derived quantities, under magnitude noise, with σ unknown, with priors, with
samples that are made in any case, per unit of time, and in regions of two settings. Sensitivities are typed here as formulas (σ = 1 unless said). A multiplicative algorithm on a grid finds which places
count; Newton on the gradient of the cost, 30 digits, finds them and their weights; the equivalence theorem is then checked on
another grid ("excess": by how much the best place there would beat the design, in its own cost; the script fails above 1e-8).
c-optimal designs come from Elfving's theorem instead, which forms no information.

Needs mpmath, numpy and scipy (Debian: python3-mpmath, python3-numpy, python3-scipy). Nothing here knows the packages. Run
from the root of the project: /usr/bin/python3 tools/reference/moreDesigns.py [folder]
"""
import itertools
import json
import sys

import numpy as np
from mpmath import besseli, exp, findroot, inf, lambertw, log, lu_solve, matrix, mp, mpf, pi, quad, sin, cos, sqrt
from scipy.optimize import linprog

mp.dps = 30
FOUND = {}


def dots(rows, p):
    M = matrix(p, p)
    for f in rows:
        for i in range(p):
            for k in range(p):
                M[i, k] += f[i] * f[k]
    return M


# Costs: ln of what falls as 1/n.
def cost_D(M):
    return -log(mp.det(M)) / M.rows


def cost_of(G, weights=None):
    """ln Σ w gᵀM⁻¹g"""
    w = weights or [1] * len(G)
    return lambda M: log(sum(wi * (matrix(g).T * lu_solve(M, matrix(g)))[0] for wi, g in zip(w, G)))


def cost_Ds(G):
    def cost(M):
        C = matrix(len(G), len(G))
        for i, g in enumerate(G):
            for k, h in enumerate(G):
                C[i, k] = (matrix(g).T * lu_solve(M, matrix(h)))[0]
        return log(mp.det(C)) / len(G)
    return cost


def cost_E(M):
    return log(1 / min(mp.eigsy(M, eigvals_only=True)))


def multiplicative(rows, cost, points, M0, total, rounds=3000):
    """Weights on a grid in doubles: each times the root of its worth."""
    F = [np.array([[float(x) for x in f] for f in rows(*p)]) for p in points]
    info = np.array([f.T @ f for f in F])
    base = np.array(M0.tolist(), dtype=float)
    w = np.full(len(points), 1 / len(points))
    for _ in range(rounds):
        M = base + total * np.einsum('n,nij->ij', w, info)
        worth = total * np.einsum('ij,nij->n', cost(M), info)
        w *= np.sqrt(np.maximum(worth, 0))
        w /= w.sum()
    return w


def slopes_of(kind, G=None, weights=None):
    """S with −∂ ln cost = tr(S ∂M), in doubles."""
    def S(M):
        C = np.linalg.inv(M)
        if kind == 'D':
            return C / len(M)
        if kind == 'E':
            values, vectors = np.linalg.eigh(M)
            v = vectors[:, 0]
            return np.outer(v, v) / values[0]
        g = np.array(G, dtype=float)
        if kind == 'Ds':
            return C @ g.T @ np.linalg.inv(g @ C @ g.T) @ g @ C / len(g)
        w = np.array(weights or [1] * len(g), dtype=float)
        return C @ (g.T * w) @ g @ C / np.sum(w * np.einsum('ti,ij,tj->t', g, C, g))
    return S


def grid(lower, upper, counts):
    return list(itertools.product(*[np.linspace(float(a), float(b), n) for a, b, n in zip(lower, upper, counts)]))


def clusters(points, w, lower, upper):
    """Places that count, neighbors put together; sides of the region are recognized."""
    size = np.array([float(b - a) for a, b in zip(lower, upper)])
    heaps = []
    for k in np.argsort(-w):
        if w[k] < 2e-3:
            break
        x = np.array(points[k])
        near = next((h for h in heaps if np.all(np.abs(h[0] - x) <= 0.06 * size)), None)
        if near is None:
            heaps.append([x, w[k], x * w[k]])
        else:
            near[1] += w[k]
            near[2] = near[2] + x * w[k]
    places = [h[2] / h[1] for h in heaps]
    return places, [h[1] for h in heaps]


def weighed(name, rows, p, kind, lower, upper, counts, G=None, weights=None, M0=None, total=1, told=None):
    """The best weights of a region, and their excess on a grid."""
    M0 = M0 if M0 is not None else matrix(p, p)
    cost = {'D': cost_D, 'E': cost_E}.get(kind) or (cost_Ds(G) if kind == 'Ds' else cost_of(G, weights))
    S = slopes_of(kind, G, weights)
    points = grid(lower, upper, counts)
    places, ws = clusters(points, multiplicative(rows, S, points, M0, total), lower, upper)
    free, start = [], []
    near = [0.02 * float(b - a) for a, b in zip(lower, upper)]
    for n, x in enumerate(places):
        for k in range(len(x)):
            if x[k] - lower[k] < near[k]:
                places[n][k] = float(lower[k])
            elif upper[k] - x[k] < near[k]:
                places[n][k] = float(upper[k])
            else:
                free.append((n, k))
                start.append(x[k])

    def unpack(z):
        xs = [[(lower[k] if v == float(lower[k]) else upper[k] if v == float(upper[k]) else mpf(v)) for k, v in enumerate(x)] for x in places]
        for (n, k), v in zip(free, z):
            xs[n][k] = v
        w = list(z[len(free):])
        return xs, w + [1 - sum(w)]

    def ln(*z):
        xs, w = unpack(z)
        M = M0 + total * sum((wi * dots(rows(*x), p) for wi, x in zip(w, xs)), matrix(p, p))
        return cost(M)

    print(name, places, ws, flush=True)
    z0 = [mpf(float(v)) for v in start] + [mpf(float(v)) for v in ws[:-1]]

    def slopes(*z):
        out = []
        for k in range(len(z)):
            h = mpf(10) ** -10 * max(abs(z[k]), mpf(1) / 1000)
            up, down = list(z), list(z)
            up[k], down[k] = z[k] + h, z[k] - h
            out.append((ln(*up) - ln(*down)) / (2 * h))
        return out

    z = list(findroot(slopes, z0, tol=1e-26, maxsteps=25)) if z0 else []
    xs, w = unpack(z)
    M = M0 + total * sum((wi * dots(rows(*x), p) for wi, x in zip(w, xs)), matrix(p, p))
    Sd = S(np.array(M.tolist(), dtype=float))
    made = sum(float(wi) * worth(rows, Sd, x) for wi, x in zip(w, xs))
    other = grid(lower, upper, [c + 17 for c in counts])
    excess = total * (max(worth(rows, Sd, x) for x in other) - made)
    print(name, len(z), [[mp.nstr(v, 10) for v in x] for x in xs], [mp.nstr(v, 10) for v in w], mp.nstr(cost(M), 15), 'excess', excess)
    assert excess < 1e-8 and min(w) > 0, name
    order = sorted(range(len(xs)), key=lambda k: tuple(xs[k]))
    FOUND[name] = dict(support=[[float(v) for v in xs[k]] for k in order], weights=[float(w[k]) for k in order], logCost=float(cost(M)))


def worth(rows, S, x):
    f = np.array([[float(v) for v in r] for r in rows(*x)])
    return float(np.einsum('ni,ij,nj->', f, S, f))


def elfving(name, row, c, lower, upper, guess, count=4001, coarse=1e-5):
    """c-optimal: the least (Σ|u|)² with Σ u f(x) = c; places at the sides stay, others move."""
    def length(xs):
        F = matrix(len(c), len(c))
        for k, x in enumerate(xs):
            for i, v in enumerate(row(x)):
                F[i, k] = v
        return lu_solve(F, matrix(c))

    free = [k for k, x in enumerate(guess) if x not in (lower, upper)]

    def value(*z):
        xs = list(guess)
        for k, v in zip(free, z):
            xs[k] = v
        return sum(abs(u) for u in length(xs))

    def slopes(*z):
        out = []
        for k in range(len(z)):
            h = mpf(10) ** -10 * z[k]
            up, down = list(z), list(z)
            up[k], down[k] = z[k] + h, z[k] - h
            out.append((value(*up) - value(*down)) / (2 * h))
        return out

    z = list(findroot(slopes, [mpf(guess[k]) for k in free], tol=1e-26))
    xs = list(guess)
    for k, v in zip(free, z):
        xs[k] = v
    u = length(xs)
    total = sum(abs(v) for v in u)
    # On a grid, by linear programming: no less.
    ts = np.linspace(float(lower), float(upper), count)
    F = np.array([[float(v) for v in row(mpf(t))] for t in ts]).T
    scale = np.abs(F).max(axis=1)
    A = np.hstack([F, -F]) / scale[:, None]
    lp = linprog(np.ones(2 * len(ts)), A_eq=A, b_eq=np.array([float(v) for v in c]) / scale, method='highs')
    print(name, [mp.nstr(x, 12) for x in xs], [mp.nstr(abs(v) / total, 10) for v in u], mp.nstr(total ** 2, 15), 'lp', lp.fun ** 2)
    assert float(total) <= lp.fun * (1 + 1e-9) and lp.fun <= float(total) * (1 + coarse)
    FOUND[name] = dict(support=[[float(x)] for x in xs], weights=[float(abs(v) / total) for v in u], logCost=float(2 * log(total)))


def decay(t, S0=1, T2=1):
    e = exp(-mpf(t) / T2)
    return [e, S0 * t / mpf(T2) ** 2 * e]


def recovery(t, A=1, B=1, T=1):
    e = exp(-mpf(t) / T)
    return [1, -e, -B * t / mpf(T) ** 2 * e]


def rician_g(nu):
    """What one magnitude sample tells of its mean, σ = 1."""
    def f(x):
        z = x * nu
        i0, i1 = besseli(0, z), besseli(1, z)
        return x * exp(-(x * x + nu * nu) / 2) * i0 * (x * i1 / i0 - nu) ** 2
    return quad(f, [0, max(nu - 6, mpf(1) / 2), nu, nu + 6, nu + 14])


def rician_decay(snr):
    def row(t):
        e = exp(-mpf(t))
        g = sqrt(rician_g(snr * e))
        return [g * snr * e, g * snr * t * e]  # in units of S0 and T2
    return row


def spgr(a, TR, T1=1):
    """By M0 and T1; a in rad."""
    a, TR = mpf(a), mpf(TR)
    E = exp(-TR / T1)
    n, d = sin(a) * (1 - E), 1 - E * cos(a)
    dE = TR / mpf(T1) ** 2 * E
    return [n / d, dE * (-sin(a) * d + n * cos(a)) / d ** 2]


weighed('decay-E', lambda t: [decay(t)], 2, 'E', [mpf(0)], [mpf(8)], [801])
weighed('decay-A-3-0.5', lambda t: [decay(t)], 2, 'A', [mpf(0)], [mpf(8)], [801], G=[[1, 0], [0, 1]], weights=[3, 0.5])
weighed('recovery-Ds-A-T', lambda t: [recovery(t)], 3, 'Ds', [mpf(0)], [mpf(4)], [401], G=[[1, 0, 0], [0, 0, 1]])
weighed('recovery-E', lambda t: [recovery(t)], 3, 'E', [mpf(0)], [mpf(4)], [401])
prior = matrix([[0, 0], [0, mpf(1) / 4]])
weighed('decay-prior-D', lambda t: [decay(t)], 2, 'D', [mpf(0)], [mpf(8)], [801], M0=prior, total=6)
weighed('decay-prior-A', lambda t: [decay(t)], 2, 'A', [mpf(0)], [mpf(8)], [801], G=[[1, 0], [0, 1]], M0=prior, total=6)
fixed = 3 * dots([decay(mpf(1) / 2)], 2)
weighed('decay-fixed-c-T2', lambda t: [decay(t)], 2, 'c', [mpf(0)], [mpf(8)], [801], G=[[0, 1]], M0=fixed, total=5)
weighed('recovery-fixed-D', lambda t: [recovery(t)], 3, 'D', [mpf(0)], [mpf(4)], [401], M0=dots([recovery(mpf(1) / 2)], 3), total=4)
weighed('spgr-time-D', lambda a, TR: [[v / sqrt(mpf(TR)) for v in spgr(a, TR)]], 2, 'D', [mpf(0), mpf('0.005')], [pi / 3, mpf(2)], [241, 21])
weighed('spgr-time-c-T1', lambda a, TR: [[v / sqrt(mpf(TR)) for v in spgr(a, TR)]], 2, 'c', [mpf(0), mpf('0.005')], [pi / 3, mpf(2)], [241, 21], G=[[0, 1]])
weighed('spgr-time-c-T1-dead', lambda a, TR: [[v / sqrt(mpf(TR) + mpf('0.5')) for v in spgr(a, TR)]], 2, 'c', [mpf(0), mpf('0.005')], [pi, mpf('3')], [121, 41], G=[[0, 1]])
weighed('spgr-two-D', lambda a, TR: [spgr(a, TR)], 2, 'D', [mpf(0), mpf('0.005')], [pi / 3, mpf('0.05')], [241, 10])


elfving('recovery-c-T1-early', lambda t: recovery(t, 100, 225, 760), [mpf('-17.1'), mpf('7.6'), mpf('1.25')], mpf(100), mpf(400), [mpf(100), mpf(240), mpf(400)])
for snr in (5,):
    elfving(f'rician-c-T2-{snr}', rician_decay(snr), [0, 1], mpf(0), mpf(6), [mpf(0), mpf('1.2')], 121, 1e-3)

folder = sys.argv[1] if len(sys.argv) > 1 else 'test/reference'
with open(f'{folder}/moreDesigns.json', 'w') as file:
    json.dump({'provenance': 'tools/reference/moreDesigns.py: Newton in 30 digits, equivalence theorem on a grid; Elfving for c', 'designs': FOUND}, file, indent=1)
    file.write('\n')
