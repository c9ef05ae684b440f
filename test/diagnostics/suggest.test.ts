import { describe, expect, test } from "vitest";
import { didYouMean, distanceBetween, mayMean, nearest, oneOfWords } from "../../src/diagnostics/suggest.ts";

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

  test("are put into words, or there are none", () => {
    expect(didYouMean("hosts", ["hostnames", "host", "costs"])).toBe("did you mean host or costs?");
    expect(didYouMean("weights", ["hostnames"])).toBeUndefined();
  });
});

describe("what a word may have been meant for", () => {
  test.each([
    ["endpont", "endpoint"],
    ["retryOnFailure", "retry_on_failure"],
    ["tls_setting", "tls"],
    ["trace_endpoint", "endpoint"],
  ])("%s for %s", (word, name) => {
    expect(mayMean(word, name)).toBe(true);
  });

  test.each([
    ["colour", "endpoint"],
    ["sending_queue", "queue_size"],
    ["retry_on_failure", "timeout"],
  ])("%s not for %s", (word, name) => {
    expect(mayMean(word, name)).toBe(false);
  });
});

test("of a few words the nearest is suggested, else all", () => {
  expect(oneOfWords("gpc", ["aks", "gcp", ""])).toBe("did you mean gcp?");
  expect(oneOfWords("oldest", ["latest", "earliest", ""])).toBe("use latest or earliest");
});
