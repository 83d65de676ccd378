/** Stands where the reader is to write. @throws Error always */
export function unsolved(name: string): never {
  throw new Error(`This exercise is not solved yet: write it in demos/lessons/exercises/${name}.ts.`);
}
