import { expect, test } from "vitest";
import { observers } from "../../src/runtime/observer.ts";

test("every observer hears what it has a function for, one after the other", () => {
  const heard: string[] = [];
  const all = observers([
    { sent: (endpoint, signal, items) => heard.push(`first: ${endpoint} ${signal} ${items}`) },
    { dropped: () => heard.push("dropped") },
    { sent: (endpoint) => heard.push(`second: ${endpoint}`) },
  ]);
  all.sent("a:1", "logs", 3);
  all.resolutionFailed("nobody listens");
  expect(heard).toEqual(["first: a:1 logs 3", "second: a:1"]);
});
