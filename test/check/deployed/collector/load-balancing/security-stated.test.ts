import { expect, test } from "vitest";
import { securityStated } from "../../../../../src/check/deployed/collector/load-balancing/security-stated.ts";
import type { Json } from "../../../../../src/model/json.ts";
import { balancing, told } from "../configuration.ts";

function of(otlp: Json, type?: string) {
  return told(securityStated, balancing({ protocol: { otlp } }, ["traces"], type), "0.161.0");
}

test("encryption that nobody asked for makes every send to a plaintext backend fail", () => {
  const unset = {
    at: "warning FL5001 exporters.loadbalancing.protocol.otlp.tls.insecure",
    message:
      "Nothing says how to reach the backends: TLS is on by default, and every send to a plaintext backend fails but counts as success.",
    help: "set `protocol: { otlp: { tls: { insecure: true } } }` for plaintext, or name certificates",
  };
  expect(of({})).toEqual([unset]);
  expect(of(null)).toEqual([unset]);
});

test("also by the exporter's newer name", () => {
  expect(of({}, "load_balancing/b").map(({ at }) => at)).toEqual([
    "warning FL5001 exporters.load_balancing/b.protocol.otlp.tls.insecure",
  ]);
});

test("plaintext, certificates, or the system's own are stated", () => {
  expect(of({ tls: { insecure: true } })).toEqual([]);
  expect(of({ tls: { ca_file: "/etc/ca.crt" } })).toEqual([]);
  expect(of({ tls: {} })).toEqual([]);
});
