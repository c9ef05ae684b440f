import { describe, expect, test } from "vitest";
import { seededRandom } from "../../src/generate/random.ts";
import { sharedTraces } from "../../src/generate/trace-ids.ts";
import { createTraceWriter, type TraceShape } from "../../src/generate/traces.ts";
import { lastField } from "../../src/routing/otlp/attributes.ts";
import { numberOf } from "../../src/routing/otlp/messages.ts";
import { leafRange } from "../../src/routing/otlp/owners.ts";
import { readRequest } from "../../src/routing/otlp/read-request.ts";

const service = (name: string) => ({ name, resource: { "service.version": "1.0" }, attributes: { tenant: "a" } });
const shape: TraceShape = {
  services: ["cart", "checkout", "mail"].map(service),
  spansMin: 2,
  spansMax: 5,
  errors: 0.25,
};

/** Spans as their own fields say, in the order of the request. */
function spansOf(bytes: Buffer) {
  const read = readRequest("traces", bytes);
  if (read.kind === "malformed") throw new Error(read.fault.reason);
  const { request } = read;
  return Array.from({ length: request.items.count }, (_, item) => {
    const hex = (member: string) => {
      const { start, end } = lastField(request.bytes, [leafRange(request.items, item)], numberOf("Span", member));
      return Buffer.from(request.bytes.subarray(start, end)).toString("hex");
    };
    return {
      trace: hex("trace_id"),
      span: hex("span_id"),
      parent: hex("parent_span_id"),
      status: hex("status"),
      links: hex("links"),
      end: hex("end_time_unix_nano"),
    };
  });
}

function inTurns(count: number): () => number {
  let drawn = 0;
  return () => drawn++ % count;
}

