/** The ports that an author's own components open beside Fairlead's, and who may connect to them. */

import type { Json } from "../../model/json.ts";
import type { Port } from "../../model/plan.ts";
import type { Audience } from "../../needs/component-needs.ts";
import { isLoopback, type OpenPort, openPortsOf } from "../../needs/open-ports.ts";
import { ports } from "../defaults.ts";

export interface ComponentPort extends Port {
  readonly who: Audience;
}

/** Every tier has these, whoever writes the receivers behind them. */
const own: readonly number[] = Object.values(ports);

/** A port that two components ask for is a finding of its own. */
export function portsIn(body: Json): readonly ComponentPort[] {
  const found = new Map<string, OpenPort & { readonly port: number }>();
  for (const open of openPortsOf(body)) {
    const { port, host, transport } = open;
    if (port === undefined || port === 0 || isLoopback(host) || (transport === "TCP" && own.includes(port))) continue;
    const key = `${port} ${transport}`;
    if (!found.has(key)) found.set(key, { ...open, port });
  }
  const names = [...found.values()].map(({ name }) => name);
  return [...found.values()].map(({ name, port, transport, appProtocol, who }) => ({
    // Names are of one use in a pod.
    name: names.filter((other) => other === name).length > 1 ? `port-${port}-${transport.toLowerCase()}` : name,
    port,
    protocol: transport,
    appProtocol,
    who,
  }));
}

export function portsFor(found: readonly ComponentPort[], ...audiences: readonly Audience[]): readonly Port[] {
  return found.filter(({ who }) => audiences.includes(who)).map(({ who: _, ...port }) => port);
}
