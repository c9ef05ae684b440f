import { expect, test } from "vitest";
import { AnswerHead } from "../../../src/runtime/grpc/answer-head.ts";
import { MessageFields } from "../../../src/runtime/http2/message-head.ts";

test("the trailers of an answer are read once, however often a backend repeats them", () => {
  const fields = new MessageFields([
    "grpc-status",
    "8",
    "grpc-message",
    "100%25 full",
    "grpc-status-details-bin",
    "CAg=",
  ]);
  const head = AnswerHead.of(fields);
  expect(head).toMatchObject({ status: 200, code: 8, message: "100% full" });
  expect([...(head.details ?? [])]).toEqual([0x08, 0x08]);
  expect(AnswerHead.of(fields)).toBe(head);
});

test("a head has a status of HTTP and, where the answer is not trailers only, no code", () => {
  expect(AnswerHead.of(new MessageFields([":status", "503"]))).toMatchObject({ status: 503, code: undefined });
});

test("a code that is not a number is UNKNOWN", () => {
  expect(AnswerHead.of(new MessageFields(["grpc-status", "banana"])).code).toBe(2);
});
