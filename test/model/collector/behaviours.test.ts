import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { type Signal, signals } from "../../../src/contract/signal.ts";
import {
  type Behaviour,
  has,
  routingKeys,
  supportedRoutingKeys,
  whenSupported,
} from "../../../src/model/collector/behaviours.ts";
import { nearestSchemas, releases, type SchemaVersion } from "../../../src/model/collector/release.ts";
import { keyEraOf, ringGenerationOf } from "../../../src/routing/collector-version.ts";
import { exporterName } from "../../../src/schema/registry.ts";
import { configuration, verdicts } from "../../check/deployed/collector/configuration.ts";

/** Versions that have no schemas of their own stand between those that have. */
const versions = ["0.129.0", "0.130.0", "0.146.9", "0.147.0", "0.150.0", "0.154.0", "0.161.0"] as const;

describe("a version between those whose schemas are held", () => {
  // Changes of the exporter by its releases; of the rest only the two ends were run, and the middle counts as the nearer.
  test.each<[Behaviour, ...boolean[]]>([
    ["ownQueueSizer", false, true, true, true, true, true, true],
    ["endpointSlices", false, false, true, true, true, true, true],
    ["routingAttributesChecked", false, false, false, true, true, true, true],
    ["logsByRoutingKey", false, false, false, false, false, true, true],
    ["ownQueueDefaults", false, false, true, true, true, true, true],
    ["disabledRetryChecked", false, false, true, true, true, true, true],
    ["certificateNeedsKey", false, false, true, true, true, true, true],
  ])("%s", (behaviour, ...expected) => {
    expect(versions.map((version) => has(version, behaviour))).toEqual(expected);
  });

  test.each<[Signal, string, readonly string[]]>([
    // contrib loadbalancingexporter README at 0.115.0; what is older than the first that was read is taken for that.
    ["traces", "0.115.1", ["traceID", "service", "attributes"]],
    ["traces", "0.129.0", ["traceID", "service", "attributes"]],
    ["traces", "0.150.0", ["traceID", "service", "attributes"]],
    ["metrics", "0.146.9", ["service", "resource", "metric", "streamID"]],
    ["metrics", "0.147.0", ["service", "resource", "metric", "streamID", "attributes"]],
    ["logs", "0.150.0", ["traceID"]],
    ["logs", "0.154.0", ["traceID", "service", "resource", "attributes"]],
    ["logs", "0.161.0", ["traceID", "service", "resource", "attributes"]],
  ])("routes %s at %s", (signal, version, keys) => {
    expect(supportedRoutingKeys(version, signal)).toEqual(keys);
  });

  test("builds the ring of its own generation, and is not guessed where nobody read it", () => {
    expect(versions.map(ringGenerationOf)).toEqual([1, 2, 2, 2, 2, undefined, 3]);
    expect(versions.map((version) => keyEraOf(version))).toEqual([
      "0.122",
      "0.122",
      "0.145",
      "0.147",
      "0.147",
      undefined,
      "0.157",
    ]);
  });

  test("takes the nearest schemas, and the names of components in them", () => {
    expect(versions.map(nearestSchemas)).toEqual([
      "0.129.0",
      "0.129.0",
      "0.161.0",
      "0.161.0",
      "0.161.0",
      "0.161.0",
      "0.161.0",
    ]);
    expect(["0.129.1", "0.144.9", "0.145.0", "0.200.0", "0.1.0"].map(nearestSchemas)).toEqual([
      "0.129.0",
      "0.129.0",
      "0.161.0",
      "0.161.0",
      "0.129.0",
    ]);
    expect((["0.129.0", "0.161.0"] as const).map((schemas) => exporterName("otlp", schemas))).toEqual([
      "otlp",
      "otlp_grpc",
    ]);
  });

  test("is checked by what it does itself, not by what its neighbours do", () => {
    const otlp = { tls: { insecure: true }, sending_queue: { enabled: false } };
    const resolver = { static: { hostnames: ["a"] } };
    const by = (settings: object) => {
      const exporters = { loadbalancing: { protocol: { otlp }, resolver, ...settings } } as never;
      const config = configuration({ exporters });
      const one = { receivers: ["otlp"], exporters: ["loadbalancing", "debug"] };
      const pipelines = { metrics: one, logs: one };
      return (version: string) => verdicts({ ...config, service: { pipelines } }, version);
    };
    const attributes = by({ routing_key: "attributes", routing_attributes: ["a"] });
    const at = "exporters.loadbalancing.routing_key";
    expect(attributes("0.146.0")).toEqual([`error FL3001 ${at}`, `warning FL3011 ${at}`]);
    expect(attributes("0.150.0")).toEqual([`warning FL3011 ${at}`]);
    expect(attributes("0.154.0")).toEqual([]);
    const lonely = by({ routing_key: "service", routing_attributes: ["a"] });
    const list = "FL1103 exporters.loadbalancing.routing_attributes";
    expect(lonely("0.146.0")).toEqual([`warning FL3011 ${at}`, `warning ${list}`]);
    expect(lonely("0.150.0")).toEqual([`warning FL3011 ${at}`, `error ${list}`]);
    const queue = by({ routing_key: "service", sending_queue: { enabled: true } });
    const incomplete = "error FL3004 exporters.loadbalancing.sending_queue";
    expect(queue("0.129.0")).toEqual([`warning FL3011 ${at}`, incomplete]);
    expect(queue("0.130.0")).toEqual([`warning FL3011 ${at}`, incomplete]);
    expect(queue("0.150.0")).toEqual([`warning FL3011 ${at}`]);
  });
});

describe("what a newer version would bring", () => {
  test.each<[string, Signal, string | undefined]>([
    ["attributes", "metrics", "a Collector from 0.147.0 on, such as 0.161.0"],
    ["resource", "logs", "a Collector from 0.154.0 on, such as 0.161.0"],
    ["resource", "traces", undefined],
  ])("%s for %s", (key, signal, words) => {
    expect(whenSupported(key, signal)).toBe(words);
  });

  test("every key is one that some signal can use at the newest release", () => {
    const newest = releases.at(-1) ?? "";
    const used = new Set(signals.flatMap((signal) => supportedRoutingKeys(newest, signal)));
    expect([...used].toSorted()).toEqual(routingKeys.toSorted());
  });
});

/** Where versions may be spelled out: tables of facts by version, what is extracted, and eras of keys, which have an order. */
const tables = /^(model\/collector\/|routing\/collector-version\.ts$|routing\/key\/key-rule\.ts$)/;

test("no other file compares versions: each asks the tables", () => {
  const src = join(import.meta.dirname, "../../../src");
  const spelled = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !tables.test(file))
    .flatMap((file) => versionsIn(file, readFileSync(join(src, file), "utf8")));
  expect(spelled).toEqual([]);
});

test("and a comparison would be found", () => {
  expect(versionsIn("a.ts", 'const old = schemas === "0.129.0" || since(`0.147`);')).toEqual([
    "a.ts: 0.129.0",
    "a.ts: 0.147",
  ]);
});

/** Literals that are a version and nothing else; a message may name one. */
function versionsIn(file: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && /^v?0\.\d{3}(\.\d+)?$/.test(node.text)) found.push(`${file}: ${node.text}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found;
}

test("types and values of routing keys agree: a new schema version needs its line in both", () => {
  const known: readonly SchemaVersion[] = ["0.129.0", "0.161.0"];
  expect([...new Set(releases.map(nearestSchemas))]).toEqual(known);
});
