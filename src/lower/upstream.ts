/** Where a balancer sends: how it finds, reaches and trusts its backends, whether they are deployed with it or exist already. */

import { isIP } from "node:net";
import type { Place } from "../diagnostics/place.ts";
import { existingOptions } from "../model/existing-options.ts";
import { type Host, parseHost, parseService } from "../model/host.ts";
import { type ExistingBackends, namespaceName, type Peer } from "../model/plan.ts";
import type { SecretMount } from "../model/pod.ts";
import {
  type Balancer,
  type BearerToken,
  type Discovery,
  type ExistingPool,
  existingDiscovery,
  type HealthCheck,
  isNamed,
  type Pool,
  type Topology,
} from "../model/topology.ts";
import { type NamedBackend, namedBackends } from "./backends.ts";
import { ports } from "./defaults.ts";
import { podsOf } from "./kubernetes/peers.ts";
import { existingFiles, existingMounts, linkFiles, linkMounts } from "./kubernetes/secret-mounts.ts";
import { backendPort, headlessService, serviceHost, tierSelector } from "./names.ts";

export interface Upstream {
  readonly name: string;
  readonly discovery: Discovery;
  /** What a resolver watches; nameless for hosts, which none does. */
  readonly service: { readonly name: string; readonly namespace: string };
  /** What DNS answers with their addresses. */
  readonly hostname: string;
  readonly port: number;
  /** Those with names of their own; none where they are found at run time. */
  readonly backends: readonly NamedBackend[];
  readonly isWeighted: boolean;
  /** About how many there are. */
  readonly count: number;
  readonly tls: BackendTls | undefined;
  readonly auth: BearerToken | undefined;
  readonly mounts: readonly SecretMount[];
  /** How a balancer of Fairlead's asks them. */
  readonly check: UpstreamCheck | undefined;
  /** Whom the balancer's NetworkPolicy lets it send to. */
  readonly peers: readonly Peer[];
  /** What is written where they are. */
  readonly grants: "role" | "role-and-policy" | "nothing";
  readonly origin: Place;
}

interface UpstreamCheck extends HealthCheck {
  readonly kind: "tcp" | "grpc" | "http";
  readonly path: string;
  /** Undefined: where they take OTLP. */
  readonly port: number | undefined;
}

/** Files in the pod; without an authority that of the system. */
interface BackendTls {
  readonly ca: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  /** In their certificate, where it is not the host that is dialled. */
  readonly serverName: string | undefined;
}

/** @returns undefined where a reference leads nowhere, as a rule reports */
export function upstreamOf(balancer: Balancer, topology: Topology): Upstream | undefined {
  const pool = topology.pools.find(({ name }) => name === balancer.to);
  if (pool) return deployedUpstream(pool, backendPort(balancer), topology);
  const existing = topology.existing.find(({ name }) => name === balancer.to);
  return existing && existingUpstream(existing, existing.port ?? backendPort(balancer), topology);
}

function deployedUpstream(pool: Pool, port: number, topology: Topology): Upstream {
  const { name, discovery, weights, count, auth, healthCheck, origin } = pool;
  const hostname = serviceHost(headlessService(pool), topology);
  const files = linkFiles(pool);
  return {
    name,
    discovery,
    service: { name: headlessService(pool), namespace: topology.namespace },
    hostname,
    port,
    backends: namedBackends(pool, topology, port),
    isWeighted: weights !== undefined,
    count,
    // Endpoints that are found are addresses, so the name in the certificate is given.
    tls: files && { ...files, serverName: isNamed(pool) ? undefined : hostname },
    auth,
    mounts: linkMounts(pool, "clientSecret"),
    // Of the health_check extension that every backend has.
    check: healthCheck && { kind: "http", path: "/", port: ports.health, ...healthCheck },
    peers: [podsOf(tierSelector(name))],
    grants: "role",
    origin,
  };
}

