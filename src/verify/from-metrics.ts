/**
 * The backends' own metrics: how many items their receivers accepted since the run began (`otelcol_receiver_accepted_…`), or how many
 * one of their exporters sent (`otelcol_exporter_sent_…`, both of core 0.129.0 and 0.161.0), which a filter may have left the marked ones
 * to alone. They cannot tell one item from another.
 */

import { setTimeout as pause } from "node:timers/promises";
import { type Signal, signals } from "../contract/signal.ts";
import { reasonOf } from "../runtime/reason.ts";
import type { Look, Truth } from "./truth.ts";

export interface MetricsOf {
  readonly backend: string;
  /** Of each pod of the backend, asked anew each time: pods come and go. */
  readonly urls: () => Promise<readonly string[]>;
}

const itemsOf: Readonly<Record<Signal, string>> = { traces: "spans", metrics: "metric_points", logs: "log_records" };

type Counts = Readonly<Record<Signal, number>>;

/** A suffix that says it is a sum (`_total`) is the exporter's choice (OpenTelemetry's Prometheus exporter, `without_type_suffix`). */
export function countsIn(exposition: string, exporter: string | undefined): Counts {
  const family = exporter === undefined ? "receiver_accepted" : "exporter_sent";
  const labels = exporter === undefined ? "(?:\\{[^\\n]*\\})?" : `\\{[^\\n]*exporter="${exporter}"[^\\n]*\\}`;
  const sumOf = (signal: Signal) => {
    const sample = new RegExp(`^otelcol_${family}_${itemsOf[signal]}(?:_total)?${labels} (\\S+)`, "gm");
    return Array.from(exposition.matchAll(sample), ([, value]) => Number(value)).reduce((sum, one) => sum + one, 0);
  };
  return { traces: sumOf("traces"), metrics: sumOf("metrics"), logs: sumOf("logs") };
}

/** Two looks so far apart must agree before anything is sent: what others send would be counted with it. */
const quietMs = 2_000;
const askMs = 5_000;

/** @param exporter that sends the marked items alone; undefined: what their receivers accepted, of whomever */
export function truthOfMetrics(all: readonly MetricsOf[], exporter?: string): Truth {
  const countsNow = () => countsOf(all, exporter);
  let before = new Map<string, Counts>();
  return {
    what: "the backends' own metrics",
    tells: "counts",
    backends: all.map(({ backend }) => backend),
    begin: async () => {
      try {
        const first = await countsNow();
        await pause(quietMs);
        before = await countsNow();
        const others = signals.map((signal) => [signal, sumOf(before, signal) - sumOf(first, signal)] as const);
        const noisy = others.filter(([, count]) => count !== 0).map(([signal, count]) => `${count} of ${signal}`);
        return noisy.length === 0
          ? undefined
          : `others send to these backends meanwhile (${noisy.join(", ")} in ${quietMs / 1_000} s), and counts cannot tell whose an item is`;
      } catch (error) {
        return reasonOf(error);
      }
    },
    look: async (runs): Promise<Look> => {
      try {
        const now = await countsNow();
        const since = (signal: Signal) =>
          new Map([...now].map(([name, counts]) => [name, counts[signal] - (before.get(name)?.[signal] ?? 0)]));
        const asked = signals.filter((signal) => runs[signal] !== undefined);
        return { kind: "counts", of: Object.fromEntries(asked.map((signal) => [signal, since(signal)])) };
      } catch (error) {
        return { kind: "silent", because: reasonOf(error) };
      }
    },
  };
}

function sumOf(counts: ReadonlyMap<string, Counts>, signal: Signal): number {
  return [...counts.values()].reduce((sum, one) => sum + one[signal], 0);
}

/** @throws with the address that does not answer */
async function countsOf(all: readonly MetricsOf[], exporter: string | undefined): Promise<Map<string, Counts>> {
  const entries = all.map(async ({ backend, urls }): Promise<[string, Counts]> => {
    const addresses = await urls();
    if (addresses.length === 0) throw new Error(`${backend} has no address`);
    const texts = await Promise.all(addresses.map(expositionAt));
    const one = texts.map((text) => countsIn(text, exporter));
    const sum = (signal: Signal) => one.reduce((total, counts) => total + counts[signal], 0);
    return [backend, { traces: sum("traces"), metrics: sum("metrics"), logs: sum("logs") }];
  });
  return new Map(await Promise.all(entries));
}

async function expositionAt(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(askMs) });
    if (!response.ok) throw new Error(`it answers ${response.status}`);
    return await response.text();
  } catch (error) {
    throw new Error(`${url}: ${reasonOf(error)}`);
  }
}
