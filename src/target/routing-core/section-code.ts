/**
 * The part of a generated core that walks the sections of a request in the form that is copied as it stands: fields in
 * order of their numbers, each single one once. Sections above the unit are cut, sections below only looked through.
 *
 *     request ─ resource ─ scope ─ item (a metric: ─ data ─ data point)
 */

import type { Signal } from "../../contract/signal.ts";
import { fieldNumber, shapeOf, signalShapes } from "../../routing/otlp/messages.ts";
import { metricTypes } from "../../routing/otlp/metric-types.ts";
import { includedText } from "./included-text.ts";
import type { KeyCode, Unit } from "./key-code.ts";
import { bytesTag, numbers } from "./numbers.ts";
import type { ShapeTable } from "./shape-table.ts";

export interface SectionOptions {
  readonly signal: Signal;
  readonly key: KeyCode;
  readonly shapes: ShapeTable;
}

/** How many sections are cut: none, resource and scope, or metric and data as well. */
export const cutLevels: Readonly<Record<Unit, number>> = { resource: 0, item: 2, point: 4 };

export function sectionsCode(options: SectionOptions): string {
  // A metric is sent whole, or cut as well.
  const metrics =
    options.key.unit === "point" ? [dataCode(options), metricCode(options)] : [includedText("count-points")];
  const sections = [scopeCode(options), resourceCode(options)];
  return [...(options.signal === "metrics" ? metrics : []), ...sections].join("\n");
}

interface Case {
  readonly number: number;
  /** For a field whose content was found. */
  readonly code?: string | undefined;
}

interface Section {
  readonly name: string;
  /** In OTLP. */
  readonly message: string;
  /** Among the sections that are cut; undefined for one that is not. */
  readonly level: number | undefined;
  readonly parameters?: string;
  /** In the head of the function. */
  readonly begin: string | undefined;
  readonly cases: readonly Case[];
  /** The field that may stand more than once, side by side. */
  readonly repeated: number;
  readonly tag: string | number;
  readonly after: string | undefined;
}

function sectionFunction(section: Section): string {
  const { name, level, parameters = "", begin, repeated, tag, after } = section;
  const isCut = level !== undefined;
  return `function ${name}(from: number, end: number${parameters}): boolean {
${isCut ? `  const section = openSection(${level});\n` : ""}${begin ? `${indented(begin, 2)}\n` : ""}  let first = -1;
${isCut ? "  let last = -1;\n" : ""}  let previous = 0;
  for (let at = from; at < end; ) {
    const start = at;
    const tag = bytes[at++]!;
    if (tag < previous || (tag === previous && tag !== ${bytesTag(repeated)})) return false;
    previous = tag;
    const next = (tag & 7) === 0 ? skipVarint(at, end) : readLength(at, end);
    if (next < 0) return false;
    const content = contentStart;
    switch (tag) {
${casesCode(section)}
      default:
        return false;
    }
    at = next;
  }
${after ? `${indented(after, 2)}\n` : ""}${isCut ? `  closeSection(section, from, first, last, end, ${tag});\n` : ""}  return true;
}
`;
}

/** Fields of the same code share it. */
function casesCode({ message, cases }: Section): string {
  return cases
    .map(({ number, code }, index) => {
      const field = shapeOf(message).fields.get(number);
      const label = `      case ${(number << 3) | (field?.wireType ?? 0)}: // ${field?.name}`;
      if (code && cases[index + 1]?.code === code) return label;
      return `${label}\n${code ? `${indented(code, 8)}\n` : ""}        break;`;
    })
    .join("\n");
}

function indented(code: string, by: number): string {
  return code.replaceAll(/^(?=.)/gm, " ".repeat(by));
}

const lines = (...statements: readonly (string | undefined)[]): string =>
  statements.filter((line) => line !== undefined && line !== "").join("\n");

/** Notes where the children of a section stand. */
const childOf = (isCut: boolean) => `if (first === -1) first = start;${isCut ? "\nlast = next;" : ""}`;

const ifEmpty = (code: string | undefined) => code && `if (first === -1) {\n${indented(code, 2)}\n}`;

const { sectionOwner, sectionChild, sectionSchema } = fieldNumber;

/** How deep messages are, counted from the request. */
const depths = { resource: 3, scope: 4, item: 4, metadata: 5, point: 6 } as const;

