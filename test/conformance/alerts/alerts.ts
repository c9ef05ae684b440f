/**
 * Every PromQL of alerts, dashboards and runbooks, asked of a real Prometheus that scrapes real Collectors of both versions and
 * Fairlead's balancer as the operator would have it do by the monitors that are written: nothing fires while all is well, each
 * alert fires for its fault, panels have values, and every name is a series. Minutes are seconds here, in windows as in waits.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { App as PlainApp, Testing } from "cdk8s";
import { BlueprintChart } from "fairlead";
import { isJsonObject, type Json, type JsonObject } from "../../../src/model/json.ts";
import type { Plan } from "../../../src/model/plan.ts";
import { planOf } from "../../every-blueprint.ts";
import { listens } from "../listens.ts";
import type { Tally } from "../tally.ts";
import { podsOf } from "./pods.ts";
import { rulesHold } from "./rules.ts";
import { blueprintOf, changedBy, type Scene, type Stage, scenes } from "./scenes.ts";
import { scaled, startPrometheus } from "./scraping.ts";
import { sendTo } from "./sender.ts";

/** Longer than the longest window and wait of an alert. */
const quietMs = 38_000;
/** Much longer than any takes here: machines are slower. */
const faultMsMax = 150_000;
/** They wait most of the time. */
const atOnce = 3;

