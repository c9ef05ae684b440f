/** Addresses in configurations, and the Service of the cluster that a host name means. */

import type { Deployed, DeployedCollector, DeployedService } from "../../../model/deployed.ts";
import { isIP } from "../../../model/ip-address.ts";
import { isLoopback } from "../../../needs/open-ports.ts";
import { clusterOf } from "./cluster.ts";

export interface Address {
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
}

const portMax = 65_535;

/** A DNS server named in a `dns://server/host` would answer what nobody here knows, so that form is none. */
const addressForm =
  /^(?:(?<scheme>https?):\/\/|(?:dns|passthrough):\/\/\/)?(?:\[(?<v6>[0-9a-fA-F:.]+)\]|(?<name>[^:/\s$[\]]+))(?::(?<port>\d+))?(?:\/.*)?$/;

/**
 * Reads `host`, `host:port`, `[v6]:port`, or either behind a scheme (`dns:///`, `http://`), leaving any path out.
 *
 * @returns undefined for what is no address of the network, or has a part that only the environment knows
 */
export function parseAddress(text: string, portOtherwise?: number): Address | undefined {
  const { scheme, v6, name, port } = addressForm.exec(text.trim())?.groups ?? {};
  const host = v6 ?? name;
  if (host === undefined) return undefined;
  const byScheme = scheme === "http" ? 80 : scheme === "https" ? 443 : portOtherwise;
  const number = port === undefined ? byScheme : Number(port);
  return number === undefined || number < 1 || number > portMax ? undefined : { host, port: number };
}

export function isAddress(host: string): boolean {
  // Nearly all hosts are names, and those have neither a colon nor digits alone.
  return (host.includes(":") || /^[\d.]+$/.test(host)) && isIP(host) !== 0;
}

/** A Service that a host name means; `found` is missing when nothing here deploys it. */
export interface ServiceName {
  readonly name: string;
  readonly namespace: string;
  readonly found: DeployedService | undefined;
}

/**
 * Follows the search order of pods: `name`, `name.namespace`, `name.namespace.svc`, with the cluster's domain or not; a
 * pod's own name may stand in front.
 *
 * @returns undefined when the name leads out of the namespaces that are deployed here
 */
export function serviceNamed(
  host: string,
  from: Pick<DeployedCollector, "namespace">,
  deployed: Deployed,
): ServiceName | undefined {
  if (isAddress(host) || isLoopback(host)) return undefined;
  const cluster = clusterOf(deployed);
  const parts = withoutDomain(host.toLowerCase().replace(/\.$/, ""), deployed.clusterDomain).split(".");
  const inCluster = parts.length > 2 && parts.at(-1) === "svc";
  const steps = inCluster ? parts.slice(0, -1) : parts;
  const [name, namespace] = steps.length === 1 ? [steps[0], from.namespace] : steps.slice(-2);
  if (name === undefined || namespace === undefined || (steps.length > 2 && !inCluster)) return undefined;
  if (!cluster.namespaces.has(namespace) || cluster.servicesIn(namespace).length === 0) return undefined;
  return { name, namespace, found: cluster.service(namespace, name) };
}

function withoutDomain(host: string, domain: string): string {
  return host.endsWith(`.svc.${domain}`) ? host.slice(0, -domain.length - 1) : host;
}

/** True for names that only a cluster's DNS answers. */
export function isClusterName(host: string, deployed: Deployed): boolean {
  return withoutDomain(host.toLowerCase().replace(/\.$/, ""), deployed.clusterDomain).endsWith(".svc");
}

/** Of a name that only a cluster's DNS answers: the step before `.svc`. */
export function namespaceOfHost(host: string, deployed: Deployed): string {
  const steps = withoutDomain(host.toLowerCase().replace(/\.$/, ""), deployed.clusterDomain).split(".");
  return steps.at(-2) ?? "";
}
