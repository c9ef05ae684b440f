/** Durations as the Collector writes them (Go's `time.ParseDuration`), and their length in milliseconds. */

type Unit = "ns" | "us" | "µs" | "ms" | "s" | "m" | "h";

/**
 * A Go duration such as "5s", "1h30m" or "250ms". The type takes what JavaScript calls a number before the unit;
 * the compiler checks the exact grammar.
 */
export type Duration =
  | "0"
  | `${number}${Unit}`
  | `${number}${"h" | "m"}${number}${Unit}`
  | `${number}h${number}m${number}s`;

export function milliseconds(count: number): Duration {
  return `${count}ms`;
}

export function seconds(count: number): Duration {
  return `${count}s`;
}

export function minutes(count: number): Duration {
  return `${count}m`;
}

const unitMs: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

const grammar = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/u;

const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/gu;

/** What 64 bits of nanoseconds hold: some 292 years. */
const goDurationMsMax = 2 ** 63 / 1e6;

/** True for what has the form of a duration, and is longer than Go can hold. */
export function tooLongForGo(text: string): boolean {
  return grammar.test(text) && Math.abs(lengthOf(text)) >= goDurationMsMax;
}

/** @returns milliseconds, or undefined when the text is not a Go duration; one that is too long for Go is not, as for Go */
export function parseDurationMs(text: string): number | undefined {
  if (!grammar.test(text)) return undefined;
  const length = lengthOf(text);
  return Math.abs(length) < goDurationMsMax ? length : undefined;
}

function lengthOf(text: string): number {
  let total = 0;
  part.lastIndex = 0;
  for (let found = part.exec(text); found; found = part.exec(text)) {
    total += Number(found[1]) * (unitMs[found[2] ?? ""] ?? Number.NaN);
  }
  return text.startsWith("-") ? -total : total;
}

/** Of a duration that a rule has read; zero for a text that is not one. */
export function millisecondsOf(duration: string): number {
  return parseDurationMs(duration) ?? 0;
}
