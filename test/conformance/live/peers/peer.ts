/** A peer of the balancer: what sends, what answers, and what stands between. All of them have TLS on request. */

import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { folder, start } from "../processes.ts";
import { selfSignedFiles } from "../self-signed.ts";
import { Arrivals, messagesFile } from "./sent.ts";

export interface Where {
  readonly port: number;
  readonly isSecret: boolean;
}

/** @returns how many were answered OK */
export type Send = (to: Where) => Promise<number>;

export interface Running {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export interface RunningBackend extends Running {
  readonly arrivals: () => Arrivals;
}

export type StartBackend = (isSecret: boolean) => Promise<RunningBackend>;
export type StartProxy = (to: Where) => Promise<Running>;

/** Whether a program is there; what is asked of it says so for nothing. */
export const has = (command: string, ...ask: readonly string[]): boolean => spawnSync(command, ask).status === 0;

const outputMax = { maxBuffer: 2 ** 26 };
const execute = promisify(execFile);

export async function outputOf(command: string, args: readonly string[]): Promise<string> {
  return (await execute(command, args, outputMax)).stdout;
}

/** A program of ours in another language: `send` prints how many were answered, `serve` its port, and writes what it takes. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
}

export const sendBy =
  ({ command, args }: Program, ...more: readonly string[]): Send =>
  async ({ port, isSecret }) => {
    const how = [...args, "send", "-to", `127.0.0.1:${port}`, "-file", messagesFile(), ...more];
    return Number(await outputOf(command, isSecret ? [...how, "-tls"] : how));
  };

let started = 0;

export const serveBy =
  ({ command, args }: Program, ...more: readonly string[]): StartBackend =>
  async (isSecret) => {
    const file = `${folder}/peers-took-${started++}`;
    const { cert, key } = selfSignedFiles();
    const secret = isSecret ? ["-cert", cert, "-key", key] : [];
    const child = spawn(command, [...args, "serve", "-file", file, ...secret, ...more], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [port] = await Promise.race([once(child.stdout, "data"), endedEarly(child, command)]);
    const arrivals = () => {
      const all = new Arrivals();
      all.takeFile(file);
      return all;
    };
    return { port: Number(port), arrivals, close: () => ended(child) };
  };

/** @throws at its end */
async function endedEarly(child: ChildProcess, command: string): Promise<never> {
  const [code] = await once(child, "exit");
  throw new Error(`${command} ended with ${code} before it served`);
}

/** A program that is started by the place of its configuration. */
export function startDaemon(command: string, args: readonly string[]): { readonly close: () => Promise<void> } {
  const child = start(command, args);
  return { close: () => ended(child) };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}
