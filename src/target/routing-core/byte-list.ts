/** A text as an array of bytes in the generated language. */

import { Buffer } from "node:buffer";

export function byteList(text: string): string {
  return `Uint8Array.of(${[...Buffer.from(text)].join(", ")})`;
}
