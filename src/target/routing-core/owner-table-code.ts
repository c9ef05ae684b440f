/** The part of a generated core that says who owns which keys: a packed table of owners. */

import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import type { HashPicker } from "../../routing/pick/hash-picker.ts";
import type { WeightedEndpoint } from "../../routing/pick/weighted-endpoint.ts";

/** Beyond this, endpoints are listed in `balancer.json` alone. */
const embeddedEndpointsMax = 100;

/** An expression for an `OwnerTable`; undefined for an algorithm without a table. */
export function ownerTableCode(
  { endpoints, table }: HashPicker,
  weighted: readonly WeightedEndpoint[],
): string | undefined {
  if (!table || endpoints.length === 0 || endpoints.length > embeddedEndpointsMax) return undefined;
  const digest = createHash("sha256")
    .update(new Uint8Array(Uint16Array.from(table).buffer))
    .digest("hex");
  return `{
  endpoints: ${JSON.stringify(endpoints)},
  weights: ${JSON.stringify(weighted.map(({ weight }) => weight))},
  table: expand(${table.length}, ${JSON.stringify(packed(table))}),
  digest: "${digest}",
}`;
}

/** Runs of one owner: the owner as a byte, the length of the run as a varint; `fixed/expand.ts` unpacks it. */
function packed(table: Uint16Array): string {
  const out: number[] = [];
  for (let start = 0; start < table.length; ) {
    let end = start;
    while (table[end] === table[start]) end++;
    out.push(table[start] ?? 0);
    let rest = end - start;
    for (; rest >= 0x80; rest >>>= 7) out.push((rest & 0x7f) | 0x80);
    out.push(rest);
    start = end;
  }
  return Buffer.from(out).toString("base64");
}
