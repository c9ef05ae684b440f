/** Asks a backend at intervals whether it is well; some answers in a row decide. */

import { Buffer } from "node:buffer";
import http from "node:http";
import http2 from "node:http2";
import net from "node:net";
import type { ActiveCheckConfig } from "../../contract/balancer-config.ts";
import { endpointOf, splitTarget } from "../../routing/endpoint.ts";
import { prefixBytes } from "../grpc/message-reader.ts";
import { healthCheckPath } from "../grpc/services.ts";

export interface ActiveCheck {
  readonly close: () => void;
}

/** Checks of many backends do not all start at once: the interval varies by this part. */
const jitter = 0.1;

export interface ActiveCheckOptions {
  readonly config: ActiveCheckConfig;
  /** `host:port` of telemetry. */
  readonly target: string;
  readonly random: () => number;
  /** Only called when the verdict changes. */
  readonly decided: (isHealthy: boolean) => void;
}

export function startActiveCheck({ config, target, random, decided }: ActiveCheckOptions): ActiveCheck {
  const { host, port } = splitTarget(target);
  const askedPort = config.port ?? port;
  let verdict = true;
  let inRow = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const next = () => {
    if (isClosed) return;
    timer = setTimeout(ask, config.intervalMs * (1 + jitter * (2 * random() - 1)));
    timer.unref();
  };
  const ask = () => {
    void askOnce(config, host, askedPort).then((isWell) => {
      inRow = isWell === verdict ? 0 : inRow + 1;
      if (!isClosed && inRow >= (isWell ? config.healthyThreshold : config.unhealthyThreshold)) {
        verdict = isWell;
        inRow = 0;
        decided(verdict);
      }
      next();
    });
  };
  ask();
  return {
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

function askOnce(config: ActiveCheckConfig, host: string, port: number): Promise<boolean> {
  switch (config.kind) {
    case "tcp":
      return askTcp(host, port, config.timeoutMs);
    case "http":
      return askHttp(host, port, config);
    case "grpc":
      return askGrpc(host, port, config.timeoutMs);
  }
}

function askTcp(host: string, port: number, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port, timeout: timeoutMs });
    const end = (isWell: boolean) => {
      socket.destroy();
      resolve(isWell);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(false));
    socket.on("error", () => end(false));
  });
}

function askHttp(host: string, port: number, { path, timeoutMs }: ActiveCheckConfig): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get({ host, port, path, agent: false, signal: AbortSignal.timeout(timeoutMs) }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("error", () => resolve(false));
  });
}

/** `SERVING` is 1 (grpc.health.v1.HealthCheckResponse). */
const serving = Buffer.from([0x08, 0x01]);

function askGrpc(host: string, port: number, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const session = http2.connect(`http://${endpointOf(host, port)}`);
    const timer = setTimeout(() => session.destroy(), timeoutMs);
    let isWell = false;
    session.on("error", () => {});
    session.on("close", () => {
      clearTimeout(timer);
      resolve(isWell);
    });
    const stream = session.request({
      ":method": "POST",
      ":path": healthCheckPath,
      "content-type": "application/grpc",
      te: "trailers",
    });
    stream.on("error", () => {});
    stream.on("data", (chunk: Buffer) => {
      isWell = isWell || chunk.subarray(prefixBytes).equals(serving);
    });
    stream.on("close", () => session.close());
    stream.end(Buffer.alloc(prefixBytes));
  });
}
