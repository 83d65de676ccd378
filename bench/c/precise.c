/* What our numbers are held to, in quad precision (113 bits). argv[1]: t2star or molli, then argv[2] rows: the maps of
   maps.c, row by row, as doubles on stdout. argv[1]: exp, cos, tanh or log: for pairs of doubles (x, y) on stdin, how many
   units in the last place y is from the function of x. */
#include "serve.h"
#include <quadmath.h>
typedef __float128 quad;

static const quad SIGMA = 0.02; /* the double, as everywhere */

static void t2star(double S0, double T2, const double *TE, double *sd) {
  const quad r = 1 / (quad)T2, s = S0 * r * r;
  quad f00 = 0, f01 = 0, f11 = 0;
  for (int k = 0; k < 16; k++) {
    const quad e = expq(-TE[k] * r), g = s * TE[k] * e;
    f00 += e * e;
    f01 += e * g;
    f11 += g * g;
  }
  const quad d = f00 * f11 - f01 * f01, sdT2 = SIGMA * sqrtq(f00 / d);
  sd[0] = (double)(SIGMA * sqrtq(f11 / d));
  sd[1] = (double)sdT2;
  sd[2] = (double)(sdT2 * r * r);
}

static void molli(double A, double B, double T1s, const double *TI, double *sd) {
  const quad r = 1 / (quad)T1s, s = B * r * r;
  quad ab = 0, at = 0, bb = 0, bt = 0, tt = 0;
  for (int k = 0; k < 11; k++) {
    const quad e = expq(-TI[k] * r), g = s * TI[k] * e; /* slopes: 1, −e, −g */
    ab -= e;
    at -= g;
    bb += e * e;
    bt += e * g;
    tt += g * g;
  }
  const quad aa = 11;
  const quad c00 = bb * tt - bt * bt, c01 = at * bt - ab * tt, c02 = ab * bt - at * bb;
  const quad c11 = aa * tt - at * at, c12 = ab * at - aa * bt, c22 = aa * bb - ab * ab;
  const quad d = aa * c00 + ab * c01 + at * c02;
  const quad q = 1 / (quad)A, gA = -T1s * B * q * q, gB = T1s * q, gT = B * q - 1;
  const quad v = gA * gA * c00 + gB * gB * c11 + gT * gT * c22 + 2 * (gA * gB * c01 + gA * gT * c02 + gB * gT * c12);
  sd[0] = (double)(SIGMA * sqrtq(c00 / d));
  sd[1] = (double)(SIGMA * sqrtq(c11 / d));
  sd[2] = (double)(SIGMA * sqrtq(c22 / d));
  sd[3] = (double)(SIGMA * sqrtq(v / d));
}

static void maps(int isMolli, int rows) {
  const double TI[11] = {0.1, 0.18, 0.26, 1.1, 1.18, 1.26, 2.1, 2.18, 2.26, 3.26, 4.26};
  double TE[16], sd[4];
  for (int k = 0; k < 16; k++) TE[k] = 2e-3 + 3e-3 * k;
  for (int i = 0; i < rows; i++) {
    const double a = 0.5 + spread(i, GOLDEN);
    if (isMolli) molli(a, a * (1.7 + 0.3 * spread(i, PLASTIC)), 0.3 + 1.2 * spread(i, ROOT2), TI, sd);
    else t2star(a, 5e-3 + 75e-3 * spread(i, PLASTIC), TE, sd);
    fwrite(sd, sizeof(double), isMolli ? 4 : 3, stdout);
  }
}

/* A unit in the last place of the doubles around y; below the smallest normal one, of the denormals. */
static quad unit(quad y) {
  int exponent;
  frexpq(y, &exponent);
  return ldexpq(1, (exponent < -1021 ? -1021 : exponent) - 53);
}

static void units(quad (*f)(quad)) {
  double pair[2];
  while (fread(pair, sizeof(double), 2, stdin) == 2) {
    const quad y = f(pair[0]);
    const double error = (double)(fabsq(pair[1] - y) / unit(y));
    fwrite(&error, sizeof error, 1, stdout);
  }
}

int main(int argc, char **argv) {
  const char *which = argc > 1 ? argv[1] : "";
  if (strcmp(which, "t2star") == 0 || strcmp(which, "molli") == 0) maps(which[0] == 'm', argc > 2 ? atoi(argv[2]) : 65536);
  else if (strcmp(which, "exp") == 0) units(expq);
  else if (strcmp(which, "cos") == 0) units(cosq);
  else if (strcmp(which, "tanh") == 0) units(tanhq);
  else if (strcmp(which, "log") == 0) units(logq);
  else return 2;
  return 0;
}
