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
      help: 'declare it: `network: { apiServer: { cidr: "10.0.0.1/32", port: 6443 } }`, with what `kubectl get endpoints kubernetes` shows, a list where it shows several',
    },
  ]);
});

/** First addresses of the ranges for Services that kubeadm, EKS, k3s and kind (IPv6) set up, at the Service's own port. */
test.each(["10.96.0.1/32", "172.20.0.1/32", "10.43.0.1/32", "fd00:10:96::1/128"])(
  "%s at 443 is the Service, which policies do not see",
  (cidr) => {
    const balancer = { network: { apiServer: { cidr, port: 443 } } };
    expect(apiServerDeclared(declared({ pool: { discovery: k8s() }, balancer })).map(brief)).toEqual([
      {
        code: "FL4014",
        severity: "warning",
        at: "edge/lb: network.apiServer",
        message:
          '"lb" names the API server by what looks like the address of its Service. Most networks match a policy against the address behind it, so the balancer would never see a backend.',
        help: "name that address: `network: { apiServer: { cidr, port } }`, with what `kubectl get endpoints kubernetes` shows, often port 6443",
      },
    ]);
  },
);

test.each([
  { cidr: "10.96.0.1/32", port: 6443 },
  { cidr: "10.96.0.0/12", port: 443 },
  { cidr: "172.30.0.0/16", port: 6443 },
])("$cidr at $port is of what installers give to Services", (apiServer) => {
  const balancer = { network: { apiServer } };
  expect(apiServerDeclared(declared({ pool: { discovery: k8s() }, balancer }))).toMatchObject([{ code: "FL4014" }]);
});

test("each address of a list is looked at, and an empty list names none", () => {
  const network = (apiServer: object) => declared({ pool: { discovery: k8s() }, balancer: { network: { apiServer } } });
  const several = [
    { cidr: "192.168.1.10/32", port: 6443 },
    { cidr: "10.96.0.1/32", port: 443 },
  ];
  expect(apiServerDeclared(network(several)).map(brief)).toMatchObject([
    { code: "FL4014", at: "edge/lb: network.apiServer.1" },
  ]);
  expect(apiServerDeclared(network([]))).toMatchObject([{ code: "FL4009" }]);
});

test("backends whose components ask it name it by its endpoint, too", () => {
  const network = { apiServer: { cidr: "10.96.0.1/32", port: 443 } };
  expect(apiServerDeclared(declared({ pool: { network } })).map(({ code, message }) => [code, message])).toEqual([
    [
      "FL4014",
      '"backend" names the API server by what looks like the address of its Service. Most networks match a policy against the address behind it, so requests to it would never get an answer.',
    ],
  ]);
});

test.each([
  { cidr: "10.0.0.1/32", port: 6443 },
  { cidr: "203.0.113.7/32", port: 443 }, // As managed clusters have it.
  { cidr: "10.0.0.0/16", port: 443 },
])("%j may be an endpoint", (apiServer) => {
  expect(apiServerDeclared(declared({ pool: { discovery: k8s() }, balancer: { network: { apiServer } } }))).toEqual([]);
});
