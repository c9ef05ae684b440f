import { expect, test } from "vitest";
import type { Destination, Lookup } from "../../../../src/check/deployed/objects/destinations.ts";
import { podPort } from "../../../../src/check/deployed/objects/pod-port.ts";
import { inBlueprint } from "../../../../src/diagnostics/place.ts";

const sent = (lookup: Lookup) => ({ port: 4317, lookup }) as Destination; // what the port depends on
const service = (headless: boolean, ...ports: readonly object[]) => ({
  name: "a",
  namespace: "b",
  selector: {},
  origin: inBlueprint("a"),
  headless,
  ports: ports.map((one) => ({ port: 4317, protocol: "TCP" as const, ...one })),
});

test("a Service leads to the port that it targets, a headless one and the API to the pod's own", () => {
  expect(podPort(sent("name"), service(false, {}))).toBe(4317);
  expect(podPort(sent("name"), service(false, { protocol: "UDP", target: 1 }, { target: 14317 }))).toBe(14317);
  expect(podPort(sent("name"), service(false, { target: undefined }))).toBeUndefined();
  expect(podPort(sent("addresses"), service(true, { target: 14317 }))).toBe(4317);
  expect(podPort(sent("api"), service(false, { target: 14317 }))).toBe(4317);
});
