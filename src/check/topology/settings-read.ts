/** What an author sets is read by something: beside certain others a setting would change nothing, and its author would believe in it. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Path, type Place, within } from "../../diagnostics/place.ts";
import { fairleadSettings } from "../../model/fairlead-settings.ts";
import { isJsonObject } from "../../model/json.ts";
import { balancersOf, type FairleadBalancer, type Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { signalsBy, valueAt } from "./value-at.ts";

export const settingsRead: TopologyRule = (topology) => [
  ...topology.balancers.flatMap((balancer) => (balancer.target === "fairlead" ? unreadBy(balancer) : [])),
  ...[...topology.pools, ...topology.existing].flatMap((pool) => unreadTimeout(pool, topology)),
  ...unreadProject(topology),
];

interface Setting {
  readonly path: Path;
  readonly isRead: (balancer: FairleadBalancer) => boolean;
  readonly message: string;
  readonly help: string;
}

const isKeyed = (balancer: FairleadBalancer) => signalsBy("hash", balancer).length > 0;
const settingOf = (balancer: FairleadBalancer, name: "algorithm" | "acknowledge" | "failover"): unknown =>
  valueAt(balancer.settings, name) ?? fairleadSettings[name].default;

const settings: readonly Setting[] = Object.freeze([
  {
    path: ["balanceFactor"],
    isRead: (balancer) => settingOf(balancer, "algorithm") === "bounded-load",
    message:
      'Only `algorithm: "bounded-load"` holds a backend to a multiple of the mean, so nothing reads balanceFactor.',
    help: "use that algorithm, or leave it out",
  },
  ...["algorithm", "compatibleWith"].map((name) => ({
    path: [name],
    isRead: isKeyed,
    message: `No route has a key that would be hashed, so nothing reads ${name}.`,
    help: "leave it out, or route by a key, such as `routeBy.traceID()`",
  })),
  {
    path: ["deadline"],
    isRead: (balancer) => settingOf(balancer, "acknowledge") !== "queued",
    message: 'Senders do not wait with `acknowledge: "queued"`, so nothing reads deadline.',
    help: "leave it out; what is queued is given up after `maxElapsedTime` of `retry`",
  },
  {
    path: ["slowStart"],
    // A key that waits for its owner goes nowhere else meanwhile (runtime/pool/route-pick.ts).
    isRead: (balancer) => settingOf(balancer, "algorithm") === "bounded-load" || movesAnything(balancer),
    message:
      "Keys stay with their backend while it is down, so no backend grows into its share: nothing reads slowStart.",
    help: 'leave it out, or use `failover: "spill"`',
  },
  ...["traces", "metrics", "logs"].map((signal) => ({
    path: ["failover", signal],
    isRead: ({ routes }: FairleadBalancer) => valueAt(routes, signal) !== undefined,
    message: `${signal} are not routed, so nothing reads their failover.`,
    help: `leave it out, or add a route for ${signal}`,
  })),
] satisfies readonly Setting[]);

function movesAnything(balancer: FairleadBalancer): boolean {
  const failover = settingOf(balancer, "failover");
  const routed = Object.keys(balancer.routes);
  const keyed = signalsBy("hash", balancer);
  return (
    routed.length > keyed.length ||
    keyed.some((signal) => (isJsonObject(failover) ? failover[signal] : failover) === "spill")
  );
}

function unreadBy(balancer: FairleadBalancer): readonly Diagnostic[] {
  // Without a route it is another rule's.
  if (!isJsonObject(balancer.routes) || Object.keys(balancer.routes).length === 0) return [];
  return settings
    .filter(({ path, isRead }) => valueAt(balancer.settings, ...path) !== undefined && !isRead(balancer))
    .map(({ path, message, help }) => unread(within(balancer.origin, ...path), message, help));
}

function unread(at: Place, message: string, help: string): Diagnostic {
  return diagnostic("FL3021", { at, message, help });
}

/** A watch of Fairlead's balancer lasts as long as the API server lets it. */
function unreadTimeout(pool: Topology["pools"][number] | Topology["existing"][number], topology: Topology) {
  const isAsked = valueAt(pool.discovery, "kind") === "k8s" && valueAt(pool.discovery, "timeout") !== undefined;
  const targets = balancersOf(pool, topology).map(({ target }) => target);
  if (!isAsked || targets.length === 0 || targets.some((target) => target !== "fairlead")) return [];
  const message = `The timeout is that of the Collector's look-ups, and only Fairlead's balancer sends to "${pool.name}": nothing reads it.`;
  return [unread(within(pool.origin, "discovery", "timeout"), message, "leave it out, as in `k8s()`")];
}

/** Argo CD makes it by itself. */
function unreadProject({ gitops, origin }: Topology): readonly Diagnostic[] {
  const { name, create } = { name: valueAt(gitops, "project", "name"), create: valueAt(gitops, "project", "create") };
  if (name !== "default" || create !== true) return [];
  const message = 'The project "default" is Argo CD\'s own and permits everything, so none is written.';
  return [
    unread(within(origin, "gitops", "project", "create"), message, "leave it out, or name a project of your own"),
  ];
}
