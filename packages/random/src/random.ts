/**
 * A source of chance: every call gives the next number, uniform in [0, 1).
 *
 * Whatever needs chance takes one of these, so that its result can be had again from a seed.
 */
export type Random = () => number;
