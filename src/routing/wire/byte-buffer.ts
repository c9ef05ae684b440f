/** A growing byte array in which what is hashed is composed. */

export interface ByteBuffer {
  bytes: Uint8Array;
  length: number;
}

const initialBytes = 256;

export function createByteBuffer(): ByteBuffer {
  return { bytes: new Uint8Array(initialBytes), length: 0 };
}

function reserve(buffer: ByteBuffer, count: number): void {
  const needed = buffer.length + count;
  if (needed <= buffer.bytes.length) return;
  const grown = new Uint8Array(Math.max(needed, 2 * buffer.bytes.length));
  grown.set(buffer.bytes.subarray(0, buffer.length));
  buffer.bytes = grown;
}

export function appendByte(buffer: ByteBuffer, byte: number): void {
  reserve(buffer, 1);
  buffer.bytes[buffer.length++] = byte;
}

export function appendBytes(buffer: ByteBuffer, bytes: Uint8Array): void {
  reserve(buffer, bytes.length);
  buffer.bytes.set(bytes, buffer.length);
  buffer.length += bytes.length;
}

/** Little-endian. */
export function appendWord32(buffer: ByteBuffer, word: number): void {
  for (let shift = 0; shift < 32; shift += 8) appendByte(buffer, (word >>> shift) & 0xff);
}

/** What has been written so far; overwritten by the next use. */
export function contentOf(buffer: ByteBuffer): Uint8Array {
  return buffer.bytes.subarray(0, buffer.length);
}
