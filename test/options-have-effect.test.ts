/** No option is silent: on every declaration that takes it, each of its parts changes what is written, or has a finding. */

import { App, Chart } from "cdk8s";
import { collector, compileBlueprint, dns, k8s, routeBy } from "fairlead";
import { describe, expect, test } from "vitest";
import type { Blueprint } from "../src/blueprint/options.ts";
import type { Diagnostic } from "../src/diagnostics/diagnostic.ts";
import type { Path } from "../src/diagnostics/place.ts";
import { existingOptions } from "../src/model/existing-options.ts";
import { fairleadSettings } from "../src/model/fairlead-settings.ts";
import { generatorTable } from "../src/model/generator-options.ts";
import {
  balancerOptions,
  blueprintOptions,
  collectorParts,
  collectorSettings,
  poolOptions,
} from "../src/model/options.ts";
import { argocdApplication } from "../src/target/argocd/application.ts";
import { argocdProject } from "../src/target/argocd/project.ts";
import { emitPlan } from "../src/target/emit.ts";
import { existingSamples, samples } from "./fixtures/objects/option-samples.ts";
import { small } from "./small.ts";

interface Written {
  /** Undefined where something is refused. */
  readonly text: string | undefined;
  readonly findings: readonly Diagnostic[];
}

function writtenOf(blueprint: Blueprint): Written {
  const { plan, diagnostics: findings } = compileBlueprint(blueprint);
  if (!plan) return { text: undefined, findings };
  const chart = new Chart(new App(), "c");
  emitPlan(chart, plan);
  const { gitops } = plan;
  const argocd = gitops && [argocdApplication(plan, gitops), gitops.createProject && argocdProject(plan, gitops, [])];
  return { text: JSON.stringify([chart.toJson(), argocd]), findings };
}

type Make = (options: object) => Blueprint;

const release = "0.161.0";
/** Without its program in the manifest, which takes long to make. */
const fairlead = { target: "fairlead", queue: undefined, delivery: { kind: "image", image: "example.com/p:0" } };
const network = { clients: [{ podLabels: {} }], apiServer: { cidr: "10.9.9.9/32", port: 6_443 } };
const routes = { traces: routeBy.traceID(), metrics: routeBy.service(), logs: routeBy.traceID() };
const everySetting = { ...balancerOptions, ...collectorSettings, ...collectorParts, ...fairleadSettings };

const sendingTo =
  (base: object, balancer: object): Make =>
  (options) => {
    const to = collector(release).existing("sampler", { security: "plaintext", ...base, ...options } as never);
    return small({ release, balancer: { to, network, ...balancer }, blueprint: { backends: [] } });
  };

const pool =
  (base: object, balancer: object): Make =>
  (options) =>
    small({ release, pool: { network, ...base, ...options }, balancer });

const balancer =
  (base: object, blueprint: object = {}): Make =>
  (options) =>
    small({ release, balancer: { network, routes, ...base, ...options }, blueprint });

const generator =
  (base: object): Make =>
  (options) =>
    small({ release, balancer: { routes }, generator: { network: {}, ...base, ...options } });

const poolTable = { ...poolOptions, ...collectorParts };
const declarations: readonly (readonly [string, object, Make])[] = [
  ["a pool of names at a Collector", poolTable, pool({}, {})],
  ["a pool that is found at a Collector", poolTable, pool({ discovery: dns() }, {})],
  ["a pool of names at Fairlead's balancer", poolTable, pool({}, fairlead)],
  ["a pool that is found at Fairlead's balancer", poolTable, pool({ discovery: dns() }, fairlead)],
  ["a Collector that balances", everySetting, balancer({})],
  ["one with a central queue", everySetting, balancer({ queue: "central" })],
  ["one of the operator", everySetting, balancer({}, { output: "operator" })],
  ["Fairlead's balancer", everySetting, balancer(fairlead)],
  ...["traces", "metrics", "logs"].flatMap((signal) =>
    ["telemetrygen", "built-in"].map(
      (runner) =>
        [`a ${runner} generator of ${signal}`, generatorTable(signal), generator({ signal, runner })] as const,
    ),
  ),
  ...Object.entries({ "a Collector": { queue: "central" }, "Fairlead's balancer": fairlead }).flatMap(([by, target]) =>
    Object.entries({
      "a Service that is watched": { service: "sampling/x", discovery: k8s(), podLabels: { z: "0" } },
      "a headless Service": { service: "sampling/x", podLabels: { z: "0" } },
      hosts: { hosts: ["a.example.com", "b.example.com:1"] },
    }).map(([what, base]) => [`${what} at ${by}`, existingOptions, sendingTo(base, target)] as const),
  ),
  ["a blueprint", blueprintOptions, (blueprint) => small({ release, blueprint })],
];

