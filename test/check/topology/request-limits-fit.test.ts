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
