import { expect, test } from "vitest";
import { lineAnswerer } from "../../src/cli/route-batch.ts";
import { signals } from "../../src/contract/signal.ts";
import { answerTo } from "../../src/inspect/answer.ts";
import { prepareRoutes } from "../../src/inspect/prepared-route.ts";
import { balancerOfAddresses } from "../../src/inspect/routed-balancer.ts";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const given = { traceId, service: "checkout", metric: "requests", attributes: { tenant: "a", "span.name": "GET" } };

test("lines are answered with the very key and owner that a single look-up finds, by every key of every version", () => {
  let compared = 0;
  for (const version of ["0.129.0", "0.150.0", "0.152.0", "0.161.0", "fairlead"]) {
    for (const [routingKey, routingAttributes] of [
      ["traceID", []],
      ["service", []],
      ["resource", []],
      ["metric", []],
      ["attributes", ["tenant"]],
      ["attributes", ["tenant", "service.name", "span.name", "absent"]],
    ] as const) {
      const endpoints = ["a:4317", "b:4317", "c:4317"];
      const balancer = balancerOfAddresses({ endpoints, routingKey, routingAttributes, version });
      const answer = lineAnswerer(balancer, undefined);
      for (const signal of signals) {
        const prepared = prepareRoutes(balancer).find((route) => route.signal === signal);
        const whole = prepared && answerTo(prepared, balancer, given);
        const line = JSON.parse(answer(JSON.stringify({ ...given, signal }))) as Record<string, unknown>;
        if (whole?.kind !== "routed") expect(line).toHaveProperty("error");
        else {
          const { key, hash, owner } = whole.route;
          expect(line).toEqual({ signal, key: Buffer.from(key).toString("hex"), hash, owner });
          compared += 1;
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(40);
});

const byTrace = balancerOfAddresses({
  endpoints: ["a:4317"],
  routingKey: "traceID",
  routingAttributes: [],
  version: "0.129.0",
});

test.each([
  ["{", "not JSON"],
  ["[]", "not an object"],
  ['{"traceId":"xyz"}', "traceId has 32 hexadecimal digits"],
  ['{"attributes":{"a":1}}', "attributes are texts"],
  ["{}", 'say "signal"'],
  ['{"signal":"traces"}', "undecided: give --trace-id"],
  [`{"signal":"logs","traceId":"${"0".repeat(32)}"}`, "a record without a trace id"],
])("the line %s is answered with what is wrong with it", (line, reason) => {
  expect(JSON.parse(lineAnswerer(byTrace, undefined)(line))).toEqual({
    error: expect.stringContaining(reason) as string,
  });
});
