import { describe, expect, test } from "vitest";
import { movedKeys } from "../../src/inspect/moved-keys.ts";
import { balancerOfAddresses } from "../../src/inspect/routed-balancer.ts";
import { buildRing, ringShares } from "../../src/routing/pick/ring.ts";

const three = ["backend-1:4317", "backend-2:4317", "backend-3:4317"];
const at = (version: string, endpoints = three, routingKey?: string) =>
  balancerOfAddresses({ endpoints, routingKey, routingAttributes: [], version });

describe("keys that move", () => {
  test("are none without a change", () => {
    expect(movedKeys(at("0.129.0"), at("0.129.1"), 500).map(({ moved }) => moved)).toEqual([0, 0, 0]);
  });

  test("are the share of the backend that leaves, on a ring of the third generation with room", () => {
    const [traces] = movedKeys(at("0.161.0"), at("0.161.0", three.slice(0, 2)), 4_000);
    const share = ringShares(buildRing(3, three))[2] ?? 0;
    // Of 4 000 keys a part of a third varies by less than three hundredths.
    expect(Math.abs((traces?.moved ?? 0) - share)).toBeLessThan(0.03);
    expect(traces?.crossing).toBeUndefined();
  });

  test("are about two thirds of three backends where the ring's generation changes, which is told", () => {
    const [traces] = movedKeys(at("0.129.0"), at("0.161.0"), 4_000);
    expect(traces?.crossing).toEqual({ from: 1, to: 3 });
    expect(Math.abs((traces?.moved ?? 0) - 2 / 3)).toBeLessThan(0.06);
  });

  test("count another way of writing keys on the same ring", () => {
    // From 0.152 on the text of a service is `service.name=checkout|` (contrib loadbalancingexporter).
    const [traces] = movedKeys(at("0.150.0", three, "service"), at("0.152.0", three, "service"), 2_000);
    expect(traces?.crossing).toBeUndefined();
    expect(traces?.moved).toBeGreaterThan(0.5);
  });

  test("are unknown where a side does not route by a key, with the reason", () => {
    const [, metrics] = movedKeys(at("0.129.0"), at("0.129.0", three, "traceID"), 100);
    expect(metrics).toMatchObject({
      signal: "metrics",
      moved: undefined,
      note: '"traceID" is not a routing key for metrics',
    });
  });
});
