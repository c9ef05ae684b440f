import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

function route(args: readonly string[], input = "") {
  const program = ["--conditions=fairlead-source", "--import", "tsx", "src/cli/main.ts", "route", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, {
    encoding: "utf8",
    input,
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";

test("a key is answered with its owner and the reason", () => {
  // The owner of this trace id is the real exporter's, as in test/fixtures/routing/rings.json.
  const { status, stdout } = route([
    "endpoint-1",
    "endpoint-2",
    "--trace-id",
    traceId,
    "--collector",
    "0.129.0,0.135.0",
  ]);
  expect(status).toBe(0);
  expect(stdout.match(/owner .*/g)?.filter((_, index) => index % 2 === 0)).toEqual([
    "owner     endpoint-2",
    "owner     endpoint-1",
  ]);
  expect(stdout).toContain(`key       ${traceId} (16 bytes)`);
});

test("an OTLP request on stdin is answered item by item", () => {
  const request = { resourceSpans: [{ scopeSpans: [{ spans: [{ traceId, spanId: "00f067aa0ba902b7" }] }] }] };
  const args = ["a:4317", "b:4317", "--collector", "0.129.0", "--otlp", "-", "--format", "json"];
  const { stdout } = route(args, JSON.stringify(request));
  expect(JSON.parse(stdout)).toMatchObject({ item: "00f067aa0ba902b7", traceId, key: traceId });
});

test.each([
  ["nothing", "", "is empty"],
  ["what is not OTLP", "garbage", "is not JSON, and protobuf does not say its signal: add --signal"],
])("of %s on stdin it is said what is wrong", (_what, input, words) => {
  expect(route(["a:4317", "--otlp", "-"], input)).toMatchObject({ status: 2, stderr: `fairlead route: -: ${words}\n` });
});

test("wrong usage is told in one line, with exit code 2", () => {
  expect(route(["a:4317"])).toEqual({
    status: 2,
    stdout: "",
    stderr: expect.stringMatching(/^fairlead route: say what to look for.*\n$/) as string,
  });
});

test("a key that lacks what decides ends with 1, and says what to give", () => {
  const { status, stdout } = route(["a:4317", "b:4317", "--routing-key", "traceID", "--service", "cart"]);
  expect(stdout).toContain("undecided: give --trace-id");
  expect(status).toBe(1);
});

test("a batch with a line that has no answer ends with 1 and says which", () => {
  const lines = `{"traceId":"${traceId}","signal":"traces"}\nno JSON\n`;
  const { status, stdout, stderr } = route(["a:4317", "b:4317", "--batch"], lines);
  expect(stdout.split("\n").map((line) => Object.keys(JSON.parse(line || "{}") as object)[0])).toEqual([
    "signal",
    "error",
    undefined,
  ]);
  expect(stderr).toBe("fairlead route: 1 of 2 lines have an error for an answer, the first is line 2\n");
  expect(status).toBe(1);
});
