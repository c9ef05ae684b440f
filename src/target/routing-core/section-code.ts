/**
 * The part of a generated core that walks the sections of a request in the form that is copied as it stands: fields in
 * order of their numbers, each single one once. Sections above the unit are cut, sections below only looked through.
 *
 *     request ─ resource ─ scope ─ item (a metric: ─ data ─ data point)
 */

import type { Signal } from "../../contract/signal.ts";
import type { KeyCode } from "./key-code.ts";
import type { ShapeTable } from "./shape-table.ts";

/** Messages of a signal that the code names. */
export const signalMessages: Readonly<Record<Signal, { readonly item: string; readonly word: string }>> = {
  traces: { item: "Span", word: "span" },
  metrics: { item: "Metric", word: "metric" },
  logs: { item: "LogRecord", word: "log record" },
};

/** The data of a metric: its field number in `Metric`, the message of a point, where that has its attributes. */
export const metricData = [
  { field: 5, point: "NumberDataPoint", attributes: 7 },
  { field: 7, point: "NumberDataPoint", attributes: 7 },
  { field: 9, point: "HistogramDataPoint", attributes: 9 },
  { field: 10, point: "ExponentialHistogramDataPoint", attributes: 1 },
  { field: 11, point: "SummaryDataPoint", attributes: 7 },
] as const;

export interface SectionOptions {
  readonly signal: Signal;
  readonly key: KeyCode;
  readonly shapes: ShapeTable;
}

/** Names of the sections that are cut, from above. */
export function cutSections({ key }: Pick<SectionOptions, "key">): readonly string[] {
  switch (key.unit) {
    case "resource":
      return [];
    case "item":
      return ["resource", "scope"];
    case "point":
      return ["resource", "scope", "metric", "data"];
  }
}

export function sectionsCode(options: SectionOptions): string {
  const { key } = options;
  const items = key.unit === "point" ? [dataCode(options), metricCode(options)] : [itemCode(options)];
  return [...items, scopeCode(options), resourceCode(options)].filter((code) => code !== "").join("\n");
}

const bytesTag = (field: number) => (field << 3) | 2;

interface Section {
  readonly name: string;
  readonly isCut: boolean;
  readonly parameters: string;
  /** In the head of the function. */
  readonly begin: string;
  /** Statements by tag, for a field whose content was found. */
  readonly cases: readonly (readonly [tags: readonly number[], code: string])[];
  /** Tags that may stand more than once, side by side. */
  readonly repeated: readonly number[];
  readonly tag: string;
  readonly after: string;
}

function sectionFunction(section: Section): string {
  const { name, isCut, parameters, begin, cases, repeated, tag, after } = section;
  const again = repeated.map((one) => `tag !== ${one}`).join(" && ");
  const switched = cases.map(([tags, code]) => {
    const labels = tags.map((one) => `      case ${one}:`).join("\n");
    return `${labels}\n${code === "" ? "" : `${indented(code, 8)}\n`}        break;`;
  });
  return `function ${name}(from: number, end: number${parameters}): boolean {
${isCut ? `  const section = (${name}Section = openSection());\n  ${name}Floor = entryCount;\n` : ""}${begin === "" ? "" : `${indented(begin, 2)}\n`}  let first = -1;
${isCut ? "  let last = -1;\n" : ""}  let previous = 0;
  for (let at = from; at < end; ) {
    const start = at;
    const tag = bytes[at++]!;
    if (tag < previous || (tag === previous && ${again})) return false;
    previous = tag;
    const next = (tag & 7) === 0 ? skipVarint(at, end) : readLength(at, end);
    if (next < 0) return false;
    const content = contentStart;
    switch (tag) {
${switched.join("\n")}
      default:
        return false;
    }
    at = next;
  }
${after === "" ? "" : `${indented(after, 2)}\n`}${isCut ? `  closeSection(section, from, first, last, end, ${tag});\n` : ""}  return true;
}
`;
}

function indented(code: string, by: number): string {
  return code.replaceAll(/^(?=.)/gm, " ".repeat(by));
}

/** Notes where the children of a section stand. */
const childOf = (isCut: boolean) => `if (first === -1) first = start;${isCut ? "\nlast = next;" : ""}`;

function resourceCode({ key, shapes }: SectionOptions): string {
  const isCut = key.unit !== "resource";
  return sectionFunction({
    name: "resource",
    isCut,
    parameters: "",
    begin: key.onResource,
    cases: [
      [
        [bytesTag(1)],
        lines(`if (!walk(${shapes.idOf("Resource")}, content, next, 3)) return false;`, key.onResourceOwner),
      ],
      [[bytesTag(2)], lines(childOf(isCut), "if (!scope(content, next)) return false;")],
      [[bytesTag(3)], ""],
    ],
    repeated: [bytesTag(2)],
    tag: String(bytesTag(1)),
    after: key.afterResource,
  });
}

