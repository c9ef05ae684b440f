import { bearerToken, tls } from "fairlead";
import { expect, test } from "vitest";
import { tokensAgree } from "../../../src/check/topology/tokens-agree.ts";
import { brief, declared } from "./declared.ts";

const asking = { target: "fairlead", senders: { tls: { secret: "edge-tls" }, auth: bearerToken({ secret: "ours" }) } };
const found = (auth: object | undefined, balancer: object) =>
  tokensAgree(declared({ balancer, generator: { runner: "built-in", security: tls({ caSecret: "ca" }), auth } })).map(
    brief,
  );

test("a generator with the token of another Secret is told", () => {
  expect(found(bearerToken({ secret: "theirs" }), asking)).toEqual([
    {
      code: "FL4004",
      severity: "warning",
      at: "edge/checkout: auth",
      message:
        '"checkout" shows the token theirs/token, and "lb" asks for ours/token: where the two are not the same, every request is refused.',
      help: 'use the same Secret and key: `auth: bearerToken({ secret: "ours" })`',
    },
  ]);
});

test("so is one with another key of it", () => {
  expect(found(bearerToken({ secret: "ours", key: "old" }), asking)).toHaveLength(1);
  expect(found(bearerToken({ secret: "ours" }), asking)).toEqual([]);
});

test("nothing reads a token that the balancer does not ask for", () => {
  const unread = [{ code: "FL3021", severity: "warning", at: "edge/checkout: auth" }];
  expect(found(bearerToken({ secret: "ours" }), { target: "fairlead" })).toMatchObject(unread);
  expect(found(bearerToken({ secret: "ours" }), {})).toMatchObject(unread);
});

test("receivers of a Collector that the author wrote may ask for it", () => {
  expect(found(bearerToken({ secret: "ours" }), { receivers: { otlp: {} } })).toEqual([]);
});

test("without a token there is nothing to compare", () => {
  expect(found(undefined, asking)).toEqual([]);
});
