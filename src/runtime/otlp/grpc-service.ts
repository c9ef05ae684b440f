/** OTLP/gRPC: the export services of three signals, and the health service, on top of unary calls. */

import type { Buffer } from "node:buffer";
import type { BalancerConfig } from "../../contract/balancer-config.ts";
import { type Signal, signals } from "../../contract/signal.ts";
import type { Authorization } from "../credentials/authorization.ts";
import { healthCheckPath, healthResponse } from "../grpc/health.ts";
import { type GrpcCode, grpcCode } from "../grpc/status.ts";
import type { UnaryAnswer, UnaryCall, UnaryService } from "../grpc/unary-service.ts";
import { type HeldBytes, releaseOnce } from "../memory/held-bytes.ts";
import { decompress } from "./decompress.ts";
import { grpcPaths } from "./export-paths.ts";
import type { ExportAnswer, Exporter } from "./export-request.ts";
import { exportResponse } from "./export-response.ts";
import { rpcStatus } from "./rpc-status.ts";

export interface GrpcServiceOptions {
  readonly config: BalancerConfig;
  readonly exporter: Exporter;
  readonly held: HeldBytes;
  /** What senders have to show; undefined for nothing. */
  readonly authorization: Authorization | undefined;
  readonly isReady: () => boolean;
}

const signalOfPath: ReadonlyMap<string, Signal> = new Map(signals.map((signal) => [grpcPaths[signal], signal]));

export function grpcService(options: GrpcServiceOptions): UnaryService {
  const { config, exporter, authorization } = options;
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
        call.answer({ ...success, body: healthResponse(options.isReady()) });
        return undefined;
      }
      if (call.encoding !== "identity") return exportCompressed(options, signal, call);
      exportCall(exporter, signal, call, call.message.bytes, call.message.release);
      return undefined;
    },
  };
}

async function exportCompressed(
  { config, exporter, held }: GrpcServiceOptions,
  signal: Signal,
  call: UnaryCall,
): Promise<void> {
  const result = await decompress(call.message.bytes, call.encoding, config.limits.requestBytesMax);
  call.message.release();
  if (result.kind === "refused") {
    call.answer(failure(result.code, result.message));
    return;
  }
  held.add(result.bytes.length);
  exportCall(exporter, signal, call, result.bytes, releaseOnce(held, result.bytes.length));
}

function exportCall(exporter: Exporter, signal: Signal, call: UnaryCall, bytes: Buffer, release: () => void): void {
  const cancel = exporter.export({
    signal,
    transport: "grpc",
    bytes,
    release,
    timeoutMs: call.timeoutMs,
    answer: (answer) => call.answer(unaryAnswer(answer)),
  });
  call.onCancelled(cancel);
}

function unaryAnswer({ code, message, rejectedItems, retryDelayMs }: ExportAnswer): UnaryAnswer {
  if (code === grpcCode.ok) {
    return { ...success, body: exportResponse({ rejected: rejectedItems, message }) };
  }
  const details = retryDelayMs === undefined ? undefined : rpcStatus({ code, message, retryDelayMs });
  return { code, message, body: noBody, details };
}

const noBody = new Uint8Array();
const success: UnaryAnswer = { code: grpcCode.ok, message: "", body: noBody, details: undefined };

function failure(code: GrpcCode, message: string): UnaryAnswer {
  return { code, message, body: noBody, details: undefined };
}
