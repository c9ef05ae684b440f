/** Backends that keep what they took, and may be killed, started again, silenced or slowed. */

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../../runtime/free-port.ts";
import { listens } from "../listens.ts";
import { folder, start } from "./processes.ts";

export interface Recorder {
  /** Without brackets. */
  readonly host: string;
  readonly port: number;
  readonly file: string;
  child: ChildProcess;
}

export interface Place {
  readonly host: string;
  readonly port: number;
}

export async function startRecorders(title: string, places: readonly Place[]): Promise<readonly Recorder[]> {
  return Promise.all(
    places.map(async ({ host, port }, index) => {
      const file = join(folder, `${title.replaceAll(/\W/g, "-")}-${index}.txt`);
      return { host, port, file, child: await startRecorder({ host, port }, file) };
    }),
  );
}

/** On this machine, at ports that were free. */
export async function freePlaces(count: number): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (let index = 0; index < count; index++) places.push({ host: "127.0.0.1", port: await freePort() });
  return places;
}

export const endpointOf = ({ host, port }: Place) => `${host.includes(":") ? `[${host}]` : host}:${port}`;

async function startRecorder({ host, port }: Place, file: string): Promise<ChildProcess> {
  const program = ["--import", "tsx", "test/conformance/live/recording-backend.ts"];
  const child = start(process.execPath, [...program, String(port), file, host]);
  await listens(port, host);
  return child;
}

export async function kill({ child }: { readonly child: ChildProcess }): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

export async function restart(recorder: Recorder): Promise<void> {
  recorder.child = await startRecorder(recorder, recorder.file);
}

/** The names that a recorder wrote, one for each time. */
export function linesOf({ file }: Recorder): readonly string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
}
