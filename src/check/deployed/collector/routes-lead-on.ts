/**
 * The pipelines that a routing connector names are there, for the signal that it routes, and take what it sends: found out when
 * pipelines are built (contrib routingconnector, both versions).
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { type Json, jsonAt } from "../../../model/json.ts";
import { type Component, normalId, type Pipeline } from "../../../needs/configuration.ts";
import { isReference } from "./reference.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

export const routesLeadOn: CollectorRule = (view) =>
  view
    .in("connectors")
    .filter(({ type, runs }) => type === "routing" && runs)
    .flatMap((connector) => {
      const destinations = destinationsOf(connector);
      const ends = endsOf(view, connector);
      return destinations.flatMap((named) => faultOf(view, connector, named, ends));
    });

interface Destination {
  readonly path: Path;
  readonly id: string;
}

function destinationsOf({ path, settings }: Component): readonly Destination[] {
  const table = jsonAt(settings, ["table"]);
  const entries = Array.isArray(table) ? table.map((_, index): Path => ["table", index, "pipelines"]) : [];
  return [["default_pipelines"], ...entries].flatMap((at: Path) => {
    const list = jsonAt(settings, at);
    return Array.isArray(list)
      ? list.flatMap((id: Json, index) =>
          typeof id === "string" || id === null ? [{ path: [...path, ...at, index], id: normalId(id ?? "") }] : [],
        )
      : [];
  });
}

interface Ends {
  /** Pipelines that a connector can send to. */
  readonly taking: ReadonlySet<Pipeline>;
  readonly pipelineNamed: ReadonlyMap<string, Pipeline>;
}

function endsOf(view: CollectorView, { name }: Component): Ends {
  const signals = new Set(view.using("exporters", name).map(({ signal }) => signal));
  return {
    taking: new Set(view.using("receivers", name).filter(({ signal }) => signals.has(signal))),
    pipelineNamed: new Map(view.pipelines.toReversed().map((one) => [normalId(one.id), one])),
  };
}

function faultOf(
  view: CollectorView,
  { name }: Component,
  { path, id }: Destination,
  { taking, pipelineNamed }: Ends,
): readonly Diagnostic[] {
  if (isReference(id)) return [];
  const pipeline = pipelineNamed.get(id);
  if (pipeline && taking.has(pipeline)) return [];
  const fact = pipeline
    ? pipeline.receivers.includes(name)
      ? `"${name}" does not get ${pipeline.signal}, so it cannot send them to the pipeline ${id}`
      : `The pipeline ${id} does not have "${name}" among its receivers`
    : `"${name}" routes to the pipeline ${id}, which is not defined`;
  const help = pipeline
    ? `add ${name} to its receivers`
    : didYouMean(
        id,
        view.pipelines.map((one) => one.id),
      );
  return [
    view.finding("FL2001", path, { message: wouldNotStart(fact), help: help ?? "define it under service.pipelines" }),
  ];
}
