import { expect, test } from "vitest";
import { dns, k8s } from "../../../src/blueprint/vocabulary.ts";
import { apiServerDeclared } from "../../../src/check/topology/api-server-declared.ts";
import { brief, declared } from "./declared.ts";

test("who does not watch Kubernetes needs no API server", () => {
  expect(apiServerDeclared(declared({ pool: { discovery: dns() } }))).toEqual([]);
});

test("who watches says where it is", () => {
  const network = { apiServer: { cidr: "10.0.0.1/32", port: 6443 } };
  expect(apiServerDeclared(declared({ pool: { discovery: k8s() }, balancer: { network } }))).toEqual([]);
  expect(apiServerDeclared(declared({ pool: { discovery: k8s() } })).map(brief)).toEqual([
    {
      code: "FL4009",
      severity: "error",
      at: "edge/lb: network.apiServer",
      message: '"lb" watches Kubernetes for its backends, and its NetworkPolicy would block the API server.',
      help: 'declare it: `network: { apiServer: { cidr: "10.0.0.1/32", port: 6443 } }`, with what `kubectl get endpoints kubernetes` shows',
    },
  ]);
});
