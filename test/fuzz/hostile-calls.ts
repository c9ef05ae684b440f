/**
 * Calls to one backend that says what is drawn. Each call ends once, in time; it is called accepted only where the backend has said
 * so, and unsent (which has it sent again) only where the backend cannot have looked at it; one that is answered soundly is accepted.
 * Afterwards its pieces are let go of, and the connection is gone.
 */

import { Buffer } from "node:buffer";
import { setTimeout as sleep } from "node:timers/promises";
import type { BackendConnection, CallOutcome } from "../../src/runtime/send/backend-connection.ts";
import { createGrpcConnection } from "../../src/runtime/send/grpc-connection.ts";
import { seededRandom } from "../routing/random-otlp.ts";
import { type Fate, hostileBackend } from "./hostile-backend.ts";

const callsMax = 12;
const soundMs = 20_000;
/** A machine that is busy with other things may be so late. */
const busyMs = 10_000;
const keepaliveMs = 150;

export interface Result {
  readonly calls: number;
  readonly connections: number;
  readonly outcomes: readonly string[];
  readonly failures: readonly string[];
}

interface Call {
  readonly number: number;
  readonly timeoutMs: number;
  outcome: CallOutcome | undefined;
  settled: number;
  left: number;
}

export async function hostileCalls(seed: number): Promise<Result> {
  const random = seededRandom(seed * 104_729 + 7);
  const below = (limit: number) => Math.floor(random() * limit);
  const isSound = below(4) === 0;
  const backend = await hostileBackend({ below, isSound });
  const connection = createGrpcConnection({
    target: `127.0.0.1:${backend.port}`,
    tls: undefined,
    headers: () => ({ authorization: "Bearer secret" }),
    compressor: undefined,
    ...{ keepaliveMs, random, events: { changed: () => {}, failed: () => {} } },
  });
  const calls: Call[] = [];
  for (let left = 1 + below(callsMax); left > 0; left--) {
    await isReady(connection);
    calls.push(begun(connection, calls.length, { isSound, below }));
    if (below(3) === 0) await sleep(below(40));
  }
  await until(
    () => calls.every(({ settled }) => settled > 0),
    Math.max(...calls.map(({ timeoutMs }) => timeoutMs)) + busyMs,
  );
  connection.close();
  await until(() => calls.every(({ left }) => left > 0), 4 * keepaliveMs + busyMs);
  backend.close();
  const failures = calls.flatMap((call) => wrongs(call, backend.fates.get(call.number), isSound));
  const outcomes = calls.map(({ outcome }) => outcome?.kind ?? "none");
  return { calls: calls.length, connections: backend.connections(), outcomes, failures };
}

/** Or not, after a while: then the call is unsent. */
async function isReady(connection: BackendConnection): Promise<void> {
  connection.connect();
  await until(() => connection.state() === "ready" || connection.state() === "waiting", 300);
}

interface Drawn {
  readonly isSound: boolean;
  readonly below: (limit: number) => number;
}

function begun(connection: BackendConnection, number: number, { isSound, below }: Drawn): Call {
  const body = Buffer.alloc(connection.headroomBytes + 4 + (below(3) === 0 ? below(300_000) : below(300)), "b");
  body.writeUInt32BE(number, connection.headroomBytes);
  const timeoutMs = isSound ? soundMs : 50 + below(250);
  const call: Call = { number, timeoutMs, outcome: undefined, settled: 0, left: 0 };
  connection.call({
    ...{ signal: "traces", headers: undefined, timeoutMs, pieces: [body.subarray(connection.headroomBytes)] },
    settled: (outcome) => {
      call.outcome = outcome;
      call.settled++;
    },
    left: () => {
      call.left++;
    },
  });
  return call;
}

function wrongs({ number, outcome, settled, left }: Call, fate: Fate | undefined, isSound: boolean): readonly string[] {
  const said = fate?.moves.join(", ") || "nothing";
  const kind = outcome?.kind ?? "none";
  const message = outcome && "message" in outcome ? outcome.message : "";
  const rules: readonly (readonly [boolean, string])[] = [
    [settled !== 1, `settled ${settled} times`],
    [left !== 1, `let go of ${left} times`],
    [kind === "accepted" && fate?.wasOk !== true, "accepted, which nobody said"],
    [kind === "unsent" && fate?.mayBeProcessed === true, "unsent, though it may have been looked at"],
    [isSound && fate?.wasOk === true && kind !== "accepted", `answered soundly, and ${kind}`],
  ];
  return rules
    .filter(([isWrong]) => isWrong)
    .map(([, what]) => `${what} (call ${number}: ${kind}, ${message}; the backend said ${said})`);
}

async function until(isThere: () => boolean, ms: number): Promise<void> {
  for (const end = performance.now() + ms; !isThere() && performance.now() < end; ) await sleep(5);
}
