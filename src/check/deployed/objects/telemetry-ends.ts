/**
 * Telemetry comes to an end: what a pipeline sends does not come back to it, through whatever Services, balancers and connectors.
 * It would go round until memory is full, growing with each resend, and every part of it would look healthy.
 */

import { type Signal, signals } from "../../../contract/signal.ts";
import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { originsOf, type Path } from "../../../diagnostics/place.ts";
import type { Deployed, DeployedCollector, DeployedProgram } from "../../../model/deployed.ts";
import { isEverywhere, isLoopback } from "../../../needs/open-ports.ts";
import type { DeployedRule } from "../../rule.ts";
import { type CollectorView, viewOf } from "../collector/view.ts";
import { serviceNamed } from "./address.ts";
import { clusterOf } from "./cluster.ts";
import { type Destination, destinationsFrom } from "./destinations.ts";
import { podPort } from "./pod-port.ts";
import { programDestinations } from "./program-destinations.ts";
import { receivingPorts } from "./receiving-ports.ts";

/** A pipeline of a Collector, or the way of a signal through Fairlead's balancer. */
interface Stage {
  readonly id: string;
  readonly of: DeployedCollector | DeployedProgram;
  readonly ways: readonly Way[];
}

interface Way {
  readonly to: string;
  /** Where the configuration says so; undefined for a connector, which a rule of its own looks at. */
  readonly path: Path | undefined;
  /** True for the way to the backends of a balancer, which is what it is there for. */
  readonly balanced: boolean;
}

interface Circle {
  readonly stages: readonly Stage[];
  /** What sends back: not a way to backends, where there is another. */
  readonly last: { readonly stage: Stage; readonly path: Path };
}

export const telemetryEnds: DeployedRule = (deployed) => circlesOf(deployed).flatMap(comesBack);

/** True for an address that leads back: then nobody has to let it through. */
export function leadsBack(of: DeployedCollector, path: Path, deployed: Deployed): boolean {
  return circlesOf(deployed).some(({ last }) => last.stage.of === of && last.path.join() === path.join());
}

const known = new WeakMap<Deployed, readonly Circle[]>();

function circlesOf(deployed: Deployed): readonly Circle[] {
  const found = known.get(deployed) ?? findCircles(deployed);
  known.set(deployed, found);
  return found;
}

/** Each once; connectors alone have FL2007. */
function findCircles(deployed: Deployed): readonly Circle[] {
  const stages = withoutEnds([...collectorStages(deployed), ...programStages(deployed)]);
  const told = new Set<string>();
  return [...stages.values()].flatMap((stage) => {
    const circle = told.has(stage.id) ? [] : circleThrough(stage, stages);
    for (const { id } of circle) told.add(id);
    const last = lastOf(circle);
    return last ? [{ stages: circle, last }] : [];
  });
}

/** Without those that lead nowhere, and those that lead to these alone: mostly nothing is left. */
function withoutEnds(all: readonly Stage[]): ReadonlyMap<string, Stage> {
  const left = new Map(all.map((stage) => [stage.id, stage]));
  const before = new Map<string, Stage[]>();
  for (const stage of all) for (const { to } of stage.ways) before.set(to, [...(before.get(to) ?? []), stage]);
  const ways = new Map(all.map(({ id, ways: out }) => [id, out.filter(({ to }) => left.has(to)).length]));
  const ended = all.filter(({ id }) => ways.get(id) === 0);
  for (let stage = ended.pop(); stage !== undefined; stage = ended.pop()) {
    left.delete(stage.id);
    for (const one of before.get(stage.id) ?? []) {
      const rest = (ways.get(one.id) ?? 0) - 1;
      ways.set(one.id, rest);
      if (rest === 0) ended.push(one);
    }
  }
  return left;
}

/** The shortest way back, breadth first. */
function circleThrough(start: Stage, stages: ReadonlyMap<string, Stage>): readonly Stage[] {
  const cameFrom = new Map<string, Stage>();
  let edge: readonly Stage[] = [start];
  while (edge.length > 0) {
    const next: Stage[] = [];
    for (const stage of edge) {
      for (const { to } of stage.ways) {
        if (to === start.id) return trail(stage, cameFrom);
        const reached = stages.get(to);
        if (reached === undefined || cameFrom.has(to)) continue;
        cameFrom.set(to, stage);
        next.push(reached);
      }
    }
    edge = next;
  }
  return [];
}

function trail(last: Stage, cameFrom: ReadonlyMap<string, Stage>): readonly Stage[] {
  const before = cameFrom.get(last.id);
  return before === undefined ? [last] : [...trail(before, cameFrom), last];
}

function lastOf(circle: readonly Stage[]): Circle["last"] | undefined {
  const ids = new Set(circle.map(({ id }) => id));
  const sends = circle.flatMap((stage) =>
    stage.ways.flatMap(({ to, path, balanced }) => (ids.has(to) && path ? [{ stage, path, balanced }] : [])),
  );
  return sends.find(({ balanced }) => !balanced) ?? sends[0];
}

