/**
 * What happens to data for a dead backend is stated. Upstream's default is a queue for each backend, behind which nothing
 * is routed again (contrib loadbalancingexporter, both versions); spelled out, it is taken as meant.
 */

import { isJsonObject, jsonAt } from "../../../../model/json.ts";
import type { CollectorRule } from "../view.ts";

const queue = Object.freeze(["protocol", "otlp", "sending_queue"]);

export const lossStated: CollectorRule = ({ loadBalancers, finding }) =>
  loadBalancers
    .filter(({ settings }) => !isJsonObject(jsonAt(settings, queue)))
    .map(({ path }) =>
      finding("FL3005", [...path, ...queue], {
        lackedBy: path,
        message:
          "By default each backend has its own queue: a send to a dead backend counts as success, and its data is dropped after five minutes.",
        help: "write out protocol.otlp.sending_queue; `enabled: false` there, with a queue and retry of the exporter itself, routes failed data again",
      }),
    );
