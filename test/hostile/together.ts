/** Many that do together what one of them may, and operators whose tools do it too often. */

import { Buffer } from "node:buffer";
import { writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import tls, { type TLSSocket } from "node:tls";
import { fileURLToPath } from "node:url";
import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import { grpcPaths } from "../../src/runtime/otlp/export-paths.ts";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { type Case, forMs } from "./case.ts";
import { begin, call, connect, framed, raw } from "./peer.ts";

const small = Buffer.from(resourceSection({ "service.name": "s" }, scopeSection({}, span({ trace: "" }))));
const post = `POST /v1/traces HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-protobuf\r\nContent-Length: ${small.length}\r\n\r\n`;
const request = Buffer.concat([Buffer.from(post), small]);

const certificate = (ending: string) =>
  fileURLToPath(new URL(`../fixtures/certificates/localhost.${ending}`, import.meta.url));

/** Honest senders go on over gRPC without TLS; HTTP has it. */
export const withTls = (config: BalancerConfig): BalancerConfig => {
  const { http } = config.receivers;
  if (!http) return config;
  const secure = {
    ...http,
    port: http.port,
    tls: { certFile: certificate("crt"), keyFile: certificate("key"), clientCaFile: undefined },
  };
  return { ...config, receivers: { ...config.receivers, http: secure } };
};

export const together: readonly Case[] = [
  {
    name: "500 connections that ask over HTTP in the same moment",
    mayDefer: true,
    attack: async ({ httpPort }, ms) => {
      const sockets = Array.from({ length: 500 }, () => raw(httpPort, ""));
      await forMs(ms, async () => {
        for (const socket of sockets) if (socket.writable) socket.write(request);
        await sleep(500);
      });
      for (const socket of sockets) socket.destroy();
      return `${request.length} × 500`;
    },
  },
  {
    name: "500 connections that ask over gRPC in the same moment",
    mayDefer: true,
    attack: async ({ grpcPort }, ms) => {
      const sessions = Array.from({ length: 500 }, () => connect(grpcPort));
      await forMs(ms, async () => {
        for (const session of sessions) if (!session.destroyed) begin(session, grpcPaths.traces).end(framed(small));
        await sleep(500);
      });
      for (const session of sessions) session.destroy();
      return `${small.length} × 500`;
    },
  },
  {
    name: "calls whose sender leaves as soon as they are whole",
    attack: async ({ grpcPort, httpPort }, ms) => {
      const session = connect(grpcPort);
      await forMs(ms, async () => {
        for (let n = 0; n < 50 && !session.destroyed; n++) {
          const stream = begin(session);
          stream.end(framed(small), () => stream.close(8));
        }
        const socket = raw(httpPort, request);
        await sleep(5);
        socket.resetAndDestroy();
      });
      session.destroy();
      return "100 a call";
    },
  },
  {
    name: "calls that have a nanosecond, or a hundred thousand hours",
    isLong: true,
    attack: async ({ grpcPort }, ms) => {
      const session = connect(grpcPort);
      const times = ["1n", "99999999H", "0S", "-1S", "1x", "999999999S", ""];
      await forMs(ms, async (round) => {
        for (const time of times) begin(session, grpcPaths.traces, { "grpc-timeout": time }).end(framed(small));
        await sleep(round % 10);
      });
      session.destroy();
      return "100 a call";
    },
  },
  {
    name: "300 handshakes of TLS at once, again and again",
    changes: withTls,
    hasOnlyGrpc: true,
    attack: async ({ httpPort }, ms) => {
      let count = 0;
      await forMs(ms, async () => {
        const sockets = Array.from({ length: 300 }, (): TLSSocket => {
          const socket = tls.connect({ port: httpPort, host: "127.0.0.1", rejectUnauthorized: false });
          socket.on("error", () => {});
          socket.on("secureConnect", () => count++);
          return socket;
        });
        await sleep(500);
        for (const socket of sockets) socket.destroy();
      });
      return `${count} handshakes`;
    },
  },
  {
    name: "the pages for operators, 50 at a time",
    isLong: true,
    attack: async ({ healthPort, metricsPort }, ms) => {
      const pages = [
        `${healthPort}/status`,
        `${healthPort}/readyz`,
        `${metricsPort}/metrics`,
        `${metricsPort}/x?${"y".repeat(9_000)}`,
      ];
      await forMs(ms, () =>
        Promise.all(
          Array.from({ length: 50 }, async (_, n) => {
            const response = await fetch(`http://127.0.0.1:${pages[n % pages.length]}`).catch(() => undefined);
            await response?.text().catch(() => "");
          }),
        ),
      );
      return "100 a page";
    },
  },
  {
    name: "a list of backends that has 300 more every other second",
    shortMs: 3_000,
    mayDefer: true,
    attack: async ({ config, configFile, child, metricsPort }, ms) => {
      const { resolver } = config;
      const own = resolver.kind === "static" ? resolver.backends : [];
      // All of 127.0.0.0/8 is this machine.
      const port = own[0]?.endpoint.split(":")[1];
      const more = Array.from({ length: 300 }, (_, n) => ({
        endpoint: `127.${1 + (n >> 8)}.${n & 0xff}.9:${port}`,
        weight: 1,
      }));
      await forMs(ms, async (round) => {
        const backends = round % 2 === 0 ? [...own, ...more] : own;
        writeFileSync(configFile, JSON.stringify({ ...config, resolver: { kind: "static", backends } }));
        child.kill("SIGHUP");
        await sleep(1_000);
        await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      });
      return "0";
    },
  },
  {
    name: "a broken configuration that is read again 100 times a second",
    isLong: true,
    attack: async ({ configFile, child }, ms) => {
      await forMs(ms, async (round) => {
        writeFileSync(configFile, round % 2 === 0 ? "{" : "[".repeat(100_000));
        child.kill("SIGHUP");
        await sleep(10);
      });
      return "0";
    },
  },
  {
    name: "answers of HTTP that nobody reads, 100 connections",
    isLong: true,
    mayDefer: true,
    attack: async ({ httpPort }, ms) => {
      const sockets = Array.from({ length: 100 }, () => raw(httpPort, "").pause());
      await forMs(ms, async () => {
        for (const socket of sockets) if (socket.writable && socket.writableLength < 100_000) socket.write(request);
        await sleep(10);
      });
      for (const socket of sockets) socket.destroy();
      return `${request.length} a request`;
    },
  },
  {
    name: "one call after the other on each of 200 connections",
    isLong: true,
    isLoad: true,
    attack: async ({ grpcPort }, ms) => {
      const sessions = Array.from({ length: 200 }, () => connect(grpcPort));
      const until = performance.now() + ms;
      await Promise.all(
        sessions.map(async (session) => {
          while (performance.now() < until && !session.destroyed) await call(session, small);
        }),
      );
      for (const session of sessions) session.destroy();
      return `${small.length} a call`;
    },
  },
];
