/**
 * OTLP/HTTP calls to one backend over HTTP/1.1, in protobuf unless its headers say JSON. A separate connection finds out whether the backend can be reached, and
 * another one whether it still speaks while calls wait for their answers; its state stands for all.
 */

import { type GrpcCode, grpcCode } from "../grpc/status.ts";
import { askForLife, createHttp1Client, type HttpResult, tryConnection } from "../http1/client.ts";
import { httpPaths } from "../otlp/export-paths.ts";
import { readRefused, readTaken } from "../otlp/http-answer.ts";
import type { Unanswered } from "../outgoing.ts";
import { silence } from "../reason.ts";
import type { BackendConnection, CallOutcome, ConnectionOptions } from "./backend-connection.ts";
import type { Copy } from "./compressor.ts";
import { connectionLifecycle, connectTimeoutMs } from "./connection-lifecycle.ts";
import { withBody } from "./outgoing-body.ts";
import { OwedAnswers } from "./owed-answers.ts";
import { withLimit } from "./size-refusal.ts";

const protobuf = "application/x-protobuf";

export function createHttpConnection(options: ConnectionOptions): BackendConnection {
  const { compressor, headers, room } = options;
  const lifecycle = connectionLifecycle(options.events, options.random);
  const holder = { giveWay: () => client.closeIdle(), roomAgain: options.events.changed };
  const client = createHttp1Client(options, room && { take: () => room.take(holder), give: () => room.give(holder) });
  let giveUp: (() => void) | undefined;
  let isSilent = false;
  const owed = new OwedAnswers({
    silentMs: options.keepaliveMs,
    ask: (heard) => askForLife(options, options.keepaliveMs, (spoke) => spoke && heard()),
    dead: () => {
      isSilent = true;
      lifecycle.failed(silence);
      client.abandon(silence);
    },
  });
  const probed = (reason: string | undefined) => {
    room?.give(holder);
    isSilent = reason === silence;
    if (reason === undefined) lifecycle.ready();
    else lifecycle.failed(reason);
  };
  return {
    headroomBytes: 0,
    state: lifecycle.state,
    connect: () => {
      if (lifecycle.state() !== "idle" || room?.take(holder) === false) return;
      lifecycle.begin(() => {
        giveUp = isSilent ? askThenTry(options, probed) : tryConnection(options, connectTimeoutMs, probed);
      });
    },
    mayCall: client.mayPost,
    rests: () => {
      if (!room?.isWanted) return;
      room.leave(holder);
      client.closeIdle();
    },
    call: (one) =>
      withBody(one, compressor, (call, pieces, copy) => {
        owed.owes();
        client.post({
          path: httpPaths[call.signal],
          headers: { ...kindOf(copy), ...headers(), ...call.headers },
          pieces,
          timeoutMs: call.timeoutMs,
          settled: (result) => {
            owed.settled();
            if (result.kind === "answered") {
              lifecycle.answered();
              owed.heard();
              if (result.headers.connection === "close")
                options.events.endedEarly?.("it answers with Connection: close");
            }
            call.settled(withLimit(outcomeOf(result), call));
            if (result.kind === "unsent") lifecycle.failed(result.message);
          },
          left: () => {
            copy?.release();
            call.left();
          },
        });
      }),
    close: () => {
      lifecycle.close();
      room?.leave(holder);
      giveUp?.();
      client.close();
    },
  };
}

/** The system takes connections for a program that hangs. @returns gives up */
function askThenTry(options: ConnectionOptions, probed: (reason: string | undefined) => void): () => void {
  let giveUp = askForLife(options, connectTimeoutMs, (spoke) => {
    if (spoke) giveUp = tryConnection(options, connectTimeoutMs, probed);
    else probed(silence);
  });
  return () => giveUp();
}

const kindOf = (copy: Copy | undefined) =>
  copy ? { "content-type": protobuf, "content-encoding": copy.encoding } : { "content-type": protobuf };

const payloadTooLarge = 413;
/** @see OTLP specification 1.9, "OTLP/HTTP Response": these may be retried, and no others */
const retryableStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);

function outcomeOf(result: HttpResult | Unanswered): CallOutcome {
  if (result.kind !== "answered") return result;
  const { status, headers, body } = result;
  const type = headers["content-type"];
  if (status >= 200 && status < 300) {
    const partial = readTaken(type, body);
    return { kind: "accepted", rejectedItems: partial?.rejected ?? 0, message: partial?.message ?? "" };
  }
  const rpc = readRefused(type, body);
  const retryable = retryableStatuses.has(status);
  const words = rpc?.message ?? (status === payloadTooLarge ? "too large" : "");
  return {
    kind: "refused",
    code: retryable ? grpcCode.unavailable : (rpc?.code ?? codeOf(status)),
    message: `HTTP status ${status}${words === "" ? "" : `: ${words}`}`,
    retryable,
    retryDelayMs: retryAfterMs(headers["retry-after"]),
  };
}

function codeOf(status: number): GrpcCode {
  return status === payloadTooLarge ? grpcCode.resourceExhausted : grpcCode.unknown;
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function retryAfterMs(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const waitMs = /^\d+$/.test(header) ? 1_000 * Number(header) : Date.parse(header) - Date.now();
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}
