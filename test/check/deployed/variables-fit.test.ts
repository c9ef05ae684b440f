import { compileBlueprint } from "fairlead";
import { expect, test } from "vitest";
import { small, type Variation } from "../../small.ts";
import { brief } from "../topology/declared.ts";

const found = (variation: Variation) => compileBlueprint(small(variation)).diagnostics.map(brief);

test("a memory limit in the spelling of Kubernetes ends a Collector at its start", () => {
  expect(found({ pool: { env: { GOMEMLIMIT: "200Mi" } } })).toEqual([
    {
      code: "FL4045",
      severity: "error",
      at: "small/backend: env.GOMEMLIMIT",
      message: 'Go cannot read "200Mi" as GOMEMLIMIT, and ends at its start.',
      help: 'write "200MiB"',
    },
  ]);
});

test("every tier is held to its own runtime", () => {
  const fairlead = { target: "fairlead", env: { NODE_OPTIONS: "--max-old-space-size=900" } };
  expect(found({ balancer: fairlead }).map(({ code, at }) => [code, at])).toEqual([
    ["FL4045", "small/edge: env.NODE_OPTIONS"],
  ]);
  expect(found({ balancer: { env: { GOMEMLIMIT: "4GiB" } } }).map(({ at }) => at)).toEqual([
    "small/edge: env.GOMEMLIMIT",
  ]);
  expect(found({ generator: { env: { GOGC: "x" } } }).map(({ at }) => at)).toEqual(["small/checkout: env.GOGC"]);
});

test("a proxy without exceptions is between the tiers, too", () => {
  const env = { HTTPS_PROXY: "http://proxy.example.com:3128" };
  expect(found({ balancer: { env } }).map(({ code, severity }) => [code, severity])).toEqual([["FL4045", "warning"]]);
  expect(found({ balancer: { env: { ...env, NO_PROXY: ".svc,10.0.0.0/8" } } })).toEqual([]);
  expect(found({ balancer: { target: "fairlead", env } })).toEqual([]);
});

test("a file that a variable names is on a volume", () => {
  const env = { SSL_CERT_FILE: "/etc/ca/ca.pem" };
  const volumes = { ca: { kind: "config-map", configMap: "ca", path: "/etc/ca" } };
  expect(found({ pool: { env } })).toEqual([
    {
      code: "FL4035",
      severity: "warning",
      at: "small/backend: env.SSL_CERT_FILE",
      message:
        "SSL_CERT_FILE names /etc/ca/ca.pem, which is not in the container: no volume is mounted there, and certificates of its authority are refused.",
      help: 'mount a volume with it, as in `volumes: { files: { kind: "config-map", configMap: "…", path: "/etc/ca" } }`',
    },
  ]);
  expect(found({ pool: { env, volumes } })).toEqual([]);
});

test("Fairlead's balancer does not start without what NODE_OPTIONS loads", () => {
  const balancer = { target: "fairlead", env: { NODE_OPTIONS: "--require /agent.cjs" } };
  expect(found({ balancer }).map(({ code, severity }) => [code, severity])).toEqual([["FL4035", "error"]]);
});
