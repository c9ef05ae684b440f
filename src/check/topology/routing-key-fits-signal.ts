/** Each signal is routed by a key that the bound Collector version can use for it. */

import type { Signal } from "../../contract/signal.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { has, routingKeys, supportedRoutingKeys, whenSupported } from "../../model/collector/behaviours.ts";
import type { SchemaVersion } from "../../model/collector/release.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, signalsBy, textsIn, valueAt } from "./value-at.ts";

export const routingKeyFitsSignal: TopologyRule = ({ balancers, collector }) => {
  const { schemas, version } = collector;
  if (schemas === undefined) return [];
  return balancers.flatMap((balancer) =>
    signalsBy("hash", balancer).flatMap((signal) => {
      const key = valueAt(balancer.routes, signal, "key");
      const given = valueAt(balancer.routes, signal, "attributes");
      const attributes = textsIn(given);
      // What is no name has a finding of its shape.
      if (attributes.length < listed(given).length) return [];
      if (balancer.target === "fairlead" || typeof key !== "string") return [];
      return routeProblems({ signal, key, attributes, schemas, version }, within(balancer.origin, "routes", signal));
    }),
  );
};

interface Asked {
  readonly signal: Signal;
  readonly key: string;
  readonly attributes: readonly string[];
  readonly schemas: SchemaVersion;
  readonly version: string;
}

function routeProblems(asked: Asked, at: Place): readonly Diagnostic[] {
  const { signal, key, attributes, schemas } = asked;
  if (!routingKeys.includes(key)) return [unknownKey(asked, at)];
  if (!supportedRoutingKeys(schemas, signal).some((supported) => supported === key)) return [unsupported(asked, at)];
  if ((key === "attributes") === attributes.length > 0) return [];
  const parts =
    key === "attributes"
      ? {
          message: `The route of ${signal} by attributes does not name any: everything would have the same key and go to one backend.`,
          help: 'name them, as in routeBy.attributes("tenant.id")',
        }
      : {
          message: `The attributes ${attributes.join(", ")} are named, but ${signal} are routed by ${key}: nothing would read them.`,
          help: "use routeBy.attributes(…), or leave the attributes out",
        };
  return [diagnostic("FL3001", { at, ...parts })];
}

/** Where the exporter does not look at the key for logs, nothing is refused. */
function consequence({ signal, schemas }: Asked): string {
  return signal === "logs" && !has(schemas, "logsByRoutingKey")
    ? "it would silently send logs by trace id anyway"
    : "it would not start";
}

function unsupported(asked: Asked, at: Place): Diagnostic {
  const { signal, key, schemas, version } = asked;
  const since = whenSupported(key, signal);
  const words = supportedRoutingKeys(schemas, signal).join(" or ");
  return diagnostic("FL3001", {
    at,
    message: `Collector ${version} cannot route ${signal} by ${key}${since ? "" : ", nor can a later one"}; ${consequence(asked)}.`,
    help: `route ${signal} by ${words}${since ? `, or bind ${since}` : ""}`,
  });
}

function unknownKey(asked: Asked, at: Place): Diagnostic {
  const { key, schemas, signal } = asked;
  return diagnostic("FL3001", {
    at,
    message: `"${key}" is not a routing key of any Collector version; ${consequence(asked)}.`,
    help: key.toLowerCase().startsWith("tenant")
      ? 'route by the attribute that carries the tenant: routeBy.tenant("tenant.id")'
      : (didYouMean(key, routingKeys) ?? `use ${supportedRoutingKeys(schemas, signal).join(" or ")}`),
  });
}
