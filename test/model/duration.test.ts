import { describe, expect, test } from "vitest";
import { parseDurationMs } from "../../src/model/duration.ts";
import { parseCpuMillicores, parseMemoryBytes } from "../../src/model/quantity.ts";

describe("Go durations", () => {
  test.each([
    ["5s", 5_000],
    ["1h30m", 5_400_000],
    ["1.5s", 1_500],
    [".5s", 500],
    ["100us", 0.1],
    ["-1s", -1_000],
    ["0", 0],
  ])("%s lasts %d ms", (text, ms) => {
    expect(parseDurationMs(text)).toBe(ms);
  });

  test.each(["", "5", "1d", "5 s", "5S", "s", "1e3s"])("%j is none", (text) => {
    expect(parseDurationMs(text)).toBeUndefined();
  });
});

describe("Kubernetes quantities", () => {
  test.each([
    ["256Mi", 268_435_456],
    ["1Gi", 1_073_741_824],
    ["1G", 1_000_000_000],
    ["1.5Ki", 1_536],
  ])("%s of memory is %d bytes", (text, bytes) => {
    expect(parseMemoryBytes(text)).toBe(bytes);
  });

  test("CPU is counted in thousandths of a core", () => {
    expect([parseCpuMillicores("200m"), parseCpuMillicores("1.5"), parseCpuMillicores("2")]).toEqual([
      200, 1_500, 2_000,
    ]);
  });

  test.each(["256", "Mi", "256mb", "1 Gi"])("%j is read as plain bytes or not at all", (text) => {
    expect(parseMemoryBytes(text)).toBe(text === "256" ? 256 : undefined);
  });
});
