import { expect, test } from "vitest";
import { prepareRoutes } from "../../src/inspect/prepared-route.ts";
import { balancerOfAddresses } from "../../src/inspect/routed-balancer.ts";
import { ringOf } from "../../src/page/ring-of.ts";
import { endpoints, lookedAt } from "./page.ts";

function ringFor(list: readonly string[], version: string) {
  const made = balancerOfAddresses({ endpoints: list, routingKey: "traceID", routingAttributes: [], version });
  const [prepared] = prepareRoutes(made);
  if (!prepared) throw new Error("traces are routed");
  return { prepared, ring: ringOf(prepared, (endpoint) => endpoint) };
}

test.each(["0.129.0", "0.152.0", "0.161.0"])(
  "arcs of %s go once around, and are as long as what is owned",
  (version) => {
    const { ring } = ringFor(endpoints, version);
    const lengths = [0, 0, 0];
    for (let index = 0; index < (ring?.arcs.length ?? 0); index += 2) {
      const owner = ring?.arcs[index] ?? 0;
      lengths[owner] = (lengths[owner] ?? 0) + (ring?.arcs[index + 1] ?? 0);
    }
    const places = ring?.places ?? 0;
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(places);
    for (const [index, length] of lengths.entries()) expect(length / places).toBeCloseTo(ring?.shares[index] ?? 0, 6);
  },
);

test("names that lead to one backend are one owner", () => {
  const [prepared] = lookedAt().prepared;
  const ring = prepared && ringOf(prepared, () => "one");
  expect(ring).toMatchObject({ owners: ["one"], arcs: [0, 36_000] });
  expect(ring?.shares[0]).toBeCloseTo(1, 9);
});

test("a ring of two hundred backends is drawn by fewer arcs, still once around", () => {
  const many = Array.from({ length: 200 }, (_, index) => `backend-${index}:4317`);
  const { ring } = ringFor(many, "0.161.0");
  expect(ring?.arcs.length).toBeLessThanOrEqual(16_000);
  expect(ring?.arcs.reduce((sum, value, index) => sum + (index % 2 === 1 ? value : 0), 0)).toBe(131_071);
});
