import { describe, expect, test } from "vitest";
import { ringSharesAsAsked } from "../../../../src/check/deployed/objects/ring-shares-as-asked.ts";
import { pathText } from "../../../../src/diagnostics/format.ts";
import { brief } from "../../topology/declared.ts";
import { changed, configured, deployed } from "./deployed.ts";

const help = "accept it, or change weights or names a little: every spelling has its own points on the ring";

test("one spelling a backend asks for nothing", () => {
  expect(ringSharesAsAsked(deployed({ pool: { count: 50 } }))).toEqual([]);
});

/** Shares computed by an independent ring in Python (zlib.crc32), from the description of each generation. */
describe("several spellings", () => {
  test("within five points are fine: 23.7, 54.3 and 22.0 % for 25, 50, 25", () => {
    expect(ringSharesAsAsked(deployed({ pool: { count: 3, weights: [1, 2, 1] } }))).toEqual([]);
  });

  test("further off are reported with the exact shares, the worst first", () => {
    const from = deployed({ release: "0.161.0", pool: { count: 3, weights: [3, 2, 4] } });
    const found = ringSharesAsAsked(from);
    expect(found.map(brief)).toEqual([
      {
        code: "FL3006",
        severity: "warning",
        at: "edge/backend: weights",
        message:
          "The ring of Collector 0.161.0 gives shares of keys that differ from those asked for: backend-1 27.8 % instead of 33.3 %, backend-2 25.5 % instead of 22.2 %, backend-3 46.7 % instead of 44.4 %.",
        help,
      },
    ]);
    expect(pathText(found[0]?.collectorPath ?? [])).toBe("exporters.load_balancing.resolver.static.hostnames");
  });
});

test("spellings of one target are one backend, deployed here or not", () => {
  const hostnames = ["x", "x:4317", "y"];
  const path = ["exporters", "loadbalancing", "resolver", "static", "hostnames"];
  const from = configured(deployed(), "lb-collector-config", path, hostnames);
  const shares = "x 71.9 % instead of 66.7 %, y 28.1 % instead of 33.3 %";
  expect(ringSharesAsAsked(from).map(({ message }) => message)).toEqual([
    `The ring of Collector 0.129.1 gives shares of keys that differ from those asked for: ${shares}.`,
  ]);
});

test("a name listed twice has its share once: shares add up to all keys", () => {
  const path = ["exporters", "loadbalancing", "resolver", "static", "hostnames"];
  const [{ message } = { message: "" }] = ringSharesAsAsked(
    configured(deployed(), "lb-collector-config", path, ["x:4317", "y:4317", "x:4317"]),
  );
  const shares = [...message.matchAll(/([\d.]+) % instead/g)].map(([, share]) => Number(share));
  expect(shares).toHaveLength(2);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 1);
});

test("a version whose ring is not known says nothing", () => {
  const from = deployed({ release: "0.161.0", pool: { count: 3, weights: [3, 2, 4] } });
  expect(ringSharesAsAsked(changed(from, "collectors", "lb-collector-config", () => ({ version: "0.154.0" })))).toEqual(
    [],
  );
});
