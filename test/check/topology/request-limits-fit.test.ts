import { expect, test } from "vitest";
import { requestLimitsFit } from "../../../src/check/topology/request-limits-fit.ts";
import { brief, declared } from "./declared.ts";

const with24 = { receivers: { otlp: { protocols: { grpc: { max_recv_msg_size_mib: 24 } } } } };
const found = (settings: object, pool: object = {}) =>
  requestLimitsFit(declared({ balancer: { target: "fairlead", ...settings }, pool })).map(brief);

test("a balancer that sends more at once than its backends take is told", () => {
  expect(found({ maxRequestSize: "24Mi" })).toEqual([
    {
      code: "FL3018",
      severity: "warning",
      at: "edge/lb: maxRequestSize",
      message:
        '"lb" would send up to 24Mi, but the backends of "backend" take 20Mi: each larger request is refused once, and then sent in pieces.',
      help: "use at most 20Mi, or raise max_recv_msg_size_mib of the pool's otlp receiver",
    },
  ]);
});

test.each([
  ["the limit of gRPC servers", { maxRequestSize: "4Mi" }, {}],
  ["less", { maxRequestSize: "100Ki" }, {}],
  ["what backends are told to take", { maxRequestSize: "24Mi" }, with24],
  ["what HTTP receivers take", { maxRequestSize: "20Mi", backendProtocol: "http" }, {}],
  ["nothing that is written", {}, {}],
  ["what is not a size, which has a finding of its own", { maxRequestSize: "large" }, {}],
])("%s fits", (_what, settings, pool) => {
  expect(found(settings, pool)).toEqual([]);
});

const ofGenerator = (generator: object, balancer: object, pool: object = {}) =>
  requestLimitsFit(declared({ balancer, pool, generator: { runner: "built-in", ...generator } })).map(brief);
const with1 = { receivers: { otlp: { protocols: { grpc: { max_recv_msg_size_mib: 1 } } } } };

test("what a generator sends at once is held against the receiver of its balancer", () => {
  expect(ofGenerator({ payload: "900Ki" }, with1)).toEqual([
    {
      code: "FL3018",
      severity: "warning",
      at: "edge/checkout: payload",
      message:
        '"checkout" sends up to 1.75Mi at once, and the receiver of "lb" takes 1Mi at most: what is larger is refused, and lost.',
      help: "use a smaller payload or `batch`, or raise max_recv_msg_size_mib of the receiver",
    },
  ]);
  expect(ofGenerator({ payload: "400Ki" }, with1)).toEqual([]);
  expect(ofGenerator({ payload: "40Ki", every: "1ms" }, with1)).toHaveLength(1);
  expect(ofGenerator({ payload: "40Ki", every: "1ms", batch: 5 }, with1)).toEqual([]);
});

test("Fairlead's balancer cuts a request, and no item of it", () => {
  const target = { target: "fairlead" };
  expect(ofGenerator({ payload: "900Ki" }, target, with1)).toEqual([]);
  expect(ofGenerator({ payload: "1Mi" }, target, with1)).toMatchObject([
    { code: "FL3018", at: "edge/checkout: payload" },
  ]);
  expect(ofGenerator({ payload: "200Ki" }, { ...target, maxRequestSize: "100Ki" })).toHaveLength(1);
});
