/** Addresses of this machine: all of 127.0.0.0/8 is. */

export function addresses(count: number, first = 1): readonly string[] {
  return Array.from(
    { length: count },
    (_, n) => `127.${(first + n) >> 16}.${((first + n) >> 8) & 0xff}.${(first + n) & 0xff}`,
  );
}
