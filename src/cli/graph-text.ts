/** A topology as nodes and arrows, and those in the words of Mermaid and of Graphviz. */

import { keySource, prepareRoutes } from "../inspect/prepared-route.ts";
import type { LocalBalancer, LocalTopology } from "../local/local-topology.ts";
import { dialTarget } from "../routing/endpoint.ts";

export interface Drawing {
  readonly name: string;
  readonly nodes: readonly {
    readonly id: string;
    readonly kind: "generator" | "balancer" | "backend";
    readonly label: readonly string[];
  }[];
  readonly arrows: readonly { readonly from: string; readonly to: string; readonly label: string }[];
}

/** Of more backends the first are drawn, and how many others there are. */
const backendsMax = 12;

export function graphOfTopology({ name, senders, balancers, backends }: LocalTopology): Drawing {
  const drawn = backends.length <= backendsMax ? backends : backends.slice(0, backendsMax - 1);
  const left = backends.length - drawn.length;
  const rest = left > 0 ? [{ id: "backend others", kind: "backend" as const, label: [`${left} more backends`] }] : [];
  return {
    name,
    nodes: [
      ...senders.map(({ name: sender, replicas, config: { telemetry, rate } }) => ({
        id: `generator ${sender}`,
        kind: "generator" as const,
        label: [sender, `${telemetry.kind}, ${replicas === 1 ? "one" : replicas} every ${rate.everyMs / 1_000} s`],
      })),
      ...balancers.map((balancer) => ({
        id: `balancer ${balancer.name}`,
        kind: "balancer" as const,
        label: balancerLabel(balancer),
      })),
      ...drawn.map((backend) => ({ id: `backend ${backend.name}`, kind: "backend" as const, label: [backend.name] })),
      ...rest,
    ],
    arrows: [
      ...senders.map(({ name: sender, balancer, config }) => ({
        from: `generator ${sender}`,
        to: `balancer ${balancer}`,
        label: config.telemetry.kind,
      })),
      ...balancers.flatMap((balancer) => {
        const owned = ownedBy(balancer);
        const own = drawn.filter(({ name: backend }) => owned.has(backend));
        const arrows = own.map(({ name: backend }) => ({
          from: `balancer ${balancer.name}`,
          to: `backend ${backend}`,
          label: shareText(owned.get(backend)),
        }));
        const isMore = left > 0 && owned.size > own.length;
        return isMore ? [...arrows, { from: `balancer ${balancer.name}`, to: "backend others", label: "" }] : arrows;
      }),
    ],
  };
}

function balancerLabel({ name, target, version, routed }: LocalBalancer): readonly string[] {
  const routes = prepareRoutes(routed).map((route) =>
    route.kind === "keyed"
      ? `${route.signal} by ${keySource(route.rule)}`
      : `${route.signal}: ${route.route.algorithm}`,
  );
  return [name, target === "collector" ? `Collector ${version}` : "Fairlead's balancer", ...routes];
}

/** The exact part of keys, where every keyed route has the same; undefined where keys do not decide, or addresses are found in the cluster. */
function ownedBy({ routed, isRingKnown, backendAt }: LocalBalancer): ReadonlyMap<string, number | undefined> {
  const keyed = prepareRoutes(routed).find(({ kind }) => kind === "keyed");
  const owned = new Map<string, number | undefined>([...backendAt.values()].map((backend) => [backend, undefined]));
  if (keyed?.kind !== "keyed" || !isRingKnown) return owned;
  const { endpoints, shares } = keyed.table.picker;
  for (const [index, endpoint] of endpoints.entries()) {
    const backend = backendAt.get(dialTarget(endpoint));
    if (backend !== undefined) owned.set(backend, (owned.get(backend) ?? 0) + (shares[index] ?? 0));
  }
  return owned;
}

function shareText(share: number | undefined): string {
  return share === undefined ? "" : `${(100 * share).toFixed(1)} %`;
}

const mermaidShapes = { generator: ["([", "])"], balancer: ["{{", "}}"], backend: ["[", "]"] } as const;

export function mermaidText({ nodes, arrows }: Drawing): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const quoted = (text: string) =>
    `"${text.replaceAll("&", "&amp;").replaceAll('"', "#quot;").replaceAll("<", "&lt;")}"`;
  return [
    "flowchart LR",
    ...nodes.map(({ id, kind, label }) => {
      const [open, close] = mermaidShapes[kind];
      return `  ${ids.get(id)}${open}"${label.map((line) => quoted(line).slice(1, -1)).join("<br/>")}"${close}`;
    }),
    ...arrows.map(
      ({ from, to, label }) => `  ${ids.get(from)} -->${label === "" ? "" : `|${quoted(label)}|`} ${ids.get(to)}`,
    ),
    "",
  ].join("\n");
}

const dotShapes = { generator: "oval", balancer: "hexagon", backend: "box" } as const;

export function dotText({ name, nodes, arrows }: Drawing): string {
  const quoted = (text: string) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  const lined = (label: readonly string[]) => `"${label.map((line) => quoted(line).slice(1, -1)).join("\\n")}"`;
  return [
    `digraph ${quoted(name)} {`,
    "  rankdir=LR;",
    ...nodes.map(({ id, kind, label }) => `  ${quoted(id)} [shape=${dotShapes[kind]}, label=${lined(label)}];`),
    ...arrows.map(({ from, to, label }) => `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(label)}];`),
    "}",
    "",
  ].join("\n");
}
