/** The keys of a request, for tests: every part that has one, in order. */

import type { Signal } from "../../../src/contract/signal.ts";
import { type KeySettings, keyRule } from "../../../src/routing/key/key-rule.ts";
import type { Key, KeyRefusal, Level } from "../../../src/routing/key/key-sink.ts";
import { walkKeys } from "../../../src/routing/key/walk-keys.ts";
import { readRequest } from "../../../src/routing/otlp/read-request.ts";

export interface FoundKeys {
  /** `<level> <index>` and the key in latin1. */
  readonly keys: readonly (readonly [string, string])[];
  readonly dropped: readonly string[];
  readonly refusal: KeyRefusal | undefined;
}

export function keysOf(
  signal: Signal,
  bytes: Uint8Array,
  settings: Partial<KeySettings>,
  random = () => 0.5,
): FoundKeys {
  const result = keyRule({ signal, routingKey: "", routingAttributes: [], encoding: "0.157", ...settings });
  if (result.kind === "refused") throw new Error(result.reason);
  const read = readRequest(signal, bytes);
  if (read.kind === "malformed") throw new Error(read.fault.reason);
  const keys: [string, string][] = [];
  const dropped: string[] = [];
  const sink = {
    keyed: (level: Level, index: number, key: Key) => {
      keys.push([`${level} ${index}`, Buffer.concat(key).toString("latin1")]);
    },
    dropped: (level: Level, index: number, reason: string) => {
      dropped.push(`${level} ${index}: ${reason}`);
    },
  };
  const refusal = walkKeys({ request: read.request, sink, random }, result.rule);
  return { keys, dropped, refusal };
}
