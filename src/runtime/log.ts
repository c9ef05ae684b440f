/** Logs as JSON lines on standard error. What happens again and again is said once in a while, with how often it was. */

import type { TelemetryConfig } from "../contract/balancer-config.ts";

export type LogLevel = TelemetryConfig["logLevel"];

export interface Log {
  /** @param subject what it is about: lines of one message and subject are limited together */
  readonly write: (level: LogLevel, message: string, subject?: Readonly<Record<string, string | number>>) => void;
}

const rank: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/** One line of a message and subject in this time. */
const quietMs = 10_000;
/** Messages told apart; beyond it the oldest are forgotten. */
const subjectsMax = 1_000;

interface Said {
  readonly at: number;
  suppressed: number;
}

export function createLog(least: LogLevel, print: (line: string) => void): Log {
  const said = new Map<string, Said>();
  return {
    write: (level, message, subject = {}) => {
      if (rank[level] < rank[least]) return;
      const key = `${message}\n${JSON.stringify(subject)}`;
      const last = said.get(key);
      const now = performance.now();
      if (last && now - last.at < quietMs) {
        last.suppressed++;
        return;
      }
      said.delete(key);
      said.set(key, { at: now, suppressed: 0 });
      const [oldest] = said.keys();
      if (said.size > subjectsMax && oldest !== undefined) said.delete(oldest);
      const suppressed = last && last.suppressed > 0 ? { suppressed: last.suppressed } : {};
      print(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...subject, ...suppressed })}\n`);
    },
  };
}
