import { expect, test } from "vitest";
import { printedSoon } from "../../long-input.ts";
import type { longRequests } from "./long-requests.ts";

const requests = new URL("./long-requests.ts", import.meta.url);

const expected: Readonly<Record<keyof typeof longRequests, string>> = {
  // Read no further than sections have fields.
  "schema addresses of one section": "malformed: 0",
  "pieces of one resource": "malformed: 0",
  "one key given again behind a long value": "planned: 0",
  "one key given again behind a value of many fields": "planned: 0",
  "maps in maps, each key given twice": "planned: 0",
  "records below a long text that is part of their keys": "planned: 20000",
  "a scope of many traces, then as many scopes": "planned: 1600000",
};

test.each(Object.entries(expected))("reads once: %s", (name, outcome) => {
  expect(printedSoon(requests, `console.log(await ours.routed(${JSON.stringify(name)}));`)).toBe(outcome);
});
