/** OTLP/gRPC: the export services of three signals, and the health service, on top of unary calls. */

import { Buffer } from "node:buffer";
import type { BalancerConfig } from "../../contract/balancer-config.ts";
import { type Signal, signals } from "../../contract/signal.ts";
import type { Authorization } from "../credentials/authorization.ts";
import { healthCheckPath, healthResponse } from "../grpc/health.ts";
import { grpcCode } from "../grpc/status.ts";
import type { UnaryAnswer, UnaryCall, UnaryService } from "../grpc/unary-server.ts";
import type { BufferPool } from "../memory/buffer-pool.ts";
import type { Gathered } from "../memory/gathered-bytes.ts";
import type { HeldBytes } from "../memory/held-bytes.ts";
import { decompress } from "./decompress.ts";
import { grpcPaths } from "./export-paths.ts";
import { type ExportAnswer, type Exporter, type ExportRequest, full, noRoom } from "./export-request.ts";
import { exportResponse } from "./export-response.ts";
import { type HandedOn, handedOn } from "./handed-on.ts";
import { rpcStatus } from "./rpc-status.ts";

export interface GrpcServiceOptions {
  readonly config: BalancerConfig;
  readonly exporter: Exporter;
  readonly pool: BufferPool;
  /** What senders have to show; undefined for nothing. */
  readonly authorization: Authorization | undefined;
  /** Hears of a request that was refused before its items were counted, as there was no memory for it. */
  readonly noRoom: (signal: Signal | undefined) => void;
  readonly isReady: () => boolean;
}

/** The name of a service, which needs no token. */
const healthRequestBytesMax = 1_024;

const signalOfPath: ReadonlyMap<string, Signal> = new Map(signals.map((signal) => [grpcPaths[signal], signal]));

export function grpcService(options: GrpcServiceOptions): UnaryService {
  const { config, authorization } = options;
  return {
    bytesMax: (path) => (path === healthCheckPath ? healthRequestBytesMax : config.limits.requestBytesMax),
    admit: (path, shown) => {
      // Probes ask for health without a token.
      if (authorization && path !== healthCheckPath && !authorization.accepts(shown)) {
        return { code: grpcCode.unauthenticated, message: "the authorization header is missing or wrong" };
      }
      const signal = signalOfPath.get(path);
      const isKnown = path === healthCheckPath || (signal !== undefined && config.routes[signal] !== undefined);
      return isKnown ? undefined : { code: grpcCode.unimplemented, message: `${path} is not served here` };
    },
    noRoom: (path) => options.noRoom(signalOfPath.get(path)),
    call: (call) => {
      const signal = signalOfPath.get(call.head.path);
      if (!signal) {
        call.message.release();
        call.answer({ code: grpcCode.ok, message: "", body: healthResponse(options.isReady()) });
        return undefined;
      }
      if (call.encoding !== "identity") return exportCompressed(options, signal, call);
      exportCall(options, signal, call, call.message);
      return undefined;
    },
  };
}

async function exportCompressed(options: GrpcServiceOptions, signal: Signal, call: UnaryCall): Promise<void> {
  const { config, pool } = options;
  const bounds = { bytesMax: config.limits.requestBytesMax, held: call.held, pool };
  call.message.keep();
  const result = await decompress(call.message.bytes, call.encoding, bounds);
  call.message.release();
  if (result.kind === "refused") call.answer(result);
  else if (result.kind === "no room") {
    options.noRoom(signal);
    call.answer(unaryAnswer(full(noRoom)));
  } else exportCall(options, signal, call, result);
}

function exportCall(
  { config, exporter }: GrpcServiceOptions,
  signal: Signal,
  call: UnaryCall,
  message: Gathered,
): void {
  const names = config.senders.headers;
  const given = names.length === 0 ? undefined : handedOn(names, (name) => call.head.field(name));
  if (given && "code" in given) {
    message.release();
    call.answer(given);
    return;
  }
  const exported = exporter.export(new CallExport(signal, { call, message, handedOn: given }));
  if (exported) call.onCancelled(exported);
}

const nothing = Buffer.alloc(0);

/** A class because every request makes one. */
class CallExport implements ExportRequest {
  readonly transport = "grpc";
  readonly signal: Signal;
  readonly handedOn: HandedOn | undefined;
  readonly #call: UnaryCall;
  #message: Gathered | undefined;

  constructor(signal: Signal, { call, message, handedOn }: Exported) {
    this.signal = signal;
    this.handedOn = handedOn;
    this.#call = call;
    this.#message = message;
  }

  get bytes(): Buffer {
    return this.#message?.bytes ?? nothing;
  }

  get held(): HeldBytes {
    return this.#call.held;
  }

  get timeoutMs(): number | undefined {
    return this.#call.head.timeoutMs;
  }

  release(): void {
    this.#message?.release();
    this.#message = undefined;
  }

  answer(given: ExportAnswer): void {
    this.#call.answer(unaryAnswer(given));
  }
}

interface Exported {
  readonly call: UnaryCall;
  readonly message: Gathered;
  readonly handedOn: HandedOn | undefined;
}

const accepted: UnaryAnswer = { code: grpcCode.ok, message: "" };

function unaryAnswer({ code, message, rejectedItems, retryDelayMs }: ExportAnswer): UnaryAnswer {
  if (code === grpcCode.ok && rejectedItems === 0 && message === "") return accepted;
  if (code === grpcCode.ok) return { code, message, body: exportResponse({ rejected: rejectedItems, message }) };
  return {
    code,
    message,
    details: retryDelayMs === undefined ? undefined : rpcStatus({ code, message, retryDelayMs }),
  };
}
