import { describe, expect, test } from "vitest";
import { logRecord, metric, resourceSection, scopeSection, span } from "../otlp-encoder.ts";
import { keysOf } from "./keys-of.ts";

const [trace1, trace2] = ["4bf92f3577b34da6a3ce929d0e0e4736", "0af7651916cd43dd8448eb211c80319c"];
const raw = (hex: string) => Buffer.from(hex, "hex").toString("latin1");
const texts = (found: ReturnType<typeof keysOf>) => found.keys.map(([, key]) => key);

describe("trace ids", () => {
  const traces = resourceSection(
    {},
    scopeSection({}, span({ trace: trace1 }), span({ trace: "" }), span({ trace: trace2 })),
  );
  const logs = resourceSection(
    {},
    scopeSection({}, logRecord({ trace: trace1 }), logRecord({}), logRecord({})),
    scopeSection({}, logRecord({})),
  );
  // Draws 1/256, 2/256, … so that each random key is known.
  const counting = () => {
    let draws = 0;
    return () => ++draws / 256;
  };

  test("of spans are hashed as bytes, an absent one as zeros", () => {
    expect(keysOf("traces", traces, {}).keys).toEqual([
      ["item 0", raw(trace1)],
      ["item 1", raw("0".repeat(32))],
      ["item 2", raw(trace2)],
    ]);
  });

  test("of records are bytes up to 0.152, absent ones random together in a scope", () => {
    const found = texts(keysOf("logs", logs, { encoding: "0.152" }, counting()));
    const random = (start: string) => raw(start.padEnd(32, "0"));
    expect(found).toEqual([raw(trace1), random("01020304"), random("01020304"), random("05060708")]);
  });

  test("of records are text from 0.157, absent ones random each", () => {
    const found = texts(keysOf("logs", logs, { routingKey: "traceID" }, counting()));
    const random = (start: string) => start.padEnd(32, "0");
    expect(found).toEqual([trace1, random("01020304"), random("05060708"), random("090a0b0c")]);
  });

  test("by Fairlead's own rules are the same bytes for spans and records", () => {
    const [ofSpan] = texts(keysOf("traces", traces, { encoding: "fairlead" }));
    const [ofRecord] = texts(keysOf("logs", logs, { encoding: "fairlead", routingKey: "traceID" }));
    expect(ofRecord).toBe(ofSpan);
  });
});

describe("service", () => {
  const named = resourceSection({ "service.name": "cart" }, scopeSection({}, span({ trace: trace1 })));
  const unnamed = resourceSection({ a: "1" }, scopeSection({}, span({ trace: trace1 })));
  const numbered = resourceSection({ "service.name": { int: 7n } }, scopeSection({}, span({ trace: trace1 })));
  const all = Buffer.concat([named, unnamed, numbered]);
  const metrics = Buffer.concat([
    resourceSection({ "service.name": "cart" }, scopeSection({}, metric({ name: "m", points: [{}] }))),
    resourceSection({ a: "1" }, scopeSection({}, metric({ name: "m", points: [{}] }))),
  ]);

  test("of traces is the bare string up to 0.150, and a pair from 0.152", () => {
    const keys = (encoding: "0.122" | "0.147" | "0.152") =>
      texts(keysOf("traces", all, { encoding, routingKey: "service" }));
    expect(keys("0.122")).toEqual(["cart", "", ""]);
    expect(keys("0.147")).toEqual(["cart", "", ""]);
    expect(keys("0.152")).toEqual(["service.name=cart|", "service.name=|", "service.name=7|"]);
  });

  test("of metrics is the bare string, and a resource without it fails all, or is dropped, or has an empty key", () => {
    expect(keysOf("metrics", metrics, { encoding: "0.122" }).refusal).toMatchObject({ retryable: true });
    const later = keysOf("metrics", metrics, { encoding: "0.145" });
    expect(later).toEqual({
      keys: [["resource 0", "cart"]],
      dropped: ["resource 1: no service name"],
      refusal: undefined,
    });
    expect(texts(keysOf("metrics", metrics, { encoding: "fairlead" }))).toEqual(["cart", ""]);
  });

  test("that no resource of the metrics has is an error that no retry helps", () => {
    const none = resourceSection({}, scopeSection({}, metric({ name: "m", points: [{}] })));
    expect(keysOf("metrics", none, { encoding: "0.157" }).refusal).toMatchObject({ retryable: false });
    expect(keysOf("metrics", Buffer.alloc(0), { encoding: "0.157" }).refusal).toBeUndefined();
  });

  test("of logs from 0.157 is the bare string of the resource, empty where it is missing", () => {
    const logs = Buffer.concat([resourceSection({ "service.name": "cart" }), resourceSection({ a: "1" })]);
    expect(keysOf("logs", logs, {}).keys).toEqual([
      ["resource 0", "cart"],
      ["resource 1", ""],
    ]);
  });
});

