import { describe, expect, test } from "vitest";
import type { Signal } from "../../src/contract/signal.ts";
import { answerTo } from "../../src/inspect/answer.ts";
import type { Facts } from "../../src/inspect/facts.ts";
import { prepareRoutes } from "../../src/inspect/prepared-route.ts";
import { balancerOfAddresses } from "../../src/inspect/routed-balancer.ts";

const nothing: Facts = { traceId: undefined, service: undefined, attributes: {}, metric: undefined };

function answer(
  signal: Signal,
  routing: { version: string; key?: string; names?: readonly string[] },
  facts: Partial<Facts>,
) {
  const balancer = balancerOfAddresses({
    endpoints: ["a:4317", "b:4317"],
    version: routing.version,
    routingKey: routing.key,
    routingAttributes: routing.names ?? [],
  });
  const prepared = prepareRoutes(balancer).find((route) => route.signal === signal);
  if (!prepared) throw new Error("every signal is routed");
  const given = answerTo(prepared, balancer, { ...nothing, ...facts });
  return given.kind === "routed" ? Buffer.from(given.route.key).toString("latin1") : given;
}

describe("what is known of telemetry becomes the key that a Collector hashes", () => {
  // As recorded from contrib loadbalancingexporter of each version.
  test.each([
    ["traces", "0.129.0", "service", "checkout"],
    ["traces", "0.161.0", "service", "service.name=checkout|"],
    ["metrics", "0.161.0", "service", "checkout"],
    ["logs", "0.161.0", "service", "checkout"],
  ] as const)("%s of %s by %s: %s", (signal, version, key, expected) => {
    expect(answer(signal, { version, key }, { service: "checkout" })).toBe(expected);
  });

  test("logs by trace id are hashed as bytes up to 0.152 and as text from 0.157", () => {
    const traceId = "41".repeat(16);
    expect(answer("logs", { version: "0.129.0", key: "traceID" }, { traceId })).toBe("A".repeat(16));
    expect(answer("logs", { version: "0.161.0", key: "traceID" }, { traceId })).toBe(traceId);
  });

  test("attributes are taken in the order of their names, those of a span from the span", () => {
    const names = ["tenant", "span.name", "span.kind"];
    const facts = { attributes: { "span.kind": "Server", tenant: "t", "span.name": "GET /" } };
    expect(answer("traces", { version: "0.161.0", key: "attributes", names }, facts)).toBe(
      "tenant=t|span.name=GET /|span.kind=Server|",
    );
  });
});

test("what has to be known as well is asked for by the option that gives it", () => {
  expect(answer("traces", { version: "0.161.0" }, { service: "x" })).toEqual({
    kind: "undecided",
    needs: "--trace-id",
  });
  expect(answer("metrics", { version: "0.161.0" }, {})).toEqual({ kind: "undecided", needs: "--service" });
});

test("a key that this version does not have is refused as it refuses it", () => {
  expect(answer("traces", { version: "0.161.0", key: "metric" }, {})).toEqual({
    kind: "nowhere",
    reason: '"metric" is not a routing key for traces',
  });
});

test("a version whose keys are unknown is not guessed", () => {
  expect(answer("traces", { version: "0.155.0" }, { traceId: "41".repeat(16) })).toMatchObject({
    kind: "nowhere",
    reason: expect.stringContaining("0.155.0") as string,
  });
});
