/** As many backends as there may be, each of which gets something: connections to all of them are more than the memory has room for. */

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { fileURLToPath } from "node:url";
import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import { endpointsMax } from "../../src/contract/limits.ts";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { addresses } from "./addresses.ts";
import { type Case, forMs } from "./case.ts";
import { call, connect } from "./peer.ts";

const authority = fileURLToPath(new URL("../fixtures/certificates/localhost.crt", import.meta.url));

/** All are the first one, by other addresses. */
const listed = (config: BalancerConfig, count: number): BalancerConfig => {
  const port = config.resolver.kind === "static" ? config.resolver.backends[0]?.endpoint.split(":")[1] : "";
  const backends = addresses(count).map((address) => ({ endpoint: `${address}:${port}`, weight: 1 }));
  return { ...config, resolver: { kind: "static", backends } };
};

const over = (protocol: "grpc" | "http", hasTls: boolean, count: number) => (config: BalancerConfig) => {
  const secrets = { caFile: authority, serverName: "localhost", certFile: undefined, keyFile: undefined };
  const { exporter, ...rest } = listed(config, count);
  return { ...rest, exporter: { ...exporter, protocol, tls: hasTls ? secrets : undefined } };
};

/** Of services that nobody else has, some for each backend. */
const services = (round: number) =>
  Buffer.concat(
    Array.from({ length: 50 }, (_, n) =>
      resourceSection(
        { "service.name": `${round}-${n}` },
        scopeSection({}, span({ trace: "", name: "x".repeat(200) })),
      ),
    ),
  );

interface Many {
  readonly protocol: "grpc" | "http";
  readonly hasTls: boolean;
  /** The memory limit has room for connections to all. */
  readonly fits?: boolean;
}

const many = (name: string, count: number, { protocol, hasTls, fits = false }: Many): Case => ({
  name: `${name} backends over ${protocol}${hasTls ? " with TLS" : ""}`,
  ...((hasTls || protocol === "http") && { backends: hasTls ? "secured" : "posted" }),
  changes: over(protocol, hasTls, count),
  mayDefer: !fits,
  isBeyond: !fits,
  isLoad: true,
  isLong: hasTls || protocol === "http",
  shortMs: 3_000,
  attack: async ({ grpcPort, metric }, ms) => {
    const session = connect(grpcPort);
    let answered = 0;
    await forMs(ms, async (round) => {
      if ((await call(session, services(round))) === "0") answered++;
    });
    session.destroy();
    const gaveWay = await metric("fairlead_backend_connections_gave_way_total");
    assert.equal(gaveWay > 0, !fits, `${gaveWay} connections gave way`);
    return `${services(0).length} × ${answered}`;
  },
});

export const manyBackends: readonly Case[] = [
  many("500", 500, { protocol: "grpc", hasTls: false, fits: true }),
  many("4 096", endpointsMax, { protocol: "grpc", hasTls: false }),
  many("4 096", endpointsMax, { protocol: "grpc", hasTls: true }),
  many("4 096", endpointsMax, { protocol: "http", hasTls: false }),
];
