/**
 * xxHash64 with seed 0. Numbers of 64 bits are two signed halves in registers of the module, since a BigInt or a pair would be
 * heap for each data point. Generated cores contain this file as it stands: it imports nothing.
 *
 * @see https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 */

/** The sum, or an intermediate result. */
export let low = 0;
export let high = 0;

function multiply(aLow: number, aHigh: number, bLow: number, bHigh: number): void {
  const a0 = aLow & 0xffff;
  const a1 = aLow >>> 16;
  const b0 = bLow & 0xffff;
  const b1 = bLow >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const carry = a0 * b1 + (middle & 0xffff);
  high = (a1 * b1 + (middle >>> 16) + (carry >>> 16) + Math.imul(aLow, bHigh) + Math.imul(aHigh, bLow)) | 0;
  low = Math.imul(aLow, bLow);
}

function add(bLow: number, bHigh: number): void {
  const sum = (low >>> 0) + (bLow >>> 0);
  high = (high + bHigh + (sum > 0xffff_ffff ? 1 : 0)) | 0;
  low = sum | 0;
}

/** By 1 to 31 bits. */
function rotate(count: number): void {
  const before = low;
  low = (low << count) | (high >>> (32 - count));
  high = (high << count) | (before >>> (32 - count));
}

const prime1Low = 0x85eb_ca87;
const prime1High = 0x9e37_79b1;
const prime2Low = 0x27d4_eb4f;
const prime2High = 0xc2b2_ae3d;
const prime3Low = 0x9e37_79f9;
const prime3High = 0x1656_67b1;
const prime4Low = 0xc2b2_ae63;
const prime4High = 0x85eb_ca77;
const prime5Low = 0x1656_67c5;
const prime5High = 0x27d4_eb2f;

/** Bytes that the four lanes take in at once. */
const stripeBytes = 32;
const lanes = new Int32Array(8);
const lanesAtFirst = Int32Array.of(
  prime1Low + prime2Low,
  prime1High + prime2High,
  prime2Low,
  prime2High,
  0,
  0,
  -prime1Low,
  ~prime1High,
);

function word(source: Uint8Array, at: number): number {
  return source[at]! | (source[at + 1]! << 8) | (source[at + 2]! << 16) | (source[at + 3]! << 24);
}

/** Takes 8 bytes into a lane, which is left in the registers. */
function round(inputLow: number, inputHigh: number, laneLow: number, laneHigh: number): void {
  multiply(inputLow, inputHigh, prime2Low, prime2High);
  add(laneLow, laneHigh);
  rotate(31);
  multiply(low, high, prime1Low, prime1High);
}

function hashStripes(source: Uint8Array, end: number): void {
  lanes.set(lanesAtFirst);
  for (let at = 0; at < end; at += stripeBytes) {
    for (let lane = 0; lane < 8; lane += 2) {
      round(word(source, at + 4 * lane), word(source, at + 4 * lane + 4), lanes[lane]!, lanes[lane + 1]!);
      lanes[lane] = low;
      lanes[lane + 1] = high;
    }
  }
  let sumLow = 0;
  let sumHigh = 0;
  for (let lane = 0; lane < 8; lane += 2) {
    low = lanes[lane]!;
    high = lanes[lane + 1]!;
    rotate(lane === 0 ? 1 : lane === 2 ? 7 : lane === 4 ? 12 : 18);
    add(sumLow, sumHigh);
    sumLow = low;
    sumHigh = high;
  }
  for (let lane = 0; lane < 8; lane += 2) {
    round(lanes[lane]!, lanes[lane + 1]!, 0, 0);
    multiply(sumLow ^ low, sumHigh ^ high, prime1Low, prime1High);
    add(prime4Low, prime4High);
    sumLow = low;
    sumHigh = high;
  }
}

/** Of the first bytes of an array; the sum is in the registers. */
export function xxHash(source: Uint8Array, length: number): void {
  const stripes = length - (length % stripeBytes);
  if (stripes > 0) hashStripes(source, stripes);
  else {
    low = prime5Low;
    high = prime5High;
  }
  add(length, 0);
  let at = stripes;
  for (; at + 8 <= length; at += 8) {
    const sumLow = low;
    const sumHigh = high;
    round(word(source, at), word(source, at + 4), 0, 0);
    low ^= sumLow;
    high ^= sumHigh;
    rotate(27);
    multiply(low, high, prime1Low, prime1High);
    add(prime4Low, prime4High);
  }
  if (at + 4 <= length) {
    mixIn(word(source, at), prime1Low, prime1High, 23);
    multiply(low, high, prime2Low, prime2High);
    add(prime3Low, prime3High);
    at += 4;
  }
  for (; at < length; at++) {
    mixIn(source[at]!, prime5Low, prime5High, 11);
    multiply(low, high, prime1Low, prime1High);
  }
  multiply(low ^ (high >>> 1), high, prime2Low, prime2High);
  multiply(low ^ ((low >>> 29) | (high << 3)), high ^ (high >>> 29), prime3Low, prime3High);
  low ^= high;
}

function mixIn(input: number, primeLow: number, primeHigh: number, rotation: number): void {
  const sumLow = low;
  const sumHigh = high;
  multiply(input, 0, primeLow, primeHigh);
  low ^= sumLow;
  high ^= sumHigh;
  rotate(rotation);
}
