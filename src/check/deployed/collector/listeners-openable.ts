/** Every address that is listened at is one: found out at start, when the port is opened (Go's net, both versions). */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { isIP } from "../../../model/ip-address.ts";
import { jsonAt } from "../../../model/json.ts";
import { isEverywhere, isLoopback, type OpenPort, openPortsOf } from "../../../needs/open-ports.ts";
import { isReference } from "./reference.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

/** Some open the same address by TCP and by UDP. */
export const listenersOpenable: CollectorRule = (view) => {
  const written = openPortsOf(view.collector.config).filter(isWrittenAddress);
  return [...new Map(written.map((open) => [open.path.join("/"), open])).values()].flatMap((open) =>
    faultsOf(view, open),
  );
};

function isWrittenAddress({ isKnown, isWritten }: OpenPort): boolean {
  return isKnown && isWritten;
}

const portMax = 65_535;

function faultsOf(view: CollectorView, { path, endpoint, host }: OpenPort): readonly Diagnostic[] {
  const isSocket = String(jsonAt(view.collector.config, [...path.slice(0, -1), "transport"]) ?? "").startsWith("unix");
  if (typeof endpoint !== "string" || isReference(endpoint) || isSocket || /^(unix:|\/)/.test(endpoint)) return [];
  const port = /:([^:\]]*)$/.exec(endpoint)?.[1];
  const example = "write 0.0.0.0:4317, for example";
  const refused = (fact: string, help = example) => [
    view.finding("FL1102", path, { message: wouldNotStart(fact), help }),
  ];
  if (endpoint.includes("://")) return refused(`"${endpoint}" is a URL, but a listener takes an address`);
  if (port === undefined) return refused(`"${endpoint}" has no port`);
  if (endpoint.startsWith("[") ? !/^\[[^\]]*\]:[^:]*$/.test(endpoint) : endpoint.split(":").length > 2)
    return refused(`"${endpoint}" has too many colons`, "write an IPv6 address in brackets: [::]:4317");
  if (/\D/.test(port) && !services.includes(port)) return refused(`"${port}" is not a port`);
  if (Number(port) > portMax) return refused(`${port} is not a port`, `use 1 to ${portMax}`);
  if (/^[\d.]+$/.test(host) && isIP(host) === 0)
    return refused(`"${host}" is neither an address nor a name`, "write all four numbers, such as 0.0.0.0");
  return isOfEveryMachine(host) ? [] : [onOneMachineOnly(view, endpoint, path)];
}

/** Names of ports that Go itself knows; others are looked up on the machine. */
const services: readonly string[] = Object.freeze([
  "domain",
  "ftp",
  "ftps",
  "gopher",
  "http",
  "https",
  "imap2",
  "imap3",
  "imaps",
  "pop3",
  "pop3s",
  "smtp",
  "submissions",
  "ssh",
  "telnet",
]);

/** Names, and addresses that every machine has. */
function isOfEveryMachine(host: string): boolean {
  return isIP(host.split("%")[0] ?? "") === 0 || isEverywhere(host) || isLoopback(host);
}

function onOneMachineOnly(view: CollectorView, endpoint: string, path: OpenPort["path"]): Diagnostic {
  return view.finding("FL1006", path, {
    message: `Only a machine with the address "${endpoint}" can listen there; a pod's address is not known in advance.`,
    help: "listen at 0.0.0.0 or [::], or at ${env:MY_POD_IP}",
  });
}
