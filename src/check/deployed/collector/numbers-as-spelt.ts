/**
 * A number without quotes is what the Collector's YAML reads in it (go-yaml 3, both versions): a leading zero makes it octal,
 * and where a text would do as well, 1.10 is 1.1 and 1_000 is 1000.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { isInside, type Path } from "../../../diagnostics/place.ts";
import {
  componentKinds,
  type SchemaNode,
  schemaAt,
  schemaFile,
  telemetrySchema,
  typeOfId,
} from "../../../schema/registry.ts";
import { type CollectorRule, type CollectorView, type Spelling, spellings } from "./view.ts";

export const numbersAsSpelt: CollectorRule = (view) =>
  spellings(view.collector).flatMap((one) => octal(view, one) ?? textMeant(view, one));

/** 07 is seven either way. */
function octal(view: CollectorView, { at, written }: Spelling): readonly Diagnostic[] | undefined {
  const value = view.at(at);
  const decimal = Number(written.replaceAll("_", ""));
  if (!/^[-+]?0[0-7_]+$/.test(written) || typeof value !== "number" || decimal === value) return undefined;
  const message = `${written} is ${value} to the Collector: a leading zero makes a number octal.`;
  // Where a number is wanted nobody means a text.
  const text = takesAnything(view, at) ? `; a string needs quotes: "${written}"` : "";
  const help = `write ${decimal}, or ${value} if octal is meant${text}`;
  return [view.finding("FL1006", at, { message, help })];
}

/** Where any value is taken, such as that of an attribute, what looks like a version or an id may be a number. */
function textMeant(view: CollectorView, { at, written }: Spelling): readonly Diagnostic[] {
  const value = view.at(at);
  if (typeof value !== "number" || !takesAnything(view, at)) return [];
  const message = `Without quotes, ${written} is the number ${value} here.`;
  return [
    view.finding("FL1006", at, { message, help: `write "${written}" for the string, or ${value} for the number` }),
  ];
}

function takesAnything(view: CollectorView, at: Path): boolean {
  const kind = componentKinds.find((one) => one === at[0]);
  const schema = kind
    ? schemaFile(view.schemas, kind, typeOfId(String(at[1])), "exact")
    : isInside(at, ["service", "telemetry"])
      ? telemetrySchema(view.schemas, "exact")
      : undefined;
  const node = schema && schemaAt(schema, at.slice(2));
  return node !== undefined && !isTyped(node);
}

function isTyped({ type, anyOf, properties, const: one, enum: words }: SchemaNode): boolean {
  return [type, anyOf, properties, one, words].some((said) => said !== undefined);
}
