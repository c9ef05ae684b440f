/** Random numbers that are the same for the same seed, on every machine: Chris Doty-Humphrey's sfc32, from PractRand 0.94. */

export interface Random {
  /** 32 bits. */
  readonly next: () => number;
  /** Below a bound of up to 2^32. */
  readonly below: (bound: number) => number;
}

/** Drawn and thrown away at the start, as its author advises. */
const warmUp = 12;

export function seededRandom(seed: number, stream = 0): Random {
  let [a, b, c, counter] = [seed | 0, (seed / 2 ** 32) | 0, stream | 0, 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let draw = 0; draw < warmUp; draw++) next();
  return { next, below: (bound) => Math.floor((next() / 2 ** 32) * bound) };
}
