/** How often a generator sends, in words: from the beginning to where a ramp leads, and in bursts. */

import type { RateConfig } from "../contract/generator-config.ts";
import type { Signal } from "../contract/signal.ts";

export function rateWords({ everyMs, ramp, bursts }: RateConfig, replicas: number): string {
  const [slow, fast] = replicas === 1 ? ["one", ""] : [`${replicas} at a time`, ` from each of ${replicas}`];
  const pace = (ms: number) => (ms < 100 ? `${rounded(1_000 / ms)} a second${fast}` : `${slow} every ${seconds(ms)}`);
  const ramped = ramp ? `${pace(ramp.fromMs)} at first, ${pace(everyMs)} after ${seconds(ramp.overMs)}` : pace(everyMs);
  if (!bursts) return ramped;
  const { factor, lastingMs, everyMs: againMs } = bursts;
  return `${ramped}, and ${factor} times as often for ${seconds(lastingMs)} in every ${seconds(againMs)}`;
}

const pieces = { traces: "traces", metrics: "data points", logs: "records" } as const;
const listed = new Intl.ListFormat("en-GB");

/** Of the shop that sends beside the generators, and only what is routed. */
export function loadWords(perSecond: number, routed: readonly Signal[]): string {
  const what = listed.format(routed.map((signal) => pieces[signal]));
  return `a shop of eight services: ${perSecond} ${what} a second (--load 0 for none)`;
}

function seconds(ms: number): string {
  return `${rounded(ms / 1_000)} s`;
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
