/** OTLP/gRPC: the export services of three signals, and the health service, on top of unary calls. */

import { Buffer } from "node:buffer";
import type { BalancerConfig } from "../../contract/balancer-config.ts";
import { type Signal, signals } from "../../contract/signal.ts";
import type { Authorization } from "../credentials/authorization.ts";
import type { Dispatcher } from "../deliver/dispatcher.ts";
import type { ExportAnswer } from "../deliver/export-answer.ts";
import { exportPaths, healthCheckPath } from "../grpc/services.ts";
import { type GrpcCode, grpcCode } from "../grpc/status.ts";
import type { UnaryAnswer, UnaryCall, UnaryService } from "../grpc/unary-service.ts";
import type { HeldBytes } from "../memory/held-bytes.ts";
import type { Observer } from "../observer.ts";
import { decompress } from "./decompress.ts";
import { exportResponse } from "./export-response.ts";
import { rpcStatus } from "./rpc-status.ts";

export interface GrpcReceiverOptions {
  readonly config: BalancerConfig;
  readonly dispatcher: Dispatcher;
  readonly held: HeldBytes;
  /** Asked of senders; undefined: nothing. */
  readonly authorization: Authorization | undefined;
  readonly isReady: () => boolean;
  readonly observer: Observer;
}

const signalOfPath: ReadonlyMap<string, Signal> = new Map(signals.map((signal) => [exportPaths[signal], signal]));

export function grpcReceiver(options: GrpcReceiverOptions): UnaryService {
  const { config, dispatcher, authorization } = options;
  return {
    admit: ({ path, authorization: shown }) => {
      // Probes ask for health without a token.
      if (authorization && path !== healthCheckPath && !authorization.accepts(shown)) {
        return failure(grpcCode.unauthenticated, "the authorization header is missing or wrong");
      }
      const signal = signalOfPath.get(path);
      const isKnown = path === healthCheckPath || (signal !== undefined && config.routes[signal] !== undefined);
      return isKnown ? undefined : failure(grpcCode.unimplemented, `${path} is not served here`);
    },
    call: (call) => {
      const signal = signalOfPath.get(call.path);
      if (!signal) {
        call.message.release();
        call.answer(health(options.isReady()));
      } else if (call.encoding !== "identity") {
        exportCompressed(options, signal, call).catch((error: unknown) => fail(options, call, error));
      } else {
        try {
          exportCall(dispatcher, signal, call, call.message.bytes, () => {});
        } catch (error) {
          fail(options, call, error);
        }
      }
    },
  };
}

/** A mistake of ours costs one request its answer, never the others theirs. */
function fail({ observer }: GrpcReceiverOptions, call: UnaryCall, error: unknown): void {
  observer.failed("grpc", error);
  call.message.release();
  call.answer(failure(grpcCode.internal, "an internal error; the balancer's log has it"));
}

async function exportCompressed(
  { config, dispatcher, held }: GrpcReceiverOptions,
  signal: Signal,
  call: UnaryCall,
): Promise<void> {
  const result = await decompress(call.message.bytes, call.encoding, config.limits.requestBytesMax);
  if (result.kind === "refused") {
    call.message.release();
    call.answer(failure(result.code, result.message));
    return;
  }
  let grown = result.bytes.length;
  held.add(grown);
  const release = () => {
    held.release(grown);
    grown = 0;
  };
  try {
    exportCall(dispatcher, signal, call, result.bytes, release);
  } catch (error) {
    release();
    throw error;
  }
}

function exportCall(
  dispatcher: Dispatcher,
  signal: Signal,
  call: UnaryCall,
  bytes: Buffer,
  released: () => void,
): void {
  const cancel = dispatcher.export({
    signal,
    transport: "grpc",
    bytes,
    release: () => {
      released();
      call.message.release();
    },
    timeoutMs: call.timeoutMs,
    answer: (answer) => call.answer(unaryAnswer(answer)),
  });
  call.onCancelled(cancel);
}

function unaryAnswer({ code, message, rejectedItems, retryDelayMs }: ExportAnswer): UnaryAnswer {
  if (code === grpcCode.ok) {
    return { code, message: "", body: exportResponse({ rejected: rejectedItems, message }), details: undefined };
  }
  const details = retryDelayMs === undefined ? undefined : rpcStatus({ code, message, retryDelayMs });
  return { code, message, body: noBody, details };
}

const noBody = new Uint8Array();

function failure(code: GrpcCode, message: string): UnaryAnswer {
  return { code, message, body: noBody, details: undefined };
}

/** grpc.health.v1.HealthCheckResponse: field 1, SERVING is 1, NOT_SERVING 2. */
function health(isServing: boolean): UnaryAnswer {
  return { code: grpcCode.ok, message: "", body: Buffer.from([0x08, isServing ? 1 : 2]), details: undefined };
}
