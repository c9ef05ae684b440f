/** The listeners of a balancer, each with the service behind it. */

import type { BalancerConfig } from "../contract/balancer-config.ts";
import type { FollowedCredentials } from "./credentials/followed-credentials.ts";
import { unaryServer } from "./grpc/unary-server.ts";
import { listenHttp } from "./http1/server.ts";
import { listenHttp2 } from "./http2/server.ts";
import type { Listening } from "./listening.ts";
import type { BufferPool } from "./memory/buffer-pool.ts";
import type { HeldBytes } from "./memory/held-bytes.ts";
import type { Observer } from "./observer.ts";
import type { Exporter } from "./otlp/export-request.ts";
import { grpcService } from "./otlp/grpc-service.ts";
import { httpService } from "./otlp/http-service.ts";

export interface ReceiverOptions {
  readonly config: BalancerConfig;
  readonly credentials: FollowedCredentials;
  readonly pool: BufferPool;
  readonly held: HeldBytes;
  readonly random: () => number;
  readonly observer: Observer;
  readonly exporter: Exporter;
  readonly isReady: () => boolean;
}

export interface Receivers {
  readonly grpc: Listening | undefined;
  readonly http: Listening | undefined;
}

/** @throws the operating system's error when a port is not available; then neither is open */
export async function startReceivers(options: ReceiverOptions): Promise<Receivers> {
  const grpc = await startGrpc(options);
  try {
    return { grpc, http: await startHttp(options) };
  } catch (error) {
    grpc?.close();
    throw error;
  }
}

async function startGrpc(options: ReceiverOptions): Promise<Listening | undefined> {
  const { config, credentials, pool, held, random, observer } = options;
  const { limits, receivers } = config;
  if (!receivers.grpc) return undefined;
  const receive = unaryServer({
    requestBytesMax: limits.requestBytesMax,
    pool,
    held,
    service: grpcService({ ...options, authorization: credentials.grpcAuth }),
    failed: (error) => observer.failed("grpc", error),
  });
  return listenHttp2({ ...receivers.grpc, limits, credentials: credentials.grpcTls, random, receive });
}

async function startHttp(options: ReceiverOptions): Promise<Listening | undefined> {
  const { config, credentials, held, random, observer } = options;
  const { limits, receivers } = config;
  if (!receivers.http) return undefined;
  return listenHttp({
    ...receivers.http,
    limits,
    held,
    credentials: credentials.httpTls,
    random,
    service: httpService({ ...options, authorization: credentials.httpAuth }),
    failed: (error) => observer.failed("http", error),
  });
}
