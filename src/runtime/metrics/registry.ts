/** Values of the metrics, and their text for Prometheus (text format 0.0.4). */

import { catalogue, histogramBounds, type LabelsOf, type Metric, type MetricName } from "./catalogue.ts";

type NameOf<Type extends Metric["type"]> = {
  [Name in MetricName]: (typeof catalogue)[Name]["type"] extends Type ? Name : never;
}[MetricName];

export interface Series<Name extends MetricName> {
  readonly labels: LabelsOf<Name>;
  readonly value: number;
}

export interface Registry {
  readonly add: <Name extends NameOf<"counter">>(name: Name, labels: LabelsOf<Name>, count: number) => void;
  readonly observe: <Name extends NameOf<"histogram">>(name: Name, labels: LabelsOf<Name>, value: number) => void;
  /** All series of a gauge; those it had before are gone. */
  readonly replace: <Name extends NameOf<"gauge">>(name: Name, series: readonly Series<Name>[]) => void;
  readonly exposition: () => string;
}

/** Series of one metric; more are left out, so that names from outside cannot fill the memory. */
const seriesMax = 10_000;

type Labels = Readonly<Record<string, string | number>>;

interface Histogram {
  /** Parallel to the bounds; not cumulative. */
  readonly counts: number[];
  count: number;
  sum: number;
}

export function createRegistry(): Registry {
  const values = new Map<MetricName, Map<string, number>>();
  const histograms = new Map<MetricName, Map<string, Histogram>>();
  return {
    add: (name, labels, count) => {
      const series = seriesOf(values, name);
      const key = labelText(labels);
      if (hasRoom(series, key)) series.set(key, (series.get(key) ?? 0) + count);
    },
    observe: (name, labels, value) => {
      const series = seriesOf(histograms, name);
      const key = labelText(labels);
      if (!hasRoom(series, key)) return;
      const histogram = series.get(key) ?? { counts: histogramBounds.map(() => 0), count: 0, sum: 0 };
      const bound = histogramBounds.findIndex((most) => value <= most);
      if (bound !== -1) histogram.counts[bound] = (histogram.counts[bound] ?? 0) + 1;
      histogram.count++;
      histogram.sum += value;
      series.set(key, histogram);
    },
    replace: (name, series) => {
      const kept = series.slice(0, seriesMax).map(({ labels, value }) => [labelText(labels), value] as const);
      values.set(name, new Map(kept));
    },
    exposition: () =>
      Object.entries<Metric>(catalogue)
        .map(([name, { help, type }]) => {
          // Keys of the catalogue.
          const known = name as MetricName;
          const lines =
            type === "histogram" ? histogramLines(name, histograms.get(known)) : valueLines(name, values.get(known));
          return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
        })
        .join(""),
  };
}

function seriesOf<Value>(all: Map<MetricName, Map<string, Value>>, name: MetricName): Map<string, Value> {
  let series = all.get(name);
  if (!series) {
    series = new Map();
    all.set(name, series);
  }
  return series;
}

function hasRoom(series: ReadonlyMap<string, unknown>, key: string): boolean {
  return series.size < seriesMax || series.has(key);
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

function valueLines(name: string, series: ReadonlyMap<string, number> = new Map()): readonly string[] {
  return [...series].map(([labels, value]) => `${name}${labels === "" ? "" : `{${labels}}`} ${value}\n`);
}

function histogramLines(name: string, series: ReadonlyMap<string, Histogram> = new Map()): readonly string[] {
  return [...series].flatMap(([labels, { counts, count, sum }]) => {
    let below = 0;
    const buckets = histogramBounds.map((bound, index) => {
      below += counts[index] ?? 0;
      return `${name}_bucket{${labels},le="${bound}"} ${below}\n`;
    });
    return [
      ...buckets,
      `${name}_bucket{${labels},le="+Inf"} ${count}\n`,
      `${name}_sum{${labels}} ${sum}\n`,
      `${name}_count{${labels}} ${count}\n`,
    ];
  });
}
