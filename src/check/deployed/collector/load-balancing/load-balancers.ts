/** The load balancing exporters of a configuration, with the signals of the pipelines that use each. */

import type { Signal } from "../../../../contract/signal.ts";
import { signals } from "../../../../contract/signal.ts";
import type { DeployedCollector } from "../../../../model/deployed.ts";
import { isJsonObject, type JsonObject } from "../../../../model/json.ts";
import { componentsOf, normalId, pipelinesOf, typeOf } from "../view.ts";

export interface LoadBalancer {
  readonly id: string;
  readonly config: JsonObject;
  /** Empty when no pipeline uses it. */
  readonly signals: readonly Signal[];
}

export function loadBalancersOf(collector: DeployedCollector): readonly LoadBalancer[] {
  const pipelines = pipelinesOf(collector);
  return componentsOf(collector, "exporters").flatMap(([id, config]) => {
    if (!["loadbalancing", "load_balancing"].includes(typeOf(id)) || !(config === null || isJsonObject(config)))
      return [];
    const using = pipelines.filter(({ exporters }) => exporters.includes(normalId(id))).map(({ signal }) => signal);
    return [{ id, config: config ?? {}, signals: signals.filter((signal) => using.includes(signal)) }];
  });
}
