import { describe, expect, test } from "vitest";
import { distanceBetween, nearest } from "../../src/diagnostics/suggest.ts";

describe("suggestions", () => {
  test.each([
    { left: "endpoint", right: "endpont", distance: 1 }, // one letter missing
    { left: "timeout", right: "timoeut", distance: 1 }, // two neighbours swapped
    { left: "kitten", right: "sitting", distance: 3 }, // the textbook pair
    { left: "", right: "abc", distance: 3 },
  ])("the distance of $left and $right is $distance", ({ left, right, distance }) => {
    expect(distanceBetween(left, right)).toBe(distance);
  });

  test("another spelling habit is no distance: trace_id means traceID", () => {
    expect(nearest("trace_id", ["service", "traceID", "streamID"])).toEqual(["traceID"]);
  });

  test("what is too far away is not suggested", () => {
    expect(nearest("weights", ["hostnames"])).toEqual([]);
  });
});
