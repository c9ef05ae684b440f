/**
 * Tiers that a load balancing exporter hashes to, in objects that someone else wrote: what must stay together does, whoever hashes
 * builds the same ring, and no autoscaler changes it all day.
 */

import { signals } from "../../contract/signal.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path } from "../../diagnostics/place.ts";
import { autoscalerOf } from "../../model/autoscaler.ts";
import type { Deployed, DeployedCollector, DeployedWorkload } from "../../model/deployed.ts";
import type { Json } from "../../model/json.ts";
import { onceForEach } from "../../model/once-for-each.ts";
import { ringGenerationOf } from "../../routing/collector-version.ts";
import { type LoadBalancer, viewOf } from "../deployed/collector/view.ts";
import { serviceNamed } from "../deployed/objects/address.ts";
import { clusterOf } from "../deployed/objects/cluster.ts";
import { destinationsOf } from "../deployed/objects/destinations.ts";
import { podPort } from "../deployed/objects/pod-port.ts";
import { addingUp, statefulType } from "../stateful-types.ts";
import { keyOf, type Sent, type Way, whoSpreads } from "./passing-by.ts";
import { textAt, type Written } from "./written.ts";

export function hashedTiers(objects: readonly Written[], deployed: Deployed): readonly Diagnostic[] {
  const ways = deployed.collectors.flatMap((sender) => waysOf(sender, deployed));
  const lost = deployed.collectors.flatMap((sender) => lostOf(sender, deployed));
  const scalers = objects.flatMap((object) => scalerIn(object, deployed));
  const around = { lost, objects, deployed, waysTo: waysByWorkload(ways), scalerOf: firstByWorkload(scalers) };
  return [
    ...deployed.workloads.flatMap((workload) => partsApart(workload, around)),
    ...deployed.collectors.flatMap((collector) => partsOfRelease(collector, lost)),
    ...scalers.flatMap((scaler) => ringScaled(scaler, around)),
    ...ringsApart(deployed),
  ];
}

function waysByWorkload(ways: readonly Way[]): Around["waysTo"] {
  const found = new Map<DeployedWorkload, Way[]>();
  for (const way of ways) {
    for (const receiver of way.receivers) {
      const known = found.get(receiver);
      if (known) known.push(way);
      else found.set(receiver, [way]);
    }
  }
  return found;
}

function firstByWorkload(scalers: readonly Scaler[]): Around["scalerOf"] {
  return new Map(scalers.toReversed().map((scaler) => [scaler.workload, scaler]));
}

/** To names behind which nothing here answers, as is told there: who sends so may mean any of the tiers. */
function lostOf(sender: DeployedCollector, deployed: Deployed): readonly Sent[] {
  const cluster = clusterOf(deployed);
  return destinationsOf(sender)
    .filter(({ host, lookup }) => {
      const found = serviceNamed(host, sender, deployed)?.found;
      return lookup !== "name" && (!found || cluster.selected(found.namespace, found.selector).length === 0);
    })
    .map((destination) => ({ sender, destination }));
}

function waysOf(sender: DeployedCollector, deployed: Deployed): readonly Way[] {
  const cluster = clusterOf(deployed);
  return destinationsOf(sender).flatMap((destination) => {
    const service = serviceNamed(destination.host, sender, deployed)?.found;
    if (service === undefined) return [];
    const receivers = cluster.selected(service.namespace, service.selector);
    return [{ sender, destination, receivers, port: podPort(destination, service) }];
  });
}

interface Scaler {
  readonly workload: DeployedWorkload;
  readonly most: number;
  readonly object: Written;
  readonly path: Path;
}

/** An autoscaler's own object, or what the operator makes one of. */
function scalerIn(object: Written, deployed: Deployed): readonly Scaler[] {
  const scaler = autoscalerOf(object.kind, object.json);
  if (scaler?.most === undefined) return [];
  const workload = clusterOf(deployed).workload(scaler.targetKind, object.namespace, scaler.targetName);
  if (workload === undefined) return [];
  return [{ workload, most: scaler.most, object, path: scaler.mostAt }];
}

interface Around {
  readonly waysTo: ReadonlyMap<DeployedWorkload, readonly Way[]>;
  readonly lost: readonly Sent[];
  readonly scalerOf: ReadonlyMap<DeployedWorkload, Scaler>;
  readonly objects: readonly Written[];
  readonly deployed: Deployed;
}

/** What a stateful component of several pods needs at one of them is kept together by somebody who sends to them. */
function partsApart(workload: DeployedWorkload, around: Around): readonly Diagnostic[] {
  const collector = clusterOf(around.deployed).configOf(workload);
  const pods = collector && podsOf(workload, around);
  if (collector === undefined || pods === undefined) return [];
  if (collector.origin.in !== "text" || isBehindFairlead(workload, around)) return [];
  const toHere = around.waysTo.get(workload) ?? [];
  const isAgent = workload.oneFor !== undefined;
  return statefulApart(collector, { pods: `${pods} of "${workload.name}"`, isAgent, toHere, lost: around.lost });
}

/** Of values of a chart, whose Service is not known: any that is lost may be it. */
function partsOfRelease(collector: DeployedCollector, lost: readonly Sent[]): readonly Diagnostic[] {
  if (collector.podsMax === undefined || collector.origin.in !== "text") return [];
  const pods = `the ${collector.podsMax} pods of "${collector.name}"`;
  return statefulApart(collector, { pods, isAgent: false, toHere: [], lost });
}

