/* Cramér–Rao maps from derivatives worked out by hand: 256² tissues, σ = 0.02. argv[1]: t2star or molli. */
#include "serve.h"

#define ROWS 65536
#define SIGMA 0.02

static double *in[3], *out[4];
static double at[16];

/* S = S0 e^(−TE/T2*); SDs of S0, T2*, R2*. */
__attribute__((noinline)) static void t2star(const double *restrict S0, const double *restrict T2, const double *restrict TE,
                                             double *restrict sdS0, double *restrict sdT2, double *restrict sdR2) {
#pragma omp simd
  for (int i = 0; i < ROWS; i++) {
    const double r = 1 / T2[i], s = S0[i] * r * r;
    double f00 = 0, f01 = 0, f11 = 0;
    for (int k = 0; k < 16; k++) {
      const double e = exp(-TE[k] * r), g = s * TE[k] * e;
      f00 += e * e;
      f01 += e * g;
      f11 += g * g;
    }
    const double d = 1 / (f00 * f11 - f01 * f01);
    sdS0[i] = SIGMA * sqrt(f11 * d);
    const double sd = SIGMA * sqrt(f00 * d);
    sdT2[i] = sd;
    sdR2[i] = sd * r * r;
  }
}

/* S = A − B e^(−TI/T1*); SDs of A, B, T1* and T1 = T1* (B/A − 1) by the delta method. */
__attribute__((noinline)) static void molli(const double *restrict A, const double *restrict B, const double *restrict T1s,
                                            const double *restrict TI, double *restrict sdA, double *restrict sdB,
                                            double *restrict sdT1s, double *restrict sdT1) {
#pragma omp simd
  for (int i = 0; i < ROWS; i++) {
    const double r = 1 / T1s[i], s = B[i] * r * r;
    double ab = 0, at1 = 0, bb = 0, bt = 0, tt = 0;
    for (int k = 0; k < 11; k++) {
      const double e = exp(-TI[k] * r), g = s * TI[k] * e; /* slopes: 1, −e, −g */
      ab -= e;
      at1 -= g;
      bb += e * e;
      bt += e * g;
      tt += g * g;
    }
    const double aa = 11;
    const double c00 = bb * tt - bt * bt, c01 = at1 * bt - ab * tt, c02 = ab * bt - at1 * bb;
    const double c11 = aa * tt - at1 * at1, c12 = ab * at1 - aa * bt, c22 = aa * bb - ab * ab;
    const double d = 1 / (aa * c00 + ab * c01 + at1 * c02);
    sdA[i] = SIGMA * sqrt(c00 * d);
    sdB[i] = SIGMA * sqrt(c11 * d);
    sdT1s[i] = SIGMA * sqrt(c22 * d);
    const double q = 1 / A[i], gA = -T1s[i] * B[i] * q * q, gB = T1s[i] * q, gT = B[i] * q - 1;
    const double v = gA * gA * c00 + gB * gB * c11 + gT * gT * c22 + 2 * (gA * gB * c01 + gA * gT * c02 + gB * gT * c12);
    sdT1[i] = SIGMA * sqrt(v * d);
  }
}

static void runT2star(void) { t2star(in[0], in[1], at, out[0], out[1], out[2]); }
static void runMolli(void) { molli(in[0], in[1], in[2], at, out[0], out[1], out[2], out[3]); }

int main(int argc, char **argv) {
  const int isMolli = argc > 1 && strcmp(argv[1], "molli") == 0;
  for (int c = 0; c < 3; c++) in[c] = column(ROWS);
  for (int c = 0; c < 4; c++) out[c] = column(ROWS);
  const double TI[11] = {0.1, 0.18, 0.26, 1.1, 1.18, 1.26, 2.1, 2.18, 2.26, 3.26, 4.26};
  for (int k = 0; k < 16; k++) at[k] = isMolli ? (k < 11 ? TI[k] : 0) : 2e-3 + 3e-3 * k;
  for (int i = 0; i < ROWS; i++) {
    if (isMolli) {
      in[0][i] = 0.5 + spread(i, GOLDEN);
      in[1][i] = in[0][i] * (1.7 + 0.3 * spread(i, PLASTIC));
      in[2][i] = 0.3 + 1.2 * spread(i, ROOT2);
    } else {
      in[0][i] = 0.5 + spread(i, GOLDEN);
      in[1][i] = 5e-3 + 75e-3 * spread(i, PLASTIC);
    }
  }
  isMolli ? runMolli() : runT2star();
  double check[64 * 4];
  int n = 0;
  for (int c = 0; c < (isMolli ? 4 : 3); c++)
    for (int k = 0; k < 64; k++) check[n++] = out[c][k * 1024 + 5];
  serve(isMolli ? runMolli : runT2star, check, n);
}
