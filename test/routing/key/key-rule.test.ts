import { describe, expect, test } from "vitest";
import type { Signal } from "../../../src/contract/signal.ts";
import { type KeyEncoding, keyRule } from "../../../src/routing/key/key-rule.ts";

const routingKeys = ["", "traceID", "service", "resource", "metric", "streamID", "attributes", "trace_id"];

function accepted(signal: Signal, encoding: KeyEncoding): readonly string[] {
  return routingKeys.filter((routingKey) => {
    const routingAttributes = routingKey === "attributes" ? ["tenant"] : [];
    return keyRule({ signal, encoding, routingKey, routingAttributes }).kind === "rule";
  });
}

describe("each version accepts the keys that its exporter accepts", () => {
  const metrics = ["", "service", "resource", "metric", "streamID"];
  test.each<[Signal, KeyEncoding, readonly string[]]>([
    ["traces", "0.122", ["", "traceID", "service", "attributes"]],
    ["traces", "0.157", ["", "traceID", "service", "attributes"]],
    ["metrics", "0.122", metrics],
    ["metrics", "0.145", metrics],
    ["metrics", "0.147", [...metrics, "attributes"]],
    ["logs", "0.122", routingKeys], // ignored
    ["logs", "0.152", routingKeys],
    ["logs", "0.157", ["", "traceID", "service", "resource", "attributes"]],
    ["traces", "fairlead", ["", "traceID", "service", "resource", "attributes"]],
    ["metrics", "fairlead", [...metrics, "attributes"]],
    ["logs", "fairlead", ["", "traceID", "service", "resource", "attributes"]],
  ])("%s by the rules of %s", (signal, encoding, keys) => {
    expect(accepted(signal, encoding)).toEqual(keys);
  });
});

describe("the list of attributes", () => {
  const stageOf = (encoding: KeyEncoding, routingKey: string, routingAttributes: readonly string[]) => {
    const result = keyRule({ signal: "traces", encoding, routingKey, routingAttributes });
    return result.kind === "refused" ? result.stage : result.kind;
  };

  test("may be missing or out of place up to 0.146", () => {
    expect(stageOf("0.145", "attributes", [])).toBe("rule");
    expect(stageOf("0.145", "service", ["tenant"])).toBe("rule");
  });

  test.each<KeyEncoding>(["0.147", "0.157", "fairlead"])("is checked before the key by %s", (encoding) => {
    expect(stageOf(encoding, "attributes", [])).toBe("validate");
    expect(stageOf(encoding, "nonsense", ["tenant"])).toBe("validate");
    expect(stageOf(encoding, "nonsense", [])).toBe("create");
  });
});
