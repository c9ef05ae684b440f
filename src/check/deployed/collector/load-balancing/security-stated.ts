/** Whether the way to the backends is encrypted is said: nothing said means TLS, and plaintext backends refuse it. */

import { isJsonObject } from "../../../../model/json.ts";
import type { DeployedRule } from "../../../rule.ts";
import { findingAt, objectAt } from "../view.ts";
import { loadBalancersOf } from "./load-balancers.ts";

export const securityStated: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) =>
    loadBalancersOf(collector)
      .filter(({ config }) => !isJsonObject(objectAt(config, ["protocol", "otlp"])["tls"]))
      .map(({ id }) =>
        findingAt(collector, "FL5001", ["exporters", id], {
          message:
            "Nothing says how the backends are reached: TLS is on by default, and every send to a plaintext backend fails while it counts as success.",
          help: "say `protocol: { otlp: { tls: { insecure: true } } }` for plaintext, or name certificates",
        }),
      ),
  );
