import { expect, test } from "vitest";
import { crc32c } from "../../../src/runtime/otlp/crc32c.ts";

// RFC 3720, B.4, and the check value of the CRC catalogue.
test.each([
  ["nothing", Buffer.alloc(0), 0],
  ["the digits", Buffer.from("123456789"), 0xe3069283],
  ["32 zeros", Buffer.alloc(32), 0x8a9136aa],
  ["32 ones", Buffer.alloc(32, 0xff), 0x62a8ab43],
])("the checksum of %s is that of the standard", (_what, bytes, checksum) => {
  expect(crc32c(bytes)).toBe(checksum);
});
