/** Asks a backend at intervals whether it is healthy; several answers in a row decide. */

import http from "node:http";
import type { ActiveCheckConfig } from "../../contract/balancer-config.ts";
import { endpointOf, splitTarget } from "../../routing/endpoint.ts";
import type { ClientTls } from "../credentials/client-credentials.ts";
import { isServing } from "../grpc/health.ts";
import { tryConnection } from "../http1/client.ts";
import type { CheckTurns } from "./check-turns.ts";

/** The interval varies by this part, so that many backends are not all checked at once. */
const jitter = 0.1;

export interface ActiveCheckOptions {
  readonly config: ActiveCheckConfig;
  /** `host:port` to which telemetry is sent. */
  readonly target: string;
  /** For checks over gRPC; undefined for plain text. */
  readonly tls: (() => ClientTls) | undefined;
  readonly random: () => number;
  /** Of all backends together. */
  readonly turns: CheckTurns;
  /** Only called when the verdict changes. */
  readonly decided: (isHealthy: boolean) => void;
}

/** @returns ends it */
export function startActiveCheck(options: ActiveCheckOptions): () => void {
  const { config, random, turns, decided } = options;
  let verdict = true;
  let inRow = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let giveUp = () => {};
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
  const ask = () => {
    giveUp = turns.take(() => askOnce(options).then(hear, () => hear(false)));
  };
  ask();
  return () => {
    isClosed = true;
    clearTimeout(timer);
    giveUp();
  };
}

function askOnce({ config, target, tls }: ActiveCheckOptions): Promise<boolean> {
  const { host, port } = splitTarget(target);
  const { kind, path, timeoutMs } = config;
  const address = { host, port: config.port ?? port };
  const asked = endpointOf(host, address.port);
  switch (kind) {
    case "tcp":
      return new Promise((resolve) => {
        tryConnection({ target: asked, tls: undefined }, timeoutMs, (reason) => resolve(reason === undefined));
      });
    case "http":
      return answersHttp({ ...address, path }, timeoutMs);
    case "grpc":
      return isServing({ target: asked, tls: tls?.(), timeoutMs });
  }
}

function answersHttp(asked: http.RequestOptions, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get({ ...asked, agent: false, signal: AbortSignal.timeout(timeoutMs) }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("error", () => resolve(false));
  });
}
