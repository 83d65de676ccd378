/** No protocol that may be chosen tells apart what is asked for. */
export class NoDesign extends Error {}
