import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { partBytes } from "../../../src/contract/memory.ts";
import { wholeCore } from "../../../src/routing/split/general-core.ts";
import { Cutter } from "../../../src/runtime/deliver/cutter.ts";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import type { PoolView } from "../../../src/runtime/pool/backend-pool.ts";
import { resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { closingAfterEach } from "../closing.ts";
import { balancerConfig } from "../configuration.ts";
import { testPart } from "../part.ts";
import { nowhere, testPool } from "../pool.ts";

const request = resourceSection({}, scopeSection({}, span({ trace: "0123456789abcdef0123456789abcdef" })));
const origin = testPart();
const closing = closingAfterEach();

/** Backends that are never there, with room for one item each. */
function viewOf(protocol: "grpc" | "http", count = 1): PoolView {
  const { exporter } = balancerConfig([]);
  const pool = testPool({ config: { exporter: { ...exporter, protocol, queueItemsMax: 1 } } });
  closing(() => pool.close());
  pool.update(Array.from({ length: count }, (_unused, index) => ({ endpoint: nowhere(index + 1), weight: 1 })));
  return pool.view;
}

function cutter() {
  const held = createHeldBytes(1_000_000);
  return { held, cut: new Cutter(createBufferPool(0)), core: wholeCore("traces") };
}

const toFirst = () => 0;

describe("the parts of a request", () => {
  // The prefix of a message in gRPC has 5 bytes; a body in HTTP/1.1 has none.
  test.each([
    ["grpc", 5],
    ["http", 0],
  ] as const)("have the room before them that their connection asks for: %s, %i bytes", (protocol, headroomBytes) => {
    const { cut, core, held } = cutter();
    const view = viewOf(protocol);
    expect(cut.plan(core, request, toFirst)).toEqual({ kind: "planned" });
    const size = cut.size(view);
    expect([size.items, size.crowded]).toEqual([1, undefined]);
    held.add(size.heldBytes);
    const [placed] = cut.write(view, held, origin, size);
    expect(placed?.part.bytes).toEqual(request);
    expect(placed?.part.arena.buffer.indexOf(request)).toBe(headroomBytes);
    // A part costs some objects besides.
    expect(held.held()).toBe(request.length + headroomBytes + partBytes);
    placed?.part.arena.release();
    expect(held.held()).toBe(0);
  });

  test("have no place where their backend's queue is full", () => {
    const { cut, core } = cutter();
    const view = viewOf("grpc");
    view.backends[0]?.sender.offer(testPart());
    cut.plan(core, request, toFirst);
    expect(cut.size(view).crowded).toBe(view.backends[0]);
  });

  test("have their place whatever waits for a backend that gets none of them", () => {
    const { cut, core } = cutter();
    const view = viewOf("grpc", 2);
    const [other] = view.backends;
    // More than it has room for, as when parts moved there from another queue.
    for (const part of [testPart(), testPart()]) other?.sender.offer(part);
    cut.plan(core, request, () => 1);
    expect(cut.size(view).crowded).toBeUndefined();
  });

  test("are written once, and only of the last plan", () => {
    const { cut, core } = cutter();
    const view = viewOf("grpc");
    const size = { bytes: 1_000, heldBytes: 0, items: 1, crowded: undefined };
    const write = () => cut.write(view, createHeldBytes(0), origin, size);
    expect(write).toThrow("planned last");
    cut.plan(core, request, toFirst);
    write();
    expect(write).toThrow("planned last");
    cut.plan(core, request, toFirst);
    expect(cut.plan(core, Buffer.from("not OTLP"), toFirst).kind).toBe("malformed");
    expect(write).toThrow("planned last");
  });
});
