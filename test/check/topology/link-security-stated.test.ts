import { expect, test } from "vitest";
import { mutualTls } from "../../../src/blueprint/vocabulary.ts";
import { linkSecurityStated } from "../../../src/check/topology/link-security-stated.ts";
import { brief, declared } from "./declared.ts";

test.each(["plaintext" as const, mutualTls({ serverSecret: "a", clientSecret: "b" })])("%j is said", (security) => {
  expect(linkSecurityStated(declared({ pool: { security } }))).toEqual([]);
});

test("silence is refused", () => {
  expect(linkSecurityStated(declared({ pool: { security: undefined } })).map(brief)).toEqual([
    {
      code: "FL5001",
      severity: "error",
      at: "edge/backend: security",
      message:
        'Nothing states whether the link to "backend" is encrypted. By default a Collector sends with TLS and receives without it: every send would fail.',
      help: 'set `security: "plaintext"`, or `security: mutualTls({ serverSecret, clientSecret })`',
    },
  ]);
});
