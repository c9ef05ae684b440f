/**
 * So many at a time, in the order in which they came: work on other threads has buffers of its own (a stream of zlib 256 KB), and
 * there are four threads.
 */

export interface Turns {
  readonly take: () => Promise<void>;
  /** Once for each that was taken. */
  readonly give: () => void;
}

export function createTurns(most: number): Turns {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    take: async () => {
      if (taken === most) await new Promise<void>((resolve) => waiting.push(resolve));
      else taken++;
    },
    give: () => {
      const next = waiting.shift();
      if (next) next();
      else taken--;
    },
  };
}
