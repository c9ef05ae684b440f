import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { HpackDecoder } from "../../../../src/runtime/http2/hpack/decoder.ts";
import { HpackEncoder } from "../../../../src/runtime/http2/hpack/encoder.ts";

const limits = { tableBytesMax: 4_096, listBytesMax: 100_000, fieldsMax: 1_000 };
const head = { ":method": "POST", ":path": "/a.Service/Method", te: "trailers", "content-type": "application/grpc" };
const fieldsOf = (headers: object) => Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);

/** An encoder, and the decoder at the other end. The decoder is held to RFC 7541 by its own test. */
function pair(tableBytesMax = limits.tableBytesMax) {
  const encoder = new HpackEncoder();
  const decoder = new HpackDecoder({ ...limits, tableBytesMax });
  encoder.tableSizeMax(tableBytesMax);
  const send = (headers: Record<string, string | number>, own?: Record<string, string>) => {
    const block = Buffer.from(encoder.encode(headers, own));
    return { block, fields: decoder.decode(block, 0, block.length) };
  };
  return { encoder, send };
}

test("what is the same in each call costs a byte a field from the second time on", () => {
  const { send } = pair();
  expect(send(head).fields).toEqual(fieldsOf(head));
  const again = send(head, { "grpc-timeout": "5000m" });
  expect(again.fields).toEqual([...fieldsOf(head), "grpc-timeout", "5000m"]);
  expect(send(head).block).toHaveLength(4);
  // Kept as bytes by now, and equal all the same.
  expect(send(head).fields).toEqual(fieldsOf(head));
  expect(send({ ...head }).block).toHaveLength(4);
});

test("credentials are never kept, here or behind (RFC 7541, 6.2.3)", () => {
  const { send } = pair();
  const { block, fields } = send({ authorization: "Bearer x" });
  expect(fields).toEqual(["authorization", "Bearer x"]);
  // The pattern 0001 with index 23.
  expect([...block.subarray(0, 2)]).toEqual([0x1f, 0x08]);
  expect(send({ authorization: "Bearer x" }).block).toEqual(block);
});

test("a peer that has no table gets no fields for it, and one that shrinks it is followed", () => {
  const without = pair(0);
  for (let round = 0; round < 3; round++) expect(without.send(head).fields).toEqual(fieldsOf(head));
  const { encoder, send } = pair();
  send(head);
  encoder.tableSizeMax(0);
  encoder.tableSizeMax(4_096);
  // Both sizes are said, the least first (RFC 7541, 4.2).
  const { block, fields } = send(head);
  expect([...block.subarray(0, 4)]).toEqual([0x20, 0x3f, 0xe1, 0x1f]);
  expect(fields).toEqual(fieldsOf(head));
});

test("more than a table holds pushes the oldest out at both ends", () => {
  const { send } = pair();
  for (let index = 0; index < 300; index++) {
    const headers = { ":path": `/${"p".repeat(index)}`, "user-agent": "x".repeat(index % 50) };
    expect(send(headers).fields).toEqual(fieldsOf(headers));
  }
});

test("all octets of latin1 come through, in the Huffman code where that is shorter", () => {
  const { send } = pair();
  for (let code = 0; code < 256; code++) {
    const headers = { "x-value": String.fromCharCode(code).repeat(1 + (code % 7)) };
    expect(send(headers).fields).toEqual(fieldsOf(headers));
  }
  const long = { "x-value": "a".repeat(5_000) };
  expect(send(long).fields).toEqual(fieldsOf(long));
  expect(send(long).block.length).toBeLessThan(3_300);
});
