/**
 * OTLP/gRPC calls to one backend. When it says that it goes away, calls under way finish on the old connection while the next
 * ones use a new one.
 */

import { prefixBytes } from "../grpc/message-reader.ts";
import { grpcCode, isRetryable } from "../grpc/status.ts";
import { UnaryClient, type UnaryResult } from "../grpc/unary-client.ts";
import { Http2Client } from "../http2/client.ts";
import { grpcPaths } from "../otlp/export-paths.ts";
import { readExportResponse } from "../otlp/export-response.ts";
import { readRpcStatus } from "../otlp/rpc-status.ts";
import { settleUnsent, type Unanswered } from "../outgoing.ts";
import { silence } from "../reason.ts";
import type { BackendConnection, CallOutcome, ConnectionOptions } from "./backend-connection.ts";
import { connectionLifecycle, connectTimeoutMs } from "./connection-lifecycle.ts";
import { withBody } from "./outgoing-body.ts";
import { withLimit } from "./size-refusal.ts";

export function createGrpcConnection(options: ConnectionOptions): BackendConnection {
  const { target, tls, headers, compressor, keepaliveMs } = options;
  const lifecycle = connectionLifecycle(options.events, options.random);
  let client: Http2Client | undefined;
  let calls: UnaryClient | undefined;
  const state = () => {
    if (!client?.isUsable() && lifecycle.state() === "ready") lifecycle.lost();
    return lifecycle.state();
  };
  return {
    headroomBytes: prefixBytes,
    state,
    connect: () =>
      lifecycle.begin(() => {
        client = new Http2Client({
          target,
          tls: tls?.(),
          connectTimeoutMs,
          keepaliveMs,
          ready: lifecycle.ready,
          ended: (reason) => {
            if (lifecycle.state() === "connecting" || reason === silence) lifecycle.failed(reason);
            else if (lifecycle.state() === "ready") lifecycle.lost();
          },
        });
        calls = new UnaryClient(client);
      }),
    call: (call) => {
      const open = calls;
      if (!open || state() !== "ready") {
        settleUnsent(call, "there is no connection");
        return;
      }
      withBody(call, compressor, (pieces, left) =>
        open.call({
          path: grpcPaths[call.signal],
          headers: call.headers ? { ...headers(), ...call.headers } : headers(),
          pieces,
          encoding: compressor ? "gzip" : undefined,
          timeoutMs: call.timeoutMs,
          settled: (result) => call.settled(withLimit(outcomeOf(result), call)),
          left,
        }),
      );
    },
    close: () => {
      lifecycle.close();
      client?.close();
    },
  };
}

function outcomeOf(result: UnaryResult | Unanswered): CallOutcome {
  if (result.kind !== "answered") return result;
  const { code, message, body, details } = result;
  if (code === grpcCode.ok) {
    const response = readExportResponse(body);
    return { kind: "accepted", rejectedItems: response?.rejected ?? 0, message: response?.message ?? "" };
  }
  const retryDelayMs = details && readRpcStatus(details)?.retryDelayMs;
  return { kind: "refused", code, message, retryable: isRetryable(code, retryDelayMs), retryDelayMs };
}
