"""Maps of bounds by PyTorch: forward-mode duals, a whole map at a time, closed forms for the small inverses."""
import sys
import torch
import torch.autograd.forward_ad as forward
from serve import serve, spread, GOLDEN, PLASTIC, ROOT2, SIGMA, TE, TI

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
i = torch.arange(65536, dtype=torch.float64)
molli = sys.argv[1] == 'molli'
times = torch.tensor(TI if molli else TE)[:, None]
A = 0.5 + spread(i, GOLDEN)
parameters = [A, A * (1.7 + 0.3 * spread(i, PLASTIC)), 0.3 + 1.2 * spread(i, ROOT2)] if molli else [A, 5e-3 + 75e-3 * spread(i, PLASTIC)]


def signal(*p):
    if molli:
        return p[0] - p[1] * torch.exp(-times / p[2])
    return p[0] * torch.exp(-times / p[1])


def jacobian():
    columns = []
    for k, p in enumerate(parameters):
        with forward.dual_level():
            duals = [forward.make_dual(q, torch.ones_like(q)) if j == k else q for j, q in enumerate(parameters)]
            columns.append(forward.unpack_dual(signal(*duals)).tangent.expand(len(times), 65536))
    return columns


def run():
    global sd
    with torch.no_grad():
        J = jacobian()
        F = {(a, b): (J[a] * J[b]).sum(0) for a in range(len(J)) for b in range(a, len(J))}
        if not molli:
            det = F[0, 0] * F[1, 1] - F[0, 1] ** 2
            sd_t2 = SIGMA * torch.sqrt(F[0, 0] / det)
            sd = [SIGMA * torch.sqrt(F[1, 1] / det), sd_t2, sd_t2 / parameters[1] ** 2]
            return
        aa, ab, at, bb, bt, tt = (F[k] for k in ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)))
        c00, c01, c02 = bb * tt - bt * bt, at * bt - ab * tt, ab * bt - at * bb
        c11, c12, c22 = aa * tt - at * at, ab * at - aa * bt, aa * bb - ab * ab
        det = aa * c00 + ab * c01 + at * c02
        a, b, t = parameters
        ga, gb, gt = -t * b / (a * a), t / a, b / a - 1
        v = ga * ga * c00 + gb * gb * c11 + gt * gt * c22 + 2 * (ga * gb * c01 + ga * gt * c02 + gb * gt * c12)
        sd = [SIGMA * torch.sqrt(x / det) for x in (c00, c11, c22, v)]


rows = [1024 * k + 5 for k in range(64)]
serve(run, lambda: [float(column[row]) for column in sd for row in rows])
