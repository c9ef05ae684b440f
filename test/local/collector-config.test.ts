import { expect, test } from "vitest";
import { production } from "../../blueprints/production.ts";
import { roundRobinBlueprint } from "../../blueprints/round-robin.ts";
import { compileBlueprint } from "../../src/blueprint/compile-blueprint.ts";
import { type CollectorPlaces, localCollector } from "../../src/local/collector-config.ts";
import { jsonAt } from "../../src/model/json.ts";

const places: CollectorPlaces = {
  grpc: 1,
  http: 2,
  health: 3,
  metrics: 4,
  endpoints: ["backend-1.example:4317"],
  storage: "/storage",
};

function emitted(blueprint: Parameters<typeof compileBlueprint>[0]) {
  const body = compileBlueprint(blueprint).plan?.configs.find(({ tier }) => tier === "balancer")?.body;
  if (!body) throw new Error("the blueprint has a Collector that balances");
  return body;
}

test("pipelines and processors stay, addresses and what needs files of the pod are local", () => {
  const body = emitted(production);
  const local = localCollector(body, places);
  if (local.kind === "impossible") throw new Error(local.reason);
  for (const kept of [["service", "pipelines"], ["processors"]]) {
    expect(jsonAt(local.body, kept)).toEqual(jsonAt(body, kept));
  }
  const text = JSON.stringify(local.body);
  expect(text).toContain('"endpoint":"127.0.0.1:1"');
  expect(text).toContain('"hostnames":["backend-1.example:4317"]');
  for (const gone of ["_file", "authenticator", "dns"]) expect(text).not.toContain(gone);
});

test("what only DNS could spread is refused with its reason", () => {
  expect(localCollector(emitted(roundRobinBlueprint), places)).toEqual({
    kind: "impossible",
    reason: expect.stringContaining("no DNS of this machine") as string,
  });
});
