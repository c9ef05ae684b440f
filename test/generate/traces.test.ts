import { describe, expect, test } from "vitest";
import { seededRandom } from "../../src/generate/random.ts";
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
  errorEvery: 4,
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

  test("end at the time that is given, to a microsecond", () => {
    const [span] = spansOf(createTraceWriter(shape, seededRandom(1)).write(1, 1_700_000_000_123, 0).bytes);
    const nanoseconds = Buffer.from(span?.end ?? "", "hex").readBigUInt64LE();
    expect(Math.abs(Number(nanoseconds - 1_700_000_000_123_000_000n))).toBeLessThan(1_000);
  });

  test("are trees as wide as asked: a span's children follow each other", () => {
    const wide: TraceShape = {
      ...shape,
      services: [service("cart")],
      spansMin: 7,
      spansMax: 7,
      fanOut: 2,
      errorEvery: 0,
    };
    const spans = spansOf(createTraceWriter(wide, seededRandom(1)).write(1, 1_000, 0).bytes);
    const parents = spans.map(({ parent }) => spans.findIndex(({ span }) => span === parent));
    expect(parents).toEqual([-1, 0, 0, 1, 1, 2, 2]);
  });

  test("are linked to the root of the trace before as often as asked", () => {
    const linked: TraceShape = { ...shape, services: [service("cart")], spansMin: 1, spansMax: 1, linkEvery: 2 };
    const spans = spansOf(createTraceWriter(linked, seededRandom(1)).write(4, 1_000, 0).bytes);
    // A link's first two fields are the ids of what it leads to.
    const link = (of: number) => `0a10${spans[of]?.trace}1208${spans[of]?.span}`;
    expect(spans.map(({ links }) => links)).toEqual(["", link(0), "", link(2)]);
  });

  test("that are long go on in later requests, each span once", () => {
    const long: TraceShape = { ...shape, spansMin: 3, spansMax: 3, long: { every: 2, gapMs: 60_000 } };
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

  test("leave the room before them that a transport needs", () => {
    const { bytes } = createTraceWriter(shape, seededRandom(1)).write(1, 1_000, 5);
    expect(bytes.byteOffset).toBe(5);
  });
});
