"""One step of gradient descent of a 2-16-16-1 perceptron on 100 samples by PyTorch, the whole set at once."""
import math
import torch
from serve import serve, spread, GOLDEN, PLASTIC, ROOT2

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
i = torch.arange(100, dtype=torch.float64)
s = 1 - 2 * (i % 2)
turn = math.pi * spread(i, GOLDEN)
X = torch.stack([(i % 2) + s * torch.cos(turn) + 0.2 * (spread(i, PLASTIC) - 0.5),
                 0.5 * (i % 2) + s * torch.sin(turn) + 0.2 * (spread(i, ROOT2) - 0.5)], dim=1)
start = 2 * spread(torch.arange(1, 338, dtype=torch.float64), GOLDEN) - 1
shapes, at = [(16, 3), (16, 17), (1, 17)], 0
layers = []
for rows, columns in shapes:
    layers.append(start[at:at + rows * columns].reshape(rows, columns))
    at += rows * columns


def run():
    global out
    w = [layer.clone().requires_grad_() for layer in layers]
    a = X
    for k, layer in enumerate(w):
        z = a @ layer[:, :-1].T + layer[:, -1]
        a = z if k == 2 else torch.relu(z)
    loss = torch.relu(1 - s * a[:, 0]).mean() + 1e-4 * sum((layer**2).sum() for layer in w)
    loss.backward()
    with torch.no_grad():
        for layer in w:
            layer -= 0.05 * layer.grad
    out = (loss, w)


serve(run, lambda: [out[0].item(), *(x for layer in out[1] for x in layer.flatten().tolist())])
