/** Values of the metrics, and their text for Prometheus (text format 0.0.4). */

import {
  catalogue,
  histogramBounds,
  type LabelsOf,
  type Metric,
  type MetricName,
} from "../../contract/metric-catalogue.ts";

type NameOf<Type extends Metric["type"]> = {
  [Name in MetricName]: (typeof catalogue)[Name]["type"] extends Type ? Name : never;
}[MetricName];

export interface Series<Name extends MetricName> {
  readonly labels: LabelsOf<Name>;
  readonly value: number;
}

export interface Counter {
  readonly add: (count: number) => void;
}

export interface Observed {
  readonly observe: (value: number) => void;
}

export interface Registry {
  /** For what is counted with each request: its labels are written once. */
  readonly counter: <Name extends NameOf<"counter">>(name: Name, labels: LabelsOf<Name>) => Counter;
  readonly histogram: <Name extends NameOf<"histogram">>(name: Name, labels: LabelsOf<Name>) => Observed;
  readonly add: <Name extends NameOf<"counter">>(name: Name, labels: LabelsOf<Name>, count: number) => void;
  /** All series of a gauge; those it had before are gone. */
  readonly replace: <Name extends NameOf<"gauge">>(name: Name, series: readonly Series<Name>[]) => void;
  /** What was counted, with its labels. */
  readonly counted: <Name extends NameOf<"counter">>(name: Name) => readonly Series<Name>[];
  readonly observed: <Name extends NameOf<"histogram">>(name: Name) => readonly Distribution<Name>[];
  /** In pieces that take a moment each: thousands of backends are megabytes. */
  readonly exposition: () => Iterable<string>;
  /** All that was counted, as another process can be told it. */
  readonly counts: () => Counts;
  /** Counts what another process has counted. */
  readonly addCounts: (counts: Counts) => void;
}

/** Plain data. */
export interface Counts {
  readonly counters: readonly { readonly name: string; readonly labels: Labels; readonly value: number }[];
  readonly histograms: readonly ({ readonly name: string; readonly labels: Labels } & Counted)[];
}

interface Counted {
  readonly counts: readonly number[];
  readonly count: number;
  readonly sum: number;
}

/** Parallel to the bounds, each alone; what is above them is only in the count. */
export interface Distribution<Name extends MetricName> {
  readonly labels: LabelsOf<Name>;
  readonly counts: readonly number[];
  readonly count: number;
  readonly sum: number;
}

/**
 * Series of a metric that counts; more are left out, so that names of backends that come and go cannot fill the memory. Gauges have those
 * of now, whose memory is counted.
 */
export const seriesMax = 10_000;

type Labels = Readonly<Record<string, string | number>>;

class Value implements Counter {
  readonly labels: Labels;
  value: number;

  constructor(labels: Labels, value: number) {
    this.labels = labels;
    this.value = value;
  }

  readonly add = (count: number): void => {
    this.value += count;
  };
}

class Histogram implements Observed {
  readonly labels: Labels;
  /** Parallel to the bounds; not cumulative. */
  readonly counts: number[] = histogramBounds.map(() => 0);
  count = 0;
  sum = 0;

  constructor(labels: Labels) {
    this.labels = labels;
  }

  readonly observe = (value: number): void => {
    const bound = histogramBounds.findIndex((most) => value <= most);
    if (bound !== -1) this.counts[bound] = (this.counts[bound] ?? 0) + 1;
    this.count++;
    this.sum += value;
  };

  add({ counts, count, sum }: Counted): void {
    for (const [index, more] of counts.entries()) this.counts[index] = (this.counts[index] ?? 0) + more;
    this.count += count;
    this.sum += sum;
  }
}

