/** Backends that answer what nobody expects. No call is delivered; the balancer goes on, within its memory. */

import type { Case } from "./case.ts";
import { fat } from "./peer.ts";
import { push } from "./push.ts";

const withBackends = (name: string, backends: NonNullable<Case["backends"]>, isLong = false): Case => ({
  name,
  isLong,
  backends,
  mayDefer: true,
  isLoad: true,
  attack: ({ grpcPort }, ms) => push(grpcPort, ms, { inFlight: 50, message: () => fat }),
});

export const badBackends: readonly Case[] = [
  withBackends("backends answer with trailers of 60 KB", "trailers"),
  withBackends("backends answer without an end", "endless"),
  withBackends("backends answer with noise", "noise"),
  withBackends("backends ask for a pong all the time", "pings"),
  withBackends("backends end each connection after a call", "leaving"),
  withBackends("backends answer half of an answer and end", "half"),
  withBackends("backends come and go, every 100 ms", "flapping"),
  withBackends("backends reset each call", "resets", true),
  withBackends("backends answer with statuses and delays that are none", "statuses"),
  {
    ...withBackends("backends of HTTP redirect, expand, go on for ever, promise and pour noise", "http"),
    changes: (config) => ({ ...config, exporter: { ...config.exporter, protocol: "http" } }),
  },
];