describe("identities", () => {
  // Answers of contrib internal/exp/metrics/identity 0.161.0 for this very request.
  const points = [{}, { host: "a" }, { host: "b", n: { int: 3n } }];
  const request = resourceSection(
    { "service.name": "cart" },
    scopeSection(
      { lib: "x" },
      metric({ name: "g", points }),
      metric({ name: "s", unit: "By", type: "sum", temporality: 2, monotonic: true, points }),
      metric({ name: "s", unit: "By", type: "sum", temporality: 1, points }),
      metric({ name: "h", type: "histogram", temporality: 1, points }),
      metric({ name: "e", type: "exponentialHistogram", temporality: 2, points }),
      metric({ name: "q", type: "summary", points }),
    ),
  );

  test("of streams are those of the Collector, for five kinds of metric", () => {
    expect(texts(keysOf("metrics", request, { routingKey: "streamID" }))).toEqual(
      [
        ["3144aaa471142922", "eb19a0103f7d1922", "a76b4ab04ccd5cb4"],
        ["da2f3ee5e2f88752", "f59b99627cf73d12", "5682cc2c62ae19c4"],
        ["bda8651d8fd46962", "c1aca1fdb0a94a62", "a151464fe8573f74"],
        ["284cebe730566dcb", "e65200c802628673", "fa79334859c5c405"],
        ["236f134c1ebff5d0", "1147d39e7dd22fd0", "df64095f01f6e546"],
        ["258ad279d28a6540", "96054cbd2e0e4ac0", "23902988c1022a56"],
      ]
        .flat()
        .map((sum) => `stream/${sum}`),
    );
  });

  test.each([
    [{ "service.name": "cart" }, "10a24e0e6ac31126"],
    [{}, "88201fb960ff6465"],
    [{ a: "1", b: { int: 2n } }, "8d1e83a6cd9622fc"],
    [{ resource_key: "foo" }, "99d9e3f8e25dd8f6"],
    [{ resource_key: "bar" }, "561be85f9d0f9beb"],
  ])("of resource %# is the Collector's", (resource, sum) => {
    expect(texts(keysOf("metrics", resourceSection(resource), { routingKey: "resource" }))).toEqual([
      `resource/${sum}`,
    ]);
  });

  test("metric names are keys as they are; a metric without points has one too, but belongs to no stream", () => {
    const empty = resourceSection({}, scopeSection({}, metric({ name: "é", points: [] })));
    expect(texts(keysOf("metrics", empty, { routingKey: "metric" }))).toEqual([Buffer.from("é").toString("latin1")]);
    const streams = keysOf("metrics", empty, { routingKey: "streamID" });
    expect(streams).toMatchObject({ keys: [], dropped: ["item 0: no data point"] });
  });
});

