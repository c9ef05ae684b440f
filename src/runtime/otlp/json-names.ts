/** The names that OTLP/JSON has for fields and for the numbers of enumerations. */

import { type Field, type MessageShape, messageShapes } from "../../routing/otlp/messages.ts";
import { spanKinds } from "../../routing/otlp/span-kinds.ts";

const camelCase = (name: string) => name.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** By message and name; names as in the .proto files are taken too, as the Collector does. */
export const jsonFields: ReadonlyMap<MessageShape, ReadonlyMap<string, Field>> = new Map(
  [...messageShapes.values()].map((shape) => {
    const named = [...shape.fields.values()].filter(({ isInJson }) => isInJson);
    return [shape, new Map([camelCase, String].flatMap((write) => named.map((field) => [write(field.name), field])))];
  }),
);

const severities = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"].flatMap((word) =>
  ["", "2", "3", "4"].map((step) => `SEVERITY_NUMBER_${word}${step}`),
);

const lists: readonly (readonly string[])[] = [
  spanKinds.map((kind) => `SPAN_KIND_${kind.toUpperCase()}`),
  ["UNSET", "OK", "ERROR"].map((word) => `STATUS_CODE_${word}`),
  ["UNSPECIFIED", "DELTA", "CUMULATIVE"].map((word) => `AGGREGATION_TEMPORALITY_${word}`),
  ["SEVERITY_NUMBER_UNSPECIFIED", ...severities],
];

/** No two enumerations have a name in common. */
export const enumNumbers: ReadonlyMap<string, number> = new Map(
  lists.flatMap((names) => names.map((name, number) => [name, number] as const)),
);
