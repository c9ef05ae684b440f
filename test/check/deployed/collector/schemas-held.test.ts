import { describe, expect, test } from "vitest";
import { schemasHeld } from "../../../../src/check/deployed/collector/schemas-held.ts";
import { brief } from "../../topology/declared.ts";
import { configuration, deployedCollector } from "./configuration.ts";

const deployed = (version: string, ...types: readonly string[]) => {
  const receivers = Object.fromEntries(types.map((type) => [type, {}]));
  return deployedCollector(configuration({ receivers }), { version });
};

describe("a component without a schema", () => {
  test("is told once for its type, wherever it is used", () => {
    const one = deployed("0.161.0", "k8s_events", "k8s_events/shop", "sqlserver");
    const [first, second, ...others] = schemasHeld({ ...one, collectors: [...one.collectors, ...one.collectors] });
    expect(others).toEqual([]);
    expect([first, second].map((found) => found && brief(found))).toMatchObject([
      {
        code: "FL1008",
        severity: "info",
        message: 'Fairlead has no schema of the receiver "k8s_events": its settings are not checked.',
      },
      { message: 'Fairlead has no schema of the receiver "sqlserver": its settings are not checked.' },
    ]);
    expect(first?.related).toHaveLength(3);
  });

  test("is not told of what the distribution does not have: that is an error", () => {
    expect(schemasHeld(deployed("0.161.0", "opencensus"))).toEqual([]);
  });

  test("is not told of what has one", () => {
    expect(schemasHeld(deployed("0.161.0"))).toEqual([]);
  });
});
