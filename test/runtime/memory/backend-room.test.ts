import { expect, test } from "vitest";
import { BackendRoom, type ConnectionHolder } from "../../../src/runtime/memory/backend-room.ts";

const mebibyte = 2 ** 20;
/** 24 MiB are the least of telemetry; one MiB is room for one connection. */
function roomOf(connections: number) {
  const told = { telemetry: Number.NaN, gaveWay: 0 };
  const room = new BackendRoom({
    heldBytesMax: (24 + connections) * mebibyte,
    connectionBytes: mebibyte,
    leaves: (bytesMax) => {
      told.telemetry = bytesMax / mebibyte;
    },
    gaveWay: () => told.gaveWay++,
  });
  return { room, told };
}

function holder(room: BackendRoom, calls: string[], name: string, isResting = true): ConnectionHolder {
  const self: ConnectionHolder = {
    giveWay: () => {
      if (!isResting) return false;
      calls.push(`${name} gives way`);
      room.give(self);
      return true;
    },
    roomAgain: () => calls.push(`${name} may connect`),
  };
  return self;
}

test("what backends and connections have is taken from telemetry, down to the least that is of use", () => {
  const { room, told } = roomOf(300);
  // 16 KiB each.
  room.hasBackends(64);
  expect(told.telemetry).toBe(323);
  const one = holder(room, [], "one");
  room.take(one);
  expect(told.telemetry).toBe(322);
  room.give(one);
  expect(told.telemetry).toBe(323);
  room.hasBackends(1_000_000);
  expect(told.telemetry).toBe(24);
});

test("a connection ends for another only where there is no room for both, the oldest first that rests", () => {
  const { room, told } = roomOf(300);
  const calls: string[] = [];
  const busy = holder(room, calls, "busy", false);
  room.take(busy);
  for (let n = 0; n < 299; n++) expect(room.take(holder(room, calls, `resting ${n}`))).toBe(true);
  expect([room.isFree, calls]).toEqual([false, []]);
  expect(room.take(holder(room, calls, "next"))).toBe(true);
  expect([calls, told.gaveWay]).toEqual([["resting 0 gives way"], 1]);
});

test("where all connections are in use, whoever waits is told of the first that is over", () => {
  const { room } = roomOf(256);
  const calls: string[] = [];
  const busy = Array.from({ length: 256 }, () => holder(room, calls, "busy", false));
  for (const one of busy) room.take(one);
  const late = holder(room, calls, "late");
  expect([room.take(late), room.isWanted]).toEqual([false, true]);
  for (const one of busy.slice(0, 1)) room.give(one);
  expect([calls, room.isWanted]).toEqual([["late may connect"], false]);
  expect(room.take(late)).toBe(true);
});

test("whoever has nothing to send any longer does not wait", () => {
  const { room } = roomOf(0);
  const busy = Array.from({ length: 256 }, () => holder(room, [], "busy", false));
  for (const one of busy) expect(room.take(one)).toBe(true);
  const late = holder(room, [], "late");
  room.take(late);
  room.leave(late);
  expect(room.isWanted).toBe(false);
});