/** What a filter or a router takes out on the way may end it. */
function comesBack({ stages, last: { stage, path } }: Circle): readonly Diagnostic[] {
  const names = stages.map(nameOf).filter((name, index, all) => name !== all[index - 1]);
  const [first = ""] = names;
  const way = names.length > 1 ? `${names.join(" → ")} → ${first}` : `"${first}" sends to itself`;
  // A Collector starts with it, and a text of others may be one of several that are used apart.
  const isOpen = stage.of.origin.in === "text" || stages.some(thinsOut);
  const parts = {
    severity: isOpen ? ("warning" as const) : ("error" as const),
    message: `What is sent comes back, and goes round until memory is full: ${way}.`,
    help: "send to the next tier, or receive what comes back in another pipeline, on another port",
  };
  const { of } = stage;
  if (!isProgram(of)) return [viewOf(of).finding("FL2008", path, parts)];
  const [at, ...otherPlaces] = originsOf(path, of.marks, of.origin);
  return [diagnostic("FL2008", { at, otherPlaces, ...parts })];
}

function nameOf({ of: { name, origin } }: Stage): string {
  return origin.in === "blueprint" ? (origin.construct.split("/").at(-1) ?? name) : name;
}

const thinning: readonly string[] = ["filter", "routing", "tail_sampling", "probabilistic_sampler"];

function thinsOut({ of, id }: Stage): boolean {
  if (isProgram(of)) return false;
  const view = viewOf(of);
  const pipeline = view.pipelines.find((one) => stageId(of, one.id) === id);
  const named = new Set([...(pipeline?.processors ?? []), ...(pipeline?.exporters ?? [])]);
  return view.components.some(({ name, type }) => thinning.includes(type) && named.has(name));
}

function isProgram(of: Stage["of"]): of is DeployedProgram {
  return "settings" in of;
}

function stageId({ namespace, name }: Stage["of"], part: string): string {
  return JSON.stringify([namespace, name, part]);
}

function collectorStages(deployed: Deployed): readonly Stage[] {
  return deployed.collectors.flatMap((collector) => {
    const view = viewOf(collector);
    const destinations = destinationsFrom(collector).filter(({ path }) => path[0] === "exporters");
    return view.pipelines.map(({ id, signal, exporters }) => ({
      id: stageId(collector, id),
      of: collector,
      ways: [
        ...connected(view, exporters),
        ...destinations
          .filter(({ exporter }) => exporters.includes(exporter))
          .flatMap((destination) => arrivals(destination, signal, collector, deployed)),
      ],
    }));
  });
}

function connected(view: CollectorView, exporters: readonly string[]): readonly Way[] {
  const connectors = exporters.filter((name) => view.defines("connectors", name));
  return [...new Set(connectors.flatMap((name) => view.using("receivers", name)))].map(({ id }) => ({
    to: stageId(view.collector, id),
    path: undefined,
    balanced: false,
  }));
}

function programStages(deployed: Deployed): readonly Stage[] {
  return deployed.programs.flatMap((program) =>
    signals
      .filter((signal) => program.settings.routes[signal])
      .map((signal) => ({
        id: stageId(program, signal),
        of: program,
        ways: programDestinations(program).flatMap((destination) => arrivals(destination, signal, program, deployed)),
      })),
  );
}

type Sent = Pick<Destination, "host" | "port" | "path" | "lookup" | "balanced">;

/** Stages that what is sent there comes to: in the pod itself, or in pods behind a Service. */
function arrivals(sent: Sent, signal: Signal, from: Stage["of"], deployed: Deployed): readonly Way[] {
  const { host, port, path, balanced } = sent;
  if (isLoopback(host) || isEverywhere(host))
    return receivedBy(from, port, signal, deployed).map((to) => ({ to, path, balanced }));
  const service = serviceNamed(host, from, deployed)?.found;
  const target = service && podPort(sent, service);
  if (service === undefined || target === undefined) return [];
  const cluster = clusterOf(deployed);
  const behind = new Set(
    cluster.selected(service.namespace, service.selector).flatMap((pod) => {
      const program = deployed.programs.find(
        ({ name, namespace }) => name === pod.config && namespace === pod.namespace,
      );
      return cluster.configOf(pod) ?? program ?? [];
    }),
  );
  return [...behind].flatMap((of) => receivedBy(of, target, signal, deployed)).map((to) => ({ to, path, balanced }));
}

function receivedBy(of: Stage["of"], port: number, signal: Signal, deployed: Deployed): readonly string[] {
  if (isProgram(of)) {
    const { receivers, routes } = of.settings;
    const isOpen = [receivers.grpc?.port, receivers.http?.port].includes(port);
    return isOpen && routes[signal] ? [stageId(of, signal)] : [];
  }
  const [pod] = clusterOf(deployed).running(of);
  const names = new Set(
    receivingPorts(of, pod)
      .known.filter((one) => one.port === port)
      .map(({ receiver }) => receiver),
  );
  return viewOf(of)
    .pipelines.filter((one) => one.signal === signal && one.receivers.some((name) => names.has(name)))
    .map(({ id }) => stageId(of, id));
}
