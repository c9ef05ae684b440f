/**
 * `npm run fuzz:client`: our client of OTLP/gRPC (send/, grpc/, http2/) against backends whose frames are drawn, each seed another
 * one (hostile-calls.ts). At the end the process has no socket and no timer, and has grown by no more than its bound. Arguments:
 * first seed and the one behind the last.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { hostileCalls } from "./hostile-calls.ts";

const atOnce = 64;
const grownMiBMax = 128;
const shownMax = 40;

const [first = 0, last = 2_000] = process.argv.slice(2).map(Number);
const counts = { calls: 0, connections: 0, failures: 0 };
const outcomes = new Map<string, number>();
const before = resources();
let next = first;
let grownFrom = 0;
let most = 0;

const work = async () => {
  while (next < last) {
    const seed = next++;
    const result = await hostileCalls(seed);
    counts.calls += result.calls;
    counts.connections += result.connections;
    for (const kind of result.outcomes) outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
    for (const failure of result.failures) if (++counts.failures <= shownMax) console.error(`seed ${seed}: ${failure}`);
    if (seed - first === Math.floor((last - first) / 4)) grownFrom = process.memoryUsage.rss();
    most = Math.max(most, process.memoryUsage.rss());
  }
};
await Promise.all(Array.from({ length: atOnce }, work));
// One timer is for all deadlines, and goes on to the last of them.
for (let look = 0; look < 300 && resources() > before; look++) await sleep(100);
const [held, grownMiB] = [resources() - before, Math.round((most - grownFrom) / 2 ** 20)];
if (held > 0) console.error(`${held} sockets and timers are left: ${process.getActiveResourcesInfo().join(" ")}`);
if (grownMiB > grownMiBMax) console.error(`the process grew by ${grownMiB} MiB`);
const failures = counts.failures + (held > 0 ? 1 : 0) + (grownMiB > grownMiBMax ? 1 : 0);
console.log(`${last - first} backends, ${counts.connections} connections, ${counts.calls} calls: ${outcomesText()}`);
console.log(`${failures} failures; ${held} sockets and timers left; grown by ${grownMiB} MiB since the first quarter`);
console.log(failures === 0 ? "1 passed, 0 failed, 0 skipped" : "0 passed, 1 failed, 0 skipped");
process.exit(failures === 0 ? 0 : 1);

function resources(): number {
  return process.getActiveResourcesInfo().filter((name) => /^(TCP|TLS|Timeout)/.test(name)).length;
}

function outcomesText(): string {
  return [...outcomes].map(([kind, count]) => `${count} ${kind}`).join(", ");
}
