/** JSON strings as Go's encoding/json writes them with HTML escapes off, from bytes that need not be UTF-8. */

import { appendByte, appendBytes, appendText, type ByteBuffer } from "../wire/byte-buffer.ts";

const shortEscapes: ReadonlyMap<number, string> = new Map([
  [0x08, "\\b"],
  [0x09, "\\t"],
  [0x0a, "\\n"],
  [0x0c, "\\f"],
  [0x0d, "\\r"],
  [0x22, '\\"'],
  [0x5c, "\\\\"],
]);

export function appendJsonString(buffer: ByteBuffer, text: Uint8Array): void {
  appendByte(buffer, 0x22);
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const length = sequenceLength(text, at);
    const escaped = escapeOf(text, at, length);
    const next = at + Math.max(length, 1);
    if (escaped !== undefined) {
      appendBytes(buffer, text.subarray(copied, at));
      appendText(buffer, escaped);
      copied = next;
    }
    at = next;
  }
  appendBytes(buffer, text.subarray(copied));
  appendByte(buffer, 0x22);
}

/** Bytes that are not valid UTF-8 become U+FFFD one by one; line and paragraph separators are escaped as in JavaScript. */
function escapeOf(text: Uint8Array, at: number, length: number): string | undefined {
  const byte = text[at] ?? 0;
  if (length === 0) return "\\ufffd";
  if (length === 1) {
    if (byte >= 0x20 && byte !== 0x22 && byte !== 0x5c) return undefined;
    return shortEscapes.get(byte) ?? `\\u00${byte.toString(16).padStart(2, "0")}`;
  }
  const separator = byte === 0xe2 && text[at + 1] === 0x80 && ((text[at + 2] ?? 0) & 0xfe) === 0xa8;
  if (!separator) return undefined;
  return text[at + 2] === 0xa8 ? "\\u2028" : "\\u2029";
}

/** Length of the UTF-8 sequence that begins there; 0 for an invalid one (overlong, surrogate, beyond U+10FFFF, cut off). */
function sequenceLength(text: Uint8Array, at: number): number {
  const lead = text[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (let index = 1; index < length; index++) {
    const byte = text[at + index] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return secondByteFits(lead, text[at + 1] ?? 0) ? length : 0;
}

function secondByteFits(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second <= 0x9f;
  if (lead === 0xf0) return second >= 0x90;
  return lead !== 0xf4 || second <= 0x8f;
}
