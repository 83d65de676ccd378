"""Writes test/reference/primitives.json: every primitive's value, slopes and higher derivatives at chosen points, to the
nearest double; and test/reference/extension.json: the same of two primitives that a test makes for itself.

"orders" are dⁿ/dtⁿ, n = 0 … 8, along the line (x, y, z) + t (1, 1/2, −1/4). Needs mpmath (Debian: python3-mpmath) and works with 60 digits; the points are doubles taken exactly. Nothing here knows
the engine. Run from the root of the project: python3 tools/reference/primitives.py
"""
import json
from mpmath import mp, mpf, besseli, diff, diffs, erfi, exp, log, log1p, sqrt, sin, cos, tan, atan, atan2, sinh, cosh, tanh, erf, pi

mp.dps = 60

ONE = {
    "neg": (lambda x: -x, [-2.5, 0.0, 3.0]),
    "exp": (exp, [-30.0, -1.5, 0.0, 0.7, 20.0]),
    "expm1": (lambda x: exp(x) - 1, [-5.0, -1e-9, 1e-9, 0.5, 3.0]),
    "log": (log, [1e-8, 0.3, 1.7, 1e9]),
    "log1p": (lambda x: log(1 + x), [-0.9, -1e-9, 1e-9, 2.0]),
    "sqrt": (sqrt, [1e-6, 0.3, 2.0, 1e6]),
    "sin": (sin, [-2.0, 0.3, 1.5, 30.0]),
    "cos": (cos, [-2.0, 0.3, 1.5, 30.0]),
    "tan": (tan, [-1.2, 0.3, 1.5]),
    "atan": (atan, [-40.0, -0.3, 0.9, 1e3]),
    "sinh": (sinh, [-3.0, 1e-3, 0.8, 9.0]),
    "cosh": (cosh, [-3.0, 1e-3, 0.8, 9.0]),
    "tanh": (tanh, [-5.33, -0.4, 1e-3, 1.094, 5.33, 18.0]),
    "sigmoid": (lambda x: 1 / (1 + exp(-x)), [-40.0, -2.0, 0.1, 3.0, 30.0]),
    "softplus": (lambda x: log(1 + exp(x)), [-40.0, -2.0, 0.1, 3.0, 40.0]),
    "erf": (erf, [-3.3, -0.4, 1e-4, 0.9, 2.4, 2.6, 4.0, 5.5]),
    "abs": (abs, [-2.0, 3.0]),
    "relu": (lambda x: x if x > 0 else mpf(0), [-2.0, 3.0]),
    "step": (lambda x: mpf(1) if x > 0 else mpf(0), [-2.0, 3.0]),
}
TWO = {
    "add": (lambda x, y: x + y, [(1.5, -0.3)]),
    "sub": (lambda x, y: x - y, [(1.5, -0.3)]),
    "mul": (lambda x, y: x * y, [(1.5, -0.3), (0.0, 2.0)]),
    "div": (lambda x, y: x / y, [(1.5, -0.3), (0.0, 2.0)]),
    "pow": (lambda x, y: x**y, [(1.5, 2.2), (0.2, -1.3), (7.0, 3.0)]),
    "min": (min, [(1.0, 2.0), (3.0, -1.0)]),
    "max": (max, [(1.0, 2.0), (3.0, -1.0)]),
    "atan2": (lambda y, x: atan2(y, x), [(1.0, 2.0), (1.0, -2.0), (-3.0, 0.5)]),
}
THREE = {"where": (lambda t, x, y: x if t > 0 else y, [(1.0, 2.0, 3.0), (-1.0, 2.0, 3.0)])}
# Dawson's integral e^(-x^2) ∫₀ˣ e^(t^2) dt, and the ratio of Bessel functions I₁/I₀.
OTHERS = {
    "dawson": (lambda x: sqrt(pi) / 2 * exp(-x * x) * erfi(x), [-1.7, 0.0, 0.4, 1.1, 2.6]),
    "besselRatio": (lambda x: besseli(1, x) / besseli(0, x), [-3.0, 0.0, 1e-3, 0.6, 1.9, 8.0]),
}
DIRECTION = (mpf(1), mpf("0.5"), mpf("-0.25"))
MOST = 8


def case(f, point, order):
    """A partial derivative of the given orders, one per input."""
    point = tuple(mpf(x) for x in point)
    return float(f(*point) if sum(order) == 0 else diff(f, point if len(point) > 1 else point[0], order if len(point) > 1 else order[0]))


def orders(f, point):
    """Derivatives of order 0 … MOST along a line."""
    point = tuple(mpf(x) for x in point)
    line = lambda t: f(*(x + t * u for x, u in zip(point, DIRECTION)))
    return [float(mp.chop(d, tol=mpf(10) ** -50)) for d in diffs(line, mpf(0), MOST)]


def write(name, cases):
    with open(f"test/reference/{name}.json", "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")


out = []
for table, width in ((ONE, 1), (TWO, 2), (THREE, 3)):
    for name, (f, points) in table.items():
        for point in points:
            point = point if isinstance(point, tuple) else (point,)
            unit = [tuple(int(k == i) for k in range(width)) for i in range(width)]
            first = [case(f, point, o) for o in unit]
            second = [[case(f, point, tuple(a + b for a, b in zip(o, p))) for p in unit] for o in unit]
            out.append({"operation": name, "at": list(point), "value": case(f, point, (0,) * width), "first": first, "second": second, "orders": orders(f, point)})
write("primitives", out)
write("extension", [{"operation": name, "at": x, "orders": orders(f, (x,))} for name, (f, points) in OTHERS.items() for x in points])
