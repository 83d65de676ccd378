"""Values, gradients, Hessians and orders 0 to 6 in each input of every formula at every point, to 60 digits: exact.json.

sympy differentiates, mpmath evaluates, at the inputs as the doubles they are.  They stand in for JAX, with which the
demonstrations this project grew from took second and higher orders.  Made with Debian 12's python3-sympy 1.11.
Again:  /usr/bin/python3 demos/reference/exact.py
"""

import sympy

from formulas import FORMULAS, POINTS, write

DIGITS = 60
ORDERS = 6


def case(formula, inputs, at):
    x = sympy.symbols(inputs)
    expression = formula(sympy, *x)
    point = {symbol: sympy.Rational(value) for symbol, value in zip(x, at)}
    exact = lambda e: str(sympy.N(e.subs(point), DIGITS))
    slopes = [expression.diff(symbol) for symbol in x]
    return {
        "at": at,
        "value": exact(expression),
        "gradient": [exact(slope) for slope in slopes],
        "hessian": [[exact(slope.diff(symbol)) for symbol in x] for slope in slopes],
        "orders": {name: [exact(expression.diff(symbol, n)) for n in range(ORDERS + 1)] for name, symbol in zip(inputs, x)},
    }


write("exact.json", {name: [case(FORMULAS[name], spec["inputs"], at) for at in spec["at"]] for name, spec in POINTS.items()})
