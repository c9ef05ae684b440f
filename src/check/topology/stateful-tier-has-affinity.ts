/** Several instances of a stateful tier get what belongs together at one of them. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { Balancer, Pool } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { addingUp, type Stateful, statefulType } from "../stateful-types.ts";
import { valueAt } from "./value-at.ts";

export const statefulTierHasAffinity: TopologyRule = ({ pools, balancers }) => [
  ...pools
    .filter(({ count }) => isReplicated(count))
    .flatMap((pool) =>
      poolProblems(
        pool,
        balancers.filter(({ to }) => to === pool.name),
      ),
    ),
  ...balancers.filter(({ replicas }) => isReplicated(replicas)).flatMap(balancerProblems),
];

function isReplicated(count: unknown): boolean {
  return typeof count === "number" && count > 1;
}

function poolProblems(pool: Pool, balancers: readonly Balancer[]): readonly Diagnostic[] {
  return statefulParts(pool).flatMap(({ section, id, stateful }) =>
    balancers.flatMap((balancer) => {
      const { routes, origin } = balancer;
      const route = valueAt(routes, stateful.signal);
      if (route === undefined) return [];
      if (keepsTogether(route, stateful)) return movingKeys(balancer, pool, id, stateful);
      return [
        diagnostic("FL3009", {
          at: within(origin, "routes", stateful.signal),
          ...verdict(stateful),
          message: `"${id}" on the ${pool.count} backends of "${pool.name}" needs ${stateful.needs} at one of them; this route spreads them${addingUp(stateful)}.`,
          help: `route ${stateful.signal} by ${stateful.keys.join(" or ")}, or use one backend${accepting(stateful)}`,
          related: [{ message: `${section} of "${pool.name}": ${id}` }],
        }),
      ];
    }),
  );
}

/** Keys that leave a backend which is down, or busy, come to another one in the middle of what belongs together. */
function movingKeys(
  balancer: Balancer,
  pool: Pool,
  id: string,
  { signal, needs, summable }: Stateful,
): readonly Diagnostic[] {
  if (summable || balancer.target !== "fairlead" || valueAt(balancer.routes, signal, "kind") !== "hash") return [];
  const failover = valueAt(balancer.settings, "failover");
  const spills = (valueAt(failover, signal) ?? failover) === "spill";
  const [option, reason, help] = spills
    ? [
        typeof failover === "string" ? ["failover"] : ["failover", signal],
        "what is under way goes to the next owner while a backend is down, and back when it is there again",
        'use "hold", with which it waits, or accept it where a few wrong decisions cost less than the delay',
      ]
    : valueAt(balancer.settings, "algorithm") === "bounded-load"
      ? [
          ["algorithm"],
          "bounded-load takes keys from a backend that has more than its share, in the middle of what belongs together",
          'use "ring", "maglev" or "rendezvous", which look at keys alone',
        ]
      : [];
  if (option === undefined || reason === undefined || help === undefined) return [];
  return [
    diagnostic("FL3009", {
      at: within(balancer.origin, ...option),
      severity: "warning",
      message: `"${id}" of "${pool.name}" needs ${needs} at one backend: ${reason}.`,
      help,
    }),
  ];
}

function verdict({ summable }: Stateful): { readonly severity?: "warning" } {
  return summable ? { severity: "warning" } : {};
}

function accepting({ summable }: Stateful): string {
  return summable ? "; or accept it if each has its own label and queries sum over them" : "";
}

/** A route whose shape is wrong has a finding of its own. */
function keepsTogether(route: unknown, { keys }: Stateful): boolean {
  const kind = valueAt(route, "kind");
  const key = valueAt(route, "key");
  return kind === "hash"
    ? typeof key !== "string" || keys.includes(key)
    : kind !== "round-robin" && kind !== "least-loaded";
}

function balancerProblems(balancer: Balancer): readonly Diagnostic[] {
  return statefulParts(balancer)
    .filter(({ stateful }) => valueAt(balancer.routes, stateful.signal) !== undefined)
    .map(({ section, id, stateful }) =>
      diagnostic("FL3009", {
        at: within(balancer.origin, section, id),
        ...verdict(stateful),
        message: `"${id}" needs ${stateful.needs} at one instance; each of the ${balancer.replicas} replicas of "${balancer.name}" sees a part${addingUp(stateful)}.`,
        help: `move it to the backends, after a route that keeps them together, or run one replica${accepting(stateful)}`,
      }),
    );
}

function statefulParts(tier: Pool | Balancer) {
  return (["processors", "connectors"] as const).flatMap((section) =>
    Object.keys(valueAt(tier, "parts", section) ?? {}).flatMap((id) => {
      const stateful = statefulType(id);
      return stateful ? [{ section, id, stateful }] : [];
    }),
  );
}
