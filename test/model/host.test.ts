import { expect, test } from "vitest";
import { parseHost, parseService } from "../../src/model/host.ts";

test.each([
  ["gateway.example.com", { host: "gateway.example.com", port: undefined }],
  ["gateway.example.com:443", { host: "gateway.example.com", port: 443 }],
  ["gateway", { host: "gateway", port: undefined }],
  ["10.0.0.7:4317", { host: "10.0.0.7", port: 4317 }],
  ["2001:db8::7", { host: "2001:db8::7", port: undefined }],
  ["[2001:db8::7]:4317", { host: "2001:db8::7", port: 4317 }],
  ["[2001:db8::7]", { host: "2001:db8::7", port: undefined }],
])("%s is a host", (text, host) => {
  expect(parseHost(text)).toEqual(host);
});

test.each([
  ["https://gateway.example.com:4317/v1/traces", "a URL", "gateway.example.com:4317"],
  ["dns:///gateway.example.com", "a URL", "gateway.example.com"],
  ["gateway.example.com/v1", "a path behind a host", "gateway.example.com"],
  ["gateway.example.com:4317:4317", "a host with two ports", "gateway.example.com:4317"],
  ["gateway.example.com:0", "a host with a port that is not one", undefined],
  ["gateway.example.com:70000", "a host with a port that is not one", undefined],
  ["gateway.example.com:", "a host with a port that is not one", undefined],
  ["${env:GATEWAY}", "neither a name nor an address", undefined],
  ["10.0.0.256", "neither a name nor an address", undefined],
  ["10.0.0:4317", "neither a name nor an address", undefined],
  ["[gateway]:4317", "neither a name nor an address", undefined],
  ["two words", "neither a name nor an address", undefined],
  [`${"a".repeat(64)}.${"b".repeat(200)}`, "neither a name nor an address", undefined],
])("%s is %s", (text, problem, meant) => {
  expect(parseHost(text)).toEqual({ problem, meant });
});

test.each([
  ["sampling/tail-sampler", { namespace: "sampling", name: "tail-sampler" }],
  ["tail-sampler", { namespace: undefined, name: "tail-sampler" }],
])("%s is a Service", (text, service) => {
  expect(parseService(text)).toEqual(service);
});

test.each(["", "/", "a/b/c", "tail-sampler.sampling", "Sampling/a", "a/1b", `a/${"b".repeat(64)}`])(
  "%s is not a Service",
  (text) => {
    expect(parseService(text)).toBeUndefined();
  },
);