describe("attributes", () => {
  const byAttributes = (names: readonly string[], encoding: "0.122" | "0.147" | "0.157" | "fairlead" = "0.157") => ({
    routingKey: "attributes",
    routingAttributes: names,
    encoding,
  });
  const spans = resourceSection(
    { region: "eu" },
    scopeSection(
      { lib: "x" },
      span({ trace: trace1, name: "GET", kind: 2, attributes: { tenant: "acme", "span.name": "no" } }),
      span({ trace: trace1, name: "PUT", attributes: { tenant: "globex" } }),
      span({ trace: trace2, kind: 9 }),
    ),
  );
  const trace = (names: readonly string[], encoding?: "0.122" | "fairlead") =>
    keysOf("traces", spans, byAttributes(names, encoding)).keys;

  test("of spans are found on resource, scope and span, in the order asked for; the first span of a trace decides", () => {
    expect(trace(["tenant", "region", "lib"])).toEqual([
      ["item 0", "tenant=acme|region=eu|lib=x|"],
      ["item 1", "tenant=acme|region=eu|lib=x|"],
      ["item 2", "tenant=|region=eu|lib=x|"],
    ]);
    expect(trace(["tenant", "region"], "0.122").map(([, key]) => key)).toEqual(["acmeeu", "acmeeu", "eu"]);
  });

  test("that the resource has give its whole section one key, and so for a scope", () => {
    expect(trace(["region"])).toEqual([["resource 0", "region=eu|"]]);
    expect(trace(["lib", "region"])).toEqual([["scope 0", "lib=x|region=eu|"]]);
  });

  test("name and kind of a span go before its attributes; an unknown kind is empty", () => {
    expect(trace(["span.name", "span.kind"]).map(([, key]) => key)).toEqual([
      "span.name=GET|span.kind=Server|",
      "span.name=GET|span.kind=Server|",
      "span.name=GET|span.kind=|",
    ]);
  });

  test("of data points come level by level, and a missing one stands in its place among the last", () => {
    const request = resourceSection(
      { region: "eu" },
      scopeSection({ lib: "x" }, metric({ name: "m", points: [{ host: "a" }, {}] })),
    );
    const keys = (encoding: "0.147" | "0.157") =>
      keysOf("metrics", request, byAttributes(["none", "host", "lib", "region"], encoding)).keys;
    expect(keys("0.157")).toEqual([
      ["point 0", "region=eu|lib=x|none=|host=a|"],
      ["point 1", "region=eu|lib=x|none=|host=|"],
    ]);
    expect(keys("0.147").map(([, key]) => key)).toEqual(["euxa", "eux"]);
  });

  test("of records include severity and body, unless resource or scope have an attribute of that name", () => {
    const record = logRecord({ severity: "WARN", body: { int: 5n }, attributes: { "log.severity": "no" } });
    const keys = (resource: Record<string, string>) =>
      texts(
        keysOf("logs", resourceSection(resource, scopeSection({}, record)), byAttributes(["log.severity", "log.body"])),
      );
    expect(keys({})).toEqual(["log.severity=WARN|log.body=5|"]);
    expect(keys({ "log.body": "mine" })).toEqual(["log.body=mine|log.severity=WARN|"]);
  });

  test("by Fairlead's own rules are the same bytes for all signals, in the order asked for", () => {
    const own = byAttributes(["tenant", "absent", "region"], "fairlead");
    const [resource, tenant] = [{ region: "eu" }, { tenant: "acme" }];
    const keys = [
      keysOf("traces", resourceSection(resource, scopeSection({}, span({ trace: trace1, attributes: tenant }))), own),
      keysOf("metrics", resourceSection(resource, scopeSection({}, metric({ name: "m", points: [tenant] }))), own),
      keysOf("logs", resourceSection(resource, scopeSection({}, logRecord({ attributes: tenant }))), own),
    ].flatMap(texts);
    expect(keys).toEqual(new Array(3).fill("\u0001\u0004acme\u0000\u0001\u0002eu"));
  });

  test("by Fairlead's own rules are each span's own", () => {
    expect(trace(["tenant"], "fairlead").map(([, key]) => key)).toEqual([
      "\u0001\u0004acme",
      "\u0001\u0006globex",
      "\u0000",
    ]);
  });
});
