"""Dual numbers over mpmath: a value and its slopes, and the functions that formulas of tools/reference need of them.

Each function takes plain numbers too, which have no slopes.
"""
import mpmath as mp


class Dual:
    """x + Σ slopes[i] εᵢ; real or complex."""

    def __init__(self, value, slopes):
        self.value, self.slopes = value, slopes

    def _chain(self, value, slope):
        return Dual(value, [slope * s for s in self.slopes])

    def __add__(self, other):
        if not isinstance(other, Dual):
            return Dual(self.value + other, self.slopes)
        return Dual(self.value + other.value, [s + t for s, t in zip(self.slopes, other.slopes)])

    def __mul__(self, other):
        if not isinstance(other, Dual):
            return self._chain(self.value * other, other)
        slopes = [s * other.value + self.value * t for s, t in zip(self.slopes, other.slopes)]
        return Dual(self.value * other.value, slopes)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def _inverse(self):
        return self._chain(1 / self.value, -1 / self.value**2)

    def __truediv__(self, other):
        return self * (other._inverse() if isinstance(other, Dual) else 1 / mp.mpmathify(other))

    def __rtruediv__(self, other):
        return self._inverse() * other

    def __pow__(self, n):
        return self._chain(self.value**n, n * self.value ** (n - 1)) if n != 0 else self * 0 + 1

    __radd__, __rmul__ = __add__, __mul__


def exp(x):
    return x._chain(mp.exp(x.value), mp.exp(x.value)) if isinstance(x, Dual) else mp.exp(x)


def sin(x):
    return x._chain(mp.sin(x.value), mp.cos(x.value)) if isinstance(x, Dual) else mp.sin(x)


def cos(x):
    return x._chain(mp.cos(x.value), -mp.sin(x.value)) if isinstance(x, Dual) else mp.cos(x)


def sqrt(x):
    root = mp.sqrt(x.value if isinstance(x, Dual) else x)
    return x._chain(root, 1 / (2 * root)) if isinstance(x, Dual) else root


def value(x):
    return x.value if isinstance(x, Dual) else x