/** @param leftOut hears of each metric once of which series are left out */
export function createRegistry(leftOut: (name: MetricName) => void = () => {}): Registry {
  const values = new Map<MetricName, Map<string, Value>>();
  const histograms = new Map<MetricName, Map<string, Histogram>>();
  const full = new Set<MetricName>();
  const isFull = (name: MetricName) => {
    if (!full.has(name)) leftOut(name);
    full.add(name);
  };
  const counter: Registry["counter"] = (name, labels) =>
    keptIn(values, { name, labels, isFull }, () => new Value(labels, 0));
  return {
    counter,
    histogram: (name, labels) => keptIn(histograms, { name, labels, isFull }, () => new Histogram(labels)),
    add: (name, labels, count) => counter(name, labels).add(count),
    replace: (name, series) => {
      const kept = series.map(({ labels, value }) => [labelText(labels), new Value(labels, value)] as const);
      values.set(name, new Map(kept));
    },
    counted: <Name extends MetricName>(name: Name) =>
      [...(values.get(name)?.values() ?? [])] as unknown as readonly Series<Name>[], // Made with the labels of the name.
    observed: <Name extends MetricName>(name: Name) =>
      [...(histograms.get(name)?.values() ?? [])] as unknown as readonly Distribution<Name>[], // As above.
    *exposition() {
      for (const [name, { help, type }] of Object.entries<Metric>(catalogue)) {
        // Keys of the catalogue.
        const known = name as MetricName;
        yield `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
        yield* joined(
          type === "histogram" ? histogramTexts(name, histograms.get(known)) : valueLines(name, values.get(known)),
        );
      }
    },
    counts: () => ({
      counters: seriesOf(values).filter(({ name }) => catalogue[name].type === "counter"),
      histograms: seriesOf(histograms),
    }),
    addCounts: (counted) => {
      for (const { name, labels, value } of counted.counters) {
        if (isName(name)) keptIn(values, { name, labels, isFull }, () => new Value(labels, 0)).add(value);
      }
      for (const { name, labels, ...of } of counted.histograms) {
        if (isName(name)) keptIn(histograms, { name, labels, isFull }, () => new Histogram(labels)).add(of);
      }
    },
  };
}

/** Of so many series. */
const pieceSeries = 200;

function* joined(texts: Iterable<string>): Iterable<string> {
  let piece: string[] = [];
  for (const text of texts) {
    if (piece.push(text) < pieceSeries) continue;
    yield piece.join("");
    piece = [];
  }
  yield piece.join("");
}

const isName = (name: string): name is MetricName => Object.hasOwn(catalogue, name);

function seriesOf<Kind>(all: ReadonlyMap<MetricName, ReadonlyMap<string, Kind>>) {
  return [...all].flatMap(([name, series]) => [...series.values()].map((one) => ({ name, ...one })));
}

interface Wanted {
  readonly name: MetricName;
  readonly labels: Labels;
  readonly isFull: (name: MetricName) => void;
}

/** What there is no room for is counted nowhere. */
function keptIn<Kind>(
  all: Map<MetricName, Map<string, Kind>>,
  { name, labels, isFull }: Wanted,
  make: () => Kind,
): Kind {
  let series = all.get(name);
  if (!series) {
    series = new Map();
    all.set(name, series);
  }
  const key = labelText(labels);
  const known = series.get(key);
  if (known) return known;
  const made = make();
  if (series.size < seriesMax) series.set(key, made);
  else isFull(name);
  return made;
}

/** Without the braces. */
function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(",");
}

function escaped(value: string): string {
  if (!/["\\\n]/.test(value)) return value;
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

function* valueLines(name: string, series: ReadonlyMap<string, Value> = new Map()): Iterable<string> {
  for (const [labels, { value }] of series) yield `${name}${labels === "" ? "" : `{${labels}}`} ${value}\n`;
}

function* histogramTexts(name: string, series: ReadonlyMap<string, Histogram> = new Map()): Iterable<string> {
  for (const [labels, { counts, count, sum }] of series) {
    let below = 0;
    const buckets = histogramBounds.map((bound, index) => {
      below += counts[index] ?? 0;
      return `${name}_bucket{${labels},le="${bound}"} ${below}\n`;
    });
    yield [
      ...buckets,
      `${name}_bucket{${labels},le="+Inf"} ${count}\n`,
      `${name}_sum{${labels}} ${sum}\n`,
      `${name}_count{${labels}} ${count}\n`,
    ].join("");
  }
}
