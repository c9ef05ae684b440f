/**
 * `npm run fuzz:frames`: seeded connections (frame-streams.ts) to our server of HTTP/2 and to node:http2. To the same frame both end
 * the connection, with the code that RFC 9113 has for it, or neither does; up to there they reset the same streams with the same
 * codes; and where the connection goes on they answer the same streams. What differs and may is in known-frame-differences.json.
 * Then nothing is held by ours any longer. Arguments: first seed and the one behind the last; each is one connection with up to 80
 * frames.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { Connection } from "./frame-connection.ts";
import { type Difference, differencesOf, knownAs, knownFile } from "./frame-differences.ts";
import { NodeServer, startOurs } from "./frame-servers.ts";
import { type Step, stepsOf } from "./frame-streams.ts";

const atOnce = 4;
const shownMax = 60;

async function compared(steps: readonly Step[], ourPort: number, node: NodeServer): Promise<readonly Difference[]> {
  const both = async (isStepwise: boolean) => {
    const [own, other] = [new Connection(ourPort, steps), new Connection(await node.port(), steps)];
    await Promise.all([own.run(isStepwise), other.run(isStepwise)]);
    if (own.outcome().isWhole && other.outcome().isWhole) {
      await other.asMuchAs(own.outcome());
      await own.asMuchAs(other.outcome());
    }
    own.end();
    other.end();
    return [own.outcome(), other.outcome()] as const;
  };
  const [ours, theirs] = await both(false);
  if (ours.isWhole && theirs.isWhole && differencesOf(ours, theirs, steps).length === 0) return [];
  for (let attempt = 0; ; attempt++) {
    const [oursSlowly, theirsSlowly] = await both(true);
    // What ended the process may have been an earlier connection.
    if (theirsSlowly.end === "closed" && attempt < 2 && (await node.hasEnded())) continue;
    return differencesOf(oursSlowly, theirsSlowly, steps);
  }
}

const [first = 0, last = 5_000] = process.argv.slice(2).map(Number);
const ours = await startOurs();
const counts = { frames: 0, parted: 0, failures: 0 };
let next = first;
const told = new Map<string, number>();
const known = new Map<string, number>();
const count = (counted: Map<string, number>, what: string) => counted.set(what, (counted.get(what) ?? 0) + 1).get(what);

function judge(difference: Difference, seed: number): void {
  const why = knownAs(difference);
  if (why !== undefined) {
    count(known, why);
    return;
  }
  counts.failures++;
  const text = `${difference.frame}: ${difference.ours} here, ${difference.node} in node:http2`;
  if (count(told, text) === 1 && told.size <= shownMax) console.error(`seed ${seed}: ${text}`);
}

const work = async () => {
  const node = new NodeServer();
  while (next < last) {
    const seed = next++;
    const steps = stepsOf(seed);
    const differences = await compared(steps, ours.port, node);
    counts.frames += steps.reduce((sum, { isOpen }) => sum + (isOpen ? 1 : 2), 3);
    if ((seed + 1 - first) % 10_000 === 0)
      console.log(`${seed + 1 - first} connections, ${counts.frames} frames, ${counts.failures} differ`);
    for (const difference of differences) judge(difference, seed);
    if (differences.some(({ ours: said }) => !said.startsWith("resets: "))) counts.parted++;
  }
};
await Promise.all(Array.from({ length: atOnce }, work));
for (let look = 0; look < 100 && ours.held.held() > 0; look++) await sleep(50);
if (ours.held.held() > 0) counts.failures++;
for (const [why, times] of [...known].sort(([, one], [, two]) => two - one)) console.log(`${times} times: ${why}`);
console.log(
  `${last - first} connections, ${counts.frames} frames to each; ${counts.parted} part before their end (${knownFile})`,
);
console.log(`${counts.failures} differences that may not be; ${ours.held.held()} bytes are held`);
console.log(counts.failures === 0 ? "1 passed, 0 failed, 0 skipped" : "0 passed, 1 failed, 0 skipped");
process.exit(counts.failures === 0 ? 0 : 1);
