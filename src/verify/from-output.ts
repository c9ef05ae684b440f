/**
 * What backends wrote: the log of a debug exporter with `verbosity: detailed`, or the file of a file exporter. Both have the attributes
 * of every item (contrib and core, 0.129.0 and 0.161.0), so that items are told apart.
 */

import { open, stat } from "node:fs/promises";
import { marksInText } from "../generate/mark.ts";
import { reasonOf } from "../runtime/reason.ts";
import { note, type Sightings } from "./sightings.ts";
import type { Truth } from "./truth.ts";

export interface OutputOf {
  readonly backend: string;
  /** What was written since the last call, in whole lines. */
  readonly read: () => Promise<string>;
}

/** @param what where it is read, for people */
export function truthOfOutput(all: readonly OutputOf[], what: string): Truth {
  const runs = new Map<string, Map<string, Map<number, number>>>();
  const readAll = async () => {
    for (const { backend, read } of all) {
      for (const { run, index } of marksInText(await read())) {
        const known = runs.get(run) ?? new Map<string, Map<number, number>>();
        runs.set(run, known);
        note(known, backend, index);
      }
    }
  };
  return {
    what,
    tells: "items",
    backends: all.map(({ backend }) => backend),
    begin: async () => {
      try {
        await readAll();
        return undefined;
      } catch (error) {
        return reasonOf(error);
      }
    },
    look: async (asked) => {
      try {
        await readAll();
        const of = Object.entries(asked).map(([signal, run]): [string, Sightings] => [
          signal,
          runs.get(run) ?? new Map(),
        ]);
        return { kind: "items", of: Object.fromEntries(of) };
      } catch (error) {
        return { kind: "silent", because: reasonOf(error) };
      }
    },
  };
}

/** What a file has at a time is read in pieces of so much. */
const readBytesMax = 2 ** 26;

/** From where it ends now on; a file that is cut or begun anew is read from its start. */
export function appendedTo(path: string): () => Promise<string> {
  let at: number | undefined;
  let rest = "";
  return async () => {
    const { size } = await stat(path);
    if (at === undefined) {
      at = size;
      return "";
    }
    if (size < at) [at, rest] = [0, ""];
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(readBytesMax, size - at)), { position: at });
      at += bytesRead;
      const text = rest + buffer.toString("latin1", 0, bytesRead);
      const end = text.lastIndexOf("\n") + 1;
      rest = text.slice(end);
      return text.slice(0, end);
    } finally {
      await file.close();
    }
  };
}
