/** What peers send and what has to arrive: 10 000 requests of mixed sizes, told apart by the hash of all their bytes. */

import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { resourceSection, scopeSection, span } from "../../../routing/otlp-encoder.ts";
import { folder } from "../processes.ts";
import { hexIds } from "../telemetry.ts";

export const count = 10_000;

/** Most are small, some have many frames. */
const sizeOf = (index: number) => (index % 500 === 0 ? 200_000 : index % 50 === 0 ? 20_000 : (index * 37) % 1_500);

export const messages: readonly Buffer[] = hexIds(count, 16, 7).map((trace, index) =>
  resourceSection({}, scopeSection({}, span({ trace, name: `span-${index}-${"x".repeat(sizeOf(index))}` }))),
);

/** A line of hexadecimal each. @param first how many of them */
export function messagesFile(first = count): string {
  const path = join(folder, `peers-send-${first}`);
  const lines = () => messages.slice(0, first).map((message) => `${message.toString("hex")}\n`);
  if (!existsSync(path)) writeFileSync(path, lines().join(""));
  return path;
}

/** With the frame that gRPC gives it. */
export function bodyFile(index: number): string {
  const path = join(folder, `peers-body-${index}`);
  if (existsSync(path)) return path;
  const message = messages[index] ?? Buffer.alloc(0);
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  writeFileSync(path, Buffer.concat([prefix, message]));
  return path;
}

/** Which of them were sent, each so many times. */
export interface Sent {
  readonly indices: readonly number[];
  readonly times: number;
}

export const everyone: Sent = { indices: messages.map((_message, index) => index), times: 1 };

export const few: Sent = { indices: everyone.indices.slice(0, 64), times: 1 };

/** For senders that send one body again and again. */
export const five: Sent = { indices: [1, 2, 30, 40, 50], times: count / 5 };

const hashOf = (message: Buffer) => createHash("sha256").update(message).digest("base64");

/** What arrived. */
export class Arrivals {
  readonly #times = new Map<string, number>();

  readonly take = (message: Buffer): void => {
    const hash = hashOf(message);
    this.#times.set(hash, (this.#times.get(hash) ?? 0) + 1);
  };

  takeFile(path: string): void {
    for (const line of readFileSync(path, "utf8").split("\n").slice(0, -1)) this.take(Buffer.from(line, "hex"));
  }

  /** @returns what is wrong, if anything is */
  problem({ indices, times }: Sent): string {
    const wanted = new Set(indices.map((index) => hashOf(messages[index] ?? Buffer.alloc(0))));
    const lost = [...wanted].filter((hash) => !this.#times.has(hash)).length;
    const wrong = [...this.#times.values()].filter((one) => one !== times).length;
    const changed = [...this.#times.keys()].filter((hash) => !wanted.has(hash)).length;
    return lost + wrong + changed === 0 ? "" : `${lost} lost, ${wrong} not ${times} times, ${changed} changed`;
  }
}
