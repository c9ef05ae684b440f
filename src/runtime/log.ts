/** Logs as JSON lines on standard error. What happens again and again is logged once in a while, with a count. */

import type { TelemetryConfig } from "../contract/balancer-config.ts";

export type LogLevel = TelemetryConfig["logLevel"];

export interface Log {
  /** @param subject what it is about: lines of one message and subject are limited together */
  readonly write: (level: LogLevel, message: string, subject?: Readonly<Record<string, string | number>>) => void;
}

const rank: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/** One line of a message and subject in this time. */
const quietMs = 10_000;
/** How many are remembered; beyond it the oldest are forgotten. */
const subjectsMax = 1_000;

interface Logged {
  readonly at: number;
  suppressed: number;
}

export function createLog(least: LogLevel, print: (line: string) => void): Log {
  const logged = new Map<string, Logged>();
  return {
    write: (level, message, subject = {}) => {
      if (rank[level] < rank[least]) return;
      const key = `${message}\n${JSON.stringify(subject)}`;
      const last = logged.get(key);
      const now = performance.now();
      if (last && now - last.at < quietMs) {
        last.suppressed++;
        return;
      }
      logged.delete(key);
      logged.set(key, { at: now, suppressed: 0 });
      const [oldest] = logged.keys();
      if (logged.size > subjectsMax && oldest !== undefined) logged.delete(oldest);
      const suppressed = last && last.suppressed > 0 ? { suppressed: last.suppressed } : {};
      print(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...subject, ...suppressed })}\n`);
    },
  };
}
