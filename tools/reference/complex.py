"""Writes test/reference/complex.json: functions of complex numbers, their first and second derivatives (of those that have
one) at chosen points, to the nearest double.

Needs mpmath (Debian: python3-mpmath) and works with 60 digits; the points are doubles taken exactly. Nothing here knows the
engine. Run from the root of the project: python3 tools/reference/complex.py
"""
import json
from mpmath import mp, mpc, arg, conj, cos, cosh, diff, exp, log, sin, sinh, sqrt, tan, tanh

mp.dps = 60

POINTS = [(0.3, -0.7), (-1.1, 0.4), (2.5, 3.25), (-0.6, -2.0), (0.001, 40.0)]
OTHER = mpc("0.75", "-1.25")

HOLOMORPHIC = {
    "exp": exp,
    "log": log,
    "sqrt": sqrt,
    "sin": sin,
    "cos": cos,
    "tan": tan,
    "sinh": sinh,
    "cosh": cosh,
    "tanh": tanh,
    "neg": lambda z: -z,
    "add": lambda z: z + OTHER,
    "sub": lambda z: OTHER - z,
    "mul": lambda z: z * OTHER,
    "div": lambda z: OTHER / z,
    "cube": lambda z: z**3,
    "inverseSquare": lambda z: z**-2,
    "half": lambda z: exp(log(z) / 2),
    "toTheOther": lambda z: exp(OTHER * log(z)),
}
OF_PARTS = {"abs": abs, "arg": arg, "conj": conj}


def pair(z):
    z = mpc(z)
    return [float(z.real), float(z.imag)]


cases = [
    {"of": name, "at": list(at), "value": pair(f(mpc(*at))), "first": pair(diff(f, mpc(*at))), "second": pair(diff(f, mpc(*at), 2))}
    for name, f in HOLOMORPHIC.items()
    for at in POINTS
]
others = [{"of": name, "at": list(at), "value": pair(f(mpc(*at)))} for name, f in OF_PARTS.items() for at in POINTS]
with open("test/reference/complex.json", "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(case) for case in cases + others) + "\n]\n")
