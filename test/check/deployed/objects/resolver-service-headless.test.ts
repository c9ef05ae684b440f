import { expect, test } from "vitest";
import { dns, roundRobin } from "../../../../src/blueprint/vocabulary.ts";
import { resolverServiceHeadless } from "../../../../src/check/deployed/objects/resolver-service-headless.ts";
import { brief } from "../../topology/declared.ts";
import { changed, deployed } from "./deployed.ts";

const help = "set clusterIP: None on the Service, or name a headless one";
const found = deployed({ pool: { discovery: dns() } });
const spread = deployed({ pool: { discovery: dns() }, balancer: { routes: { traces: roundRobin() } } });

test("what is lowered looks up headless Services, and named backends have others", () => {
  expect(resolverServiceHeadless(found)).toEqual([]);
  expect(resolverServiceHeadless(spread)).toEqual([]);
  expect(resolverServiceHeadless(deployed())).toEqual([]);
});

test("a Service with an address of its own makes a ring of one", () => {
  const broken = changed(found, "services", "backend-headless", () => ({ headless: false }));
  expect(resolverServiceHeadless(broken).map(brief)).toEqual([
    {
      code: "FL4005",
      severity: "error",
      at: "edge/backend: discovery.hostname",
      message:
        'The Service "backend-headless" is not headless: DNS answers with its one address, so the ring would have one endpoint and a connection stays with one backend.',
      help,
    },
  ]);
});

test("and round robin of one", () => {
  const broken = changed(spread, "services", "backend-headless", () => ({ headless: false }));
  expect(resolverServiceHeadless(broken).map(brief)).toEqual([
    {
      code: "FL4005",
      severity: "warning",
      at: "edge/lb: endpoint",
      message:
        'The Service "backend-headless" is not headless: DNS answers with its one address, so round robin would have one address and a connection stays with one backend.',
      help,
    },
  ]);
});