/** Of a blueprint that may have no such part: the same options serve many blueprints. */
const ofAbsentParts = ["images.node"];
/** Its effect is on findings. */
const onFindings = ["accept"];

const isAbout = (path: Path) => (finding: Diagnostic) =>
  finding.place.path.length > 0 &&
  finding.place.path.every((step, index) => index >= path.length || step === path[index]);

/** Whether one is as if the other were written, and nobody is told. */
const isSilent = (one: Written, other: Written, path: Path) =>
  one.text !== undefined && one.text === other.text && !one.findings.some(isAbout(path));

interface Leaf {
  readonly path: Path;
  readonly value: unknown;
}

function leaves(from: unknown, to: unknown, path: Path = []): readonly Leaf[] {
  if (isObject(from) && isObject(to)) {
    return Object.keys(from).flatMap((key) =>
      leaves(from[key], to[key], [...path, Array.isArray(from) ? Number(key) : key]),
    );
  }
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ path, value: to }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** @param change of what is there @returns a copy */
function changed(
  value: unknown,
  [step, ...rest]: Path,
  change: (holder: Record<string, unknown>, key: string) => void,
) {
  // Samples are plain data, of which a copy may be written to.
  const copy = structuredClone(value) as Record<string, unknown>;
  if (rest.length > 0) copy[String(step)] = changed(copy[String(step)], rest, change);
  else change(copy, String(step));
  return copy;
}

/** The sample without what cannot be said here, each part of which has a finding. */
function whatIsTaken(make: Make, option: string, sample: unknown): unknown {
  let taken = sample;
  for (let attempt = 0; attempt < 12; attempt++) {
    const { text, findings } = writtenOf(make({ [option]: taken }));
    const refused = findings.find(
      ({ severity, place }) => severity === "error" && place.path[0] === option && place.path.length > 1,
    );
    if (text !== undefined || !refused) break;
    taken = changed(taken, refused.place.path.slice(1), (holder, key) => {
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
    });
  }
  return taken;
}

/** Parts of an option that nothing is heard of. */
function silentParts(make: Make, option: string, [sample, other]: readonly [unknown, unknown]): readonly string[] {
  const base = writtenOf(make({}));
  const silentWhole = [sample, other].every((value) => isSilent(writtenOf(make({ [option]: value })), base, [option]));
  const taken = whatIsTaken(make, option, sample);
  const written = writtenOf(make({ [option]: taken }));
  const parts = isObject(taken) && written.text !== undefined ? leaves(taken, other) : [];
  return [
    ...(silentWhole ? [option] : []),
    ...parts
      .filter(({ path, value }) => {
        const varied = changed(taken, path, (holder, key) => {
          holder[key] = value;
        });
        return isSilent(writtenOf(make({ [option]: varied })), written, [option, ...path]);
      })
      .map(({ path }) => [option, ...path].join(".")),
  ].filter((part) => !ofAbsentParts.includes(part));
}

/** Thousands of small blueprints. */
const patienceMs = 300_000;

describe.each(declarations)("of %s", (_what, table, make) => {
  const own = table === existingOptions ? existingSamples : samples;
  const options = Object.keys(table).filter((option) => !onFindings.includes(option));

  test("the bare declaration compiles, and every option has samples", () => {
    expect(writtenOf(make({})).text).toBeDefined();
    expect(options.filter((option) => own[option] === undefined)).toEqual([]);
  });

  test("every option is heard", { timeout: patienceMs }, () => {
    const silent = options.flatMap((option) => silentParts(make, option, own[option] ?? [undefined, undefined]));
    expect(silent).toEqual([]);
  });
});
