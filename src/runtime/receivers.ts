/** The listeners of a balancer, each with the service behind it. */

import type { ListenerConfig } from "../contract/balancer-config.ts";
import type { Signal } from "../contract/signal.ts";
import type { FollowedCredentials } from "./credentials/followed-credentials.ts";
import { grpcCode } from "./grpc/status.ts";
import { unaryServer } from "./grpc/unary-server.ts";
import { listenHttp } from "./http1/server.ts";
import { listenHttp2 } from "./http2/server.ts";
import type { Listening } from "./listening.ts";
import type { BufferPool } from "./memory/buffer-pool.ts";
import type { Budget } from "./memory/held-bytes.ts";
import type { Observer, Transport } from "./observer.ts";
import { type GrpcServiceOptions, grpcService } from "./otlp/grpc-service.ts";
import { httpService } from "./otlp/http-service.ts";

export interface ReceiverOptions extends Omit<GrpcServiceOptions, "authorization" | "noRoom"> {
  readonly held: Budget;
  readonly credentials: FollowedCredentials;
  readonly pool: BufferPool;
  readonly random: () => number;
  readonly observer: Observer;
}

export interface Receivers {
  readonly grpc: Listening | undefined;
  readonly http: Listening | undefined;
}

/** @throws the operating system's error when a port is not available; then neither is open */
export async function startReceivers(options: ReceiverOptions): Promise<Receivers> {
  const { config, credentials, observer } = options;
  const { limits, receivers } = config;
  const noRoom = (transport: Transport) => (signal?: Signal) =>
    observer.answered({ signal, transport, code: grpcCode.unavailable, items: 0 });
  const startGrpc = (listener: ListenerConfig) => {
    const receive = unaryServer({
      ...options,
      service: grpcService({ ...options, authorization: credentials.grpcAuth, noRoom: noRoom("grpc") }),
      failed: (error) => observer.failed("grpc", error),
    });
    return listenHttp2({
      ...options,
      ...listener,
      limits,
      credentials: credentials.grpcTls,
      receive,
      fault: observer.peerFault,
      gaveWay: (peer) => observer.gaveWay("grpc", peer),
      noRoom: () => noRoom("grpc")(),
    });
  };
  const startHttp = (listener: ListenerConfig) =>
    listenHttp({
      ...options,
      ...listener,
      limits,
      credentials: credentials.httpTls,
      service: httpService({ ...options, authorization: credentials.httpAuth, noRoom: noRoom("http") }),
      failed: (error) => observer.failed("http", error),
      gaveWay: (peer) => observer.gaveWay("http", peer),
      noRoom: () => noRoom("http")(),
    });
  const grpc = receivers.grpc && (await startGrpc(receivers.grpc));
  try {
    return { grpc, http: receivers.http && (await startHttp(receivers.http)) };
  } catch (error) {
    grpc?.close();
    throw error;
  }
}
