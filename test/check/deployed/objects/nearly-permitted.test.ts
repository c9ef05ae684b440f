import { describe, expect, test } from "vitest";
import { nearlyPermitted } from "../../../../src/check/deployed/objects/nearly-permitted.ts";
import type { DeployedRole } from "../../../../src/model/deployed.ts";

const account = { serviceAccount: "gateway", namespace: "obs" };
const asked = { apiGroup: "", resources: ["endpoints"], verbs: ["get", "list", "watch"] };
const place = {
  in: "text",
  file: "a.yaml",
  path: ["metadata", "name"],
  range: { start: { line: 3, column: 1 }, end: { line: 3, column: 2 } },
} as const;
const bound = (changes: Partial<DeployedRole>): DeployedRole => ({
  serviceAccount: "gateway",
  accountNamespace: "obs",
  namespace: "",
  rules: [{ apiGroups: [""], resources: ["endpoints"], verbs: ["get", "list", "watch"] }],
  origin: place,
  ...changes,
});

describe("what a binding has wrong in one word", () => {
  test.each([
    ["the namespace of the account", bound({ accountNamespace: "monitoring" }), /write namespace: obs there$/],
    ["its name", bound({ serviceAccount: "gatewya" }), /did you mean gateway\?$/],
    [
      "a verb of its role, too",
      bound({
        accountNamespace: "monitoring",
        rules: [{ apiGroups: [""], resources: ["endpoints"], verbs: ["get", "list"] }],
      }),
      /, and add watch to the verbs of its role$/,
    ],
    [
      "the group",
      bound({ rules: [{ apiGroups: ["v1"], resources: ["endpoints"], verbs: ["get"] }] }),
      /\["v1"\]: write \[""\] there$/,
    ],
  ])("%s", (_, role, help) => {
    const found = nearlyPermitted([role], account, asked);
    expect(found?.help).toMatch(help);
    expect(found?.related).toEqual([{ message: "the binding", place }]);
  });

  test.each([
    ["it is of every account", bound({ serviceAccount: "*", accountNamespace: "*" })],
    ["it is of another account", bound({ serviceAccount: "sampler" })],
    [
      "it is for something else",
      bound({ accountNamespace: "far", rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }] }),
    ],
  ])("nothing, where %s", (_, role) => {
    expect(nearlyPermitted([role], account, asked)).toBeUndefined();
  });
});
