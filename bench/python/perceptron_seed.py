"""One step of the perceptron the way teaching code does it: a scalar value object with a closure for each operation."""
import math
from serve import serve, spread, GOLDEN, PLASTIC, ROOT2


class Value:
    def __init__(self, data, children=()):
        self.data, self.grad, self.children, self.walk = data, 0.0, children, lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))

        def walk():
            self.grad += out.grad
            other.grad += out.grad
        out.walk = walk
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))

        def walk():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out.walk = walk
        return out

    def relu(self):
        out = Value(self.data if self.data > 0 else 0.0, (self,))

        def walk():
            self.grad += (out.data > 0) * out.grad
        out.walk = walk
        return out

    def backward(self):
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            value, done = stack.pop()
            if done:
                order.append(value)
            elif value not in seen:
                seen.add(value)
                stack.append((value, True))
                stack.extend((child, False) for child in value.children)
        self.grad = 1.0
        for value in reversed(order):
            value.walk()


def point(i):
    turn, s = math.pi * spread(i, GOLDEN), 1 - 2 * (i % 2)
    x = (i % 2) + s * math.cos(turn) + 0.2 * (spread(i, PLASTIC) - 0.5)
    y = 0.5 * (i % 2) + s * math.sin(turn) + 0.2 * (spread(i, ROOT2) - 0.5)
    return [x, y], s


samples = [point(i) for i in range(100)]
start = [2 * spread(k + 1, GOLDEN) - 1 for k in range(337)]


def run():
    global out
    w = [Value(x) for x in start]
    total = Value(0.0)
    for x, label in samples:
        activity, at = [Value(v) for v in x], 0
        for width in (16, 16, 1):
            row = []
            for _ in range(width):
                z = w[at + len(activity)]
                for k, value in enumerate(activity):
                    z = z + w[at + k] * value
                at += len(activity) + 1
                row.append(z if width == 1 else z.relu())
            activity = row
        total = total + (activity[0] * -label + 1.0).relu()
    total.backward()
    loss = total.data / 100 + 1e-4 * sum(v.data**2 for v in w)
    out = [loss, *(v.data - 0.05 * (v.grad / 100 + 2e-4 * v.data) for v in w)]


serve(run, lambda: out)
