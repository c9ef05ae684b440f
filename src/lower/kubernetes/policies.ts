/** NetworkPolicies: each tier takes what its neighbours send and sends what its neighbours take, and nothing else. */

import { type NetworkPolicy, namespaceName, type Peer, type PolicyRule } from "../../model/plan.ts";
import {
  type Balancer,
  balancersOf,
  checkersOf,
  type Generator,
  type NetworkOptions,
  type Pool,
  type Topology,
} from "../../model/topology.ts";
import type { Audience } from "../../needs/component-needs.ts";
import { ports } from "../defaults.ts";
import {
  backendPort,
  balancerObject,
  balancerSelector,
  generatorWorkload,
  nameElsewhere,
  tierSelector,
  verifyJob,
  workloadSelector,
} from "../names.ts";
import { upstreamOf, upstreamPorts } from "../upstream.ts";
import { verifiedBalancers, verifiersOf } from "../verify.ts";
import { generatorPort } from "./built-in-generator.ts";
import { type ComponentPort, portsFor } from "./component-ports.ts";
import { listOf, peerOf, podsOf, rulesOf, tcp } from "./peers.ts";
import type { TierNeeds } from "./tier-needs.ts";

export function lowerPolicies(topology: Topology, needs: TierNeeds): readonly NetworkPolicy[] {
  return [
    ...topology.pools.map((pool) => poolPolicy(pool, topology, needs)),
    ...topology.balancers.map((balancer) => balancerPolicy(balancer, topology, needs)),
    ...topology.generators.map((generator) => generatorPolicy(generator, topology)),
    ...verifiedBalancers(topology).map((balancer) => verifyPolicy(balancer, topology)),
    ...topology.balancers.flatMap((balancer) => admissions(balancer, topology)),
  ];
}

type Tier = Pick<NetworkPolicy, "namespace" | "isWritten" | "closes">;

function ofTier({ namespace }: Topology): Tier {
  return { namespace, isWritten: true, closes: ["Ingress", "Egress"] };
}

/** Lets a balancer in where existing backends are; whoever selects pods of others closes nothing else of theirs. */
function admissions(balancer: Balancer, topology: Topology): readonly NetworkPolicy[] {
  const pool = topology.existing.find(({ name }) => name === balancer.to);
  const upstream = upstreamOf(balancer, topology);
  if (pool?.service === undefined || Object.keys(pool.podLabels ?? {}).length === 0 || upstream === undefined)
    return [];
  const { namespace } = upstream.service;
  const namespaces = namespace === topology.namespace ? undefined : { [namespaceName]: topology.namespace };
  const senders = [podsOf(balancerSelector(topology, balancer), namespaces)];
  return [
    {
      name: nameElsewhere(balancer, topology),
      namespace,
      isWritten: upstream.grants === "role-and-policy",
      closes: ["Ingress"],
      selector: pool.podLabels ?? {},
      ingress: [{ peers: senders, ports: upstreamPorts(upstream, balancer).map(tcp) }],
      egress: [],
      origin: balancer.origin,
    },
  ];
}

function poolPolicy(pool: Pool, topology: Topology, needs: TierNeeds): NetworkPolicy {
  const podsOfEach = (balancers: readonly Balancer[]) =>
    balancers.map((balancer) => podsOf(balancerSelector(topology, balancer)));
  const checkers = podsOfEach(checkersOf(pool, topology));
  const verifiers = verifiersOf(pool, topology);
  return {
    name: pool.name,
    ...ofTier(topology),
    selector: tierSelector(pool.name),
    ingress: [
      ...ingress(podsOfEach(balancersOf(pool, topology)), pool, { topology, needs }),
      // The kubelet's probes need no rule; a balancer's own checks do.
      ...(checkers.length > 0 ? [{ peers: checkers, ports: [tcp(ports.health)] }] : []),
      ...(verifiers.length > 0 ? [{ peers: verifiers.map(podsOfVerifier), ports: [tcp(ports.metrics)] }] : []),
    ],
    egress: [dnsRule(topology), ...declaredEgress(pool.network)],
    origin: pool.origin,
  };
}

