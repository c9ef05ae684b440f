import { afterEach, beforeEach, expect, test } from "vitest";
import { hearSignals } from "../../src/runtime/signals.ts";

const heard = ["SIGTERM", "SIGINT", "SIGHUP"] as const;
let before: Map<NodeJS.Signals, readonly NodeJS.SignalsListener[]>;

/** Listeners of others stay out of this, and are there again afterwards. */
beforeEach(() => {
  // Node types what it gives back as any function.
  before = new Map(heard.map((signal) => [signal, process.listeners(signal) as NodeJS.SignalsListener[]]));
  for (const signal of heard) process.removeAllListeners(signal);
});

afterEach(() => {
  for (const [signal, listeners] of before) {
    process.removeAllListeners(signal);
    for (const listener of listeners) process.on(signal, listener);
  }
});

function orders() {
  const given: string[] = [];
  return { given, drain: () => void given.push("drain"), reload: () => void given.push("reload") };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

test("two thousand reloads that are asked for in one turn are one, and one that is asked for later is another", async () => {
  const said = orders();
  hearSignals()(said);
  for (let sent = 0; sent < 2_000; sent++) process.emit("SIGHUP");
  await nextTurn();
  expect(said.given).toEqual(["reload"]);
  process.emit("SIGHUP");
  await nextTurn();
  expect(said.given).toEqual(["reload", "reload"]);
});

test("what is asked for during the start is done once there is somebody to do it", async () => {
  const said = orders();
  const obey = hearSignals();
  process.emit("SIGHUP");
  process.emit("SIGTERM");
  await nextTurn();
  obey(said);
  expect(said.given.toSorted()).toEqual(["drain", "reload"]);
});
