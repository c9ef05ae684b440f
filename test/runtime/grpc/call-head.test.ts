import { expect, test } from "vitest";
import { CallHead } from "../../../src/runtime/grpc/call-head.ts";
import { MessageFields } from "../../../src/runtime/http2/message-head.ts";

const call = [":method", "POST", ":path", "/a.B/C", "content-type", "application/grpc+proto", "grpc-timeout", "2S"];

test("the head of a call is read once, however often its sender repeats it", () => {
  const fields = new MessageFields([...call, "authorization", "me", "x-tenant", "a"]);
  const head = CallHead.of(fields);
  expect(head).toMatchObject({ path: "/a.B/C", timeoutMs: 2_000, encoding: "identity", authorization: "me" });
  expect([head.refusal, head.field("x-tenant")]).toEqual([undefined, "a"]);
  expect(CallHead.of(fields)).toBe(head);
});

test.each([
  ["a GET request", ":method", "GET", 12],
  ["another content", "content-type", "text/html", 2],
])("%s is not a call", (_what, name, value, code) => {
  const fields = call.with(call.indexOf(name) + 1, value);
  expect(CallHead.of(new MessageFields(fields)).refusal?.code).toBe(code);
});

test("an encoding without a name is none, so that nobody asks to decompress it", () => {
  expect(CallHead.of(new MessageFields([...call, "grpc-encoding", ""])).encoding).toBe("identity");
});
