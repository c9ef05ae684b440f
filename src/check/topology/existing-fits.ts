/** What is said of a pool that exists already fits together, and is read by somebody: it is found in one way, and nothing of it is deployed. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { existingOptions } from "../../model/existing-options.ts";
import { parseHost, parseService } from "../../model/host.ts";
import { isIP } from "../../model/ip-address.ts";
import { isJsonObject } from "../../model/json.ts";
import { collectorParts, poolOptions } from "../../model/options.ts";
import { balancersOf, type ExistingPool, existingDiscovery, type Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { labelMisfits } from "./pod-options-legal.ts";
import { listed, show, textsIn, valueAt } from "./value-at.ts";

export const existingFits: TopologyRule = (topology) => [
  ...topology.existingListed.map(({ name, index }) =>
    unfit(
      within(topology.origin, "backends", index),
      `"${name}" exists already, and backends are what the blueprint deploys.`,
      "leave it out of `backends`: that a balancer's `to` refers to it is enough",
    ),
  ),
  ...topology.existing.flatMap((pool) => [
    ...deployedOptions(pool),
    ...placeProblems(pool),
    ...serviceProblems(pool, topology),
    ...hostProblems(pool),
    ...discoveryProblems(pool),
    ...grantProblems(pool),
    ...portProblems(pool, topology),
    ...checkProblems(pool, topology),
    ...countProblems(pool, topology),
    ...labelMisfits(pool.podLabels, within(pool.origin, "podLabels")),
  ]),
];

function unfit(at: Place, message: string, help: string): Diagnostic {
  return diagnostic("FL2022", { at, message, help });
}

/** What only pods of ours would have. */
function deployedOptions({ name, unsupported, origin }: ExistingPool): readonly Diagnostic[] {
  return Object.keys(unsupported)
    .filter(isDeployedOption)
    .map((option) =>
      unfit(
        within(origin, option),
        `"${name}" exists already, so nothing is deployed for it that would have this: ${option}.`,
        "leave it out, or declare what Fairlead is to deploy with `otel.backends(…)`",
      ),
    );
}

/** Of pools that are deployed: other words are unknown options. */
export function isDeployedOption(option: string): boolean {
  return Object.hasOwn(poolOptions, option) || Object.hasOwn(collectorParts, option);
}

function placeProblems({ name, service, hosts, discovery, origin, ...pool }: ExistingPool): readonly Diagnostic[] {
  if (service === undefined && hosts === undefined) {
    const help =
      'name the Service, as `service: "sampling/tail-sampler"`, or the hosts, as `hosts: ["gateway.example.com"]`';
    return [unfit(origin, `"${name}" does not say where it is.`, help)];
  }
  if (service !== undefined && hosts !== undefined) {
    const message = `"${name}" has both a Service and a list of hosts, but a balancer finds backends in one way.`;
    return [unfit(within(origin, "hosts"), message, "use one of the two")];
  }
  const isListed = valueAt(discovery, "kind") !== "dns";
  const [found, unread] =
    hosts === undefined
      ? (["a Service", ["weights", "cidrs"]] as const)
      : (["hosts", ["podLabels", "grants", ...(isListed ? ["count"] : [])]] as const);
  return (
    unread
      // Weights of what is found at run time have a rule of their own.
      .filter((option) => option !== "weights" && valueAt(pool, option) !== undefined)
      .map((option) =>
        unfit(within(origin, option), `"${name}" is found by ${found}, so nothing reads ${option}.`, "leave it out"),
      )
  );
}

