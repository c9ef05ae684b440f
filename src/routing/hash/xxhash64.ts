/**
 * xxHash64 with seed 0, without BigInt: 64-bit numbers as two unsigned halves.
 *
 * @see https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 */

/** Sum of 64 bits. */
export interface Hash64 {
  readonly low: number;
  readonly high: number;
}

const prime1 = Object.freeze({ low: 0x85eb_ca87, high: 0x9e37_79b1 });
const prime2 = Object.freeze({ low: 0x27d4_eb4f, high: 0xc2b2_ae3d });
const prime3 = Object.freeze({ low: 0x9e37_79f9, high: 0x1656_67b1 });
const prime4 = Object.freeze({ low: 0xc2b2_ae63, high: 0x85eb_ca77 });
const prime5 = Object.freeze({ low: 0x1656_67c5, high: 0x27d4_eb2f });

/** Bytes that the four lanes take in at once. */
const stripeBytes = 32;

/** The upper half of the product of two unsigned 32-bit numbers. */
export function multiplyHigh(left: number, right: number): number {
  const leftLow = left & 0xffff;
  const leftHigh = left >>> 16;
  const rightLow = right & 0xffff;
  const rightHigh = right >>> 16;
  const middle = leftHigh * rightLow + ((leftLow * rightLow) >>> 16);
  const carry = leftLow * rightHigh + (middle & 0xffff);
  // Sums of up to 33 bits: divided, not shifted.
  return (leftHigh * rightHigh + Math.floor(middle / 0x1_0000) + Math.floor(carry / 0x1_0000)) >>> 0;
}

function multiply(left: Hash64, right: Hash64): Hash64 {
  const high = multiplyHigh(left.low, right.low) + Math.imul(left.low, right.high) + Math.imul(left.high, right.low);
  return { low: Math.imul(left.low, right.low) >>> 0, high: high >>> 0 };
}

function add(left: Hash64, right: Hash64): Hash64 {
  const low = left.low + right.low;
  return { low: low >>> 0, high: (left.high + right.high + (low > 0xffff_ffff ? 1 : 0)) >>> 0 };
}

function exclusiveOr(left: Hash64, right: Hash64): Hash64 {
  return { low: (left.low ^ right.low) >>> 0, high: (left.high ^ right.high) >>> 0 };
}

/** @param count from 1 to 31 */
function rotate(value: Hash64, count: number): Hash64 {
  return {
    low: ((value.low << count) | (value.high >>> (32 - count))) >>> 0,
    high: ((value.high << count) | (value.low >>> (32 - count))) >>> 0,
  };
}

/** Folds the upper bits in. @param count from 1 to 63 */
function foldRight(value: Hash64, count: number): Hash64 {
  if (count === 32) return exclusiveOr(value, { low: value.high, high: 0 });
  if (count > 32) return exclusiveOr(value, { low: value.high >>> (count - 32), high: 0 });
  const low = ((value.low >>> count) | (value.high << (32 - count))) >>> 0;
  return exclusiveOr(value, { low, high: value.high >>> count });
}

function word32(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
}

function word64(bytes: Uint8Array, at: number): Hash64 {
  return { low: word32(bytes, at), high: word32(bytes, at + 4) };
}

function round(lane: Hash64, input: Hash64): Hash64 {
  return multiply(rotate(add(lane, multiply(input, prime2)), 31), prime1);
}

function merge(sum: Hash64, lane: Hash64): Hash64 {
  return add(multiply(exclusiveOr(sum, round({ low: 0, high: 0 }, lane)), prime1), prime4);
}

const negated1 = Object.freeze({ low: -prime1.low >>> 0, high: ~prime1.high >>> 0 });

/** All whole stripes of the input. */
function hashStripes(bytes: Uint8Array, stripesEnd: number): Hash64 {
  let lane1 = add(prime1, prime2);
  let lane2: Hash64 = prime2;
  let lane3: Hash64 = { low: 0, high: 0 };
  let lane4: Hash64 = negated1;
  for (let at = 0; at < stripesEnd; at += stripeBytes) {
    lane1 = round(lane1, word64(bytes, at));
    lane2 = round(lane2, word64(bytes, at + 8));
    lane3 = round(lane3, word64(bytes, at + 16));
    lane4 = round(lane4, word64(bytes, at + 24));
  }
  const sum = add(add(rotate(lane1, 1), rotate(lane2, 7)), add(rotate(lane3, 12), rotate(lane4, 18)));
  return merge(merge(merge(merge(sum, lane1), lane2), lane3), lane4);
}

export function xxHash64(bytes: Uint8Array): Hash64 {
  const { length } = bytes;
  const stripesEnd = length - (length % stripeBytes);
  let sum = add(stripesEnd > 0 ? hashStripes(bytes, stripesEnd) : prime5, { low: length, high: 0 });
  let at = stripesEnd;
  for (; at + 8 <= length; at += 8) {
    sum = add(multiply(rotate(exclusiveOr(sum, round({ low: 0, high: 0 }, word64(bytes, at))), 27), prime1), prime4);
  }
  if (at + 4 <= length) {
    sum = exclusiveOr(sum, multiply({ low: word32(bytes, at), high: 0 }, prime1));
    sum = add(multiply(rotate(sum, 23), prime2), prime3);
    at += 4;
  }
  for (; at < length; at++) {
    sum = exclusiveOr(sum, multiply({ low: bytes[at] ?? 0, high: 0 }, prime5));
    sum = multiply(rotate(sum, 11), prime1);
  }
  sum = multiply(foldRight(sum, 33), prime2);
  sum = multiply(foldRight(sum, 29), prime3);
  return foldRight(sum, 32);
}
