/**
 * The code of RFC 7541, appendix B. It is canonical: codes of one length follow each other in the order of their symbols, and
 * each length continues where the shorter one ended. So the lengths say all.
 */

/** In bits, of the 256 octets and of EOS. */
export const codeLengths: Uint8Array = Uint8Array.of(
  ...[13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28],
  ...[28, 28, 28, 28, 6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15],
  ...[6, 12, 10, 13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6],
  ...[15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28, 20, 22, 20],
  ...[20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23],
  ...[24, 22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22],
  ...[22, 23, 22, 22, 23, 26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27],
  ...[24, 21, 21, 26, 26, 28, 27, 27, 27, 20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26],
  ...[26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26],
  30,
);

export const eos = 256;
export const codeBitsMax = 30;

/** By length: the first code, how many there are, and the place of the first among all symbols in their order. */
export const firstCodes: Uint32Array = new Uint32Array(codeBitsMax + 1);
export const codeCounts: Uint16Array = new Uint16Array(codeBitsMax + 1);
export const firstPlaces: Uint16Array = new Uint16Array(codeBitsMax + 1);
/** By length, then by symbol. */
export const symbols: Uint16Array = Uint16Array.from(codeLengths.keys()).sort(
  (left, right) => (codeLengths[left] ?? 0) - (codeLengths[right] ?? 0) || left - right,
);
/** By symbol. */
export const codes: Uint32Array = new Uint32Array(codeLengths.length);

for (const length of codeLengths) codeCounts[length] = (codeCounts[length] ?? 0) + 1;
let code = 0;
let place = 0;
for (let length = 1; length <= codeBitsMax; length++) {
  code *= 2;
  firstCodes[length] = code;
  firstPlaces[length] = place;
  for (const symbol of symbols.subarray(place, place + (codeCounts[length] ?? 0))) codes[symbol] = code++;
  place += codeCounts[length] ?? 0;
}
