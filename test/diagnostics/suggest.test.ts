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
    expect(didYouMean("hots", ["hostnames", "host", "lots"])).toBe("did you mean host or lots?");
    expect(didYouMean("weights", ["hostnames"])).toBeUndefined();
  });
});

/** Keys and words of the components' own documentation, and what was typed for them. */
describe("what is meant is said alone", () => {
  test.each([
    ["several of a thing for one", "trace_statement", ["trace_statements", "metric_statements"], "trace_statements"],
    ["one for several", "hostnames", ["hostname", "hosts"], "hostname"],
    ["one for several that change their end", "policy", ["num_traces", "policies", "decision_wait"], "policies"],
    ["a letter that is missing", "k8s.pod.nme", ["k8s.pod.uid", "k8s.pod.name", "k8s.node.name"], "k8s.pod.name"],
    ["other separators", "k8s_pod_name", ["k8s.node.name", "k8s.pod.name"], "k8s.pod.name"],
    ["letters in upper case", "sendBatchSize", ["send_batch_max_size", "send_batch_size"], "send_batch_size"],
    ["a beginning that is missing", "batch_size", ["send_batch_max_size", "send_batch_size"], "send_batch_size"],
    ["an end that is missing", "retry", ["retry_on_failure", "timeout"], "retry_on_failure"],
    ["an end of a word of conventions", "k8s.namespace", ["k8s.namespace.name", "k8s.pod.name"], "k8s.namespace.name"],
  ])("%s: %s", (_, word, candidates, meant) => {
    expect(didYouMean(word, candidates)).toBe(`did you mean ${meant}?`);
  });

  test("an end that many names have says nothing", () => {
    expect(didYouMean("name", ["pod.name", "node.name", "job.name", "set.name"])).toBeUndefined();
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
