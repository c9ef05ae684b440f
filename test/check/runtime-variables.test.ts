import { expect, test } from "vitest";
import { variableProblem } from "../../src/check/runtime-variables.ts";

const go = { language: "Go", memoryBytes: 256 * 2 ** 20, cpu: "1500m", flags: [] } as const;
const node = { ...go, language: "Node", flags: ["--enable-source-maps", "--max-old-space-size=120"] } as const;

/** As a Collector 0.161.0 takes it at its start: what is fatal ends it with "malformed GOMEMLIMIT". */
test.each([
  ["200MiB", "nothing"],
  ["209715200", "nothing"],
  ["off", "nothing"],
  ["", "nothing"],
  ["200Mi", "fatal"],
  ["4GB", "fatal"],
  ["1.5GiB", "fatal"],
  ["4GiB", "fatal"],
])("GOMEMLIMIT=%s in 256Mi: %s", (value, expected) => {
  const problem = variableProblem("GOMEMLIMIT", value, go);
  expect(problem === undefined ? "nothing" : problem.isFatal ? "fatal" : "passed over").toBe(expected);
});

test.each([
  ["GOMAXPROCS", "2", false],
  ["GOMAXPROCS", "0.5", true],
  ["GOMAXPROCS", "0", true],
  ["GOMAXPROCS", "64", true],
  ["GOGC", "off", false],
  ["GOGC", "50", false],
  ["GOGC", "50%", true],
  ["NODE_OPTIONS", "--max-old-space-size=50", true],
  ["HTTP_PROXY", "anything", false],
])("%s=%s for Go", (name, value, isTold) => {
  expect(variableProblem(name, value, go) !== undefined).toBe(isTold);
  expect(variableProblem(name, value, go)?.isFatal ?? false).toBe(false);
});

/** As Node 22.23.3 takes them: code 9 for what NODE_OPTIONS may not have; the command's own option wins. */
test.each([
  ["--max-old-space-size=4096", true],
  ["--max_old_space_size=4096", true],
  ["--max-semi-space-size=16", true],
  ["--max-heap-size=4096", true],
  ["--dns-result-order=ipv4first --watch", true],
  ["--dns-result-order=ipv4first", false],
  ["", false],
])("NODE_OPTIONS=%s", (value, isFatal) => {
  expect(variableProblem("NODE_OPTIONS", value, node)?.isFatal ?? false).toBe(isFatal);
});

test("libuv takes 1 to 1024 threads, and Node does not read what Go does", () => {
  expect(variableProblem("UV_THREADPOOL_SIZE", "0", node)).toBeDefined();
  expect(variableProblem("UV_THREADPOOL_SIZE", "8", node)).toBeUndefined();
  expect(variableProblem("GOGC", "100", node)?.message).toBe(
    "GOGC is read by programs of Go, and this container runs one of Node.",
  );
});

// The image of Node, 22.23.3 by its Dockerfile, has the program in /usr/local/bin, where a container runtime looks by PATH.
test("Node is found, and looks at certificates", () => {
  expect(variableProblem("PATH", "/usr/bin:/bin", node)?.isFatal).toBe(true);
  expect(variableProblem("PATH", "/opt/bin:/usr/local/bin:/usr/bin", node)).toBeUndefined();
  expect(variableProblem("PATH", "/usr/bin", go)).toBeUndefined();
  expect(variableProblem("NODE_TLS_REJECT_UNAUTHORIZED", "0", node)?.isFatal).toBe(false);
  expect(variableProblem("NODE_TLS_REJECT_UNAUTHORIZED", "1", node)).toBeUndefined();
});

// Node 20.20.2 and 22.23.3: "node: --frobnicate is not allowed in NODE_OPTIONS", code 9.
test("an option that no Node takes from NODE_OPTIONS is told, since a newer one may take it", () => {
  expect(variableProblem("NODE_OPTIONS", "--frobnicate", node)?.isFatal).toBe(false);
  expect(variableProblem("NODE_OPTIONS", "--stack-size=10", node)?.isFatal).toBe(false);
  expect(variableProblem("NODE_OPTIONS", "--no-warnings -r /a.cjs", node)).toBeUndefined();
});

test("what the balancer is started with anyway may stand in NODE_OPTIONS", () => {
  expect(variableProblem("NODE_OPTIONS", "--enable-source-maps", node)).toBeUndefined();
  expect(variableProblem("NODE_OPTIONS", "--enable-source-maps --max-old-space-size=400", node)?.isFatal).toBe(true);
});

/** Seen with Node 20 and 22: without the process that it waits for it ends, or listens nowhere. */
test.each(["NODE_UNIQUE_ID", "NODE_CHANNEL_FD"])("%s makes Node a child of a process that is not there", (name) => {
  expect(variableProblem(name, "1", node)).toMatchObject({ isFatal: true });
});

test("a debugger's port is told", () => {
  expect(variableProblem("NODE_OPTIONS", "--inspect=0.0.0.0:9229", node)).toMatchObject({ isFatal: false });
  expect(variableProblem("NODE_OPTIONS", "--inspect-brk", node)).toMatchObject({ isFatal: false });
});