function existingUpstream(pool: ExistingPool, port: number, topology: Topology): Upstream {
  const { name, auth, security, origin } = pool;
  const service = serviceOf(pool, topology);
  const hosts = hostsOf(pool);
  const discovery = existingDiscovery(pool);
  const hostname = service ? serviceHost(service.name, { ...topology, ...service }) : (hosts[0]?.host ?? "");
  const tls = typeof security === "object" ? security : undefined;
  const { ca, certificate, key } = tls ? existingFiles(tls) : {};
  return {
    name,
    discovery,
    service: service ?? { name: "", namespace: topology.namespace },
    hostname,
    port: hosts.length === 1 ? (hosts[0]?.port ?? port) : port,
    backends: discovery.kind === "static" ? hosts.map((host) => namedHost(host, port, pool)) : [],
    isWeighted: pool.weights !== undefined,
    count: pool.count ?? (discovery.kind === "static" ? hosts.length : existingOptions.count.default),
    tls: tls && {
      ca,
      certificate,
      key,
      serverName: tls.serverName ?? (discovery.kind === "static" ? undefined : hostname),
    },
    auth,
    mounts: existingMounts(pool),
    check: checkOf(pool),
    peers: peersOf(pool, topology),
    grants: pool.grants ?? existingOptions.grants.default,
    origin,
  };
}

function checkOf({ healthCheck }: ExistingPool): UpstreamCheck | undefined {
  if (!healthCheck) return undefined;
  const { kind = existingOptions.healthCheck.members.kind.default, path = "/", port, ...probing } = healthCheck;
  return { kind, path, port: port ?? (kind === "http" ? ports.health : undefined), ...probing };
}

function serviceOf({ service }: ExistingPool, topology: Topology): Upstream["service"] | undefined {
  const parsed = service === undefined ? undefined : parseService(service);
  return parsed && { name: parsed.name, namespace: parsed.namespace ?? topology.namespace };
}

interface WrittenHost extends Host {
  readonly text: string;
}

function hostsOf({ hosts = [] }: ExistingPool): readonly WrittenHost[] {
  return hosts.flatMap((text) => {
    const host = parseHost(text);
    return "problem" in host ? [] : [{ ...host, text }];
  });
}

function namedHost({ host, port, text }: WrittenHost, otherwise: number, { weights = {} }: ExistingPool): NamedBackend {
  return { name: text, host, port: port ?? otherwise, weight: weights[text] ?? 1 };
}

function peersOf(pool: ExistingPool, topology: Topology): readonly Peer[] {
  const service = serviceOf(pool, topology);
  if (service) {
    const namespaces = service.namespace === topology.namespace ? undefined : { [namespaceName]: service.namespace };
    return [podsOf(pool.podLabels ?? {}, namespaces)];
  }
  const hosts = hostsOf(pool).map(({ host }) => host);
  const addresses = hosts.filter((host) => isIP(host) !== 0).map((host) => `${host}/${isIP(host) === 4 ? 32 : 128}`);
  const named = hosts.length > addresses.length ? (pool.cidrs ?? anywhere) : [];
  return [...new Set([...addresses, ...named])].map(block);
}

/** A name may have addresses of both families. */
const anywhere = Object.freeze(["0.0.0.0/0", "::/0"]);

function block(cidr: string): Peer {
  return { kind: "cidr", cidr, except: [] };
}

/** Every port that a balancer sends to, where each host may have its own, and asks for health. */
export function upstreamPorts({ backends, port, check }: Upstream, { target }: Balancer): readonly number[] {
  const sent = backends.length > 0 ? backends.map((backend) => backend.port) : [port];
  return [...new Set([...sent, ...(target === "fairlead" && check?.port !== undefined ? [check.port] : [])])];
}

/** What the plan says of them; nothing of a pool that is deployed. */
export function existingBackends(balancer: Balancer, topology: Topology): readonly ExistingBackends[] {
  const pool = topology.existing.find(({ name }) => name === balancer.to);
  const upstream = upstreamOf(balancer, topology);
  if (!pool || !upstream) return [];
  return [
    {
      name: pool.name,
      balancer: balancer.name,
      service: serviceOf(pool, topology),
      hosts: pool.hosts ?? [],
      discovery: upstream.discovery.kind,
      port: upstream.port,
      origin: pool.origin,
    },
  ];
}
