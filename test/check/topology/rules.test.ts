import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { routeBy } from "../../../src/blueprint/vocabulary.ts";
import { optionsWellFormed } from "../../../src/check/topology/options-well-formed.ts";
import { identityRules, topologyRules } from "../../../src/check/topology/rules.ts";
import { compile } from "../../../src/compile.ts";
import { fairleadSettings } from "../../../src/model/fairlead-settings.ts";
import { generatorTable } from "../../../src/model/generator-options.ts";
import {
  balancerOptions,
  blueprintOptions,
  collectorParts,
  collectorSettings,
  poolOptions,
} from "../../../src/model/options.ts";
import type { Topology } from "../../../src/model/topology.ts";
import { brief, declared } from "./declared.ts";

/** Every option there is, at the declaration that has it. */
const tables: readonly { readonly part: string; readonly target?: "fairlead"; readonly names: readonly string[] }[] = [
  { part: "pool", names: Object.keys({ ...poolOptions, ...collectorParts }) },
  { part: "balancer", names: Object.keys({ ...balancerOptions, ...collectorSettings, ...collectorParts }) },
  { part: "balancer", target: "fairlead", names: Object.keys({ ...balancerOptions, ...fairleadSettings }) },
  { part: "generator", names: Object.keys(generatorTable(undefined)) },
  { part: "blueprint", names: Object.keys(blueprintOptions) },
];
const places = tables.flatMap(({ names, ...table }) => names.map((option) => ({ ...table, option })));

/** Keys that rules look for, so that a cast value is often nearly right. */
const key = fc.constantFrom(
  ...["kind", "interval", "timeout", "traces", "metrics", "key", "attributes", "requests", "limits", "cpu", "memory"],
  ...["egress", "clients", "apiServer", "cidr", "port", "podLabels", "revision", "path", "age", "grace", "maxInterval"],
  ...["items", "bytes", "whenIdle", "min", "max", "tls", "auth", "secret", "image", "consecutive5xx"],
);
const scalar = fc.oneof(
  fc.constantFrom<unknown>("static", "dns", "k8s", "hash", "round-robin", "traceID", "service", "5s", "0", "HEAD", ""),
  fc.constantFrom<unknown>(
    "fairlead",
    "ring",
    "spill",
    "none",
    "queued",
    "http",
    "configMap",
    "image",
    "1Mi",
    "0.129.0",
  ),
  fc.constantFrom<unknown>(0, 1, 2, -1, 0.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY, null, undefined, true, 7n),
  fc.string(),
);
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(key, fc.string()), tie("value"), { maxKeys: 4 }),
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }),
  ),
}));

function findings(topology: Topology) {
  return [optionsWellFormed, ...identityRules, ...topologyRules].flatMap((rule) => rule(topology));
}

test("a blueprint as it should be has no findings", () => {
  expect(findings(declared())).toEqual([]);
  expect(findings(declared({ release: "0.161.0" }))).toEqual([]);
});

/** One value at one option of an otherwise right blueprint; the seed is printed when it fails. */
const varied = fc.tuple(fc.constantFrom(...places), anyValue).map(([{ part, option, target }, value]) => {
  const fairlead = { target, routes: { traces: routeBy.traceID() } };
  return {
    what: `${target ?? "collector"}: ${part}.${option}`,
    option,
    topology: declared({ [part]: { ...(target && fairlead), [option]: value } }),
  };
});

/** What a mistake leaves to look at is the same for all values of an option that is wrong as a whole; undefined for others. */
function leftBy(what: string, option: string, found: ReturnType<typeof findings>): string | undefined {
  const wrong = found.filter(({ severity }) => severity === "error").map(({ place }) => place.path.join("."));
  return wrong.includes(option) ? [what, ...new Set(wrong)].join(" ") : undefined;
}

describe("whatever an author casts into an option", () => {
  test("no rule throws, every message is a sentence, and what is sound beside the mistake is checked", () => {
    const looked = new Set<string>();
    fc.assert(
      fc.property(varied, ({ what, option, topology }) => {
        const found = findings(topology);
        const left = leftBy(what, option, found);
        const all = left !== undefined && looked.has(left) ? found : [...found, ...compile(topology).diagnostics];
        for (const one of all) expect(brief(one).message).toMatch(/^\S[\s\S]*[.)]$/);
        if (left !== undefined) looked.add(left);
      }),
      { numRuns: 2_000 },
    );
  });
});
