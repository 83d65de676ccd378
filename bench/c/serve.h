/* A variant of a benchmark as a process: prints the numbers it computed, then answers each count with nanoseconds. */
#ifndef SERVE_H
#define SERVE_H
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double *column(int n) { return aligned_alloc(64, ((size_t)n * 8 + 63) / 64 * 64); }

/* The fractional part of k times an irrational number: spread evenly, the same in every language. */
static double spread(int k, double irrational) {
  double x = k * irrational;
  return x - floor(x);
}
#define GOLDEN 0.6180339887498949
#define PLASTIC 0.7548776662466927
#define ROOT2 0.41421356237309503

static void serve(void (*run)(void), const double *check, int n) {
  run();
  for (int k = 0; k < n; k++) printf("%.17g%c", check[k], k + 1 < n ? ' ' : '\n');
  fflush(stdout);
  char line[64];
  while (fgets(line, sizeof line, stdin)) {
    long count = atol(line);
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    for (long k = 0; k < count; k++) {
      run();
      __asm__ volatile("" ::: "memory");
    }
    clock_gettime(CLOCK_MONOTONIC, &b);
    printf("%.0f\n", (b.tv_sec - a.tv_sec) * 1e9 + (b.tv_nsec - a.tv_nsec));
    fflush(stdout);
  }
}
#endif
