import { compileBlueprint } from "fairlead";
import { expect, test } from "vitest";
import { small } from "../../small.ts";
import { brief } from "../topology/declared.ts";

const found = (protocols: object, blueprint: object = {}) =>
  compileBlueprint(
    small({ balancer: { receivers: { otlp: { protocols } } }, generator: {}, blueprint }),
  ).diagnostics.map(brief);

const endpoint = "[::]:4318";

test.each(["workload", "operator"])("a generator needs OTLP over gRPC of its balancer, with output %s", (output) => {
  const [one, ...others] = found({ http: { endpoint } }, { output });
  expect(others).toEqual([]);
  expect(one).toMatchObject({ code: "FL4004", severity: "error", at: "small/checkout: to" });
  expect(one?.message).toMatch(
    /^The generator sends OTLP over gRPC to port 4317 of "edge-coll.*", where nothing listens\.$/,
  );
});

test("so it does where HTTP has the port, or gRPC another", () => {
  const answered = found({ http: { endpoint: "[::]:4317" } }).filter(({ code }) => code === "FL4004");
  expect(answered.map(({ message }) => message)).toEqual([
    'The generator sends OTLP over gRPC to port 4317 of "edge-collector", where its pods speak OTLP over HTTP.',
  ]);
  expect(found({ grpc: { endpoint: "[::]:14317" } }).map(({ at }) => at)).toEqual(["small/checkout: to"]);
});

test("a receiver that asks for what generators do not show refuses them", () => {
  const tls = { cert_file: "/etc/tls/tls.crt", key_file: "/etc/tls/tls.key" };
  expect(found({ grpc: { endpoint: "[::]:4317", tls } }).map(({ code, at }) => `${code} ${at}`)).toContain(
    "FL4004 small/checkout: to",
  );
});

test("gRPC alone is enough for them", () => {
  expect(found({ grpc: { endpoint: "[::]:4317" } })).toEqual([]);
});

const overHttp = (http: object, compression = "none") =>
  compileBlueprint(
    small({
      balancer: {
        receivers: { otlp: { protocols: { grpc: { endpoint: "[::]:4317" }, http: { endpoint, ...http } } } },
      },
      generator: { runner: "built-in", protocol: "http/protobuf", compression },
    }),
  )
    .diagnostics.map(brief)
    .filter(({ code }) => code === "FL4004");

// Both Collectors answered 400, "unsupported Content-Encoding", to gzip and to none with ["zstd"].
test("an encoding that the receiver does not take is told", () => {
  expect(overHttp({ compression_algorithms: ["zstd"] }).map(({ at }) => at)).toEqual(["small/checkout: compression"]);
  expect(overHttp({ compression_algorithms: ["", "zstd"] })).toEqual([]);
  expect(overHttp({ compression_algorithms: ["", "zstd"] }, "gzip")[0]?.message).toBe(
    'The generator sends OTLP over HTTP to port 4318 of "edge-collector", with gzip, which its receiver answers with 400.',
  );
  expect(overHttp({}, "gzip")).toEqual([]);
});

test("so is a path that is not the usual one", () => {
  expect(overHttp({ traces_url_path: "/otel/traces" })[0]?.message).toContain("at another path and answers 404");
  expect(overHttp({ traces_url_path: "v1/traces" })).toEqual([]);
  expect(overHttp({ logs_url_path: "/otel/logs" })).toEqual([]);
});
