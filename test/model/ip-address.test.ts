import * as net from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isIP, isIPv4, isIPv6 } from "../../src/model/ip-address.ts";

test("what Node takes for an address is one, of the same version", () => {
  const piece = fc.constantFrom(
    "0",
    "1",
    "25",
    "255",
    "256",
    "00",
    "1f",
    "ffff",
    "10000",
    ":",
    "::",
    ".",
    "%eth0",
    "%",
    "g",
    " ",
    "-",
  );
  const almost = fc.oneof(
    fc.array(piece, { maxLength: 18 }).map((parts) => parts.join("")),
    fc
      .tuple(fc.oneof(fc.ipV6(), fc.ipV4()), fc.nat(40), piece)
      .map(([address, at, inserted]) => address.slice(0, at) + inserted + address.slice(at)),
    fc
      .tuple(fc.oneof(fc.ipV6(), fc.ipV4()), fc.nat(40))
      .map(([address, at]) => address.slice(0, at) + address.slice(at + 1)),
    fc.oneof(fc.ipV6(), fc.ipV4()),
  );
  fc.assert(
    fc.property(almost, (text) => {
      expect([text, isIP(text), isIPv4(text), isIPv6(text)]).toEqual([
        text,
        net.isIP(text),
        net.isIPv4(text),
        net.isIPv6(text),
      ]);
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  "::",
  "::1",
  "1::",
  "1:2:3:4:5:6:7:8",
  "::ffff:10.0.0.1",
  "fe80::1%eth0",
  "1:2:3:4:5:6:1.2.3.4",
  "1:2:3:4:5:6:7::",
  "1::2:3:4:5:6:7:8",
  ":::",
  ":1",
  "1:",
  "1.2.3.4:",
  "1:2:3:4:5:6:7:8:9",
  "::1.2.3",
  "0x1.2.3.4",
  "01.2.3.4",
  "1::1.2.3.4%a",
  "%a",
  "",
])("%j is what Node says", (text) => expect(isIP(text)).toBe(net.isIP(text)));
