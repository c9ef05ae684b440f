/** Mistakes that must not compile. Each line names one; the compiler fails when a mistake passes. */

import type { SectionsByVersion, SectionsOf } from "../../src/model/collector/sections.ts";

type Receivers = SectionsOf<"0.129.0">["receivers"];
type Processors = SectionsOf<"0.129.0">["processors"];
type Exporters = SectionsOf<"0.129.0">["exporters"];
type Extensions = SectionsOf<"0.129.0">["extensions"];
type Connectors = SectionsOf<"0.129.0">["connectors"];
type Telemetry = SectionsOf<"0.129.0">["telemetry"];
type NewReceivers = SectionsOf<"0.161.0">["receivers"];
type NewExporters = SectionsOf<"0.161.0">["exporters"];

export const ids: readonly [Receivers, Receivers, Exporters, Exporters, Exporters, Extensions, Connectors] = [
  // @ts-expect-error no such type
  { oltp: null },
  // @ts-expect-error the separator is a slash
  { "otlp-internal": null },
  // @ts-expect-error a receiver is no exporter
  { opencensus: null },
  // @ts-expect-error nor under a name of its own
  { "prometheus2/self": null },
  // @ts-expect-error nothing in front of the type
  { "my/otlp": null },
  // @ts-expect-error a processor is no extension
  { batch: null },
  // @ts-expect-error an extension is no connector
  { pprof: null },
];

export const keys: readonly [Exporters, Exporters, Exporters, Processors, Receivers, Receivers, Telemetry] = [
  // @ts-expect-error misspelt
  { debug: { verbosty: "basic" } },
  // @ts-expect-error misspelt, under a name
  { "debug/two": { verbosty: "basic" } },
  // @ts-expect-error the static resolver has no weights
  { loadbalancing: { resolver: { static: { hostnames: [], weights: [] } } } },
  // @ts-expect-error a setting of the exporter, not of the processor
  { batch: { endpoint: "backend:4317" } },
  // @ts-expect-error a component without settings takes none
  { nop: { endpoint: "backend:4317" } },
  // @ts-expect-error the endpoint belongs into a protocol
  { otlp: { endpoint: "0.0.0.0:4317" } },
  // @ts-expect-error misspelt
  { logs: { lvl: "info" } },
];

export const types: readonly Processors[] = [
  // @ts-expect-error a number where a duration belongs: the Collector would read nanoseconds
  { batch: { timeout: 5 } },
  // @ts-expect-error a duration needs a unit
  { batch: { timeout: "5" } },
  // @ts-expect-error days are no unit
  { batch: { timeout: "1d" } },
  // @ts-expect-error a text where a number belongs
  { batch: { send_batch_size: "1024" } },
  // @ts-expect-error a scalar has no null: it would become zero
  { batch: { timeout: null } },
  // @ts-expect-error undefined is no JSON
  { batch: undefined },
  // @ts-expect-error neither under a name
  { "batch/two": undefined },
  // @ts-expect-error a component's settings are a section
  { batch: "5s" },
  // @ts-expect-error one text where a list belongs
  { batch: { metadata_keys: "tenant" } },
  // @ts-expect-error a function is no JSON, even in an open place
  { attributes: { actions: [{ key: "a", action: "insert", value: () => 1 }] } },
  // @ts-expect-error statements are texts, or groups, not both
  { transform: { trace_statements: ["set(a, b)", { statements: ["set(a, b)"] }] } },
];

export const enums: readonly [Exporters, Exporters, Processors, Telemetry] = [
  // @ts-expect-error not a verbosity
  { debug: { verbosity: "verbose" } },
  // @ts-expect-error not a compression
  { otlp: { compression: "brotli" } },
  // @ts-expect-error not an error mode
  { filter: { error_mode: "drop" } },
  // @ts-expect-error not a level of logging
  { logs: { level: "verbose" } },
];

declare const configured: Receivers;
declare const hostnames: Exporters["loadbalancing"];

/** Everything is readonly. */
export function changed(): void {
  // @ts-expect-error a section
  configured.otlp = null;
  // @ts-expect-error a section under a name
  configured["otlp/two"] = null;
  // @ts-expect-error a list
  hostnames?.resolver?.static?.hostnames?.push("backend-4:4317");
}

/** Parts of two versions do not mix. */
export const versions: readonly [Exporters, Exporters, NewExporters, NewReceivers] = [
  // @ts-expect-error the name came after 0.129.0
  { load_balancing: null },
  // @ts-expect-error the headers of 0.129.0 are a map
  { otlphttp: { headers: [{ name: "x-tier", value: "edge" }] } },
  // @ts-expect-error the batcher was removed before 0.161.0
  { otlp_grpc: { batcher: { enabled: true } } },
  // @ts-expect-error the component was removed before 0.161.0
  { opencensus: null },
];

declare const old: Exporters;
// @ts-expect-error a whole section of the other version
export const moved: NewExporters = old;

// @ts-expect-error no schemas of this version
export type Unknown = SectionsByVersion["0.130.0"];

// @ts-expect-error the key is spelled traceID
export const misspeltKey: Exporters = { loadbalancing: { routing_key: "trace_id" } };

// @ts-expect-error there is no such action
export const misspeltAction: Processors = { attributes: { actions: [{ key: "a", value: "b", action: "upsrt" }] } };
