import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { decompress } from "../../../src/runtime/otlp/decompress.ts";

describe("the encoding of a request", () => {
  test.each(["toString", "constructor", "__proto__", "hasOwnProperty", "br", ""])(
    'that is named "%s" is refused, whatever objects have by that name',
    async (encoding) => {
      expect(await decompress(Buffer.from("x"), encoding, 100)).toMatchObject({
        kind: "refused",
        code: 12,
        message: expect.stringContaining(`the encoding "${encoding}" is not one of gzip, deflate`),
      });
    },
  );
});
