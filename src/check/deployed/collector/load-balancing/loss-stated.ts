/**
 * What happens to data for a dead backend is said. Upstream's default is a queue for each backend, behind which nothing is
 * routed again (contrib loadbalancingexporter, both versions); spelled out, it is taken as meant.
 */

import { isJsonObject } from "../../../../model/json.ts";
import type { DeployedRule } from "../../../rule.ts";
import { findingAt, objectAt } from "../view.ts";
import { loadBalancersOf } from "./load-balancers.ts";

export const lossStated: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) =>
    loadBalancersOf(collector)
      .filter(({ config }) => !isJsonObject(objectAt(config, ["protocol", "otlp"])["sending_queue"]))
      .map(({ id }) =>
        findingAt(collector, "FL3005", ["exporters", id], {
          message:
            "By default each backend has a queue of its own: a send to a dead backend counts as success, and its data is dropped after five minutes.",
          help: "spell out protocol.otlp.sending_queue; `enabled: false` there, with a queue and retry of the exporter itself, routes failed data again",
        }),
      ),
  );
