/** Whether the way to the backends is encrypted is stated: unset means TLS, and plaintext backends refuse it. */

import { isJsonObject, jsonAt } from "../../../../model/json.ts";
import type { CollectorRule } from "../view.ts";

const tls = Object.freeze(["protocol", "otlp", "tls"]);

export const securityStated: CollectorRule = ({ loadBalancers, finding }) =>
  loadBalancers
    .filter(({ settings }) => !isJsonObject(jsonAt(settings, tls)))
    .map(({ path }) =>
      finding("FL5001", [...path, ...tls, "insecure"], {
        lackedBy: path,
        message:
          "Nothing says how to reach the backends: TLS is on by default, and every send to a plaintext backend fails but counts as success.",
        help: "set `protocol: { otlp: { tls: { insecure: true } } }` for plaintext, or name certificates",
      }),
    );
