import { expect, test } from "vitest";
import { limitAfterRefusal } from "../../../src/runtime/send/size-refusal.ts";

const [invalid, permission, exhausted, outOfRange] = [3, 7, 8, 11];

// The words of servers: grpc-go 1.73, grpc-java 1.70, grpcio 1.70, grpc-js 1.13, tonic 0.12, Grpc.AspNetCore 2.67, the Collector's
// HTTP receiver 0.129.0, and Fairlead's own.
test.each([
  [exhausted, "grpc: received message larger than max (6000000 vs. 4194304)", 4_194_304],
  [exhausted, "grpc: received message after decompression larger than max 4194304", 4_194_304],
  [exhausted, "gRPC message exceeds maximum size 4194304: 6000000", 4_194_304],
  [exhausted, "Decompressed gRPC message exceeds maximum size 4194304", 4_194_304],
  [exhausted, "CLIENT: Received message larger than max (6000000 vs. 4194304)", 4_194_304],
  [exhausted, "Received message that decompresses to a size larger than 4194304", 4_194_304],
  [outOfRange, "Error, decoded message length too large: found 6000000 bytes, the limit is: 4194304 bytes", 4_194_304],
  [exhausted, "Received message exceeds the maximum configured message size.", 3_000_000],
  [exhausted, "HTTP status 413: too large", 3_000_000],
  [invalid, "HTTP status 400: http: request body too large", 3_000_000],
  [exhausted, "the message has 6000000 bytes; at most 4194304 are accepted", 4_194_304],
])("code %i, %s: at most %i", (code, message, limit) => {
  expect(limitAfterRefusal({ code, message }, 6_000_000)).toBe(limit);
});

test("of the size that was compressed and the limit, the limit is taken", () => {
  const message = "grpc: received message larger than max (5000000 vs. 4194304)";
  expect(limitAfterRefusal({ code: exhausted, message }, 6_000_000)).toBe(4_194_304);
});

test("a limit beyond belief halves the size instead", () => {
  expect(limitAfterRefusal({ code: exhausted, message: "larger than max 2000" }, 6_000_000)).toBe(3_000_000);
});

test.each([
  [exhausted, "quota of 1000000 spans a minute is used up"],
  [permission, "larger than max (6000000 vs. 4194304)"],
  [invalid, "bad span"],
])("code %i, %s, is a refusal of another kind", (code, message) => {
  expect(limitAfterRefusal({ code, message }, 6_000_000)).toBeUndefined();
});
