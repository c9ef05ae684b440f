/**
 * Remembers where a declaration was made, cheaply: an Error whose stack is only rendered (and source-mapped) when a
 * finding needs it.
 */

export interface CallSite {
  readonly file: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
}

/** A declaration's call, not yet resolved. */
export type PendingCallSite = Error;

/** Frames above the declaration helper that are looked at; deeper ones are of no use to the author. */
const framesMax = 10;

/** Call from a declaration helper, naming that helper: its own frames are left out. */
export function markCallSite(declare: (...args: never[]) => unknown): PendingCallSite {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = framesMax;
  const site = new Error("declared here");
  Error.captureStackTrace(site, declare);
  Error.stackTraceLimit = before;
  return site;
}

/** The nearest frame in a file of the author, or undefined when the stack names none. */
export function resolveCallSite(site: PendingCallSite): CallSite | undefined {
  for (const frame of (site.stack ?? "").split("\n").slice(1)) {
    const match = /\(?((?:file:\/\/)?[^()\s]*[^()]*):(\d+):(\d+)\)?$/.exec(frame.trim().replace(/^at /, ""));
    const file = match?.[1]?.replace(/^.*\(/, "").replace(/^file:\/\//, "");
    if (!file || file.startsWith("node:") || !file.includes("/")) continue;
    return {
      file: decodeURIComponent(file.replace(/\?.*$/, "")),
      line: Number(match?.[2]),
      column: Number(match?.[3]),
    };
  }
  return undefined;
}
