"""The formulas of the demonstrations, over any module m that has exp, cos, tanh and pi (torch, sympy), and where they are held to references."""

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
POINTS = json.loads((HERE / "points.json").read_text())

FORMULAS = {
    "cosine": lambda m, A, f, phi, t: A * m.cos(2 * m.pi * f * t + phi),
    "exponential": lambda m, A, tau, t: A * m.exp(-t / tau),
    "rate": lambda m, A, R, t: A * m.exp(-R * t),
    "damping": lambda m, A, tau, f, phi, t: A * m.exp(-t / tau) * m.cos(2 * m.pi * f * t + phi),
    "t2star": lambda m, S0, T2star, TE: S0 * m.exp(-TE / T2star),
    "molli": lambda m, A, B, T1star, TI: A - B * m.exp(-TI / T1star),
    "molliT1": lambda m, A, c, T1, TI: A * (1 - c * m.exp(-TI * (c - 1) / T1)),
    "perceptron": lambda m, w1, x1, w2, x2, b: m.tanh(w1 * x1 + w2 * x2 + b),
}


def write(name, results):
    """One line for each point, so that a changed value is a changed line; beside the scripts, or in the folder given as argument."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    blocks = [f'  {json.dumps(key)}: [\n' + ",\n".join(f"    {json.dumps(case)}" for case in cases) + "\n  ]" for key, cases in results.items()]
    (folder / name).write_text("{\n" + ",\n".join(blocks) + "\n}\n")
