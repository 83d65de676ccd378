/* One step of gradient descent of a 2-16-16-1 perceptron on 100 samples: hinge loss, weight decay. */
#include "serve.h"
#define SAMPLES 100
#define H 16
#define PARAMETERS (3 * H + 17 * H + H + 1)
#define RATE 0.05
#define DECAY 1e-4

static double w[PARAMETERS], g[PARAMETERS], X[SAMPLES], Y[SAMPLES], label[SAMPLES], loss;

__attribute__((noinline)) static void step(void) {
  const double *w1 = w, *w2 = w + 3 * H, *w3 = w2 + 17 * H;
  double *g1 = g, *g2 = g + 3 * H, *g3 = g2 + 17 * H;
  memset(g, 0, sizeof g);
  loss = 0;
  for (int i = 0; i < SAMPLES; i++) {
    double a1[H], a2[H], d1[H];
    for (int j = 0; j < H; j++) {
      const double z = w1[3 * j] * X[i] + w1[3 * j + 1] * Y[i] + w1[3 * j + 2];
      a1[j] = z > 0 ? z : 0;
    }
    for (int j = 0; j < H; j++) {
      double z = w2[17 * j + H];
      for (int k = 0; k < H; k++) z += w2[17 * j + k] * a1[k];
      a2[j] = z > 0 ? z : 0;
    }
    double score = w3[H];
    for (int k = 0; k < H; k++) score += w3[k] * a2[k];
    const double margin = 1 - label[i] * score;
    if (!(margin > 0)) continue;
    loss += margin;
    const double d = -label[i];
    memset(d1, 0, sizeof d1);
    for (int k = 0; k < H; k++) g3[k] += d * a2[k];
    g3[H] += d;
    for (int j = 0; j < H; j++) {
      const double d2 = a2[j] > 0 ? d * w3[j] : 0;
      for (int k = 0; k < H; k++) {
        g2[17 * j + k] += d2 * a1[k];
        d1[k] += d2 * w2[17 * j + k];
      }
      g2[17 * j + H] += d2;
    }
    for (int j = 0; j < H; j++) {
      const double e = a1[j] > 0 ? d1[j] : 0;
      g1[3 * j] += e * X[i];
      g1[3 * j + 1] += e * Y[i];
      g1[3 * j + 2] += e;
    }
  }
  loss /= SAMPLES;
  for (int k = 0; k < PARAMETERS; k++) {
    loss += DECAY * w[k] * w[k];
    w[k] -= RATE * (g[k] / SAMPLES + 2 * DECAY * w[k]);
  }
}

static void start(void) {
  for (int k = 0; k < PARAMETERS; k++) w[k] = 2 * spread(k + 1, GOLDEN) - 1;
}

static void run(void) {
  start();
  step();
}

int main(void) {
  const double pi = 3.141592653589793;
  for (int i = 0; i < SAMPLES; i++) {
    const double turn = pi * spread(i, GOLDEN), s = i % 2 ? -1 : 1;
    X[i] = (i % 2 ? 1 : 0) + s * cos(turn) + 0.2 * (spread(i, PLASTIC) - 0.5);
    Y[i] = (i % 2 ? 0.5 : 0) + s * sin(turn) + 0.2 * (spread(i, ROOT2) - 0.5);
    label[i] = s;
  }
  run();
  double check[1 + PARAMETERS];
  check[0] = loss;
  memcpy(check + 1, w, sizeof w);
  serve(run, check, 1 + PARAMETERS);
}
