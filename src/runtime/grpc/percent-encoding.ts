/** The text of `grpc-message`: printable ASCII but the percent sign as it is, every other byte of UTF-8 as %XX. */

import { Buffer } from "node:buffer";

/** A message is for people; more is cut off. */
const messageBytesMax = 1_024;

export function percentEncoded(text: string): string {
  let encoded = "";
  for (const byte of Buffer.from(text, "utf8").subarray(0, messageBytesMax)) {
    const isPlain = byte >= 0x20 && byte <= 0x7e && byte !== 0x25;
    encoded += isPlain ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return encoded;
}

/** What is not well encoded is taken as it stands, as gRPC asks. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
