import { compileBlueprint } from "fairlead";
import { describe, expect, test } from "vitest";
import { small, type Variation } from "../../../small.ts";
import { brief } from "../../topology/declared.ts";

const told = (variation: Variation) => compileBlueprint(small(variation)).diagnostics.map(brief);
const grpc = (endpoint: string) => ({ receivers: { otlp: { protocols: { grpc: { endpoint } } } } });

describe("a receiver behind a Service of the blueprint", () => {
  test.each(["[::1]:4317", "127.0.0.1:4317", "localhost:4317", "[0:0:0:0:0:0:0:1]:4317"])(
    "that listens at %s is found, once, whoever sends",
    (endpoint) => {
      const message =
        'The Service "edge-collector" leads to 4317/TCP of "edge-collector", where otlp listens on localhost only: nothing outside of the pod can connect.';
      const expected = {
        code: "FL4047",
        severity: "error",
        at: "small/edge: receivers.otlp.protocols.grpc.endpoint",
        message,
        help: 'set the endpoint of otlp to "[::]:4317"',
      };
      expect(told({ balancer: grpc(endpoint) })).toEqual([expected]);
      expect(told({ balancer: grpc(endpoint), generator: {} })).toEqual([expected]);
    },
  );

  test("is found at the defaults of the component, too, unless the operator opens them", () => {
    const balancer = { receivers: { otlp: { protocols: { grpc: {}, http: {} } } } };
    expect(told({ balancer }).map(({ code, at }) => `${code} ${at}`)).toEqual([
      "FL4047 small/edge: receivers.otlp.protocols.grpc.endpoint",
      "FL4047 small/edge: receivers.otlp.protocols.http.endpoint",
    ]);
    expect(told({ balancer, blueprint: { output: "operator" } })).toEqual([]);
  });

  test("is found once for all backends of a pool, whatever balances them", () => {
    for (const target of ["collector", "fairlead"]) {
      const found = told({ pool: grpc("[::1]:4317"), balancer: { target }, generator: {} });
      // Another rule compares the sizes of requests.
      expect(found.filter(({ code }) => code !== "FL3018").map(({ code, at }) => `${code} ${at}`)).toEqual([
        "FL4047 small/backend: receivers.otlp.protocols.grpc.endpoint",
      ]);
    }
  });

  test.each(["[::]:4317", "[::0]:4317", "0.0.0.0:4317", "[${env:POD_IP}]:4317", "${env:POD_IP}:4317"])(
    "may listen at %s",
    (endpoint) => {
      const env = { POD_IP: "10.0.0.1" };
      expect(told({ pool: { ...grpc(endpoint), env }, balancer: { ...grpc(endpoint), env }, generator: {} })).toEqual(
        [],
      );
    },
  );
});
