/** Logs as JSON lines on standard error. What happens again and again is logged once in a while, with a count. */

import type { TelemetryConfig } from "../contract/balancer-config.ts";

export type LogLevel = TelemetryConfig["logLevel"];

export type Subject = Readonly<Record<string, string | number>>;

export interface Log {
  /**
   * @param subject what it is about: warnings and errors of one message and subject are limited together
   * @param detail of this one, such as words from outside
   */
  readonly write: (level: LogLevel, message: string, subject?: Subject, detail?: Subject) => void;
}

/** Hears what is worth a line, also of what is limited or below the level. */
export type Hear = (message: string, subject: Subject, detail: Subject) => void;

const rank: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/** One line of a message and subject in this time. */
const quietMs = 60_000;
/** How many are remembered; beyond it the oldest are forgotten. */
const subjectsMax = 1_000;

interface Logged {
  readonly at: number;
  suppressed: number;
}

/** @param common what every line has */
export function createLog(least: LogLevel, print: (line: string) => void, common: Subject = {}, hear?: Hear): Log {
  const logged = new Map<string, Logged>();
  return {
    write: (level, message, subject = {}, detail = {}) => {
      if (rank[level] >= rank.info) hear?.(message, subject, detail);
      if (rank[level] < rank[least]) return;
      const key = `${message}\n${JSON.stringify(subject)}`;
      const last = logged.get(key);
      const now = performance.now();
      if (last && now - last.at < quietMs && rank[level] >= rank.warn) {
        last.suppressed++;
        return;
      }
      logged.delete(key);
      logged.set(key, { at: now, suppressed: 0 });
      const [oldest] = logged.keys();
      if (logged.size > subjectsMax && oldest !== undefined) logged.delete(oldest);
      const suppressed = last && last.suppressed > 0 ? { suppressed: last.suppressed } : {};
      print(
        `${JSON.stringify({ time: new Date().toISOString(), level, message, ...common, ...subject, ...detail, ...suppressed })}\n`,
      );
    },
  };
}
