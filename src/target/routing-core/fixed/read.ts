/** The request at hand, and how lengths and varints in it are read. Whatever no known sender writes is odd. */

export let bytes: Uint8Array = new Uint8Array();
/** Where the content of the field begins that was read last. */
export let contentStart = 0;

export function readFrom(request: Uint8Array): void {
  bytes = request;
}

/** Of a field without a length. */
export function beginContent(at: number): void {
  contentStart = at;
}

/** Of at most 28 bits and no longer than need be. @returns the index behind the content; -1 for anything odd */
export function readLength(from: number, end: number): number {
  let at = from;
  let length = bytes[at++]!;
  if (length >= 0x80) {
    let next = bytes[at++]!;
    length = (length & 0x7f) | (next << 7);
    if (next >= 0x80) {
      next = bytes[at++]!;
      length = (length & 0x3fff) | (next << 14);
      if (next >= 0x80) {
        next = bytes[at++]!;
        length = (length & 0x1f_ffff) | (next << 21);
        if (next >= 0x80) return -1;
      }
    }
    if (next === 0) return -1;
  }
  contentStart = at;
  return at + length <= end ? at + length : -1;
}

export function skipVarint(from: number, end: number): number {
  for (let at = from; at < end && at < from + 10; at++) if (bytes[at]! < 0x80) return at + 1;
  return -1;
}
