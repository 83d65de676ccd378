/** Half of the mean square passes whole, the other half times leak²: n s² (1 + leak²)/2 = 1 (He et al. 2015, their equation 15). */
export function weightSd(n: number, leak: number): number {
  return Math.sqrt(2 / (n * (1 + leak ** 2)));
}
