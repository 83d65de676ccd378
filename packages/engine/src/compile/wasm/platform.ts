/** The part of WebAssembly in use: neither Node's types nor ES2023 declare it. */
export interface Platform {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

/** WebAssembly as it is here. @throws ReferenceError where there is none */
export function platform(): Platform {
  const { WebAssembly: here } = globalThis as { WebAssembly?: Platform };
  if (here === undefined) throw new ReferenceError('there is no WebAssembly here');
  return here;
}
