/** Text that makes an item as large as it is asked to be. */

import { seededRandom } from "./random.ts";

const payloadKey = "payload";

/** As an attribute: the same for every item of a size, and of hexadecimal digits, which a compressor finds something in. */
export function payloadAttribute(bytes: number): Readonly<Record<string, string>> {
  if (bytes === 0) return {};
  const random = seededRandom(bytes);
  const words = Array.from({ length: Math.ceil(bytes / 8) }, () => random.next().toString(16).padStart(8, "0"));
  return { [payloadKey]: words.join("").slice(0, bytes) };
}
