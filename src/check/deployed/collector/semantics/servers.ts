/** What servers by gRPC and HTTP refuse beside their address and TLS (core configgrpc and confighttp, both versions). */

import { isReference } from "../reference.ts";
import { namedOnce } from "./clients.ts";
import {
  conflict,
  negative,
  outOfRange,
  type Problems,
  refusedAtStart,
  type Settings,
  useless,
} from "./setting-check.ts";

export function* grpcServerProblems(settings: Settings): Problems {
  yield* transportProblems(settings);
  if (settings.written("transport") === "" && !settings.has("serverSettingsChecked"))
    yield refusedAtStart("transport", "transport is empty", "leave it out, or use tcp or unix");
  if (!settings.has("serverSettingsChecked")) return;
  yield* negative(settings, "max_recv_msg_size_mib", "read_buffer_size", "write_buffer_size");
  if ((settings.number("max_recv_msg_size_mib") ?? 0) > mibMax)
    yield outOfRange("max_recv_msg_size_mib", `max_recv_msg_size_mib is above ${mibMax}`, "use 16, for example");
}

/** Its bytes fill an int64. */
const mibMax = 2 ** 43 - 1;

export function* httpServerProblems(settings: Settings): Problems {
  yield* transportProblems(settings);
  yield* httpServerRefusals(settings);
}

/** Of a server that is switched off, too. */
export function* httpServerRefusals(settings: Settings): Problems {
  yield* namedOnce(settings, "response_headers");
  // The extension health_check decodes its server by itself, and takes both.
  const takesBoth = settings.otherwise("check_collector_pipeline") !== undefined;
  if (settings.section("keepalive") === undefined || takesBoth || !settings.has("serverSettingsChecked")) return;
  const isOld = (key: string): boolean =>
    key === "keep_alives_enabled" ? settings.written(key) === false : (settings.duration(key) ?? 0) !== 0;
  for (const key of ["idle_timeout", "keep_alives_enabled"]) {
    if (settings.written(key) !== undefined && isOld(key))
      yield conflict(key, `${key} is set beside keepalive, which replaces it`, "keep keepalive");
  }
}

/** What Go listens on for connections; 0.129.0 also takes unixgram, on which nobody can connect. */
const streams = Object.freeze(["tcp", "tcp4", "tcp6", "unix", "unixpacket"]);

function* transportProblems(settings: Settings): Problems {
  const transport = settings.text("transport");
  const help = "leave it out, or use tcp or unix";
  if (settings.written("transport") === undefined || streams.includes(transport) || isReference(transport)) return;
  // The exporter prometheus does not look at what becomes of its server.
  const isOnItsOwn = settings.otherwise("metric_expiration") !== undefined;
  if (transport === "unixgram" && (isOnItsOwn || !settings.has("serverSettingsChecked")))
    yield useless("transport", "Nobody can connect to a server on unixgram", help, "nothing would reach it");
  else if (transport !== "") yield refusedAtStart("transport", `A server does not listen on ${transport}`, help);
  // Earlier versions take no word for tcp.
  else if (settings.has("serverSettingsChecked")) yield outOfRange("transport", "transport is empty", help);
}
