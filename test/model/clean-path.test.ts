import { expect, test } from "vitest";
import { cleanPath } from "../../src/model/clean-path.ts";

// As Go's filepath.Clean has them, with which the Collector opens files.
test.each([
  ["/conf/../conf/relay.yaml", "/conf/relay.yaml"],
  ["/conf//relay.yaml", "/conf/relay.yaml"],
  ["/conf/./relay.yaml", "/conf/relay.yaml"],
  ["/../conf/", "/conf"],
  ["/", "/"],
  ["./conf", "conf"],
])("%s is %s", (path, clean) => {
  expect(cleanPath(path)).toBe(clean);
});

test("none stays none", () => {
  expect(cleanPath("")).toBe("");
});
