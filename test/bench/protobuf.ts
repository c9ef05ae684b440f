/**
 * What the worst messages cost: `npm run bench:protobuf`. Messages that were searched for because they take long for their bytes are
 * cut as the balancer cuts them: large ones in slices, each planned by the generated core with the general functions behind it, and written.
 * Nanoseconds of CPU a byte, and the longest slice, which others wait for. Goals: 20 nanoseconds a byte, 50 ms a slice; fails above.
 */

import type { Buffer } from "node:buffer";
import { sliceRequest } from "../../src/routing/split/slice-request.ts";
import { createCores } from "../../src/runtime/cores.ts";
import { sliceBounds, slicedBytesMin } from "../../src/runtime/deliver/intake.ts";
import { deepValue } from "../hostile/drips.ts";
import { floods, longHeader } from "../hostile/peer.ts";
import { balancerConfig, route } from "../runtime/configuration.ts";
import { generatedText, importCore } from "../target/routing-core/generated.ts";

// The first ones are of code that is not compiled yet.
const rounds = 15;
const nsMax = 20;
const sliceMsMax = 50;
const backendCount = 3;

const keys = { traceID: { ...route, routingKey: "traceID" }, service: { ...route, routingKey: "service" } } as const;
/** What is not sliced, and what is. */
const sizes = [250_000, 4_000_000];
const messages: readonly (readonly [name: string, message: () => Buffer])[] = [
  ...Object.entries(floods).flatMap(([name, message]) =>
    sizes.map((bytes) => [`${bytes / 1_000} KB of ${name}`, () => message(bytes)] as const),
  ),
  ["a value in values", deepValue],
  ["a header for every backend", () => longHeader(1_000_000)],
];

async function coreOf(key: keyof typeof keys) {
  const routes = { traces: keys[key] };
  const config = { ...balancerConfig([]), routes: { ...routes, metrics: undefined, logs: undefined } };
  const made = createCores(config, await importCore(generatedText(routes)), Math.random);
  if (made.kind !== "cores" || !made.cores.traces) throw new Error("there is a core");
  return made.cores.traces;
}

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

interface Cost {
  readonly ns: number;
  readonly sliceMs: number;
}

function costOf(core: Awaited<ReturnType<typeof coreOf>>, message: Buffer): Cost {
  const out = new Uint8Array(4 * message.length + 65_536);
  const begun = cpuMs();
  let sliceMs = 0;
  let last = begun;
  const isWhole = message.length <= slicedBytesMin;
  const whole = { kind: "slice", bytes: message } as const;
  for (const slice of isWhole ? [whole] : sliceRequest("traces", message, sliceBounds)) {
    if (slice.kind !== "slice") break;
    if (core.plan(slice.bytes, (hash) => hash % backendCount).kind !== "planned") break;
    for (let place = 0, at = 0; place < core.partCount(); place++) at = core.write(core.parts[place] ?? 0, out, at);
    const now = cpuMs();
    sliceMs = Math.max(sliceMs, now - last);
    last = now;
  }
  return { ns: (1e6 * (cpuMs() - begun)) / message.length, sliceMs };
}

let failed = 0;
let passed = 0;
for (const key of ["traceID", "service"] as const) {
  const core = await coreOf(key);
  for (const [name, message] of messages) {
    const bytes = message();
    const costs = Array.from({ length: rounds }, () => costOf(core, bytes));
    const ns = Math.min(...costs.map((cost) => cost.ns));
    const sliceMs = Math.min(...costs.map((cost) => cost.sliceMs));
    const isKept = ns <= nsMax && sliceMs <= sliceMsMax;
    if (isKept) passed++;
    else failed++;
    const words = `${ns.toFixed(1).padStart(6)} ns a byte, ${sliceMs.toFixed(1).padStart(5)} ms the longest slice`;
    console.log(`${`${name}, by ${key}`.padEnd(60)}${words}${isKept ? "" : ", too much"}`);
  }
}
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed > 0 ? 1 : 0;
