/* One protocol of 16 echo times, derivatives by hand. argv[1]: bound, gradient or sum (the gradient over 4096 tissues). */
#include "serve.h"
#define N 16
#define TISSUES 4096
#define SIGMA 0.02

static double in[2 + N], out[2 + N];
static double *S0s, *T2s;

/* J, F and the SDs of S0 and T2*. */
__attribute__((noinline)) static void bound(const double *restrict x, double *restrict y) {
  const double S0 = x[0], r = 1 / x[1], s = S0 * r * r;
  double f00 = 0, f01 = 0, f11 = 0;
  for (int k = 0; k < N; k++) {
    const double t = x[2 + k], e = exp(-t * r), g = s * t * e;
    f00 += e * e;
    f01 += e * g;
    f11 += g * g;
  }
  const double d = 1 / (f00 * f11 - f01 * f01);
  y[0] = SIGMA * sqrt(f11 * d);
  y[1] = SIGMA * sqrt(f00 * d);
}

/* var(T2*) and its slope in every echo time, added to y. */
__attribute__((noinline)) static void gradient(double S0, double T2, const double *restrict TE, double *restrict y) {
  const double r = 1 / T2, q = S0 * r * r;
  double e2[N], f00 = 0, f01 = 0, f11 = 0;
  for (int k = 0; k < N; k++) {
    const double e = exp(-TE[k] * r), g = q * TE[k] * e;
    e2[k] = e * e;
    f00 += e2[k];
    f01 += e * g;
    f11 += g * g;
  }
  const double d = 1 / (f00 * f11 - f01 * f01), v = f00 * d, c = SIGMA * SIGMA * d;
  y[0] += SIGMA * SIGMA * v;
  for (int k = 0; k < N; k++) {
    const double t = TE[k] * r, d00 = -2 * e2[k] * r, d01 = q * e2[k] * (1 - 2 * t), d11 = 2 * q * q * TE[k] * e2[k] * (1 - t);
    y[1 + k] += c * (d00 - v * (d00 * f11 + f00 * d11 - 2 * f01 * d01));
  }
}

static void runBound(void) { bound(in, out); }
static void runGradient(void) {
  memset(out, 0, sizeof out);
  gradient(in[0], in[1], in + 2, out);
}
static void runSum(void) {
  memset(out, 0, sizeof out);
  for (int i = 0; i < TISSUES; i++) gradient(S0s[i], T2s[i], in + 2, out);
}

int main(int argc, char **argv) {
  const char *which = argc > 1 ? argv[1] : "bound";
  in[0] = 1;
  in[1] = 0.02;
  for (int k = 0; k < N; k++) in[2 + k] = 2e-3 + 3e-3 * k;
  S0s = column(TISSUES);
  T2s = column(TISSUES);
  for (int i = 0; i < TISSUES; i++) {
    S0s[i] = 0.5 + spread(i, GOLDEN);
    T2s[i] = 5e-3 + 75e-3 * spread(i, PLASTIC);
  }
  void (*run)(void) = which[0] == 'b' ? runBound : which[0] == 'g' ? runGradient : runSum;
  run();
  double check[1 + N];
  const int n = which[0] == 'b' ? 2 : 1 + N;
  for (int k = 0; k < n; k++) check[k] = out[k];
  serve(run, check, n);
}
