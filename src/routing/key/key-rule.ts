/**
 * From what a configuration asks for to what is hashed: one rule for a signal and key, as that version of the Collector or
 * Fairlead itself applies it. What that version refuses is refused here, at the same stage.
 *
 * Fairlead's own encoding, the same bytes for the same telemetry whatever the signal:
 *
 * - `traceID` (traces, logs): the 16 bytes of the trace id, so that a trace's logs share its backend. Log records without
 *   one share a random key within each scope section of a request.
 * - `service` (all): the text of the resource attribute `service.name`; nothing if it is missing.
 * - `resource` (all), `metric`, `streamID` (metrics): as the Collector writes them.
 * - `attributes` (all): for each name, in the configured order, a byte 0 if it is missing, otherwise a byte 1, the length of
 *   its text as a varint, and the text. They are looked up on the resource, then the scope, then the item itself.
 */

import type { Signal } from "../../contract/signal.ts";
import type { KeyEra } from "../collector-version.ts";

/** Whose way of writing keys is wanted. */
export type KeyEncoding = KeyEra | "fairlead";

export interface KeySettings {
  readonly signal: Signal;
  /** As the Collector's `routing_key`; empty for the signal's default. */
  readonly routingKey: string;
  readonly routingAttributes: readonly string[];
  readonly encoding: KeyEncoding;
}

/** How values are written into a key: bare texts in a row, `name=text|`, or each after its length. */
export type AttributeEncoding = "joined" | "named" | "lengths";

export interface AttributeRule {
  readonly kind: "attributes";
  readonly names: readonly string[];
  readonly encoding: AttributeEncoding;
  /** Parts of a key in the order of `names`, or those of the resource first, then the scope's, then the item's. */
  readonly order: "names" | "levels";
  /** The first span of a trace in a scope section decides for all other spans of that trace there. */
  readonly firstOfTrace: boolean;
  /** A resource section without scopes is sent on, under the key of its resource. */
  readonly keepsBareResources: boolean;
}

export type KeyRule =
  | {
      readonly kind: "traceID";
      readonly text: "bytes" | "hex";
      /** How an all-zero id is treated: as an id like any other, or replaced by a random key for each scope section or record. */
      readonly missing: "id" | "random of scope" | "random of item";
    }
  | { readonly kind: "service"; readonly missing: "empty" | "refuse" | "drop"; readonly value: "string" | "text" }
  | { readonly kind: "resource" }
  | { readonly kind: "metric" }
  | { readonly kind: "streamID" }
  | AttributeRule;

export type KeyRuleResult =
  | { readonly kind: "rule"; readonly rule: KeyRule }
  | { readonly kind: "refused"; readonly stage: "validate" | "create"; readonly reason: string };

const rank: Readonly<Record<KeyEncoding, number>> = {
  "0.122": 0,
  "0.145": 1,
  "0.147": 2,
  "0.152": 3,
  "0.157": 4,
  fairlead: 5,
};

const since = (encoding: KeyEncoding, era: KeyEra): boolean => rank[encoding] >= rank[era];

export function keyRule(settings: KeySettings): KeyRuleResult {
  const { routingKey, routingAttributes, encoding } = settings;
  if (since(encoding, "0.147")) {
    const asksForAttributes = routingKey === "attributes";
    if (asksForAttributes && routingAttributes.length === 0) {
      return { kind: "refused", stage: "validate", reason: 'routing key "attributes" needs a list of attributes' };
    }
    if (!asksForAttributes && routingAttributes.length > 0) {
      return { kind: "refused", stage: "validate", reason: 'a list of attributes needs routing key "attributes"' };
    }
  }
  const rule = (encoding === "fairlead" ? ownRule : collectorRules[settings.signal])(settings);
  if (rule) return { kind: "rule", rule };
  return { kind: "refused", stage: "create", reason: `"${routingKey}" is not a routing key for ${settings.signal}` };
}

const collectorRules = { traces: tracesRule, metrics: metricsRule, logs: logsRule } as const;

function tracesRule({ routingKey, routingAttributes, encoding }: KeySettings): KeyRule | undefined {
  const attributes = (names: readonly string[]) =>
    attributeRule(names, {
      encoding: since(encoding, "0.152") ? "named" : "joined",
      order: "names",
      firstOfTrace: true,
    });
  switch (routingKey) {
    case "":
    case "traceID":
      return { kind: "traceID", text: "bytes", missing: "id" };
    case "service":
      return attributes(["service.name"]);
    case "attributes":
      return attributes(routingAttributes);
    default:
      return undefined;
  }
}

function metricsRule({ routingKey, routingAttributes, encoding }: KeySettings): KeyRule | undefined {
  switch (routingKey) {
    case "":
    case "service":
      return { kind: "service", missing: since(encoding, "0.145") ? "drop" : "refuse", value: "string" };
    case "resource":
    case "metric":
    case "streamID":
      return { kind: routingKey };
    case "attributes":
      if (!since(encoding, "0.147")) return undefined;
      return attributeRule(routingAttributes, { encoding: since(encoding, "0.152") ? "named" : "joined" });
    default:
      return undefined;
  }
}

function logsRule({ routingKey, routingAttributes, encoding }: KeySettings): KeyRule | undefined {
  if (!since(encoding, "0.157")) return { kind: "traceID", text: "bytes", missing: "random of scope" };
  switch (routingKey) {
    case "traceID":
      return { kind: "traceID", text: "hex", missing: "random of item" };
    case "":
    case "service":
      return { kind: "service", missing: "empty", value: "string" };
    case "resource":
      return { kind: "resource" };
    case "attributes":
      return attributeRule(routingAttributes, { encoding: "named", keepsBareResources: true });
    default:
      return undefined;
  }
}

function ownRule({ signal, routingKey, routingAttributes }: KeySettings): KeyRule | undefined {
  const isMetrics = signal === "metrics";
  const key = routingKey === "" ? (isMetrics ? "service" : "traceID") : routingKey;
  switch (key) {
    case "traceID":
      if (isMetrics) return undefined;
      return { kind: "traceID", text: "bytes", missing: signal === "traces" ? "id" : "random of scope" };
    case "service":
      return { kind: "service", missing: "empty", value: "text" };
    case "resource":
      return { kind: "resource" };
    case "metric":
    case "streamID":
      return isMetrics ? { kind: key } : undefined;
    case "attributes":
      return attributeRule(routingAttributes, { encoding: "lengths", order: "names" });
    default:
      return undefined;
  }
}

type Particular = Pick<AttributeRule, "encoding"> & Partial<AttributeRule>;

function attributeRule(names: readonly string[], particular: Particular): AttributeRule {
  const usual = { order: "levels", firstOfTrace: false, keepsBareResources: false } as const;
  return { kind: "attributes", names, ...usual, ...particular };
}
