/** The text of `grpc-message`: printable ASCII but the percent sign stands for itself, every other byte is written as %XX. */

import { Buffer } from "node:buffer";

/** A message is for people; the rest is cut off. */
const messageBytesMax = 1_024;

export function percentEncoded(text: string): string {
  let encoded = "";
  for (const byte of Buffer.from(text, "utf8").subarray(0, messageBytesMax)) {
    const isPlain = byte >= 0x20 && byte <= 0x7e && byte !== 0x25;
    encoded += isPlain ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return encoded;
}

/** Text that is badly encoded is read as it stands, as gRPC asks. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
