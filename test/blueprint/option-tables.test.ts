import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as defaults from "../../src/lower/defaults.ts";
import { fairleadSettings } from "../../src/model/fairlead-settings.ts";
import {
  builtInOptions,
  generatorOptions,
  logOptions,
  metricOptions,
  traceOptions,
} from "../../src/model/generator-options.ts";
import * as options from "../../src/model/options.ts";
import { backendCount, configuration, type Members, replicaCount, type Shape } from "../../src/model/shape.ts";
import type { Resources } from "../../src/model/topology.ts";
import { type DocumentedRow, documentedRows, withOptionTables } from "../../tools/docs/option-tables.ts";

test("docs/blueprints.md has every option as the tables have it (npm run option-tables)", () => {
  const page = readFileSync("docs/blueprints.md", "utf8");
  expect(withOptionTables(page)).toBe(page);
  expect(page.match(/<!-- options: /g)).toHaveLength(18);
});

/** Defaults that have words of their own. */
const words: Readonly<Record<string, string>> = {
  "{}": "none",
  '"0s"': "at once",
  '{"kind":"configMap"}': '{ kind: "configMap" }',
  "[]": "none",
};

function documented(shape: Shape, row: DocumentedRow, path: string): readonly (readonly [string, unknown, string])[] {
  const object = shape.kind === "word-or" ? shape.or : shape;
  const inside = object.kind === "object" ? object.members : {};
  return [
    ...(shape.default === undefined ? [] : [[path, shape.default, row.fallback] as const]),
    ...row.inside.flatMap((inner) => {
      const member = inside[inner.name];
      return member ? documented(member, inner, `${path}.${inner.name}`) : [];
    }),
  ];
}

describe("the default that an editor shows is the one that is taken", () => {
  const { balancerOptions, blueprintOptions, collectorSettings } = options;
  const generators = { generatorOptions, builtInOptions, traceOptions, metricOptions, logOptions };
  const tables: Readonly<Record<string, Members>> = {
    balancerOptions,
    blueprintOptions,
    collectorSettings,
    fairleadSettings,
    ...generators,
  };
  const fileOf = (name: string) => {
    const ofGenerators = Object.hasOwn(generators, name) ? "generator-options" : "options";
    return `src/model/${name === "fairleadSettings" ? "fairlead-settings" : ofGenerators}.ts`;
  };
  const rows = Object.entries(tables).flatMap(([name, table]) =>
    documentedRows(fileOf(name), name).flatMap((row) =>
      documented(table[row.name] ?? configuration, row, `${name}.${row.name}`),
    ),
  );

  test("every setting of Fairlead's balancer is documented", () => {
    const names = documentedRows("src/model/fairlead-settings.ts", "fairleadSettings").map(({ name }) => name);
    expect(names).toEqual(Object.keys(fairleadSettings));
    expect(rows).toHaveLength(57);
  });

  test.each(rows)("%s: %j", (_path, fallback, shown) => {
    const text = JSON.stringify(fallback);
    // Durations, quantities and names are shown without the quotes that words have.
    const bare = typeof fallback === "string" && /^\d/.test(fallback) ? fallback : text;
    expect(shown.replace(/, (?:with a warning|the default of gRPC servers).*/, "")).toBe(words[text] ?? bare);
  });
});

describe("defaults that lowering keeps elsewhere are the documented ones", () => {
  const fallbacks = (table: string, file = "src/model/options.ts") =>
    Object.fromEntries(documentedRows(file, table).map(({ name, fallback }) => [name, fallback]));

  test("of pools", () => {
    const { age, grace } = defaults.roundRobinConnectionAge;
    expect(fallbacks("poolOptions")).toMatchObject({
      discovery: `required; dns ${defaults.dnsInterval} and ${defaults.dnsTimeout}, k8s ${defaults.k8sTimeout}`,
      healthCheck: `a probe every ${defaults.readiness.periodSeconds}s`,
      maxConnectionAge: `${age} and ${grace} for round robin, else none`,
    });
  });

  test("and so are the ranges of counts", () => {
    const meanings = [
      ...documentedRows("src/model/options.ts", "poolOptions"),
      ...documentedRows("src/model/options.ts", "balancerOptions"),
    ];
    const meaningOf = (option: string) => meanings.find(({ name }) => name === option)?.meaning;
    expect(meaningOf("count")).toMatch(new RegExp(`^How many, 1 to ${backendCount.max};`));
    expect(meaningOf("replicas")).toBe(`1 to ${replicaCount.max}.`);
  });

  test("of Collectors", () => {
    const { check_interval, limit_percentage, spike_limit_percentage } = defaults.memoryLimiter;
    const { timeout, send_batch_size } = defaults.batch;
    expect(fallbacks("CollectorPartsOptions", "src/blueprint/options.ts")).toMatchObject({
      processors: `\`memory_limiter\` of ${check_interval}, ${limit_percentage} %, ${spike_limit_percentage} %; \`batch\` of ${timeout}, ${send_batch_size}`,
      telemetry: `Prometheus metrics on port ${defaults.ports.metrics}`,
    });
  });

  test("of containers", () => {
    const amounts = ({ requests, limits }: Resources) => `${requests.cpu}, ${requests.memory}, ${limits.memory}`;
    const { backendResources, balancerResources, fairleadResources } = defaults;
    const [backends, collector, fairlead] = [backendResources, balancerResources, fairleadResources(1)].map(amounts);
    expect(fallbacks("tierOptions")["resources"]).toBe(
      `backends ${backends}; a Collector that balances ${collector}; Fairlead's balancer ${fairlead}`,
    );
  });
});
