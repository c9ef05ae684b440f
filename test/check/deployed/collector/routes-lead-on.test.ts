import { expect, test } from "vitest";
import { routesLeadOn } from "../../../../src/check/deployed/collector/routes-lead-on.ts";
import { piped, told } from "./configuration.ts";

const route = (...pipelines: string[]) => ({
  connectors: { routing: { table: [{ condition: "true", pipelines }] } },
});
const pipelines = {
  "traces/in": { receivers: ["otlp"], exporters: ["routing"] },
  "traces/out": { receivers: ["routing"], exporters: ["debug"] },
  "traces/beside": { receivers: ["otlp"], exporters: ["debug"] },
  "logs/out": { receivers: ["routing"], exporters: ["debug"] },
};
const found = (...named: string[]) => told(routesLeadOn, piped(pipelines, route(...named)));

test("a pipeline that takes from the connector is right", () => {
  expect(found("traces/out")).toEqual([]);
});

// "pipeline not found: missing consumer", says the real connector of both versions when it is built.
test.each([
  ["traces/ouf", '"routing" routes to the pipeline traces/ouf, which is not defined', "did you mean traces/out"],
  ["traces/beside", 'The pipeline traces/beside does not have "routing" among its receivers', "add routing"],
  ["logs/out", '"routing" does not get logs, so it cannot send them to the pipeline logs/out', "add routing"],
])("%s is told", (named, message, help) => {
  const [one] = found(named);
  expect(one?.at).toBe("error FL2001 connectors.routing.table[0].pipelines[0]");
  expect(one?.message).toContain(message);
  expect(one?.help).toContain(help);
});