function resourceCode({ signal, key, shapes }: SectionOptions): string {
  const isCut = key.unit !== "resource";
  const owner = `if (!walk(${shapes.idOf("Resource")}, content, next, ${depths.resource})) return false;`;
  return sectionFunction({
    name: "resource",
    message: signalShapes[signal].resourceSection.name,
    level: isCut ? 1 : undefined,
    begin: key.onResource,
    cases: [
      { number: sectionOwner, code: lines(owner, key.onResourceOwner) },
      { number: sectionChild, code: lines(childOf(isCut), "if (!scope(content, next)) return false;") },
      { number: sectionSchema },
    ],
    repeated: sectionChild,
    tag: bytesTag(fieldNumber.requestSection),
    after: key.afterResource,
  });
}

function scopeCode(options: SectionOptions): string {
  const { signal, key, shapes } = options;
  const isCut = key.unit !== "resource";
  const owner = `if (!walk(${shapes.idOf("InstrumentationScope")}, content, next, ${depths.scope})) return false;`;
  return sectionFunction({
    name: "scope",
    message: signalShapes[signal].scopeSection.name,
    level: isCut ? 2 : undefined,
    begin: key.onScope,
    cases: [
      { number: sectionOwner, code: lines(owner, key.onScopeOwner) },
      { number: sectionChild, code: lines(childOf(isCut), scopeChild(options)) },
      { number: sectionSchema },
    ],
    repeated: sectionChild,
    tag: bytesTag(sectionChild),
    after: key.afterScope,
  });
}

function scopeChild({ signal, key, shapes }: SectionOptions): string {
  const walkItem = `if (!walk(${shapes.idOf(signalShapes[signal].item.name)}, content, next, ${depths.item})) return false;`;
  const isMetric = signal === "metrics";
  const readItem = isMetric ? lines(walkItem, "if (!readMetric(content, next)) return false;") : walkItem;
  switch (key.unit) {
    case "resource":
      return lines(readItem, isMetric ? "itemCount += pointCount;" : "itemCount++;");
    case "item":
      return lines(key.needsTraceId ? "forgetId();" : "", readItem, unitOf(key, isMetric ? "pointCount" : "1"));
    case "point":
      return "if (!metric(content, next)) return false;";
  }
}

function unitOf({ backendOf }: KeyCode, items: string): string {
  return lines(
    `const backend = ${backendOf};`,
    "if (backend < 0) return false;",
    `place(backend, start, next, ${items});`,
  );
}

function metricCode({ key, shapes }: SectionOptions): string {
  const data = lines("if (first !== -1) return false;", childOf(true), "if (!data(content, next, tag)) return false;");
  const metadata = `if (!walk(${shapes.idOf("KeyValue")}, content, next, ${depths.metadata})) return false;`;
  return sectionFunction({
    name: "metric",
    message: "Metric",
    level: 3,
    begin: key.onMetric,
    cases: [
      { number: fieldNumber.metricName, code: key.onMetricName },
      { number: fieldNumber.metricDescription },
      { number: fieldNumber.metricUnit, code: key.onMetricUnit },
      ...metricTypes.map(({ field }) => ({ number: field, code: data })),
      { number: fieldNumber.metricMetadata, code: metadata },
    ],
    repeated: fieldNumber.metricMetadata,
    tag: bytesTag(sectionChild),
    after: ifEmpty(key.afterEmptyMetric),
  });
}

function dataCode({ key }: SectionOptions): string {
  const point = `if (!walk(point, content, next, ${depths.point})) return false;`;
  return sectionFunction({
    name: "data",
    message: "Sum",
    level: 4,
    parameters: ", metricTag: number",
    begin: lines(
      "const point = pointMessages[metricTag]!;",
      "const attributesField = attributesFields[metricTag]!;",
      key.onData,
    ),
    cases: [
      { number: fieldNumber.dataPoint, code: lines(childOf(true), point, unitOf(key, "1")) },
      { number: fieldNumber.dataTemporality, code: "if (withTemporality[metricTag] === 0) return false;" },
      {
        number: fieldNumber.sumMonotonic,
        code: `if (typeCodes[metricTag] !== ${numbers["sumCode"]}) return false;`,
      },
    ],
    repeated: fieldNumber.dataPoint,
    tag: "metricTag",
    after: ifEmpty(key.afterEmptyMetric),
  });
}
