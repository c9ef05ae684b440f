/** Names of OTLP's enumerations, which JSON may use for their numbers. */

const severities = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"].flatMap((word) =>
  ["", "2", "3", "4"].map((step) => `SEVERITY_NUMBER_${word}${step}`),
);

const lists: readonly (readonly string[])[] = [
  ["UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"].map((word) => `SPAN_KIND_${word}`),
  ["UNSET", "OK", "ERROR"].map((word) => `STATUS_CODE_${word}`),
  ["UNSPECIFIED", "DELTA", "CUMULATIVE"].map((word) => `AGGREGATION_TEMPORALITY_${word}`),
  ["SEVERITY_NUMBER_UNSPECIFIED", ...severities],
];

export const enumNumbers: ReadonlyMap<string, number> = new Map(
  lists.flatMap((names) => names.map((name, number) => [name, number] as const)),
);
