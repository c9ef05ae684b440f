import { dns } from "fairlead";
import { expect, test } from "vitest";
import { claimsApart } from "../../../src/check/topology/claims-apart.ts";
import { brief, declared } from "./declared.ts";

const volumes = { data: { kind: "claim", path: "/data", claim: "data" } };
const places = (variation: object) =>
  claimsApart(declared(variation)).map(({ code, severity, place }) => [code, severity, place.path.join(".")]);
const told = [["FL4051", "warning", "volumes.data"]];

test("several pods with one claim may be on several nodes", () => {
  expect(places({ pool: { volumes } })).toEqual(told);
  expect(places({ pool: { volumes, discovery: dns() } })).toEqual(told);
  expect(places({ balancer: { replicas: 2, volumes } })).toEqual(told);
  expect(places({ generator: { replicas: 2, volumes } })).toEqual(told);
});

test("one pod of a Deployment is two while it is replaced", () => {
  expect(claimsApart(declared({ balancer: { volumes } })).map(brief)).toEqual([
    {
      code: "FL4051",
      severity: "warning",
      at: "edge/lb: volumes.data",
      message:
        'Two pods of "lb" mount, while one replaces the other, the claim "data": unless its access mode is ReadWriteMany or ReadOnlyMany, those on another node than the first wait for it without end.',
      help: 'use updateStrategy: { kind: "recreate" }, or accept it where the mode is one of these',
    },
  ]);
  expect(places({ balancer: { volumes, updateStrategy: { kind: "recreate" } } })).toEqual([]);
});

test("a pod of a StatefulSet that is alone has it to itself", () => {
  expect(places({ pool: { count: 1, discovery: dns(), volumes } })).toEqual([]);
});

test("pods that open one store are another rule's", () => {
  const extensions = { file_storage: { directory: "/data/queue" } };
  expect(places({ pool: { volumes, extensions } })).toEqual([]);
});

test("a claim for each pod, and what is not a claim, is each pod's own", () => {
  const own = {
    data: { kind: "claim-template", path: "/data", size: "1Gi" },
    tmp: { kind: "empty-dir", path: "/tmp" },
  };
  expect(places({ pool: { discovery: dns(), volumes: own } })).toEqual([]);
});
