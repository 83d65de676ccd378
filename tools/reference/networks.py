"""Writes test/reference/networks.json: where PyTorch's optimizers go in 25 steps, and what its networks say, lose and how
they slope, in float64. Every number that goes in is written beside what comes out.

Made with Debian 12's python3-torch 1.13. Nothing here knows the packages. Run from the root of the project:
/usr/bin/python3 tools/reference/networks.py [folder]
"""
import json
import random
import sys

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
random.seed(3)  # few dead neurons

# Optimizers. The bowl is x·Ax/2 − b·x with eigenvalues of 0.9 … 1100, its axes turned.
A = [[900.0, 300.0, -20.0], [300.0, 250.0, 5.0], [-20.0, 5.0, 2.0]]
B = [1.0, -2.0, 0.5]
OBJECTIVES = {
    "bowl": (lambda x: x @ torch.tensor(A) @ x / 2 - torch.tensor(B) @ x, [1.0, -2.0, 0.5]),
    "rosenbrock": (lambda x: (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2, [-1.2, 1.0]),
}
OPTIMIZERS = {
    "sgd": (torch.optim.SGD, {}, {"bowl": 1.5e-3, "rosenbrock": 1e-3}),
    "momentum 0.9": (torch.optim.SGD, {"momentum": 0.9}, {"bowl": 5e-4, "rosenbrock": 2e-4}),
    "nesterov 0.9": (torch.optim.SGD, {"momentum": 0.9, "nesterov": True}, {"bowl": 5e-4, "rosenbrock": 2e-4}),
    "rmsProp 0.99": (torch.optim.RMSprop, {"alpha": 0.99}, {"bowl": 0.01, "rosenbrock": 0.01}),
    "rmsProp 0.75": (torch.optim.RMSprop, {"alpha": 0.75, "eps": 1e-3}, {"bowl": 0.05, "rosenbrock": 0.02}),
    "adam": (torch.optim.Adam, {}, {"bowl": 0.1, "rosenbrock": 0.1}),
    "adam 0.8 0.95": (torch.optim.Adam, {"betas": (0.8, 0.95), "eps": 1e-4}, {"bowl": 0.05, "rosenbrock": 0.05}),
    "adamW 0.01": (torch.optim.AdamW, {"weight_decay": 0.01}, {"bowl": 0.1, "rosenbrock": 0.1}),
    "adamW 0.5": (torch.optim.AdamW, {"weight_decay": 0.5}, {"bowl": 0.1, "rosenbrock": 0.1}),
}
STEPS = [1, 2, 3, 5, 10, 25]


def trajectory(optimizer, objective):
    rule, options, rates = OPTIMIZERS[optimizer]
    f, start = OBJECTIVES[objective]
    x = torch.tensor(start, requires_grad=True)
    stepper = rule([x], lr=rates[objective], **options)
    found = []
    for step in range(1, STEPS[-1] + 1):
        stepper.zero_grad()
        f(x).backward()
        stepper.step()
        if step in STEPS:
            found.append({"step": step, "x": x.tolist()})
    return {"optimizer": optimizer, "objective": objective, "start": start, "rate": rates[objective], "at": found}


# Networks. A layer is a matrix, one row per neuron: its weights, then its bias.
ACTIVATIONS = {
    "linear": lambda z: z,
    "relu": F.relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "softplus": F.softplus,
    "sin": torch.sin,
}
LOSSES = {
    "squared": lambda o, t: F.mse_loss(o, t),
    "relative": lambda o, t: torch.mean((o / t - 1) ** 2),
    "boundWeighted": lambda o, t: torch.mean((o - t[: len(o)]) ** 2 / t[len(o) :] ** 2),
    "hinge": lambda o, t: torch.clamp(1 - t * o, min=0)[0],
    "crossEntropy": lambda o, t: -F.logsigmoid(t * o)[0] if len(o) == 1 else F.cross_entropy(o[None], t.argmax()[None]),
}
SAMPLES = 3
# Layers as (width, activation): every activation hidden and as an output, one layer and three.
SHAPES = [
    (3, [[4, "relu"], [3, "tanh"]]),
    (2, [[5, "tanh"], [3, "linear"]]),
    (1, [[6, "sin"], [3, "softplus"]]),
    (2, [[3, "softplus"], [3, "sigmoid"], [3, "sin"]]),
    (4, [[3, "sigmoid"]]),
    (2, [[3, "linear"], [4, "relu"], [3, "relu"]]),
]


def number(low=-1.5, high=1.5):
    return round(random.uniform(low, high), 3)


def targets_of(loss, outputs):
    if loss == "squared":
        return [number() for _ in range(outputs)]
    if loss == "relative":
        return [random.choice([-1, 1]) * number(0.5, 2) for _ in range(outputs)]
    if loss == "boundWeighted":
        return [number() for _ in range(outputs)] + [number(0.2, 1) for _ in range(outputs)]
    if outputs == 1:
        return [random.choice([-1.0, 1.0])]
    right = random.randrange(outputs)
    return [1.0 if k == right else 0.0 for k in range(outputs)]


def network(inputs, layers, loss, l2):
    widths = [inputs] + [width for width, _ in layers]
    matrices = [
        torch.tensor([[number() for _ in range(nin + 1)] for _ in range(nout)], requires_grad=True)
        for nin, nout in zip(widths, widths[1:])
    ]
    samples = [[number() for _ in range(inputs)] for _ in range(SAMPLES)]
    targets = [targets_of(loss, widths[-1]) for _ in range(SAMPLES)]
    x = torch.tensor(samples, requires_grad=True)

    def outputs_of(row):
        activity = row
        for matrix, (_, activation) in zip(matrices, layers):
            activity = ACTIVATIONS[activation](F.linear(activity, matrix[:, :-1], matrix[:, -1]))
        return activity

    outputs = [outputs_of(row) for row in x]
    data = torch.stack([LOSSES[loss](o, torch.tensor(t)) for o, t in zip(outputs, targets)]).mean()
    total = data + l2 * sum((matrix**2).sum() for matrix in matrices)
    total.backward()
    return {
        "inputs": inputs,
        "layers": layers,
        "loss": loss,
        "l2": l2,
        "weights": flat(matrices),
        "x": samples,
        "t": targets,
        "outputs": [o.tolist() for o in outputs],
        "value": total.item(),
        "slopes": flat([matrix.grad for matrix in matrices]),
        "slopesOfInputs": x.grad.tolist(),
    }


def flat(matrices):
    return [each for matrix in matrices for each in matrix.flatten().tolist()]


def one_output(layers):
    return layers[:-1] + [[1, "linear"]]


def lines(cases):
    return "[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]"


trajectories = [trajectory(optimizer, objective) for optimizer in OPTIMIZERS for objective in OBJECTIVES]
networks = [
    network(inputs, one_output(layers) if loss == "hinge" else layers, loss, l2)
    for inputs, layers in SHAPES
    for loss in LOSSES
    for l2 in ([0.0, 0.03] if loss == "squared" else [0.0])
]
networks += [
    network(inputs, one_output(layers), loss, 0.01) for inputs, layers in SHAPES for loss in ("crossEntropy", "squared")
]
folder = sys.argv[1] if len(sys.argv) > 1 else "test/reference"
with open(f"{folder}/networks.json", "w") as file:
    bowl = json.dumps({"A": A, "b": B})
    file.write(f'{{"bowl": {bowl},\n"trajectories": {lines(trajectories)},\n"networks": {lines(networks)}}}\n')
