import { crc32 } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { keyHash } from "../../../src/routing/key/key-hash.ts";

test("the hash of a key in parts is the CRC-32 of the whole, whatever the lengths of its parts", () => {
  const part = fc.oneof(fc.uint8Array(), fc.uint8Array({ minLength: 250, maxLength: 5_000 }));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
      expect(keyHash(parts)).toBe(crc32(Buffer.concat(parts)));
      // Parts that are known now.
      expect(keyHash([...parts, ...parts])).toBe(crc32(Buffer.concat([...parts, ...parts])));
    }),
  );
});
