import { expect, test } from "vitest";
import { requestLimit } from "../../src/needs/request-limits.ts";

const mib = 2 ** 20;

test.each([
  ["gRPC's own default", { protocols: { grpc: null } }, "grpc", { bytes: 4 * mib, at: undefined }],
  ["confighttp's own default", { protocols: { http: {} } }, "http", { bytes: 20 * mib, at: undefined }],
  [
    "what is written in MiB",
    { protocols: { grpc: { max_recv_msg_size_mib: 16 } } },
    "grpc",
    { bytes: 16 * mib, at: ["protocols", "grpc", "max_recv_msg_size_mib"] },
  ],
  [
    "what is written in bytes",
    { protocols: { http: { max_request_body_size: 1_000 } } },
    "http",
    { bytes: 1_000, at: ["protocols", "http", "max_request_body_size"] },
  ],
  [
    "the default for zero",
    { protocols: { http: { max_request_body_size: 0 } } },
    "http",
    { bytes: 20 * mib, at: undefined },
  ],
  ["nothing where it does not listen", { protocols: { http: {} } }, "grpc", undefined],
  ["nothing of what is not a receiver", null, "grpc", undefined],
] as const)("a receiver takes %s", (_what, receiver, protocol, limit) => {
  expect(requestLimit(receiver, protocol)).toEqual(limit);
});
