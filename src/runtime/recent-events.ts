/**
 * What happened of late, for the status page: what the log is told, in its words. What repeats of one backend is one event that says how
 * often, so that a backend which fails all day does not push out how it began with the others.
 */

import type { RecentEvent } from "../contract/status.ts";
import type { Hear, Subject } from "./log.ts";

export interface RecentEvents {
  readonly hear: Hear;
  /** The newest first. */
  readonly read: () => readonly RecentEvent[];
}

/** A page shows no more, and each process of a pod sends them with its reports. */
const eventsMax = 50;
const textLengthMax = 300;

interface Kept {
  readonly message: string;
  readonly about: string | number | undefined;
  event: RecentEvent;
}

export function createRecentEvents(): RecentEvents {
  let kept: readonly Kept[] = [];
  return {
    hear: (message, subject, detail) => {
      const about = subject["endpoint"];
      const last = kept.find((one) => one.about === about);
      const text = textOf(message, { ...subject, ...detail }).slice(0, textLengthMax);
      // Of none in particular, such as the list of backends, each change is an event.
      const isAgain = last?.message === message && (about !== undefined || last.event.text === text);
      const repeats = isAgain ? last : undefined;
      const event = { atMs: Date.now(), text, times: (repeats?.event.times ?? 0) + 1 };
      kept = [{ message, about, event }, ...kept.filter((one) => one !== repeats)].slice(0, eventsMax);
    },
    read: () => kept.map(({ event }) => event),
  };
}

/** Of all processes of a pod: what several of them tell is told once. */
export function eventsOfAll(lists: readonly (readonly RecentEvent[])[]): readonly RecentEvent[] {
  const byText = new Map<string, RecentEvent>();
  for (const event of lists.flat()) {
    const { times = 0, atMs = 0 } = byText.get(event.text) ?? {};
    byText.set(event.text, { ...event, atMs: Math.max(atMs, event.atMs), times: times + event.times });
  }
  return [...byText.values()].sort((one, other) => other.atMs - one.atMs).slice(0, eventsMax);
}

function textOf(message: string, { endpoint = "", reason = "", forMs, ...others }: Subject): string {
  const said =
    endpoint !== "" && message.includes("a backend") ? message.replace("a backend", String(endpoint)) : message;
  const apart = said === message && endpoint !== "" ? { endpoint, ...others } : others;
  const time = forMs === undefined ? "" : ` for ${Number(forMs) / 1_000} s`;
  const details = Object.entries(apart).map(([name, value]) => `${name}: ${value}`);
  return [`${said}${time}`, ...(reason === "" ? [] : [String(reason)]), ...details].join("; ");
}
