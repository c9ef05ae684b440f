import { expect, test } from "vitest";
import { unconfinedBy } from "../../src/model/app-armor.ts";

const key = "container.apparmor.security.beta.kubernetes.io/collector";

// By pod-security-admission, check appArmorProfile: "runtime/default", "localhost/…" and none are allowed.
test.each(["unconfined", "Runtime/Default", "anything"])("%s is not confined", (value) => {
  expect(unconfinedBy(key, value)).toBe("collector");
});

test.each(["runtime/default", "localhost/otelcol", ""])("%j is", (value) => {
  expect(unconfinedBy(key, value)).toBeUndefined();
});

test("other annotations say nothing of it", () => {
  expect(unconfinedBy("example.com/collector", "unconfined")).toBeUndefined();
});
