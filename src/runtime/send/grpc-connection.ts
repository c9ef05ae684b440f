/**
 * OTLP/gRPC calls to one backend. When it says that it goes away, calls under way finish on the old connection while the next
 * ones use a new one.
 */

import type { Buffer } from "node:buffer";
import { prefixBytes } from "../grpc/message-reader.ts";
import { grpcCode, isRetryable } from "../grpc/status.ts";
import { UnaryClient, type UnaryRequest, type UnaryResult } from "../grpc/unary-client.ts";
import { Http2Client } from "../http2/client.ts";
import { grpcPaths } from "../otlp/export-paths.ts";
import { fullSuccess, readExportResponse } from "../otlp/export-response.ts";
import { readRpcStatus } from "../otlp/rpc-status.ts";
import { settleUnsent, type Unanswered } from "../outgoing.ts";
import { silence } from "../reason.ts";
import type { BackendConnection, CallOutcome, ConnectionOptions, OutgoingCall } from "./backend-connection.ts";
import type { Copy } from "./compressor.ts";
import { type ConnectionLifecycle, connectionLifecycle, connectTimeoutMs } from "./connection-lifecycle.ts";
import { withBody } from "./outgoing-body.ts";
import { withLimit } from "./size-refusal.ts";

export function createGrpcConnection(options: ConnectionOptions): BackendConnection {
  const { headers, compressor, room } = options;
  const lifecycle = connectionLifecycle(options.events, options.random);
  let client: Http2Client | undefined;
  let calls: UnaryClient | undefined;
  const state = () => {
    if (!client?.isUsable() && lifecycle.state() === "ready") lifecycle.lost("the connection was closed");
    return lifecycle.state();
  };
  let giveBack = () => {};
  const rest = () => {
    if (state() !== "ready" || !options.events.isResting?.()) return false;
    const resting = client;
    client = undefined;
    resting?.close();
    giveBack();
    lifecycle.rested();
    return true;
  };
  const holder = { giveWay: rest, roomAgain: options.events.changed };
  const send = (call: OutgoingCall, pieces: readonly Buffer[], copy: Copy | undefined) => {
    // Compressing may have taken a while.
    if (!calls || state() !== "ready") {
      settleUnsent(call, "there is no connection");
      copy?.release();
    } else calls.call(new SentCall(call, headers(), pieces, { copy, answered: lifecycle.answered }));
  };
  return {
    headroomBytes: prefixBytes,
    state,
    connect: () => {
      if (lifecycle.state() !== "idle" || room?.take(holder) === false) return;
      lifecycle.begin(() => {
        giveBack = onceOnly(() => room?.give(holder));
        client = dial(options, lifecycle, giveBack, (made) => made === client);
        calls = new UnaryClient(client);
      });
    },
    mayCall: () => true,
    rests: () => {
      if (!room?.isWanted) return;
      room.leave(holder);
      rest();
    },
    call: (call) => {
      if (!calls || state() !== "ready") settleUnsent(call, "there is no connection");
      else withBody(call, compressor, send);
    },
    close: () => {
      lifecycle.close();
      room?.leave(holder);
      client?.close();
    },
  };
}

interface Sent {
  /** What the pieces are, if they are compressed. */
  readonly copy: Copy | undefined;
  readonly answered: () => void;
}

function onceOnly(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}

/** @param over is told when it takes no more calls @throws for what cannot be tried */
function dial(
  { target, tls, keepaliveMs }: ConnectionOptions,
  lifecycle: ConnectionLifecycle,
  over: () => void,
  isInUse: (client: Http2Client) => boolean,
): Http2Client {
  try {
    const made: Http2Client = new Http2Client({
      target,
      tls: tls?.(),
      connectTimeoutMs,
      keepaliveMs,
      ready: lifecycle.ready,
      ended: (reason) => {
        over();
        if (!isInUse(made)) return;
        if (made.hasServed) lifecycle.answered();
        if (lifecycle.state() === "connecting" || reason === silence) lifecycle.failed(reason);
        else if (lifecycle.state() === "ready") lifecycle.lost(reason);
      },
    });
    return made;
  } catch (error) {
    over();
    throw error;
  }
}

/** A call as gRPC sends it. A class because every call makes one. */
class SentCall implements UnaryRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: readonly Buffer[];
  readonly encoding: string | undefined;
  readonly timeoutMs: number;
  readonly #call: OutgoingCall;
  readonly #copy: Copy | undefined;
  readonly #answered: () => void;

  constructor(
    call: OutgoingCall,
    headers: Readonly<Record<string, string>>,
    pieces: readonly Buffer[],
    { copy, answered }: Sent,
  ) {
    this.path = grpcPaths[call.signal];
    this.headers = call.headers ? { ...headers, ...call.headers } : headers;
    this.pieces = pieces;
    this.encoding = copy?.encoding;
    this.timeoutMs = call.timeoutMs;
    this.#call = call;
    this.#copy = copy;
    this.#answered = answered;
  }

  settled(result: UnaryResult | Unanswered): void {
    if (result.kind === "answered") this.#answered();
    this.#call.settled(withLimit(outcomeOf(result), this.#call));
  }

  left(): void {
    this.#copy?.release();
    this.#call.left();
  }
}

const accepted: CallOutcome = Object.freeze({ kind: "accepted", rejectedItems: 0, message: "" });

function outcomeOf(result: UnaryResult | Unanswered): CallOutcome {
  if (result.kind !== "answered") return result;
  const { code, message, body, details } = result;
  if (code === grpcCode.ok) {
    const response = readExportResponse(body);
    if (!response || response === fullSuccess) return accepted;
    return { kind: "accepted", rejectedItems: response.rejected, message: response.message };
  }
  const retryDelayMs = details && readRpcStatus(details)?.retryDelayMs;
  return { kind: "refused", code, message, retryable: isRetryable(code, retryDelayMs), retryDelayMs };
}
