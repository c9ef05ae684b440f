/** Values of the metrics, and their text for Prometheus (text format 0.0.4). */

import { catalogue, type LabelsOf, type Metric, type MetricName } from "./catalogue.ts";

export interface Registry {
  readonly add: <Name extends MetricName>(name: Name, labels: LabelsOf<Name>, count: number) => void;
  readonly set: <Name extends MetricName>(name: Name, labels: LabelsOf<Name>, value: number) => void;
  readonly exposition: () => string;
}

/** Of one metric; what would be beyond it is left out, so that names from outside cannot fill the memory. */
const seriesMax = 10_000;

export function createRegistry(): Registry {
  const values = new Map<MetricName, Map<string, number>>();
  const seriesOf = (name: MetricName) => {
    let series = values.get(name);
    if (!series) {
      series = new Map();
      values.set(name, series);
    }
    return series;
  };
  const put = (name: MetricName, labels: Readonly<Record<string, string | number>>, value: number, base: boolean) => {
    const series = seriesOf(name);
    const key = labelText(labels);
    if (series.size >= seriesMax && !series.has(key)) return;
    series.set(key, base ? (series.get(key) ?? 0) + value : value);
  };
  return {
    add: (name, labels, count) => put(name, labels, count, true),
    set: (name, labels, value) => put(name, labels, value, false),
    exposition: () =>
      Object.entries<Metric>(catalogue)
        .map(([name, metric]) => linesOf(name, metric, values))
        .join(""),
  };
}

function labelText(labels: Readonly<Record<string, string | number>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(String(value))}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escaped(value: string): string {
  if (!/["\\\n]/.test(value)) return value;
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

function linesOf(
  name: string,
  { help, type }: Metric,
  values: ReadonlyMap<string, ReadonlyMap<string, number>>,
): string {
  const series = [...(values.get(name) ?? [])].map(([labels, value]) => `${name}${labels} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${series.join("")}`;
}
