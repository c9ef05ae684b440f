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
