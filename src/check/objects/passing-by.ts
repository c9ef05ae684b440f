/** Whether what a component needs together comes to it together: who sends to its pods hashes by a key of its, and nobody passes that by. */

import type { Signal } from "../../contract/signal.ts";
import type { DeployedCollector, DeployedWorkload } from "../../model/deployed.ts";
import { reachedFrom } from "../deployed/collector/passed-on.ts";
import { type CollectorView, type LoadBalancer, viewOf } from "../deployed/collector/view.ts";
import type { Destination } from "../deployed/objects/destinations.ts";
import { receivingPorts } from "../deployed/objects/receiving-ports.ts";
import type { Stateful } from "../stateful-types.ts";
import { textAt } from "./written.ts";

/** A destination, and the workloads behind it. */
export interface Way {
  readonly sender: DeployedCollector;
  readonly destination: Destination;
  readonly receivers: readonly DeployedWorkload[];
  /** Of the pods, where it is known. */
  readonly port: number | undefined;
}

export type Sent = Pick<Way, "sender" | "destination">;

interface Senders {
  readonly toHere: readonly Way[];
  /** To what is not known. */
  readonly lost: readonly Sent[];
}

/** In words; undefined where it is kept together. */
export function whoSpreads(
  { toHere, lost }: Senders,
  name: string,
  stateful: Stateful,
  view: CollectorView,
): string | undefined {
  const isKept = [...toHere, ...lost].some((way) => keepsTogether(way, stateful));
  const [astray] = isKept ? toHere.filter((way) => passesBy(way, name, stateful, view)) : toHere;
  if (astray) return `"${astray.destination.exporter}" of "${astray.sender.name}" spreads them`;
  if (!isKept) return "nothing here that sends to them keeps it together";
  const beside = besideHashing(toHere, name, stateful, view);
  return beside && `what its receiver "${beside}" takes to be hashed comes there unhashed, too`;
}

/** What the exporter hashes by when nothing is said (contrib loadbalancingexporter, 0.129.0 and 0.161.0). */
const keyOtherwise: Readonly<Record<Signal, string>> = Object.freeze({
  traces: "traceID",
  metrics: "service",
  logs: "traceID",
});

function keepsTogether({ sender, destination }: Sent, { signal, keys }: Stateful): boolean {
  const balancer = viewOf(sender).loadBalancers.find(({ id }) => id === destination.exporter);
  return balancer?.signals.includes(signal) === true && keys.includes(keyOf(balancer, signal));
}

/** Beside those who keep it together somebody sends to a receiver that leads to what needs it. */
function passesBy(way: Way, name: string, stateful: Stateful, view: CollectorView): boolean {
  const sends = viewOf(way.sender).using("exporters", way.destination.exporter);
  if (keepsTogether(way, stateful) || !sends.some(({ signal }) => signal === stateful.signal)) return false;
  return listeningAt(way, view).some((receiver) => leadsTo(receiver, name, stateful, view));
}

/** A receiver whose telemetry is hashed by this Collector leads to what needs it as well, and nobody hashes to that receiver. */
function besideHashing(
  toHere: readonly Way[],
  name: string,
  stateful: Stateful,
  view: CollectorView,
): string | undefined {
  const hashed = toHere.filter((way) => keepsTogether(way, stateful));
  const taken = hashed.flatMap((way) => listeningAt(way, view));
  const own = hashed.filter(({ sender }) => sender === view.collector).map(({ destination }) => destination.exporter);
  const hashes = view.loadBalancers.filter(({ id }) => own.includes(id)).map((one) => one.name);
  return view
    .names("receivers")
    .filter((receiver) => !taken.includes(receiver) && leadsTo(receiver, name, stateful, view))
    .find((receiver) => hashes.some((exporter) => leadsTo(receiver, exporter, stateful, view)));
}

function listeningAt({ port }: Way, { collector }: CollectorView): readonly string[] {
  return receivingPorts(collector)
    .known.filter((one) => one.port === port)
    .map(({ receiver }) => receiver);
}

/** Whether what a receiver takes of the signal comes to a component, through connectors that pass it on. */
function leadsTo(receiver: string, name: string, { signal }: Stateful, view: CollectorView): boolean {
  const start = view.using("receivers", receiver).filter((one) => one.signal === signal);
  return [...reachedFrom(start, view)].some(({ processors, exporters }) =>
    [...processors, ...exporters].includes(name),
  );
}

export function keyOf({ settings }: LoadBalancer, signal: Signal): string {
  return textAt(settings, ["routing_key"]) || keyOtherwise[signal];
}
