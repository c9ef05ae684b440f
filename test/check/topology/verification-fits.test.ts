import { bearerToken, blueprint, collector, dns, routeBy, seconds, tls } from "fairlead";
import { describe, expect, test } from "vitest";
import { compileBlueprint } from "../../../src/blueprint/compile-blueprint.ts";

const otel = collector("0.161.0");
const routes = { traces: routeBy.traceID() } as const;
const network = { clients: [{ namespace: "shop" }] } as const;
const sound = { queue: "per-backend", routes, network, verify: {} } as const;

function found(...balancers: readonly ReturnType<typeof otel.balancer>[]): readonly string[] {
  const backends = balancers.map(({ options: { to } }) => to).filter(({ kind }) => kind === "backends");
  const made = blueprint("demo", {
    namespace: "demo",
    collector: otel,
    // Declared by their balancers, each once.
    backends: [...new Set(backends)] as ReturnType<typeof otel.backends>[],
    balancers,
  });
  return compileBlueprint(made)
    .diagnostics.filter(({ code }) => code === "FL3022")
    .map(({ message }) => message);
}

const pool = (more: object = {}) =>
  otel.backends("backend", { count: 2, discovery: dns(), security: "plaintext", ...more });

describe("a verification", () => {
  test("of a balancer of either kind in front of a pool fits", () => {
    expect(found(otel.balancer("edge", { to: pool(), ...sound }))).toEqual([]);
    expect(found(otel.balancer("edge", { to: pool(), target: "fairlead", routes, network, verify: {} }))).toEqual([]);
  });

  test("needs backends of its own", () => {
    const to = otel.existing("sampler", { service: "tracing/sampler", security: "plaintext" });
    expect(found(otel.balancer("edge", { to, ...sound }))).toEqual([expect.stringContaining("exists already")]);
  });

  test("is one at a time at a pool", () => {
    const to = pool();
    const two = ["edge", "other"].map((name) => otel.balancer(name, { to, ...sound }));
    expect(found(...two)).toEqual([
      expect.stringContaining('"edge" is verified by what the backends of "backend" count'),
    ]);
  });

  test("sends as the balancer asks for it: by TLS, with a certificate, with its own token unless it is given another", () => {
    const auth = bearerToken({ secret: "token" });
    const foundOf = (senders: object, verify: object) =>
      found(otel.balancer("edge", { to: pool(), target: "fairlead", routes, network, verify, senders }));
    const encrypted = { tls: { secret: "edge-tls" } };
    const asking = { tls: { secret: "edge-tls", clientCertificates: true }, auth };
    expect(foundOf({ auth }, {})).toEqual([]);
    expect(foundOf(encrypted, { security: tls({ caSecret: "ca" }) })).toEqual([]);
    expect(foundOf(asking, { security: tls({ caSecret: "ca", clientSecret: "own" }), auth })).toEqual([]);
    expect(foundOf(encrypted, {})).toEqual([expect.stringContaining("would send in plain text")]);
    expect(foundOf(asking, { security: tls({ caSecret: "ca" }) })).toEqual([
      expect.stringContaining("would show none"),
    ]);
    expect(foundOf({}, { security: tls({ caSecret: "ca" }) })).toEqual([
      expect.stringContaining("would wait for a certificate"),
    ]);
    expect(foundOf({}, { auth })).toEqual([expect.stringContaining("would send one to anyone who answers")]);
  });

  test("sends as the receiver asks for it that the author of a Collector writes", () => {
    const grpc = {
      endpoint: "[::]:4317",
      tls: { cert_file: "/a", key_file: "/b" },
      auth: { authenticator: "basicauth" },
    };
    const receivers = { otlp: { protocols: { grpc } } };
    const foundOf = (verify: object) => found(otel.balancer("edge", { to: pool(), ...sound, receivers, verify }));
    expect(foundOf({})).toEqual([
      expect.stringContaining("would send in plain text"),
      expect.stringContaining("asks its senders for a token"),
    ]);
    const auth = bearerToken({ secret: "token" });
    expect(foundOf({ security: tls({ caSecret: "ca" }), auth })).toEqual([]);
  });

  test("reads metrics, which have to be served", () => {
    const to = pool({ telemetry: { metrics: { level: "none" } } });
    expect(found(otel.balancer("edge", { to, ...sound }))).toEqual([expect.stringContaining("do not serve metrics")]);
  });

  test("cannot tell what a processor drops from what is lost", () => {
    const processors = { "filter/health": { error_mode: "ignore", traces: { span: ['name == "health"'] } } } as const;
    expect(found(otel.balancer("edge", { to: pool(), ...sound, processors }))).toEqual([
      expect.stringContaining('filter/health, which drops what meets its conditions (name == "health")'),
    ]);
  });

  test("cannot tell what is joined, or has no mark any longer, from what is lost", () => {
    const metered = { ...sound, routes: { metrics: routeBy.service() } };
    const interval = otel.balancer("edge", { to: pool(), ...metered, processors: { interval: {} } });
    expect(found(interval)).toEqual([expect.stringContaining("has interval, which joins items")]);
    const redaction = { allow_all_keys: false, allowed_keys: ["http.route"] };
    const redacted = otel.balancer("edge", { to: pool(), ...sound, processors: { redaction } });
    expect(found(redacted)).toEqual([
      expect.stringContaining("has redaction, which takes fairlead.verify off items (allow_all_keys: false)"),
    ]);
  });

  test("is held against the processors of what it sends through, and no others", () => {
    const processors = {
      "filter/health": { error_mode: "ignore", metrics: { metric: ['name == "health"'] } },
    } as const;
    expect(found(otel.balancer("edge", { to: pool(), ...sound, processors }))).toEqual([]);
    const dropping = { "filter/health": { error_mode: "ignore", traces: { span: ['name == "health"'] } } } as const;
    const pipelines = { "traces/other": { processors: ["filter/health"], exporters: ["debug"] } };
    const beside = { ...sound, processors: dropping, exporters: { debug: {} }, pipelines };
    expect(found(otel.balancer("edge", { to: pool(), ...beside }))).toEqual([]);
  });

  test("does not wait for what is held back, and is not refused for what is not", () => {
    const held = { batch: { timeout: "60s" } } as const;
    expect(found(otel.balancer("edge", { to: pool(), ...sound, processors: held }))).toEqual([
      expect.stringContaining("batch, which holds telemetry back for 60s"),
    ]);
    const processors = { batch: { timeout: "5s" }, redaction: { allow_all_keys: true } } as const;
    expect(found(otel.balancer("edge", { to: pool(), ...sound, processors }))).toEqual([]);
  });

  test("has the time to send", () => {
    const asked = { items: 100_000, rate: 1_000, timeout: seconds(30) };
    expect(found(otel.balancer("edge", { to: pool(), ...sound, verify: asked }))).toEqual([
      "A verification sends for 100 s, and is given up after 30s: it could not end.",
    ]);
    expect(found(otel.balancer("edge", { to: pool(), ...sound, verify: { ...asked, timeout: seconds(120) } }))).toEqual(
      [],
    );
  });
});
