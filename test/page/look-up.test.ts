import { describe, expect, test } from "vitest";
import { lookUp, troubleIn } from "../../src/page/look-up.ts";
import { endpoints, lookedAt } from "./page.ts";

const facts = { service: undefined, metric: undefined, attributes: {} };
const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";

function resultOf(at: ReturnType<typeof lookedAt>) {
  const [answer] = lookUp(at, { ...facts, traceId });
  if (answer?.result.kind !== "routed") throw new Error("the key is routed");
  return answer.result;
}

test("a key is told with its hash, its place, its owner and who comes after it", () => {
  const { owner, hash, place, next, now, key } = resultOf(lookedAt());
  // CRC-32 by Python's zlib of the sixteen bytes.
  expect(hash).toBe(374_044_869);
  expect(place).toEqual({ at: 4_869, of: 36_000 });
  expect([owner, ...next].sort()).toEqual(["backend-1", "backend-2", "backend-3"]);
  expect(now).toBe("it is available, and takes it");
  expect(key).toBe(`${traceId} (16 bytes)`);
});

describe("while the owner cannot be used", () => {
  const trouble = "it is not available";
  const owner = `${resultOf(lookedAt()).owner}:4317`;
  const others = endpoints.filter((endpoint) => endpoint !== owner);

  test("a key waits, is rejected, or goes to a backend that can", () => {
    const troubles = { [owner]: trouble };
    expect(resultOf(lookedAt(troubles, "hold")).now).toBe(`${trouble}: what has this key waits in the balancer`);
    expect(resultOf(lookedAt(troubles, "shed")).now).toBe(`${trouble}: what has this key is rejected`);
    expect(resultOf(lookedAt({ ...troubles, [others[0] ?? ""]: trouble }, "spill")).now).toBe(
      `${trouble}: what has this key goes to ${others[1]?.replace(":4317", "")} meanwhile`,
    );
    const all = Object.fromEntries(endpoints.map((endpoint) => [endpoint, trouble]));
    expect(resultOf(lookedAt(all, "spill")).now).toBe(`${trouble}, and no other backend can be used`);
  });
});

test("what was not given is asked for", () => {
  const [answer] = lookUp(lookedAt(), { ...facts, traceId: undefined, service: "checkout" });
  expect(answer?.result).toEqual({ kind: "open", reason: "it is routed by trace id, which was not given" });
});

test("a backend without a connection cannot be used, an idle one can", () => {
  expect(troubleIn({ isAvailable: true, connection: "waiting" })).toBe("there is no connection to it");
  expect(troubleIn({ isAvailable: true, connection: "idle" })).toBe("");
  expect(troubleIn({ isAvailable: false, connection: "ready" })).toBe("it is not available");
});
