import { tls } from "fairlead";
import { expect, test } from "vitest";
import { certificatesVerifiable } from "../../../src/check/topology/certificates-verifiable.ts";
import { brief, declared } from "./declared.ts";
import { sendingTo } from "./existing.ts";

const senders = { tls: { secret: "edge-tls" } };
const ofGenerator = (generator: object, blueprint: object = {}) =>
  certificatesVerifiable(
    declared({ balancer: { target: "fairlead", senders }, generator: { runner: "built-in", ...generator }, blueprint }),
  ).map(brief);
const ofExisting = (options: object, balancer: object = {}) =>
  certificatesVerifiable(sendingTo(options, { balancer })).map(brief);

test("a generator that trusts public authorities alone cannot verify a name of the cluster", () => {
  expect(ofGenerator({ security: tls() })).toEqual([
    {
      code: "FL5005",
      severity: "error",
      at: "edge/checkout: security",
      message:
        '"checkout" names no authority, so it trusts the public ones, none of which signs certificates for names of a cluster: each connection ends with an unknown authority.',
      help: 'name the Secret of the authority that signed it, with the key ca.crt: `security: tls({ caSecret: "edge-ca" })`',
    },
  ]);
});

test.each([
  ["its authority", tls({ caSecret: "ca" })],
  ["an authority beside its certificate", tls({ clientSecret: "client" })],
  ["a public name", tls({ serverName: "otlp.example.com" })],
])("with %s it can", (_what, security) => {
  expect(ofGenerator({ security })).toEqual([]);
});

test("an internal name that is asked for is not public either", () => {
  expect(ofGenerator({ security: tls({ serverName: "edge.shop.svc" }) })).toMatchObject([{ severity: "error" }]);
});

test("an image or a variable may bring authorities, and a cluster a public domain", () => {
  expect(ofGenerator({ security: tls(), image: "registry.example.com/node:22" })).toMatchObject([
    { severity: "warning" },
  ]);
  expect(ofGenerator({ security: tls(), env: { NODE_EXTRA_CA_CERTS: "/etc/ca/ca.crt" } })).toMatchObject([
    { severity: "warning" },
  ]);
  expect(ofGenerator({ security: tls() }, { clusterDomain: "k8s.example.com" })).toEqual([]);
});

test("so it is with backends that exist already", () => {
  expect(ofExisting({ service: "sampling/sampler", security: tls() })).toMatchObject([
    { code: "FL5005", severity: "error", at: "edge/sampler: security" },
  ]);
  expect(ofExisting({ hosts: ["gateway.example.com", "gateway-2"], security: tls() })).toHaveLength(1);
  expect(ofExisting({ hosts: ["gateway.example.com"], security: tls() })).toEqual([]);
  expect(ofExisting({ service: "sampling/sampler", security: tls({ caSecret: "ca" }) })).toEqual([]);
});