/** @param asked names of scenes; none: all of them */
export async function alertSuite(tally: Tally, asked: readonly string[] = []): Promise<void> {
  const { stdout, error } = spawnSync("prometheus", ["--version"], { encoding: "utf8" });
  if (error) {
    tally.skip("alerts", "Prometheus is not installed (apt-get install prometheus)");
    return;
  }
  if (process.getuid?.() !== 0) {
    tally.skip("alerts", "names of a cluster's Services need a hosts file of one's own, and that root");
    return;
  }
  if (asked.length === 0) rulesHold(tally, scenes.map(blueprintOf));
  const version = /version (\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? "";
  // The longest first, so that none is alone at the end.
  const waiting = scenes
    .filter(({ name }) => asked.length === 0 || asked.includes(name))
    .toSorted((one, other) => other.steps.length - one.steps.length);
  const played = new Set(waiting);
  const all = Array.from({ length: atOnce }, async () => {
    for (let scene = waiting.shift(); scene; scene = waiting.shift()) await play(scene, version, tally);
  });
  await Promise.all(all);
  // Some names have a series only once there is something to count, so scenes of one version are looked at together.
  const never = [...unseen].flatMap(([key, names]) =>
    [...names].filter((name) => !known.get(key)?.has(name)).map((name) => `${key}: ${name}`),
  );
  tally.check("alerts: every metric that alerts and panels name is one", never.length === 0, never.join(", "));
  const made = new Set([...played].flatMap(({ steps }) => steps.flatMap(({ fire }) => fire)));
  const idle = [...alertNames].filter((name) => !made.has(name as never));
  tally.check("alerts: each has a scene in which it fires", asked.length > 0 || idle.length === 0, idle.join(", "));
}

const alertNames = new Set<string>();
const unseen = new Map<string, Set<string>>();
const known = new Map<string, Set<string>>();

async function play(scene: Scene, version: string, tally: Tally): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-alerts-"));
  const ends: (() => unknown)[] = [];
  try {
    await acts(scene, { version, folder, ends, tally });
  } catch (error) {
    tally.check(`alerts: ${scene.name} is played to its end`, false, String(error));
  } finally {
    for (const end of ends.toReversed()) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Place {
  readonly version: string;
  readonly folder: string;
  readonly ends: (() => unknown)[];
  readonly tally: Tally;
}

async function acts(scene: Scene, { version, folder, ends, tally }: Place): Promise<void> {
  const check = (what: string, holds: boolean, detail = "") =>
    tally.check(`alerts: ${scene.name}: ${what}`, holds, detail);
  const given = blueprintOf(scene);
  const plan = planOf(given);
  const objects = (Testing.synth(new BlueprintChart(new PlainApp(), given)) as Json[]).filter(isJsonObject);
  const network = 1 + scenes.indexOf(scene);
  const pods = podsOf({ objects, folder, network, release: scene.release, changed: changedBy(scene) });
  const [backends, balancers] = [pods.of("backend"), pods.of("edge")];
  ends.push(...pods.all.map(({ end }) => end));
  for (const pod of [...backends, ...balancers]) await pod.start();
  const web = `127.77.${network}.250:9090`;
  const prometheus = startPrometheus({ objects, pods: pods.all, version, folder, web });
  ends.push(() => prometheus.kill("SIGKILL"));
  await listens(9090, `127.77.${network}.250`, 60_000);
  const sender = sendTo(balancers.map(({ address }) => `${address}:4318`));
  ends.push(sender.end);
  const ask = async (path: string): Promise<unknown> => {
    const answer = await fetch(`http://${web}/api/v1/${path}`);
    return ((await answer.json()) as { readonly data?: unknown }).data;
  };
  await sleep(quietMs);
  if (!(await scrapedAsNamed(ask, pods.all.length, check))) return;
  await panelsHaveValues(plan, ask, check);
  const early = await firing(ask);
  check("nothing fires while all is well", early.size === 0, [...early].join(", "));
  await faults(scene, { pods, backends, balancers, sender }, ask, check);
  await remember(
    scene,
    plan,
    balancers.map(({ address }) => address),
    ask,
  );
}

type Ask = (path: string) => Promise<unknown>;
type Check = (what: string, holds: boolean, detail?: string) => void;

async function firing(ask: Ask): Promise<ReadonlySet<string>> {
  const { alerts } = (await ask("alerts")) as { alerts: { state: string; labels: Record<string, string> }[] };
  return new Set(alerts.filter(({ state }) => state === "firing").map(({ labels }) => labels["alertname"] ?? ""));
}

/** By the labels that the operator gives them; each once, and none with a label that had to make room. */
async function scrapedAsNamed(ask: Ask, pods: number, check: Check): Promise<boolean> {
  const { activeTargets } = (await ask("targets?state=active")) as { activeTargets: JsonObject[] };
  const up = activeTargets.filter(({ health }) => health === "up").map(({ labels }) => labels as JsonObject);
  const named = new Set(up.map(({ namespace, pod }) => `${String(namespace)}/${String(pod)}`));
  const isWhole = up.length === pods && named.size === pods;
  check(`${pods} pods are scraped, once each`, isWhole, JSON.stringify(activeTargets));
  const moved = (await ask("labels")) as string[];
  const shadowed = moved.filter((label) => label.startsWith("exported_"));
  check("no label of a metric is moved", shadowed.length === 0, shadowed.join(", "));
  return isWhole;
}

/** Of failures there are none until there is one. */
const quiet = /Given up|Refused|changed backend/;

async function panelsHaveValues(plan: Plan, ask: Ask, check: Check): Promise<void> {
  const empty: string[] = [];
  for (const { title, queries } of plan.panels.flatMap((row) => row.panels)) {
    for (const { expression } of queries) {
      const answer = (await ask(`query?query=${encodeURIComponent(scaled(expression))}`)) as
        | { result?: unknown[] }
        | undefined;
      const isThere = answer?.result !== undefined && (quiet.test(title) || answer.result.length > 0);
      if (!isThere) empty.push(`${title}: ${expression}`);
    }
  }
  check("every panel has values", empty.length === 0, empty.join("\n      "));
}

async function faults(scene: Scene, stage: Stage, ask: Ask, check: Check): Promise<void> {
  const expected = new Set<string>();
  for (const { what, does, fire, also } of scene.steps) {
    const mend = await does(stage);
    for (const name of [...fire, ...also]) expected.add(name);
    const fired = await until(ask, fire);
    const missing = fire.filter((name) => !fired.has(name));
    check(
      `${what}: ${fire.join(", ")}`,
      missing.length === 0,
      `not fired: ${missing.join(", ")}; fired: ${[...fired].join(", ")}`,
    );
    const others = [...fired].filter((name) => !expected.has(name));
    check(`${what}: and nothing that is not the matter`, others.length === 0, others.join(", "));
    await mend?.();
  }
}

async function until(ask: Ask, wanted: readonly string[]): Promise<ReadonlySet<string>> {
  let all: ReadonlySet<string> = new Set();
  for (const end = Date.now() + faultMsMax; Date.now() < end; await sleep(1_000)) {
    all = new Set([...all, ...(await firing(ask))]);
    if (wanted.every((name) => all.has(name))) break;
  }
  return all;
}

async function remember(scene: Scene, plan: Plan, balancers: readonly string[], ask: Ask): Promise<void> {
  const isOwn = plan.programs.length > 0;
  const key = isOwn ? "fairlead" : scene.release;
  const panels = plan.panels.flatMap((row) => row.panels.flatMap(({ queries }) => queries));
  const expressions = [...plan.alerts, ...panels].map(({ expression }) => expression);
  const asked = expressions.flatMap((text) => text.match(/\b(?:otelcol|fairlead)_\w+/g) ?? []);
  const seen = (await ask("label/__name__/values")) as string[];
  const named = isOwn ? await namedBy(balancers) : [];
  known.set(key, new Set([...(known.get(key) ?? []), ...seen, ...named]));
  unseen.set(key, new Set([...(unseen.get(key) ?? []), ...asked]));
  for (const { name } of plan.alerts) alertNames.add(name);
}

/** What Fairlead's balancer calls its metrics before any of them has a series; empty once it is gone. */
async function namedBy(balancers: readonly string[]): Promise<readonly string[]> {
  const texts = balancers.map((address) =>
    fetch(`http://${address}:8888/metrics`).then(
      (answer) => answer.text(),
      () => "",
    ),
  );
  const types = (await Promise.all(texts)).flatMap((text) => [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)]);
  return types.map(([, name = "", type]) => (type === "histogram" ? `${name}_bucket` : name));
}
