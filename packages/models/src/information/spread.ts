/** An SD, and its ratio to the size of the value. */
export function spread(sd: number, value: number): { sd: number; relativeSd: number } {
  return { sd, relativeSd: sd / Math.abs(value) };
}
