import fc from "fast-check";
import { expect, test } from "vitest";
import { OpenStreams } from "../../../src/runtime/http2/open-streams.ts";
import { SessionStream } from "../../../src/runtime/http2/session-stream.ts";
import { grownOld } from "../old-generation.ts";

const stream = (id: number) => new SessionStream(id, { send: 0, receive: 0 });

/** Side by side, far apart, and where a table of any size would have them at one place. */
const ids = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((number) => 2 * number + 1),
  fc.integer({ min: 0, max: 2 ** 30 - 1 }).map((number) => 2 * number + 1),
  fc.integer({ min: 0, max: 2 ** 10 - 1 }).map((number) => number * 2 ** 21 + 1),
);

test("streams are found by their ids, as in a Map", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ id: ids, adds: fc.boolean() }), { maxLength: 600 }), (steps) => {
      const [open, model] = [new OpenStreams(), new Map<number, SessionStream>()];
      for (const { id, adds } of steps) {
        if (adds && !model.has(id)) {
          const one = stream(id);
          open.add(one);
          model.set(id, one);
        } else expect(open.delete(id)).toBe(model.delete(id));
        expect(open.size).toBe(model.size);
        expect(open.get(id)).toBe(model.get(id));
      }
      expect(open.values()).toEqual([...model.values()].sort((left, right) => left.id - right.id));
      for (const [id, one] of model) expect(open.get(id)).toBe(one);
    }),
  );
});

test("a stream that has ended is collected while it is young", () => {
  const open = new OpenStreams();
  const grown = grownOld((time) => {
    open.add(stream(2 * time + 1));
    open.delete(2 * (time - 8) + 1);
  });
  expect(grown).toBeLessThan(100);
});