function scopeCode({ signal, key, shapes }: SectionOptions): string {
  const isCut = key.unit !== "resource";
  const item = shapes.idOf(signalMessages[signal].item);
  const child = {
    resource:
      signal === "metrics"
        ? "if (!item(content, next)) return false;\nitemCount += pointCount;"
        : lines(`if (!walk(${item}, content, next, 4)) return false;`, "itemCount++;"),
    item:
      signal === "metrics"
        ? lines("if (!item(content, next)) return false;", unitOf(key, "pointCount"))
        : lines("idStart = -1;", `if (!walk(${item}, content, next, 4)) return false;`, unitOf(key, "1")),
    point: "if (!metric(content, next)) return false;",
  }[key.unit];
  return sectionFunction({
    name: "scope",
    isCut,
    parameters: "",
    begin: key.onScope,
    cases: [
      [
        [bytesTag(1)],
        lines(`if (!walk(${shapes.idOf("InstrumentationScope")}, content, next, 4)) return false;`, key.onScopeOwner),
      ],
      [[bytesTag(2)], lines(childOf(isCut), child)],
      [[bytesTag(3)], ""],
    ],
    repeated: [bytesTag(2)],
    tag: String(bytesTag(2)),
    after: key.afterScope,
  });
}

function unitOf({ backendOf }: KeyCode, items: string): string {
  return lines(
    `const backend = ${backendOf};`,
    "if (backend < 0) return false;",
    `place(backend, start, next, ${items});`,
  );
}

const lines = (...statements: readonly string[]): string => statements.filter((line) => line !== "").join("\n");

const dataTags = metricData.map(({ field }) => bytesTag(field));

function metricCode({ key, shapes }: SectionOptions): string {
  return sectionFunction({
    name: "metric",
    isCut: true,
    parameters: "",
    begin: key.onMetric,
    cases: [
      [[bytesTag(1)], key.onMetricName],
      [[bytesTag(2)], ""],
      [[bytesTag(3)], key.onMetricUnit],
      [
        dataTags,
        lines("if (first !== -1) return false;", childOf(true), "if (!data(content, next, tag)) return false;"),
      ],
      [[bytesTag(12)], `if (!walk(${shapes.idOf("KeyValue")}, content, next, 5)) return false;`],
    ],
    repeated: [bytesTag(12)],
    tag: String(bytesTag(2)),
    after: key.afterEmptyMetric === "" ? "" : `if (first === -1) {\n${indented(key.afterEmptyMetric, 2)}\n}`,
  });
}

function dataCode({ key, shapes }: SectionOptions): string {
  const byTag = (value: (one: (typeof metricData)[number]) => number) =>
    metricData
      .slice(1)
      .reduce(
        (rest, one) => `metricTag === ${bytesTag(one.field)} ? ${value(one)} : ${rest}`,
        String(value(metricData[0])),
      );
  return sectionFunction({
    name: "data",
    isCut: true,
    parameters: ", metricTag: number",
    begin: lines(
      `const point = ${byTag((one) => shapes.idOf(one.point))};`,
      `const attributesField = ${byTag((one) => one.attributes)};`,
      key.onData,
    ),
    cases: [
      [[bytesTag(1)], lines(childOf(true), "if (!walk(point, content, next, 6)) return false;", unitOf(key, "1"))],
      [[2 << 3, 3 << 3], "if (metricTag !== 58 && (tag === 24 || metricTag === 42 || metricTag === 90)) return false;"],
    ],
    repeated: [bytesTag(1)],
    tag: "metricTag",
    after: key.afterEmptyMetric === "" ? "" : `if (first === -1) {\n${indented(key.afterEmptyMetric, 2)}\n}`,
  });
}

/** A metric that is sent whole: its name, and how many points it has. */
function itemCode({ signal, shapes }: SectionOptions): string {
  if (signal !== "metrics") return "";
  return `let nameStart = 0;
let nameEnd = 0;
let pointCount = 0;
function item(from: number, end: number): boolean {
  if (!walk(${shapes.idOf("Metric")}, from, end, 4)) return false;
  nameStart = nameEnd = pointCount = 0;
  let dataTag = 0;
  for (let at = from; at < end; ) {
    const tag = bytes[at++]!;
    if (tag >= 0x80 || (tag & 7) !== 2) return false;
    const next = readLength(at, end);
    if (tag === 10) {
      nameStart = contentStart;
      nameEnd = next;
    } else if (${dataTags.map((tag) => `tag === ${tag}`).join(" || ")}) {
      if (dataTag !== 0) return false;
      dataTag = tag;
      if (!countPoints(contentStart, next)) return false;
    }
    at = next;
  }
  return true;
}

function countPoints(from: number, end: number): boolean {
  for (let at = from; at < end; ) {
    const tag = bytes[at++]!;
    if (tag === 10) pointCount++;
    else if (tag !== 16 && tag !== 24) return false;
    at = tag === 10 ? readLength(at, end) : skipVarint(at, end);
  }
  return true;
}
`;
}