interface Pods {
  /** In words. */
  readonly pods: string;
  readonly isAgent: boolean;
  readonly toHere: readonly Way[];
  readonly lost: readonly Sent[];
}

function statefulApart(collector: DeployedCollector, { pods, isAgent, toHere, lost }: Pods): readonly Diagnostic[] {
  const view = viewOf(collector);
  return [...view.in("processors"), ...view.in("connectors")].flatMap((component) => {
    const stateful = statefulType(component.id);
    const isAgents = isAgent && stateful?.signal === "metrics";
    const isUsed = view.pipelines.some(
      ({ signal, processors, exporters }) =>
        signal === stateful?.signal && [...processors, ...exporters].includes(component.name),
    );
    if (stateful === undefined || isAgents || !isUsed) return [];
    const who = whoSpreads({ toHere, lost }, component.name, stateful, view);
    if (who === undefined) return [];
    return [
      view.finding("FL3009", component.path, {
        about: "key",
        severity: "warning",
        message: `"${component.id}" needs ${stateful.needs} at one instance; each of ${pods} sees a part, as ${who}${addingUp(stateful)}.`,
        help: `put a tier in front that sends to these pods by a loadbalancing exporter with routing_key ${stateful.keys[0]}, or run one replica`,
      }),
    ];
  });
}

/** How many there are, in words; undefined for one. */
function podsOf(workload: DeployedWorkload, { scalerOf }: Around): string | undefined {
  if (workload.oneFor === "node") return "the pods, one on every node,";
  if (workload.oneFor === "pod") return "the sidecars, one in every pod,";
  const most = scalerOf.get(workload)?.most ?? workload.replicas;
  return most > 1 ? `the ${most} pods` : undefined;
}

/** A balancer of Fairlead's own names its backends in a file that only it reads. */
function isBehindFairlead(workload: DeployedWorkload, { objects, deployed }: Around): boolean {
  const names = clusterOf(deployed)
    .selecting(workload)
    .map(({ name }) => name);
  return programsIn(objects).some((program) => names.some((name) => program.includes(name)));
}

const programsIn = onceForEach((objects: readonly Written[]) =>
  objects.map(({ json }) => textAt(json, ["data", "balancer.json"])).filter((program) => program !== ""),
);

function ringScaled({ workload, most, object, path }: Scaler, { waysTo }: Around): readonly Diagnostic[] {
  const way = waysTo.get(workload)?.find(({ destination }) => destination.balanced);
  if (way === undefined || most < 2) return [];
  return [
    diagnostic("FL3020", {
      at: object.place(path),
      message: `"${way.destination.exporter}" of "${way.sender.name}" hashes to the pods of "${workload.name}", which this autoscales: each step moves keys between pods, and what was gathered for them stays behind.`,
      help: "run a fixed number of replicas, or let it scale down slowly (behavior.scaleDown) and accept the loss",
    }),
  ];
}

interface Ring {
  readonly collector: DeployedCollector;
  readonly balancer: LoadBalancer;
  readonly version: string;
}

/** Of those that send the same signal by the same key to the same backends. */
function ringsApart(deployed: Deployed): readonly Diagnostic[] {
  const tiers = new Map<string, Ring[]>();
  for (const collector of deployed.collectors.filter(({ origin }) => origin.in === "text")) {
    for (const balancer of viewOf(collector).loadBalancers) {
      for (const ring of ringsOf(collector, balancer, deployed)) {
        for (const signal of signals.filter((one) => balancer.signals.includes(one))) {
          const key = `${signal} ${keyOf(balancer, signal)} ${backendsOf(collector, balancer, deployed)}`;
          tiers.set(key, tiers.get(key) ?? []);
          tiers.get(key)?.push(ring);
        }
      }
    }
  }
  return [...tiers.values()].flatMap(([first, ...others]) => {
    const other = first && others.find(({ version }) => differs(first.version, version));
    if (first === undefined || other === undefined) return [];
    const whose = ({ collector, version }: Ring) => `"${collector.name}" (${version})`;
    return [
      viewOf(other.collector).finding("FL3019", [...other.balancer.path, "resolver"], {
        message: `${whose(first)} and ${whose(other)} build different rings over the same backends: the same key goes to one backend by the first, and to another by the second.`,
        help: "run the same release in front of a tier, and replace it at once",
      }),
    ];
  });
}

function differs(left: string, right: string): boolean {
  const [one, other] = [ringGenerationOf(left), ringGenerationOf(right)];
  return one !== undefined && other !== undefined && one !== other;
}

/** One for each release that runs the configuration. */
function ringsOf(collector: DeployedCollector, balancer: LoadBalancer, deployed: Deployed): readonly Ring[] {
  const tags = clusterOf(deployed)
    .running(collector)
    .flatMap(({ image }) => /:v?(\d+\.\d+\.\d+)/.exec(image)?.[1] ?? []);
  const versions = tags.length > 0 ? new Set(tags) : [collector.version];
  return [...versions].map((version) => ({ collector, balancer, version }));
}

function backendsOf(collector: DeployedCollector, { id, settings }: LoadBalancer, deployed: Deployed): string {
  const names = destinationsOf(collector)
    .filter(({ exporter }) => exporter === id)
    .map(({ host, port }) => {
      const found = serviceNamed(host, collector, deployed)?.found;
      return `${found ? `${found.namespace}/${found.name}` : host}:${port}`;
    });
  return names.length > 0 ? names.sort().join() : JSON.stringify((settings["resolver"] ?? null) satisfies Json);
}