function balancerPolicy(balancer: Balancer, topology: Topology, needs: TierNeeds): NetworkPolicy {
  const senders = topology.generators
    .filter((generator) => generator.to === balancer.name)
    .map((generator) => podsOf(workloadSelector(generatorWorkload(generator.name))));
  const verifiers = verifiedBalancers(topology).filter(({ name }) => name === balancer.name);
  return {
    name: balancerObject(balancer),
    ...ofTier(topology),
    selector: balancerSelector(topology, balancer),
    ingress: ingress([...senders, ...verifiers.map(podsOfVerifier)], balancer, { topology, needs }),
    egress: [
      dnsRule(topology),
      { peers: backendPeers(balancer, topology), ports: backendPorts(balancer, topology).map(tcp) },
      ...declaredEgress(balancer.network),
    ],
    origin: balancer.origin,
  };
}

function backendPeers(balancer: Balancer, topology: Topology): readonly Peer[] {
  return upstreamOf(balancer, topology)?.peers ?? [podsOf(tierSelector(balancer.to))];
}

/** Where a balancer sends to its backends, and asks for their health. */
function backendPorts(balancer: Balancer, topology: Topology): readonly number[] {
  const upstream = upstreamOf(balancer, topology);
  return upstream ? upstreamPorts(upstream, balancer) : [backendPort(balancer)];
}

function generatorPolicy(generator: Generator, topology: Topology): NetworkPolicy {
  const name = generatorWorkload(generator.name);
  const balancer = topology.balancers.find((candidate) => candidate.name === generator.to);
  const receivers = balancer ? [podsOf(balancerSelector(topology, balancer))] : [];
  return {
    name,
    ...ofTier(topology),
    selector: workloadSelector(name),
    ingress: rulesOf(generator.network.clients ?? [], []),
    egress: [
      dnsRule(topology),
      ...receivers.map((peer) => ({ peers: [peer], ports: [tcp(generatorPort(generator))] })),
      ...declaredEgress(generator.network),
    ],
    origin: generator.origin,
  };
}

/** It sends as a generator does, and reads what the backends count. */
function verifyPolicy(balancer: Balancer, topology: Topology): NetworkPolicy {
  const name = verifyJob(balancer);
  return {
    name,
    ...ofTier(topology),
    selector: workloadSelector(name),
    ingress: [],
    egress: [
      dnsRule(topology),
      { peers: [podsOf(balancerSelector(topology, balancer))], ports: [tcp(ports.otlpGrpc)] },
      { peers: [podsOf(tierSelector(balancer.to))], ports: [tcp(ports.metrics)] },
    ],
    origin: balancer.origin,
  };
}

function podsOfVerifier(balancer: Balancer): Peer {
  return podsOf(workloadSelector(verifyJob(balancer)));
}

/** Cluster DNS may run anywhere, caches on nodes included, so its ports are open to any peer unless the author says who answers. */
function dnsRule({ platform, dns }: Topology): PolicyRule {
  // OpenShift's pods listen on 5353.
  const dnsPorts = platform === "openshift" ? [53, 5353] : [53];
  const protocols = ["UDP", "TCP"] as const;
  return {
    peers: listOf(dns).map(peerOf),
    ports: dnsPorts.flatMap((port) => protocols.map((protocol) => ({ port, protocol }))),
  };
}

/**
 * Tiers of the blueprint speak OTLP only; what else a component takes is for clients, and for whoever monitors. A client that
 * names ports has those alone.
 */
function ingress(
  tiers: readonly Peer[],
  tier: Pool | Balancer,
  { topology, needs }: { readonly topology: Topology; readonly needs: TierNeeds },
): readonly PolicyRule[] {
  const { clients = [], monitoring } = tier.network;
  const more = needs.ports(tier);
  const senders = clients.filter(({ port }) => port === undefined).map(peerOf);
  const atPorts = clients.filter(({ port }) => port !== undefined);
  const monitors = [...listOf(monitoring), ...listOf(topology.monitoring?.prometheus)].map(peerOf);
  return [
    { peers: [...tiers, ...senders], ports: needs.otlp(tier).map(({ port }) => tcp(port)) },
    { peers: senders, ports: policyPorts(more, "senders") },
    ...rulesOf(atPorts, []),
    { peers: monitors, ports: [tcp(ports.metrics), ...policyPorts(more, "monitoring")] },
    // No peers would be anybody, and no ports every port.
  ].filter((rule) => rule.peers.length > 0 && rule.ports.length > 0);
}

function policyPorts(more: readonly ComponentPort[], audience: Audience): PolicyRule["ports"] {
  return portsFor(more, audience).map(({ port, protocol }) => ({ port, protocol }));
}

function declaredEgress({ apiServer, egress = [] }: NetworkOptions): readonly PolicyRule[] {
  return [...rulesOf(listOf(apiServer), []), ...rulesOf(egress, [])];
}
