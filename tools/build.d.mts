/** Makes `dist` of every package as new as its sources. Throws with the compiler's output when they do not compile. */
export declare function ensureBuilt(): void;
