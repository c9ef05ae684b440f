import { compileBlueprint } from "fairlead";
import { expect, test } from "vitest";
import { small } from "../../../small.ts";
import { brief } from "../../topology/declared.ts";

const otlp = (grpc: unknown) => ({ receivers: { otlp: { protocols: grpc } } });
const mistakes: readonly (readonly [string, object, string])[] = [
  ["a receiver that is not defined", { pipelines: { traces: { receivers: ["otpl"] } } }, "FL2001"],
  ["a protocol that is misspelt", otlp({ grcp: { endpoint: "[::]:4317" } }), "FL1002"],
  ["an address that is a number", otlp({ grpc: { endpoint: 4317, max_recv_msg_size_mib: 20 } }), "FL1003"],
];

test.each(mistakes)("%s is told once, not again as a way that is closed to who sends there", (_, parts, code) => {
  expect(compileBlueprint(small({ pool: parts })).diagnostics.map((one) => brief(one).code)).toEqual([code]);
  expect(compileBlueprint(small({ balancer: parts, generator: {} })).diagnostics.map((one) => brief(one).code)).toEqual(
    [code],
  );
});

test("a mistake in a receiver that listens nowhere leaves closed ways to be told", () => {
  const parts = {
    receivers: { otlp: { protocols: { grpc: { endpoint: "[::]:14317" } } }, hostmetrics: { scrapers: { cpuu: {} } } },
  };
  const { diagnostics } = compileBlueprint(small({ pool: parts }));
  expect(diagnostics.map(({ code }) => code)).toEqual(expect.arrayContaining(["FL1002", "FL4004", "FL4008"]));
});
