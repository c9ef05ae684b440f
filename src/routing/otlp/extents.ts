/** Where fields stand in a request: triples of offsets in one growing typed array, so that no item needs an object. */

export interface Extents {
  count: number;
  triples: Uint32Array;
}

/** One field: its tag, its content, the byte after it. */
export interface Extent {
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

const initialCount = 64;

export function createExtents(): Extents {
  return { count: 0, triples: new Uint32Array(3 * initialCount) };
}

export function appendExtent(extents: Extents, start: number, body: number, end: number): void {
  const at = 3 * extents.count;
  if (at === extents.triples.length) {
    const grown = new Uint32Array(2 * at);
    grown.set(extents.triples);
    extents.triples = grown;
  }
  extents.triples[at] = start;
  extents.triples[at + 1] = body;
  extents.triples[at + 2] = end;
  extents.count += 1;
}

export function extentAt({ triples }: Extents, index: number): Extent {
  const at = 3 * index;
  return { start: triples[at] ?? 0, body: triples[at + 1] ?? 0, end: triples[at + 2] ?? 0 };
}
