import { describe, expect, test } from "vitest";
import { dns } from "../../../src/blueprint/vocabulary.ts";
import { namesLegal } from "../../../src/check/topology/names-legal.ts";
import { brief, declared } from "./declared.ts";

const asService = "use lower-case letters, digits and dashes, starting with a letter and not ending with a dash";
const asLabel = "use lower-case letters, digits and dashes, starting with a letter or digit and not ending with a dash";

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
          message: `${JSON.stringify(pool)} is not a valid Kubernetes name.`,
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
        message: '"../edge" is not a valid Kubernetes name.',
        help: asLabel,
      },
      {
        code: "FL4001",
        severity: "error",
        at: "../edge: namespace",
        message: '"my.shop" is not a valid Kubernetes name.',
        help: asLabel,
      },
    ]);
  });
});

/** Every length is 63 less the longest suffix that is added to a name. */
describe("a name leaves room for what is added to it", () => {
  test.each([
    { what: "pool", output: "workload", most: 49, suffix: "-1000-alias-18" },
    { what: "balancer", output: "workload", most: 46, suffix: "-collector-config" },
    { what: "balancer", output: "operator", most: 32, suffix: "-collector-collector-monitoring" },
    { what: "generator", output: "workload", most: 53, suffix: "-generator" },
  ] as const)("$what, $output: $most characters", ({ what, output, most, suffix }) => {
    const named = (length: number) => declared({ names: { [what]: "a".repeat(length) }, blueprint: { output } });
    const name = "a".repeat(most + 1);
    expect(namesLegal(named(most))).toEqual([]);
    expect(namesLegal(named(most + 1)).map(brief)).toEqual([
      {
        code: "FL4001",
        severity: "error",
        at: `edge/${name}: `,
        message: `"${name}" has ${most + 1} characters and "${suffix}" is added to it; Kubernetes allows 63 in all.`,
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
        message: `The operator labels pods "${instance}", which has 64 characters; a label may have 63.`,
        help: "shorten the name or the namespace",
      },
    ]);
  });
});
