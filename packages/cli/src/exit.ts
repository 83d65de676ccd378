/** What the command's exit code says. */
export const Exit = { fine: 0, disagreement: 1, wrongInput: 2, notIdentifiable: 3 } as const;

/** Input that cannot be worked with; its message is all a person needs to mend it. */
export class Refusal extends Error {}
