import { expect, test } from "vitest";
import { ReceiveWindow, SendWindow } from "../../../src/runtime/http2/flow-control.ts";

test("a window to send grows up to 2^31-1 (RFC 9113, 6.9.1), also from below zero", () => {
  const window = new SendWindow(-10);
  expect([window.grow(2 ** 31 - 1), window.left]).toEqual([true, 2 ** 31 - 11]);
  expect([window.grow(10), window.grow(1)]).toEqual([true, false]);
});

test("a window to receive refuses what is beyond it, and gives back half of it at a time", () => {
  const window = new ReceiveWindow(100);
  expect([window.arrived(60), window.read(40), window.read(20)]).toEqual([true, 0, 60]);
  expect([window.arrived(100), window.arrived(1)]).toEqual([true, false]);
});
