/**
 * Traces and metrics of one service meet at one backend where both go by its name, until a version hashes traces by
 * `service.name=…|` and metrics by the name alone (contrib loadbalancingexporter, run at 0.129.0, 0.157.0 and 0.161.0).
 */

import { firstVersionOf } from "../../../../model/collector/behaviours.ts";
import { type CollectorRule, type LoadBalancer, objectAt } from "../view.ts";

export const signalsTogether: CollectorRule = (view) => {
  if (view.collector.origin.in !== "text" || !view.has("traceKeysNamed")) return [];
  const ofTraces = view.loadBalancers.filter(({ signals, settings }) => {
    return signals.includes("traces") && settings["routing_key"] === "service";
  });
  return ofTraces.flatMap((traces) => {
    // What metrics go by where nothing is written.
    const metrics = view.loadBalancers.find(({ signals, settings }) => {
      const byService = ["service", "", null, undefined].some((key) => key === settings["routing_key"]);
      return signals.includes("metrics") && byService && backendsOf({ settings }) === backendsOf(traces);
    });
    if (metrics === undefined) return [];
    return [
      view.finding("FL3026", [...traces.path, "routing_key"], {
        message: `Traces and metrics of one service go to different backends from ${firstVersionOf("traceKeysNamed")} on: traces are hashed by "service.name=…|", metrics by the name alone.`,
        help: "make sure that nothing downstream needs both in one place",
      }),
    ];
  });
};

function backendsOf({ settings }: Pick<LoadBalancer, "settings">): string {
  return JSON.stringify(objectAt(settings, ["resolver"]));
}
