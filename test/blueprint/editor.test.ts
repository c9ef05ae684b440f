/** What an author sees while writing a blueprint: the rows of the tables as types, with their comments. */

import { describe, expect, test } from "vitest";
import { createEditor } from "../editor.ts";

const editor = createEditor("test/blueprint/written-in-an-editor.ts");

const before = `import { bearerToken, blueprint, collector, dns, routeBy, seconds } from "fairlead";
const otel = collector("0.161.0");
const pool = otel.backends("backend", { count: 2, discovery: "static", security: "plaintext" });
const lb = otel.balancer("lb", { to: pool, routes: { traces: routeBy.traceID() } });
`;
const pool = (options: string) =>
  `${before}otel.backends("b", { count: 1, discovery: dns(), security: "plaintext", ${options} });`;
const fairlead = (options: string) =>
  `${before}otel.balancer("b", { target: "fairlead", to: pool, routes: { traces: routeBy.traceID() }, ${options} });`;
const generator = (options: string) => `${before}otel.generator("g", { to: lb, every: seconds(1), ${options} });`;

describe("hovering over an option shows what it means and its default", () => {
  test.each([
    [
      fairlead('¦deadline: "1s"'),
      "How long a sender waits at most, unless it sets a deadline of its own.\n@default 10s",
    ],
    [fairlead('senders: { ¦tls: { secret: "s" } }'), "A Secret with `tls.crt` and `tls.key`;"],
    [fairlead("autoscaling: { min: 1, max: 2, ¦cpu: '1' }"), "@default 700m"],
    [pool("¦weights: [1]"), "Relative share of each named backend, in order; whole numbers.\n@default equal"],
    [
      pool("network: { ¦monitoring: { podLabels: {} } }"),
      "Who may read the metrics on port 8888: a peer, or a list.\n@default nobody",
    ],
    [pool("resources: undefined, ¦image: 'x'"), "Container image.\n@default the contrib distribution of the release"],
    [
      generator('signal: "metrics", ¦metricName: "x"'),
      'Name of the metrics; with several types, each name ends in its type.\n@default telemetrygen\'s own, "gen"',
    ],
    [generator('signal: "logs", ¦replicas: 2'), "1 to 1000.\n@default 1"],
  ])("%#", (text, shown) => {
    expect(editor.hover(text)).toContain(shown);
  });
});

describe("completion offers", () => {
  test("the settings of the kind of balancer", () => {
    const names = editor.offered(fairlead("¦")).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["slowStart", "connectionAge", "timeout", "network"]));
    expect(names).not.toContain("processors");
  });

  test("the words of an option", () => {
    expect(editor.offered(fairlead('acknowledge: "¦"')).map(({ name }) => name)).toEqual(["delivered", "queued"]);
  });
});

test("completion offers the codes that can be accepted, and no other", () => {
  const offered = editor.offered(pool('accept: [{ because: "x", code: "¦" }]')).map(({ name }) => name);
  expect(offered).toEqual(expect.arrayContaining(["FL3005", "FL3009"]));
  expect(offered).not.toContain("FL1002");
});

describe("a policy of tail_sampling", () => {
  const policy = (members: string) => pool(`processors: { tail_sampling: { policies: [{ name: "p", ${members} }] } }`);

  test("has a type of those that the version knows", () => {
    const offered = editor.offered(policy('type: "¦"')).map(({ name }) => name);
    expect(offered).toEqual(expect.arrayContaining(["always_sample", "latency", "trace_flags", "not", "composite"]));
  });

  test("has the section of its type and no other", () => {
    const names = editor.offered(policy('type: "latency", ¦')).map(({ name }) => name);
    expect(names).toContain("latency");
    expect(names).not.toContain("probabilistic");
    expect(editor.complaints(policy('type: "latency", latency: { threshold_ms: 500 }'))).toEqual([]);
    const [complaint] = editor.complaints(policy('type: "latency", probabilistic: { sampling_percentage: 1 }'));
    expect(complaint).toContain("'probabilistic' does not exist in type");
    expect(editor.complaints(policy('type: "latenc"'))[0]).toContain('"latenc"');
  });
});

test("hovering over a component's setting shows its default, and the version that does not have it", () => {
  expect(editor.hover(pool('exporters: { otlp_grpc: { ¦user_agent: "x" } }'))).toContain("Not in 0.129.0.");
  expect(editor.hover(pool('exporters: { otlp_grpc: { ¦timeout: "1s" } }'))).not.toContain("Not in");
  expect(editor.hover(pool('processors: { tail_sampling: { ¦decision_wait: "5s" } }'))).toContain("Default: 30s.");
});

describe("the compiler refuses", () => {
  test.each([
    ["a duration that is a number", fairlead("slowStart: 5"), "Type 'number' is not assignable to type 'Duration"],
    ["an option that is not there", fairlead('slowStrat: "5s"'), "'slowStrat' does not exist in type"],
    ["part of an object", fairlead("autoscaling: { min: 1 }"), "Property 'max' is missing in type '{ min: number; }'"],
    ["a body of traces", generator('signal: "traces", body: "x"'), "'body' does not exist in type"],
    [
      "a pool without security",
      `${before}otel.backends("b", { count: 1, discovery: "static" });`,
      "'security' is missing",
    ],
  ])("%s", (_what, text, says) => {
    expect(editor.complaints(text)).toEqual([expect.stringContaining(says)]);
  });

  test("nothing that is right", () => {
    const all =
      'failover: { logs: "spill" }, batch: "none", slowStart: seconds(5), senders: { auth: bearerToken({ secret: "s" }) }';
    expect(editor.complaints(fairlead(all))).toEqual([]);
  });
});
