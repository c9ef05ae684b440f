/** Asks a backend at intervals whether it is healthy; several answers in a row decide. */

import http from "node:http";
import net from "node:net";
import type { ActiveCheckConfig } from "../../contract/balancer-config.ts";
import { endpointOf, splitTarget } from "../../routing/endpoint.ts";
import type { ClientTls } from "../credentials/client-credentials.ts";
import { isServing } from "../grpc/health.ts";

export interface ActiveCheck {
  readonly close: () => void;
}

/** The interval varies by this part, so that many backends are not all checked at once. */
const jitter = 0.1;

export interface ActiveCheckOptions {
  readonly config: ActiveCheckConfig;
  /** `host:port` to which telemetry is sent. */
  readonly target: string;
  /** For checks over gRPC; undefined for plain text. */
  readonly tls: (() => ClientTls) | undefined;
  readonly random: () => number;
  /** Only called when the verdict changes. */
  readonly decided: (isHealthy: boolean) => void;
}

export function startActiveCheck(options: ActiveCheckOptions): ActiveCheck {
  const { config, random, decided } = options;
  let verdict = true;
  let inRow = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const hear = (isWell: boolean) => {
    if (isClosed) return;
    inRow = isWell === verdict ? 0 : inRow + 1;
    if (inRow >= (isWell ? config.healthyThreshold : config.unhealthyThreshold)) {
      verdict = isWell;
      inRow = 0;
      decided(verdict);
    }
    timer = setTimeout(ask, config.intervalMs * (1 + jitter * (2 * random() - 1))).unref();
  };
  const ask = () => void askOnce(options).then(hear, () => hear(false));
  ask();
  return {
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

function askOnce({ config, target, tls }: ActiveCheckOptions): Promise<boolean> {
  const { host, port } = splitTarget(target);
  const asked = { host, port: config.port ?? port };
  switch (config.kind) {
    case "tcp":
      return acceptsTcp(asked, config);
    case "http":
      return answersHttp(asked, config);
    case "grpc":
      return isServing({ target: endpointOf(host, asked.port), tls: tls?.(), timeoutMs: config.timeoutMs });
  }
}

type Address = Readonly<{ host: string; port: number }>;

function acceptsTcp(address: Address, { timeoutMs }: ActiveCheckConfig): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ ...address, timeout: timeoutMs });
    const end = (isWell: boolean) => {
      socket.destroy();
      resolve(isWell);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(false));
    socket.on("error", () => end(false));
  });
}

function answersHttp(address: Address, { path, timeoutMs }: ActiveCheckConfig): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get({ ...address, path, agent: false, signal: AbortSignal.timeout(timeoutMs) }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("error", () => resolve(false));
  });
}