function serviceProblems({ name, service, port, origin }: ExistingPool, topology: Topology): readonly Diagnostic[] {
  if (typeof service !== "string") return [];
  const at = within(origin, "service");
  const parsed = parseService(service);
  if (parsed === undefined) {
    const meant = meantService(service);
    const message = `${show(service)} is not the name of a Service, or of a namespace and a Service.`;
    return [unfit(at, message, meant ? `write "${meant}"` : 'write it as "namespace/name"')];
  }
  const namespace = parsed.namespace ?? topology.namespace;
  const own = topology.pools.find(
    (pool) => namespace === topology.namespace && isNameOf(String(pool.name), parsed.name),
  );
  const earlier = topology.existing.find((other) => other.service === service);
  return [
    ...(own
      ? [unfit(at, `The blueprint itself deploys this Service, as that of "${own.name}".`, `send to "${own.name}"`)]
      : []),
    ...(earlier !== undefined && earlier.name !== name && earlier.port === port
      ? [
          unfit(
            at,
            `"${earlier.name}" is the same Service at the same port.`,
            `declare it once: several balancers may send to "${earlier.name}"`,
          ),
        ]
      : []),
  ];
}

/** The headless Service of a pool, or that of a backend with a name. */
function isNameOf(pool: string, service: string): boolean {
  return service.startsWith(`${pool}-`) && /^(headless|\d+)$/.test(service.slice(pool.length + 1));
}

/** A DNS name, which has the parts the other way round. */
function meantService(text: string): string | undefined {
  const [name, namespace] = text.replace(/^[a-z]+:\/\/\/?/, "").split(/[.:/]/);
  const meant = `${namespace}/${name}`;
  return name && namespace && text.includes(".") && parseService(meant) ? meant : undefined;
}

function hostProblems({ name, hosts, port, origin }: ExistingPool): readonly Diagnostic[] {
  if (!Array.isArray(hosts)) return [];
  const at = within(origin, "hosts");
  if (hosts.length === 0) return [unfit(at, `"${name}" has no hosts, so it is nowhere.`, "name them")];
  const seen = new Map<string, string>();
  const found = listed(hosts).flatMap((text, index) => {
    if (typeof text !== "string" || text.trim() === "") return [];
    const parsed = parseHost(text);
    if ("problem" in parsed) {
      const help =
        parsed.meant === undefined
          ? 'write a name or an address, as "gateway.example.com:4317"'
          : `write "${parsed.meant}"`;
      return [unfit(within(at, index), `${show(text)} is ${parsed.problem}, which nothing can be sent to.`, help)];
    }
    const key = `${parsed.host.toLowerCase()} ${parsed.port ?? port ?? "default"}`;
    const other = seen.get(key);
    seen.set(key, text);
    return other === undefined
      ? []
      : [
          unfit(
            within(at, index),
            `${show(text)} is ${show(other)} again.`,
            "name each host once; `weights` gives one a larger share",
          ),
        ];
  });
  const allHavePorts = textsIn(hosts).every((text) => valueAt(parseHost(text), "port") !== undefined);
  return found.length === 0 && port !== undefined && allHavePorts
    ? [
        unfit(
          within(origin, "port"),
          `Each host of "${name}" has its own port, so nothing reads this one.`,
          "leave it out",
        ),
      ]
    : found;
}

function discoveryProblems(pool: ExistingPool): readonly Diagnostic[] {
  const { name, service, hosts, discovery, origin } = pool;
  const kind = valueAt(existingDiscovery(pool), "kind");
  const at = within(origin, "discovery");
  if (discovery === undefined || (service !== undefined && hosts !== undefined)) return [];
  if (service !== undefined && kind === "static") {
    const message = `The pods behind the Service of "${name}" have no fixed names that a list could contain.`;
    return [unfit(at, message, "use `dns()` for a headless Service, `k8s()` for any, or name `hosts`")];
  }
  if (hosts === undefined) return [];
  if (kind === "k8s") {
    return [
      unfit(at, `Kubernetes knows Services, and "${name}" is a list of hosts.`, 'use "static", or name the `service`'),
    ];
  }
  const [only = "", ...others] = textsIn(hosts);
  const host = parseHost(only);
  if (kind !== "dns" || (others.length === 0 && "host" in host && isIP(host.host) === 0)) return [];
  const message = `DNS answers with the addresses of one name, and "${name}" has ${others.length > 0 ? `${textsIn(hosts).length} hosts` : "an address"}.`;
  return [unfit(at, message, 'use "static", or a single name')];
}