describe("generated traces", () => {
  test("have the same ids in the same order for the same seed, and others for another", () => {
    const written = (seed: number) =>
      createTraceWriter(shape, seededRandom(seed)).write(20, 1_000, 0).bytes.toString("hex");
    expect(written(7)).toBe(written(7));
    expect(written(7)).not.toBe(written(8));
  });

  test("hold each trace's spans, of which each is the child of one before and one is the root", () => {
    const { bytes, items } = createTraceWriter(shape, seededRandom(1)).write(50, 1_700_000_000_000, 0);
    const spans = spansOf(bytes);
    expect(spans).toHaveLength(items);
    const traces = new Map(spans.map(({ trace }) => [trace, spans.filter((span) => span.trace === trace)]));
    expect(traces.size).toBe(50);
    for (const together of traces.values()) {
      expect(together.length).toBeGreaterThanOrEqual(2);
      expect(together.length).toBeLessThanOrEqual(5);
      const ids = together.map(({ span }) => span);
      expect(together.filter(({ parent }) => parent === "")).toHaveLength(1);
      for (const { parent } of together) if (parent !== "") expect(ids).toContain(parent);
    }
    expect(new Set(spans.map(({ span }) => span)).size).toBe(items);
  });

  test("end with an error as often as asked", () => {
    const spans = spansOf(createTraceWriter(shape, seededRandom(1)).write(40, 1_000, 0).bytes);
    expect(spans.filter(({ status }) => status !== "")).toHaveLength(10);
  });

  test("end at the time that is given", () => {
    const [span] = spansOf(createTraceWriter(shape, seededRandom(1)).write(1, 1_700_000_000_123, 0).bytes);
    const nanoseconds = Buffer.from(span?.end ?? "", "hex").readBigUInt64LE();
    expect(nanoseconds).toBe(1_700_000_000_123_000_000n);
  });

  test("are trees as deep and as wide as asked", () => {
    const wide: TraceShape = {
      ...shape,
      services: [service("cart")],
      spansMin: 7,
      spansMax: 7,
      tree: { depth: 3, fanOut: 2 },
      errors: 0,
    };
    const spans = spansOf(createTraceWriter(wide, seededRandom(1)).write(1, 1_000, 0).bytes);
    const parents = spans.map(({ parent }) => spans.findIndex(({ span }) => span === parent));
    expect(parents).toEqual([-1, 0, 1, 0, 1, 3, 3]);
  });

  test("are linked to the root of the trace before as often as asked", () => {
    const linked: TraceShape = { ...shape, services: [service("cart")], spansMin: 1, spansMax: 1, links: 0.5 };
    const spans = spansOf(createTraceWriter(linked, seededRandom(1)).write(4, 1_000, 0).bytes);
    // A link's first two fields are the ids of what it leads to.
    const link = (of: number) => `0a10${spans[of]?.trace}1208${spans[of]?.span}`;
    expect(spans.map(({ links }) => links)).toEqual(["", link(0), "", link(2)]);
  });

  test("that are long go on in later requests, each span once", () => {
    const long: TraceShape = { ...shape, spansMin: 3, spansMax: 3, long: { share: 0.5, gapMs: 60_000 } };
    const writer = createTraceWriter(long, seededRandom(1));
    const requests = [0, 59_000, 60_000, 120_000].map((ms) =>
      spansOf(writer.write(ms === 0 ? 4 : 0, 1e12 + ms, 0).bytes),
    );
    expect(requests.map((spans) => spans.length)).toEqual([8, 0, 2, 2]);
    const traces = new Set(requests[2]?.map(({ trace }) => trace));
    expect(new Set(requests[3]?.map(({ trace }) => trace))).toEqual(traces);
    expect(writer.open()).toBe(0);
    const spanIds = requests[2]?.map(({ span }) => span).sort();
    expect(requests[3]?.map(({ parent }) => parent).sort()).toEqual(spanIds);
  });

  test("that are late send their last span after the others, with the time at which it was", () => {
    const late: TraceShape = { ...shape, spansMin: 3, spansMax: 3, late: { share: 0.5, byMs: 60_000 } };
    const writer = createTraceWriter(late, seededRandom(1));
    const [now, soon, then] = [0, 59_000, 60_000].map((ms) =>
      spansOf(writer.write(ms === 0 ? 4 : 0, 1_700_000_000_000 + ms, 0).bytes),
    );
    expect([now?.length, soon?.length, then?.length, writer.open()]).toEqual([10, 0, 2, 0]);
    expect(then?.map(({ end }) => end)).toEqual([now?.[0]?.end, now?.[0]?.end]);
    const known = now?.map(({ span }) => span);
    for (const { parent } of then ?? []) expect(known).toContain(parent);
  });

  test("that are shared grow by a subtree each time, below one root", () => {
    const random = seededRandom(1);
    const sharedTrace = sharedTraces({ count: 2, skew: { zipf: 0, hot: 0.75 } }, random);
    const spans = spansOf(createTraceWriter({ ...shape, sharedTrace }, random).write(200, 1e12, 0).bytes);
    const traces = new Map(spans.map(({ trace }) => [trace, spans.filter((span) => span.trace === trace)]));
    expect(traces.size).toBe(2);
    for (const together of traces.values()) {
      const ids = new Set(together.map(({ span }) => span));
      expect(together.filter(({ parent }) => !ids.has(parent)).map(({ parent }) => parent)).toEqual([""]);
    }
  });

  test("are of services and tenants, a section each", () => {
    const tenants = { attribute: "tenant.id", draw: inTurns(3) };
    const { bytes } = createTraceWriter({ ...shape, tenants }, seededRandom(1)).write(30, 1e12, 0);
    for (const tenant of [1, 2, 3]) expect(bytes.includes(`tenant-${tenant}`)).toBe(true);
    expect(bytes.includes("tenant-4")).toBe(false);
    expect(spansOf(bytes).length).toBeGreaterThanOrEqual(60);
  });

  test("leave the room before them that a transport needs", () => {
    const { bytes } = createTraceWriter(shape, seededRandom(1)).write(1, 1_000, 5);
    expect(bytes.byteOffset).toBe(5);
  });
});
