import { describe, expect, test } from "vitest";
import { contentLength, KnownHeads, readHead } from "../../../src/runtime/http2/message-head.ts";

const request = [":method", "POST", ":scheme", "http", ":path", "/", ":authority", "x"];

describe("the head of a message (RFC 9113, 8.2 and 8.3)", () => {
  test.each([
    ["a request", "request", request],
    ["a request without an authority, but with a host", "request", [...request.slice(0, 6), "host", "x"]],
    ["CONNECT", "request", [":method", "CONNECT", ":authority", "x:1"]],
    ["fields of any kind behind", "request", [...request, "te", "trailers", "x-a", "", "x-b", "\u00e4 \t b"]],
    ["two lengths that agree", "request", [...request, "content-length", "3", "content-length", "3"]],
    ["an answer", "answer", [":status", "200", "grpc-status", "0"]],
    ["trailers", "trailers", ["grpc-status", "0"]],
    ["no trailers at all", "trailers", []],
  ] as const)("takes %s", (_what, kind, fields) => {
    expect(readHead(fields, kind)).toBeDefined();
  });

  test.each([
    ["no method", "request", request.slice(2)],
    ["no scheme", "request", [...request.slice(0, 2), ...request.slice(4)]],
    ["an empty path", "request", [...request.slice(0, 5), "", ":authority", "x"]],
    ["CONNECT with a path", "request", [":method", "CONNECT", ":authority", "x:1", ":path", "/"]],
    ["CONNECT to nobody", "request", [":method", "CONNECT"]],
    ["a status in a request", "request", [...request, ":status", "200"]],
    ["a path in an answer", "answer", [":status", "200", ":path", "/"]],
    ["a status that is not one", "answer", [":status", "20"]],
    ["a status in trailers", "trailers", [":status", "200"]],
    ["an empty name", "request", [...request, "", "x"]],
    ["a space in a name", "request", [...request, "x y", "x"]],
    ["a zero in a value", "request", [...request, "x", "a\0b"]],
    ["a space before a value", "request", [...request, "x", " a"]],
    ["a tab behind a value", "request", [...request, "x", "a\t"]],
    ["transfer-encoding", "request", [...request, "transfer-encoding", "chunked"]],
    ...["connection", "keep-alive", "proxy-connection", "upgrade"].map(
      (name) => [name, "request", [...request, name, "x"]] as const,
    ),
    ["te of more than trailers", "request", [...request, "te", "trailers, gzip"]],
    ["a carriage return in a value", "trailers", ["x", "a\r"]],
    ["a capital in a name of trailers", "trailers", ["Grpc-Status", "0"]],
    ["two authorities", "request", [...request, ":authority", "x"]],
    ["a pseudo-header of an extension that was not offered", "request", [...request, ":protocol", "websocket"]],
    ["a length below zero", "request", [...request, "content-length", "-1"]],
  ] as const)("refuses %s", (_what, kind, fields) => {
    expect(readHead(fields, kind)).toBeUndefined();
  });

  test("says the length, where there is one, and the first of equal names", () => {
    const head = readHead([...request, "content-length", "12", "x", "1", "x", "2"], "request");
    expect([head && contentLength(head), head?.get("x"), head?.get("y")]).toEqual([12, "1", undefined]);
  });

  test("of a request that is the same list is the same object", () => {
    const heads = new KnownHeads();
    const first = heads.read(request, "request");
    expect(heads.read(request, "request")).toBe(first);
    expect(heads.read([...request], "request")).not.toBe(first);
    expect(heads.read(request, "trailers")).toBeUndefined();
    for (let other = 0; other < 10; other++) expect(heads.read([], "request")).toBeUndefined();
    expect(heads.read(request, "request")?.get(":path")).toBe("/");
    // What is large is not kept for a connection.
    const large = [...request, "x", "y".repeat(10_000)];
    expect(heads.read(large, "request")).not.toBe(heads.read(large, "request"));
  });
});
