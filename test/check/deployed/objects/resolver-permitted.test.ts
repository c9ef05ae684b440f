import { describe, expect, test } from "vitest";
import { k8s } from "../../../../src/blueprint/vocabulary.ts";
import { resolverPermitted } from "../../../../src/check/deployed/objects/resolver-permitted.ts";
import { pathText } from "../../../../src/diagnostics/format.ts";
import { brief } from "../../topology/declared.ts";
import { changed, deployed } from "./deployed.ts";

const watching = (release: "0.129.1" | "0.161.0") => deployed({ release, pool: { discovery: k8s() } });

describe.each([
  {
    release: "0.129.1",
    resource: "endpoints",
    group: "",
    exporter: "loadbalancing",
    other: { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"] },
  },
  {
    release: "0.161.0",
    resource: "endpointslices",
    group: "discovery.k8s.io",
    exporter: "load_balancing",
    other: { apiGroups: [""], resources: ["endpoints"] },
  },
] as const)("Collector $release watches $resource", ({ release, resource, group, exporter, other }) => {
  const refused = (verbs: string) => ({
    code: "FL4006",
    severity: "error",
    at: "edge/lb: to.k8s.service",
    message: `The service account "lb-collector" may not ${verbs} ${resource} in "shop": Collector ${release} waits for them forever at start.`,
    help: `bind it, in "shop", to a Role with apiGroups ["${group}"], resources ["${resource}"], verbs ["get", "list", "watch"]`,
  });
  const withRules = (...rules: object[]) => changed(watching(release), "roles", "lb-collector", () => ({ rules }));

  test("as it may", () => {
    expect(resolverPermitted(watching(release))).toEqual([]);
    expect(resolverPermitted(withRules({ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }))).toEqual([]);
  });

  test("without a Role", () => {
    expect(resolverPermitted({ ...watching(release), roles: [] }).map(brief)).toEqual([refused("get, list, watch")]);
  });

  test("with the Role of another version", () => {
    const rules = { ...other, verbs: ["get", "list", "watch"] };
    expect(resolverPermitted(withRules(rules)).map(brief)).toEqual([refused("get, list, watch")]);
  });

  test("with a verb short", () => {
    const rules = { apiGroups: [group], resources: [resource], verbs: ["get", "list"] };
    expect(resolverPermitted(withRules(rules)).map(brief)).toEqual([refused("watch")]);
  });

  test("with a Role in another namespace", () => {
    const elsewhere = changed(watching(release), "roles", "lb-collector", () => ({ namespace: "other" }));
    expect(resolverPermitted(elsewhere).map(brief)).toEqual([refused("get, list, watch")]);
  });

  test("with a Role for the account of another namespace", () => {
    const others = changed(watching(release), "roles", "lb-collector", () => ({ accountNamespace: "default" }));
    expect(resolverPermitted(others).map(brief)).toEqual([refused("get, list, watch")]);
  });

  test("without a token", () => {
    const tokenless = changed(watching(release), "workloads", "lb-collector", () => ({ automountToken: false }));
    expect(
      resolverPermitted(tokenless).map((finding) => ({
        ...brief(finding),
        path: pathText(finding.collectorPath ?? []),
      })),
    ).toEqual([
      {
        code: "FL4006",
        severity: "error",
        at: "edge/lb: to.k8s.service",
        path: `exporters.${exporter}.resolver.k8s.service`,
        message: 'Pods of "lb-collector" have no token for the Kubernetes API, so the Collector would not start.',
        help: "set automountServiceAccountToken: true on the pods",
      },
    ]);
  });
});

test("other resolvers need no permission", () => {
  expect(resolverPermitted(deployed())).toEqual([]);
});
