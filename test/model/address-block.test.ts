import { expect, test } from "vitest";
import { blockAround, isInBlock, networkAddress, parseBlock } from "../../src/model/address-block.ts";

test.each(["10.0.0.0/8", "0.0.0.0/0", "192.0.2.7/32", "::/0", "2001:db8::1/128"])("%s is a block", (text) => {
  expect(parseBlock(text)).toBeDefined();
});

test.each(["10.0.0.0", "10.0.0.0/33", "10.0.0.0/08", "10.0.0/8", "::/129", "fe80::1%eth0/64", "a/8", "1.2.3.4/8/8"])(
  "%s is not a block",
  (text) => {
    expect(parseBlock(text)).toBeUndefined();
  },
);

test.each([
  ["10.1.2.3", "10.0.0.0/8", true],
  ["11.1.2.3", "10.0.0.0/8", false],
  ["2001:db8::5", "2001:db8::/32", true],
  ["2001:db9::5", "2001:db8::/32", false],
  ["10.1.2.3", "::/0", false],
  ["host", "0.0.0.0/0", false],
])("%s in %s: %s", (address, text, inside) => {
  const block = parseBlock(text);
  expect(block && isInBlock(address, block)).toBe(inside);
});

test("the block around addresses is the smallest that holds them, and starts where its prefix ends", () => {
  expect(blockAround(["192.0.2.1", "192.0.2.40"], "ipv4")).toMatchObject({ address: "192.0.2.0", length: 26 });
  expect(blockAround(["192.0.2.9"], "ipv4")).toMatchObject({ address: "192.0.2.9", length: 32 });
  expect(blockAround(["1.0.0.1", "200.0.0.1"], "ipv4")).toMatchObject({ address: "0.0.0.0", length: 0 });
  expect(blockAround(["2001:db8::", "2001:db8::1"], "ipv6")).toMatchObject({ length: 127 });
});

test.each([
  ["10.0.0.5/8", "10.0.0.0"],
  ["10.0.0.0/8", "10.0.0.0"],
  ["192.0.2.7/32", "192.0.2.7"],
  ["192.0.2.7/0", "0.0.0.0"],
  ["2001:db8::5/32", "2001:db8::"],
  ["2001:DB8:0::/32", "2001:DB8:0::"],
  ["::ffff:10.0.0.5/104", "::ffff:a00:0"],
  ["::1/0", "::"],
])("the block of %s starts at %s", (text, start) => {
  const block = parseBlock(text);
  expect(block && networkAddress(block)).toBe(start);
});
