/** What fills the memory of a balancer: faults of backends under load, and senders that send more than there is room for. */

import { Buffer } from "node:buffer";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import type { Case } from "./case.ts";
import { fat, incompressible, post } from "./peer.ts";
import { type Pushing, push } from "./push.ts";

const small = () =>
  resourceSection({ "service.name": "small" }, scopeSection({}, span({ trace: "", name: "x".repeat(200) })));
const megabyte = () => fat;
const fifteen = () => Buffer.concat(Array.from({ length: 15 }, () => fat));

type Fault = NonNullable<Case["backends"]>;

const pushing = (name: string, backends: Fault, load: Pushing, isLong = false): Case => ({
  name,
  backends,
  mayDefer: true,
  isLoad: true,
  isLong,
  attack: ({ grpcPort }, ms) => push(grpcPort, ms, load),
});

export const memoryCases: readonly Case[] = [
  pushing("backends refuse, 10 000 calls of 300 bytes", "refusing", { inFlight: 10_000, message: small }),
  pushing("backends refuse, 200 calls of 1 MB", "refusing", { inFlight: 200, message: megabyte }),
  pushing("backends refuse, 30 calls of 15 MB", "refusing", { inFlight: 30, message: fifteen }, true),
  pushing("backends do not answer, 200 calls of 1 MB", "silent", { inFlight: 200, message: megabyte }),
  pushing("backends do not answer, 200 calls of 1 MB that gzip cannot shrink", "silent", {
    inFlight: 200,
    message: () => incompressible(1_000_000),
  }),
  pushing("backends do not read, 200 calls of 1 MB", "unread", { inFlight: 200, message: megabyte }),
  pushing("backends do not read, 200 calls of 1 MB that gzip cannot shrink", "unread", {
    inFlight: 200,
    message: () => incompressible(1_000_000),
  }),
  pushing("backends do not read, 30 calls of 15 MB", "unread", { inFlight: 30, message: fifteen }),
  pushing("backends do not answer, 100 gzip calls that grow to 15 MB", "silent", {
    inFlight: 100,
    message: fifteen,
    isGzip: true,
  }),
  pushing("all are well, 100 calls of 1 MB", "well", { inFlight: 100, message: megabyte }),
  pushing("all are well, 20 calls of 15 MB", "well", { inFlight: 20, message: fifteen }, true),
  {
    name: "all are well, JSON of 14 MB, three at once",
    mayDefer: true,
    attack: async ({ httpPort }, ms) => {
      const text = Buffer.from(
        `{"resourceSpans":[{"scopeSpans":[{"spans":[${`{"traceId":"0102030405060708090a0b0c0d0e0f10","name":"${"x".repeat(900)}"},`.repeat(14_000)}{}]}]}]}`,
      );
      const until = performance.now() + ms;
      while (performance.now() < until) {
        await Promise.all([1, 2, 3].map(() => post(httpPort, text, { "content-type": "application/json" })));
      }
      return `${text.length}`;
    },
  },
];
