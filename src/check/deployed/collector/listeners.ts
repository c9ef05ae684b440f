/** The ports that a Collector opens: its telemetry, which starts first, and its components. */

import type { Path } from "../../../diagnostics/place.ts";
import { type Json, jsonAt } from "../../../model/json.ts";
import type { Transport } from "../../../needs/component-needs.ts";
import { openPortsOf } from "../../../needs/open-ports.ts";
import type { CollectorView } from "./view.ts";

export interface Listener {
  readonly path: Path;
  readonly host: string;
  readonly port: number;
  readonly transport: Transport;
}

export function listenersOf(view: CollectorView): readonly Listener[] {
  const known = openPortsOf(view.collector.config).flatMap(({ path, host, port, transport }) =>
    port === undefined ? [] : [{ path, host, port, transport }],
  );
  return [...readers(view), ...known];
}

/** Without readers of its own telemetry opens localhost:8888, unless it is switched off (core, both versions). */
function readers({ at }: CollectorView): readonly Listener[] {
  const base = ["service", "telemetry", "metrics"];
  const list = at([...base, "readers"]);
  const level = at([...base, "level"]);
  const tcp = { transport: "TCP" } as const;
  if (typeof level === "string" && level.toLowerCase() === "none") return [];
  if (list === undefined || list === null)
    return [{ path: [...base, "readers"], host: "localhost", port: 8888, ...tcp }];
  if (!Array.isArray(list)) return [];
  return list.flatMap((reader: Json, index) => {
    const inner = ["pull", "exporter", "prometheus"];
    const [host, port] = ["host", "port"].map((key) => jsonAt(reader, [...inner, key]));
    const path = [...base, "readers", index, ...inner, "port"];
    return typeof port === "number" ? [{ path, host: typeof host === "string" ? host : "", port, ...tcp }] : [];
  });
}
