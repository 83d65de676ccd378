"""var(T2*) and its slopes in 16 echo times by PyTorch: reverse mode through the derivatives of the signal."""
import torch
from serve import serve, SIGMA, TE

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def run():
    global out
    TEs = torch.tensor(TE, requires_grad=True)
    T2 = torch.tensor(0.02)
    e = torch.exp(-TEs / T2)
    g = TEs * e / T2**2
    f00, f01, f11 = (e * e).sum(), (e * g).sum(), (g * g).sum()
    v = SIGMA**2 * f00 / (f00 * f11 - f01 * f01)
    v.backward()
    out = [v.item(), *TEs.grad.tolist()]


serve(run, lambda: out)
