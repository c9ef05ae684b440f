import { expect, test } from "vitest";
import { type Simulated, simulationJson, simulationText } from "../../src/cli/simulate-output.ts";
import { simulationSvg } from "../../src/cli/simulate-svg.ts";
import { balancerOfAddresses } from "../../src/inspect/routed-balancer.ts";
import { simulate } from "../../src/inspect/simulation.ts";
import { evenWeights } from "../../src/routing/pick/weighted-endpoint.ts";

const sample = { hashes: Uint32Array.from([1, 2, 3, 4]), weights: undefined };

function simulated(endpoints: readonly string[]): readonly Simulated[] {
  const balancer = balancerOfAddresses({ endpoints, routingKey: undefined, routingAttributes: [], version: "0.161.0" });
  const simulation = simulate({ kind: "maglev" }, evenWeights(endpoints), sample, undefined);
  return [{ balancer, signals: ["traces"], simulation, others: [], keys: 4, hotKeys: undefined, rollout: undefined }];
}

test("of many backends those with most and with least are listed", () => {
  const many = Array.from({ length: 30 }, (_, index) => `backend-${index}:4317`);
  const text = simulationText(simulated(many));
  expect(text.match(/^ {2}backend-\d+:4317/gm)).toHaveLength(10);
  expect(text).toContain("… 20 between them");
});

test("rendezvous is left out of more backends than it is for, and that is said", () => {
  const [one] = simulated(["a:1", "b:1"]);
  if (!one) throw new Error("one balancer");
  const other = { simulation: { ...one.simulation, how: "rendezvous" }, isOwn: false, moved: 0 };
  const left = "  rendezvous is for 100 backends at most, the one that joins included: left out";
  expect(simulationText([one])).toContain(left);
  expect(simulationText([{ ...one, others: [other] }])).not.toContain(left);
});

test("for programs there is every backend, with the version of the format", () => {
  const json = JSON.parse(simulationJson(simulated(["a:1", "b:1"]))) as {
    formatVersion: number;
    balancers: { backends: unknown[] }[];
  };
  expect(json.formatVersion).toBe(1);
  expect(json.balancers[0]?.backends).toHaveLength(2);
});

test("a picture has a bar for each backend, and names that mean something in XML as text", () => {
  const svg = simulationSvg(simulated(["a:1", "b:1", 'c<"&']));
  expect(svg.match(/<rect /g)).toHaveLength(3);
  expect(svg).toContain("c&#60;&#34;&#38;");
  expect(svg).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
});
