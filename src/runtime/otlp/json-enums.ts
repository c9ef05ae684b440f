/** Names of OTLP's enumerations, which JSON may use for their numbers. */

import { spanKinds } from "../../routing/otlp/span-kinds.ts";

const severities = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"].flatMap((word) =>
  ["", "2", "3", "4"].map((step) => `SEVERITY_NUMBER_${word}${step}`),
);

const lists: readonly (readonly string[])[] = [
  spanKinds.map((kind) => `SPAN_KIND_${kind.toUpperCase()}`),
  ["UNSET", "OK", "ERROR"].map((word) => `STATUS_CODE_${word}`),
  ["UNSPECIFIED", "DELTA", "CUMULATIVE"].map((word) => `AGGREGATION_TEMPORALITY_${word}`),
  ["SEVERITY_NUMBER_UNSPECIFIED", ...severities],
];

export const enumNumbers: ReadonlyMap<string, number> = new Map(
  lists.flatMap((names) => names.map((name, number) => [name, number] as const)),
);
