/** A roundrobin connector deals requests out, so that what it feeds sees a part: nothing behind it that needs the whole is in one of its ways. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Component } from "../../../needs/configuration.ts";
import { type Stateful, statefulType } from "../../stateful-types.ts";
import { type Pipeline, reachedFrom } from "./passed-on.ts";
import type { CollectorView } from "./view.ts";

export function partsDealt(view: CollectorView): readonly Diagnostic[] {
  const dealers = view.in("connectors").filter(({ type }) => type.replaceAll("_", "") === "roundrobin");
  if (dealers.length === 0) return [];
  return [...view.in("processors"), ...view.in("connectors")].flatMap((component) => {
    const stateful = statefulType(component.id);
    const dealer = stateful && dealers.find(({ name }) => dealsParts(name, component, stateful, view));
    if (stateful === undefined || dealer === undefined) return [];
    return [
      view.finding("FL3009", component.path, {
        about: "key",
        severity: "warning",
        message: `"${component.id}" needs ${stateful.needs} at one instance, and "${dealer.id}" distributes requests over several pipelines: each instance sees only a part.`,
        help: `put it in front of ${dealer.id}, in the pipeline that exports to it, or merge its pipelines with a forward connector`,
      }),
    ];
  });
}

/** A processor has an instance in each of its pipelines, a connector one for all that export to it (core service, 0.129.0 and 0.161.0). */
function dealsParts(dealer: string, { section, name }: Component, { signal }: Stateful, view: CollectorView): boolean {
  const list = section === "processors" ? "processors" : "exporters";
  const its = view.using(list, name).filter((one) => one.signal === signal);
  const instances: readonly (readonly Pipeline[])[] = section === "processors" ? its.map((one) => [one]) : [its];
  const ways = view.using("receivers", dealer).filter((one) => one.signal === signal);
  const reached = ways.map((way) => reachedFrom([way], view));
  return instances.some((pipelines) => {
    const led = reached.filter((some) => pipelines.some((one) => some.has(one)));
    return led.length > 0 && led.length < ways.length;
  });
}
