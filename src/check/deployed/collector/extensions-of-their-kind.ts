/**
 * An extension that is asked for does what it is asked for: one that is enabled, and of another kind, ends the start, which
 * `validate` does not tell (core extension/xextension, contrib, 0.129.0 and 0.161.0). Who authenticates is another rule's business.
 */

import type { Path } from "../../../diagnostics/place.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { jsonAt } from "../../../model/json.ts";
import { normalId } from "../../../needs/configuration.ts";
import { canonicalType } from "../../../schema/registry.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { type Asked, askedFor, type Purpose } from "./extensions-asked.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

interface Role {
  /** Of the extensions that are known here; of others it is not known what they do. */
  readonly types: readonly string[];
  readonly fault: string;
  readonly help: string;
}

const roles: Readonly<Record<Exclude<Purpose, "authenticator">, Role>> = Object.freeze({
  storage: { types: ["file_storage"], fault: "stores nothing", help: "name one that does, such as file_storage" },
  observer: { types: ["k8s_observer"], fault: "observes nothing", help: "name one that does, such as k8s_observer" },
  "leader elector": { types: ["k8s_leader_elector"], fault: "elects no leader", help: "name a k8s_leader_elector" },
  encoding: { types: [], fault: "encodes nothing", help: "name one that does, such as otlp_encoding" },
  middleware: { types: [], fault: "does not stand between", help: "name one that does" },
  partitioner: { types: [], fault: "does not choose partitions", help: "name one that does, or round_robin: {}" },
});

export const extensionsOfTheirKind: CollectorRule = (view) =>
  onePerCause([...askedFor(view).flatMap((one) => ofAnotherKind(view, one)), ...circles(view)], "component");

function ofAnotherKind(view: CollectorView, { path, what, id, perBackend }: Asked): readonly Caused[] {
  const type = id.split("/")[0] ?? "";
  if (what === "authenticator" || !view.extensions.includes(id) || !view.defines("extensions", id)) return [];
  const { types, fault, help } = roles[what];
  if (types.includes(type) || canonicalType(view.schemas, "extensions", type) === undefined) return [];
  const fact = `"${id}" is asked for as ${what === "encoding" || what === "observer" ? "an" : "a"} ${what}, and ${fault}`;
  const starts = perBackend ? "cannot reach any backend" : isAskedLate(path) ? "cannot write anything" : undefined;
  const message = starts === undefined ? wouldNotStart(fact) : `${fact}; the Collector starts, but ${starts}.`;
  const finding = view.finding("FL1102", path, {
    message,
    help,
    severity: starts === undefined ? undefined : "warning",
  });
  return [{ cause: `${what} ${id} ${starts}`, finding }];
}

/** The file exporter asks an encoding what it can do with each batch (both versions). */
function isAskedLate([section, id]: Path): boolean {
  return section === "exporters" && String(id).split("/")[0] === "file";
}

/** Extensions start in the order in which they rest on each other; a circle of them has none. */
function circles(view: CollectorView): readonly Caused[] {
  const next = new Map(
    view.in("extensions").flatMap(({ name, runs, settings }) => {
      const other = jsonAt(settings, ["additional_auth"]);
      return runs && typeof other === "string" ? [[name, normalId(other)] as const] : [];
    }),
  );
  for (const start of next.keys()) {
    const seen = [start];
    for (let at = next.get(start); at !== undefined && !seen.includes(at); at = next.get(at)) seen.push(at);
    if (next.get(seen.at(-1) ?? "") !== start) continue;
    const message = wouldNotStart(`Extensions depend on each other in a cycle: ${[...seen, start].join(" → ")}`);
    const help = "remove one additional_auth";
    const finding = view.finding("FL1103", ["extensions", start, "additional_auth"], { message, help });
    return [{ cause: "circle", finding }];
  }
  return [];
}
