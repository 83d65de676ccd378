"""A variant of a benchmark as a process: prints the numbers it computed, then answers each count with nanoseconds."""
import sys
import time


def serve(run, check):
    run()
    print(' '.join(repr(float(x)) for x in check()), flush=True)
    for line in sys.stdin:
        began = time.perf_counter_ns()
        for _ in range(int(line)):
            run()
        print(time.perf_counter_ns() - began, flush=True)


def spread(k, step):
    """The fractional part of k * step, for a number or an array."""
    x = k * step
    return x - x // 1


GOLDEN, PLASTIC, ROOT2 = 0.6180339887498949, 0.7548776662466927, 0.41421356237309503
SIGMA = 0.02
TE = [2e-3 + 3e-3 * k for k in range(16)]
TI = [0.1, 0.18, 0.26, 1.1, 1.18, 1.26, 2.1, 2.18, 2.26, 3.26, 4.26]
