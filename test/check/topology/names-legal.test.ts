import { describe, expect, test } from "vitest";
import { bearerToken, dns, mutualTls } from "../../../src/blueprint/vocabulary.ts";
import { namesLegal } from "../../../src/check/topology/names-legal.ts";
import { brief, declared } from "./declared.ts";

const asService = "use lower-case letters, digits and dashes, beginning with a letter and not ending with a dash";
const asLabel =
  "use lower-case letters, digits and dashes, beginning with a letter or digit and not ending with a dash";
const asDomain = "use lower-case letters, digits, dashes, and dots between parts";

describe("a name is a DNS label", () => {
  test("lower case, digits and dashes are fine", () => {
    expect(namesLegal(declared({ names: { pool: "b-1", balancer: "lb2", generator: "3scale" } }))).toEqual([]);
  });

  test.each(["Backend", "back_end", "back.end", "-backend", "backend-", "1backend", "", "bäckend"])(
    "a pool cannot be named %j",
    (pool) => {
      expect(namesLegal(declared({ names: { pool } })).map(brief)).toEqual([
        {
          code: "FL4001",
          severity: "error",
          at: `edge/${pool}: `,
          message: `${JSON.stringify(pool)} is no legal name in Kubernetes.`,
          help: asService,
        },
      ]);
    },
  );

  test("namespace and blueprint may begin with a digit, but not hold a dot or a slash", () => {
    expect(namesLegal(declared({ names: { blueprint: "2nd" }, blueprint: { namespace: "2nd" } }))).toEqual([]);
    expect(
      namesLegal(declared({ names: { blueprint: "../edge" }, blueprint: { namespace: "my.shop" } })).map(brief),
    ).toEqual([
      {
        code: "FL4001",
        severity: "error",
        at: "../edge: ",
        message: '"../edge" is no legal name in Kubernetes.',
        help: asLabel,
      },
      {
        code: "FL4001",
        severity: "error",
        at: "../edge: namespace",
        message: '"my.shop" is no legal name in Kubernetes.',
        help: asLabel,
      },
    ]);
  });
});

/** Every length is 63 less the longest thing that is put behind a name. */
describe("a name leaves room for what is put behind it", () => {
  test.each([
    { what: "pool", output: "workload", most: 49, behind: "-1000-alias-18" },
    { what: "balancer", output: "workload", most: 46, behind: "-collector-config" },
    { what: "balancer", output: "operator", most: 32, behind: "-collector-collector-monitoring" },
    { what: "generator", output: "workload", most: 53, behind: "-generator" },
  ] as const)("$what, $output: $most characters", ({ what, output, most, behind }) => {
    const named = (length: number) => declared({ names: { [what]: "a".repeat(length) }, blueprint: { output } });
    const name = "a".repeat(most + 1);
    expect(namesLegal(named(most))).toEqual([]);
    expect(namesLegal(named(most + 1)).map(brief)).toEqual([
      {
        code: "FL4001",
        severity: "error",
        at: `edge/${name}: `,
        message: `"${name}" has ${most + 1} characters and "${behind}" is put behind it; Kubernetes takes 63 in all.`,
        help: `use at most ${most} characters`,
      },
    ]);
  });

  test("a StatefulSet's name leaves room for its revision hash", () => {
    const named = (length: number) => declared({ names: { pool: "a".repeat(length) }, pool: { discovery: dns() } });
    expect(namesLegal(named(52))).toEqual([]);
    expect(namesLegal(named(53)).map(brief)).toMatchObject([{ help: "use at most 52 characters" }]);
  });

  test("with the operator, namespace and object share one label", () => {
    const inNamespace = (length: number) =>
      declared({ blueprint: { output: "operator", namespace: "n".repeat(length) } });
    expect(namesLegal(inNamespace(50))).toEqual([]);
    const instance = `${"n".repeat(51)}.lb-collector`;
    expect(namesLegal(inNamespace(51)).map(brief)).toEqual([
      {
        code: "FL4001",
        severity: "error",
        at: "edge/lb: ",
        message: `The operator labels pods "${instance}", which has 64 characters of the 63 that a label may have.`,
        help: "shorten the name or the namespace",
      },
    ]);
  });
});

test("names of what is deployed elsewhere are legal too", () => {
  const topology = declared({
    pool: {
      security: mutualTls({ serverSecret: "Backend TLS", clientSecret: "balancer-tls" }),
      auth: bearerToken({ secret: "otlp_token", key: "the token" }),
      network: { monitoring: { namespace: "Monitoring", podLabels: {} } },
    },
    balancer: { network: { clients: [{ podLabels: {} }, { namespace: "a b", podLabels: {} }] } },
    blueprint: {
      clusterDomain: "cluster..local",
      gitops: { repoURL: "x", revision: "v1", path: "dist", project: "Team A" },
    },
  });
  expect(namesLegal(topology).map(brief)).toEqual(
    [
      ["edge: clusterDomain", "cluster..local"],
      ["edge/backend: security.serverSecret", "Backend TLS"],
      ["edge/backend: auth.secret", "otlp_token"],
      ["edge/backend: network.monitoring.namespace", "Monitoring"],
      ["edge/lb: network.clients.1.namespace", "a b"],
      ["edge: gitops.project", "Team A"],
      ["edge/backend: auth.key", "the token"],
    ].map(([at, name]) => ({
      code: "FL4001",
      severity: "error",
      at,
      message: `"${name}" is no name that anything in Kubernetes can have.`,
      help: asDomain,
    })),
  );
});
