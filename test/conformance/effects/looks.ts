/** What is to be seen of tiers that run, in a few words, from a namespace of its own beside theirs. */

import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "../live/cluster.ts";
import { hexIds, type Item, readItems, requestLines } from "../live/telemetry.ts";

export type Look = (cluster: Cluster) => Promise<string>;

const traceCount = 40;
/** Of each trace one goes in by each tier in front. */
const spans: readonly Item[] = (() => {
  const traceIds = hexIds(traceCount, 16, 3);
  const ids = hexIds(2 * traceCount, 8, 5);
  const items = ids.map(
    (id, n): Item => ({ signal: "traces", service: "shop", id, traceId: traceIds[n % traceCount] ?? "" }),
  );
  // By chance, so that two of a trace do not follow each other at the distance of a round.
  return items.toSorted((left, right) => (left.id < right.id ? -1 : 1));
})();
const traceOf = new Map(spans.map(({ id, traceId }) => [id, traceId]));

/** So long after the last, nothing more arrives, however busy the machine is. */
const quietMs = 8_000;

export const arrivals: Look = async (cluster) => {
  const fronts = ["edge", "edge-b"].filter((name) => cluster.podsOf(name).length > 0);
  const first = new Set<string>();
  const halves = spans.map((item) => {
    const isFirst = !first.has(item.traceId);
    first.add(item.traceId);
    return { item, front: isFirst ? fronts[0] : fronts.at(-1) };
  });
  for (const front of fronts) {
    const own = halves.filter((half) => half.front === front).map(({ item }) => item);
    cluster.inClient(
      [process.execPath, join("test", "conformance", "live", "send.mjs"), `http://${front}.shop:4318`],
      requestLines(own),
    );
  }
  let seen = taken(cluster);
  for (let last = Date.now(); seen.length < spans.length && Date.now() < last + quietMs; await sleep(200)) {
    const now = taken(cluster);
    if (now.length > seen.length) last = Date.now();
    seen = now;
  }
  if (seen.length === 0) return "none arrives";
  if (seen.length !== spans.length) return "some arrive";
  const podOf = new Map<string, Set<string>>();
  for (const { id, pod } of seen) {
    const trace = traceOf.get(id) ?? "";
    podOf.set(trace, (podOf.get(trace) ?? new Set()).add(pod));
  }
  return `all arrive, traces ${[...podOf.values()].every(({ size }) => size === 1) ? "whole" : "apart"}`;
};

function taken({ pods }: Cluster): readonly { readonly id: string; readonly pod: string }[] {
  return pods.flatMap(({ received, namespace }) => readItems(received).map(({ id }) => ({ id, pod: namespace })));
}

export const connection: Look = async (cluster) => answer(cluster, "http://edge.shop:4318/v1/traces", "taken");

/** As the kubelet asks it: at the pod's address. */
export const probe: Look = async (cluster) =>
  answer(cluster, `http://${cluster.podsOf("edge")[0]?.address}:13133/`, "ready");

const ask = `
const [url, word] = process.argv.slice(1);
const body = url.endsWith("traces") ? { method: "POST", headers: { "content-type": "application/json" }, body: "{}" } : {};
fetch(url, body).then(
  ({ status }) => console.log(status === 200 ? word : status),
  ({ cause }) => console.log(cause?.code === "ECONNREFUSED" ? "refused" : String(cause)),
);`;

function answer(cluster: Cluster, url: string, word: string): string {
  return cluster.inClient([process.execPath, "-e", ask, url, word]).trim();
}

/** More than any container here has. */
const floodMiB = 600;

/** Spans of 64 KiB, each of a trace of its own: what a sampler holds until it decides. */
const flood = `
const [url] = process.argv.slice(1);
const hex = (bytes) => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString("hex");
const text = { key: "text", value: { stringValue: "x".repeat(65536) } };
const span = () => ({ traceId: hex(16), spanId: hex(8), name: "work", startTimeUnixNano: "1", endTimeUnixNano: "2", attributes: [text] });
let refused = 0;
for (let sent = 0; sent < ${floodMiB} && refused < 20; sent++) {
  const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: Array.from({ length: 16 }, span) }] }] });
  const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body }).catch(() => {});
  if (answer === undefined) break;
  await answer.arrayBuffer();
  if (answer.status === 503) refused++;
}
console.log(refused);`;

export const memory: Look = async (cluster) => {
  const refused = Number(
    cluster.inClient([process.execPath, "--input-type=module", "-e", flood, "--", "http://edge.shop:4318/v1/traces"]),
  );
  await sleep(500);
  const pod = cluster.podsOf("edge")[0];
  if (pod === undefined || !cluster.isRunning(pod)) return "killed";
  return refused > 0 ? "refuses and runs on" : "takes everything";
};
