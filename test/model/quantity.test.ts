import { describe, expect, test } from "vitest";
import { parseCpuMillicores, parseMemoryBytes } from "../../src/model/quantity.ts";

/** Suffixes as in the Kubernetes documentation of quantities: 129e6 bytes are about 129M and 123Mi. */
describe("quantities of memory", () => {
  test.each([
    ["128974848", 128_974_848],
    ["123Mi", 128_974_848],
    ["129M", 129_000_000],
    ["1k", 1_000],
    ["1Ki", 1_024],
    ["1.5Gi", 1_610_612_736],
    ["2T", 2_000_000_000_000],
    ["1Ti", 1_099_511_627_776],
  ])("%s is %i bytes", (text, bytes) => {
    expect(parseMemoryBytes(text)).toBe(bytes);
  });

  test.each(["", "Mi", "-1Mi", "1 Mi", "1mi", "1MiB", "1.Gi", "many"])("%j is not one", (text) => {
    expect(parseMemoryBytes(text)).toBeUndefined();
  });
});

describe("quantities of CPU", () => {
  test.each([
    ["100m", 100],
    ["0.1", 100],
    ["1", 1_000],
    ["1.5", 1_500],
  ])("%s is %i thousandths of a core", (text, millicores) => {
    expect(parseCpuMillicores(text)).toBe(millicores);
  });

  test.each(["", "m", "-1", "1 m", "1core", "1Mi"])("%j is not one", (text) => {
    expect(parseCpuMillicores(text)).toBeUndefined();
  });
});
