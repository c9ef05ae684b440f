/** How much a generator puts into one request, and how much it keeps open: the compiler refuses what would be more. */

/** Of a request: gRPC servers take 4 MiB. */
export const generatedBytesMax = 3 * 2 ** 20;
/** What a span, data point or record takes beside attributes of the author's: a histogram is the largest. */
const itemBytes = 512;
const attributeBytes = 16;

/** Traces that are long or late and under way: more would not fit a small pod. */
export const openTracesMax = 100_000;

/** Bytes of a span, data point or record at most. */
export function generatedItemBytes(attributes: Readonly<Record<string, string>>, payloadBytes: number): number {
  const own = Object.entries(attributes).reduce(
    (sum, [key, value]) => sum + 3 * (key + value).length + attributeBytes,
    0,
  );
  return itemBytes + own + payloadBytes;
}