function grantProblems({ name, service, grants, podLabels, discovery, origin }: ExistingPool): readonly Diagnostic[] {
  const at = within(origin, "grants");
  if (service === undefined || grants === undefined) return [];
  if (grants === "role-and-policy" && !hasMembers(podLabels)) {
    const message = `A NetworkPolicy for the pods of "${name}" selects them by labels; without any it would close all pods of their namespace to everybody else.`;
    return [
      unfit(
        at,
        message,
        'name their labels, as `podLabels: { app: "tail-sampler" }`; `kubectl get service -o wide` shows the selector',
      ),
    ];
  }
  if (grants === "role" && valueAt(discovery, "kind") !== "k8s") {
    return [
      unfit(
        at,
        `Only k8s discovery asks the API server, so "${name}" needs no role.`,
        "leave it out, or use `discovery: k8s()`",
      ),
    ];
  }
  return [];
}

function hasMembers(record: unknown): boolean {
  return isJsonObject(record) && Object.keys(record).length > 0;
}

/** Of listed hosts it is known, which has a finding. */
function countProblems(pool: ExistingPool, topology: Topology): readonly Diagnostic[] {
  const { name, count, hosts, discovery, origin } = pool;
  const isListed = hosts !== undefined && valueAt(discovery, "kind") !== "dns";
  const senders = balancersOf(pool, topology);
  // Past the types a balancer may be of no kind that is known.
  const isRead = senders.some(
    ({ target, settings }) => target !== "fairlead" && valueAt(settings, "queue") === "central",
  );
  if (count === undefined || isListed || isRead || senders.length === 0) return [];
  const message = `Only \`queue: "central"\` counts backends, for its deadline, and no balancer of "${name}" has it: nothing reads count.`;
  return [unfit(within(origin, "count"), message, "leave it out")];
}

/** What asks in another way reads nothing of it; gRPC is spoken where OTLP is by gRPC. */
function checkProblems({ healthCheck, origin, ...pool }: ExistingPool, topology: Topology): readonly Diagnostic[] {
  if (!isJsonObject(healthCheck)) return [];
  const at = within(origin, "healthCheck");
  const { kind = existingOptions.healthCheck.members.kind.default, path, port } = healthCheck;
  const byHttp = balancersOf({ ...pool, origin }, topology).find(
    (balancer) => valueAt(balancer, "settings", "backendProtocol") === "http",
  );
  return [
    ...(path !== undefined && kind !== "http"
      ? [
          unfit(
            within(at, "path"),
            `Only a check by HTTP has a path, and this one is by ${show(kind)}.`,
            'use `kind: "http"`',
          ),
        ]
      : []),
    ...(kind === "http" && typeof path === "string" && !path.startsWith("/")
      ? [unfit(within(at, "path"), `${show(path)} is not the path of a URL.`, `write "/${path}"`)]
      : []),
    ...(kind === "grpc" && port === undefined && byHttp
      ? [
          unfit(
            within(at, "kind"),
            `"${byHttp.name}" sends by HTTP, and the port that takes it does not speak gRPC.`,
            'name the `port` that does, or use `kind: "tcp"`',
          ),
        ]
      : []),
  ];
}

/** One port speaks one protocol. */
function portProblems(pool: ExistingPool, topology: Topology): readonly Diagnostic[] {
  const protocols = new Set(
    balancersOf(pool, topology).map((balancer) =>
      valueAt(balancer, "settings", "backendProtocol") === "http" ? "http" : "grpc",
    ),
  );
  if (pool.port === undefined || protocols.size < 2) return [];
  const message = `Balancers send to "${pool.name}" by gRPC and by HTTP, and a port speaks one of the two.`;
  return [
    unfit(within(pool.origin, "port"), message, "leave the port out for 4317 and 4318, or declare a pool for each"),
  ];
}
