"""Values, gradients and Hessians (double backward) of every formula at every point by PyTorch in float64: pytorch.json.

Made with Debian 12's python3-torch 1.13.  Again:  /usr/bin/python3 demos/reference/pytorch.py
"""

import torch

from formulas import FORMULAS, POINTS, write

torch.set_default_dtype(torch.float64)


def case(formula, at):
    x = [torch.tensor(float(v), requires_grad=True) for v in at]
    value = formula(torch, *x)
    gradient = torch.autograd.grad(value, x, create_graph=True)
    return {
        "at": at,
        "value": value.item(),
        "gradient": [g.item() for g in gradient],
        "hessian": [row(g, x) for g in gradient],
    }


def row(g, x):
    """One row of the Hessian; an input that a slope does not depend on has none there."""
    if not g.requires_grad:
        return [0.0] * len(x)
    second = torch.autograd.grad(g, x, retain_graph=True, allow_unused=True)
    return [0.0 if h is None else h.item() for h in second]


write("pytorch.json", {name: [case(FORMULAS[name], at) for at in spec["at"]] for name, spec in POINTS.items()})
