/**
 * What findings across objects say will happen does: each mistake is found in the objects as text, which then run as they are,
 * a pod a process with an address and its container's memory. Mended, they draw no finding and work.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkText } from "fairlead";
import { Cluster } from "../live/cluster.ts";
import { whyNoNetwork } from "../live/network.ts";
import { deployedFrom } from "../synthesis.ts";
import type { Tally } from "../tally.ts";
import { type EffectCase, effectCases } from "./cases.ts";
import type { Look } from "./looks.ts";

/** Cases that run beside each other: most of their time is waiting. */
const atOnce = 3;

export async function effectsSuite(tally: Tally): Promise<void> {
  const reason = whyNoNetwork();
  for (const one of effectCases) judged(one, tally);
  if (reason !== undefined) {
    tally.skip("effects", reason);
    return;
  }
  const left = [...effectCases.entries()];
  const take = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await run(next[1], next[0], tally);
  };
  await Promise.all(Array.from({ length: atOnce }, take));
}

function judged({ name, code, broken, mended }: EffectCase, tally: Tally): void {
  const codesOf = (text: string) => checkText(text).diagnostics.map((found) => found.code);
  const [before, after] = [codesOf(broken), codesOf(mended)];
  tally.check(
    `effect: ${name}: ${code} is found, and nothing when mended`,
    String(before) === code && after.length === 0,
    `${before}; ${after}`,
  );
}

async function run({ name, broken, mended, look, seen }: EffectCase, index: number, tally: Tally): Promise<void> {
  const forms = [broken, mended].map((text, form) => seenOf(text, `e${index}-${form}`, look));
  const found = await Promise.all(forms);
  for (const [form, expected] of seen.entries())
    tally.check(`effect: ${name}: ${form === 0 ? "so" : "mended"}: ${expected}`, found[form] === expected, found[form]);
}

async function seenOf(text: string, name: string, look: Look): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-effects-"));
  const cluster = new Cluster(name, deployedFrom([text]), folder, "limited");
  try {
    await cluster.start("says so");
    return await look(cluster);
  } catch (error) {
    return String(error);
  } finally {
    await cluster.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}
