/** The health service of gRPC, asked and answered for a server as a whole. @see grpc.health.v1 */

import { Buffer } from "node:buffer";
import type { ClientTls } from "../credentials/client-credentials.ts";
import { Http2Client } from "../http2/client.ts";
import { grpcCode } from "./status.ts";
import { UnaryClient } from "./unary-client.ts";

export const healthCheckPath = "/grpc.health.v1.Health/Check";

/** HealthCheckResponse: field 1, SERVING is 1, NOT_SERVING 2. */
export function healthResponse(isServing: boolean): Uint8Array {
  return Buffer.from([0x08, isServing ? 1 : 2]);
}

interface Asked {
  /** `host:port`. */
  readonly target: string;
  /** Undefined for plain text. */
  readonly tls: ClientTls | undefined;
  readonly timeoutMs: number;
}

/** On a connection of its own. */
export function isServing({ target, tls, timeoutMs }: Asked): Promise<boolean> {
  return new Promise((resolve) => {
    const client = new Http2Client({
      target,
      tls,
      connectTimeoutMs: timeoutMs,
      keepaliveMs: timeoutMs,
      ready: () =>
        new UnaryClient(client).call({
          path: healthCheckPath,
          headers: {},
          pieces: [],
          encoding: undefined,
          timeoutMs,
          settled: (result) => {
            const isOk = result.kind === "answered" && result.code === grpcCode.ok;
            resolve(isOk && Buffer.from(result.body).equals(healthResponse(true)));
          },
          left: () => client.close(),
        }),
      ended: () => resolve(false),
    });
  });
}
