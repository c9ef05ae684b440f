/** Each kind of value: some that fit, and one finding for each that does not. */

import { describe, expect, test } from "vitest";
import { misfits } from "../../../src/check/topology/shape.ts";
import { within } from "../../../src/diagnostics/place.ts";
import * as shapes from "../../../src/model/shape.ts";
import { brief, declared } from "./declared.ts";

const at = within(declared().origin, "outer", "value");
const found = (shape: shapes.Shape, value: unknown) => misfits(shape, value, at).map(brief);

const durationHelp = 'write seconds(5), minutes(1), or a Go duration such as "1m30s"';
const countHelp = "use a whole number from 1 to 1000";
const cidrWanted = "not an address and the length of its prefix: Kubernetes would refuse the NetworkPolicy";
const cidrHelp = 'write it as in `value: "10.40.0.0/16"`';
const portWanted = "not a whole number from 1 to 65535: Kubernetes would refuse the NetworkPolicy";
const nameHelp = "use lower-case letters, digits, dashes, and dots between parts";

interface Kind {
  readonly what: string;
  readonly shape: shapes.Shape;
  readonly code: string;
  readonly fine: readonly unknown[];
  readonly wrong: readonly (readonly [value: unknown, message: string, help: string])[];
}

const kinds: readonly Kind[] = [
  {
    what: "any text",
    shape: shapes.anyText,
    code: "FL1009",
    fine: ["", "a"],
    wrong: [
      [7, "outer.value is 7, not a string.", 'write a string, as in "…"'],
      [undefined, "outer.value is missing.", 'write a string, as in "…"'],
    ],
  },
  {
    what: "text",
    shape: shapes.text,
    code: "FL1009",
    fine: ["a"],
    wrong: [[" ", "outer.value is empty.", "name it, or leave the option out"]],
  },
  {
    what: "a Kubernetes name",
    shape: shapes.kubernetesName,
    code: "FL4001",
    fine: ["otlp-token", "cluster.local", "3scale"],
    wrong: [
      ["Backend TLS", '"Backend TLS" is not a valid Kubernetes name.', nameHelp],
      ["otlp_token", '"otlp_token" is not a valid Kubernetes name.', nameHelp],
      ["cluster..local", '"cluster..local" is not a valid Kubernetes name.', nameHelp],
    ],
  },
  {
    what: "a key of a Secret",
    shape: shapes.secretKey,
    code: "FL4001",
    fine: ["token", "tls.crt", "A_b"],
    wrong: [
      [
        "the token",
        '"the token" is not a valid key of a Kubernetes Secret.',
        "use letters, digits, dashes, underscores and dots",
      ],
    ],
  },
  {
    what: "true or false",
    shape: shapes.yesOrNo,
    code: "FL1009",
    fine: [true, false],
    wrong: [["yes", 'outer.value is "yes".', "use true or false"]],
  },
  {
    what: "a number of a range",
    shape: shapes.numberIn({ min: 0, max: 100 }),
    code: "FL1009",
    fine: [0, 0.5, 100],
    wrong: [
      [101, "outer.value is 101.", "use a number from 0 to 100"],
      [Number.NaN, "outer.value is NaN.", "use a number from 0 to 100"],
    ],
  },
  {
    what: "a whole number",
    shape: shapes.wholeNumber,
    code: "FL1009",
    fine: [1, 8_192],
    wrong: [[1.5, "outer.value is 1.5.", "use a whole number, at least 1"]],
  },
  {
    what: "a count of a probe's results",
    shape: shapes.probeCount,
    code: "FL3008",
    fine: [1, 3],
    wrong: [
      [0, "value is 0; the kubelet counts results in a row.", "use a whole number, at least 1"],
      [undefined, "value is missing; the kubelet counts results in a row.", "use a whole number, at least 1"],
    ],
  },
  {
    what: "a number of backends",
    shape: shapes.backendCount,
    code: "FL3013",
    fine: [1, 2, 1_000],
    wrong: [
      [0, "The number of backends is 0.", countHelp],
      [-1, "The number of backends is -1.", countHelp],
      [1.5, "The number of backends is 1.5.", countHelp],
      [1_001, "The number of backends is 1001.", countHelp],
      [Number.POSITIVE_INFINITY, "The number of backends is Infinity.", countHelp],
      ["3", 'The number of backends is "3".', countHelp],
      [null, "The number of backends is null.", countHelp],
      [3n, "The number of backends is 3.", countHelp],
    ],
  },
  {
    what: "a number of replicas",
    shape: shapes.replicaCount,
    code: "FL3013",
    fine: [1, 1_000],
    wrong: [[undefined, "The number of replicas is missing.", countHelp]],
  },
  {
    what: "a duration",
    shape: shapes.duration,
    code: "FL3014",
    fine: ["1m30s", "250ms", "1.5s"],
    wrong: [
      ["10", 'value is "10", which is not a duration.', durationHelp],
      ["1 minute", 'value is "1 minute", which is not a duration.', durationHelp],
      ["NaNs", 'value is "NaNs", which is not a duration.', durationHelp],
      [5, "value is 5, which is not a duration.", durationHelp],
      ["0s", 'value is "0s", which must be longer than zero.', durationHelp],
      ["-1s", 'value is "-1s", which must be longer than zero.', durationHelp],
      [undefined, "value is missing.", durationHelp],
    ],
  },
  {
    what: "a duration that may be zero",
    shape: shapes.durationOrZero,
    code: "FL3014",
    fine: ["0", "0s", "5m"],
    wrong: [["-1s", 'value is "-1s", which must not be negative.', durationHelp]],
  },
  {
    what: "a duration of a probe",
    shape: shapes.probeSeconds,
    code: "FL3008",
    fine: ["1s", "1m"],
    wrong: [
      ["1500ms", 'The kubelet counts whole seconds; value is "1500ms".', "use whole seconds, at least seconds(1)"],
      [2, "The kubelet counts whole seconds; value is 2.", "use whole seconds, at least seconds(1)"],
    ],
  },
  {
    what: "an amount of CPU",
    shape: shapes.cpu,
    code: "FL4010",
    fine: ["100m", "0.5", "2"],
    wrong: [
      ["a lot", 'outer.value is "a lot".', 'write a quantity such as "200m" or "1"'],
      ["0", 'outer.value is "0", which must be above zero.', 'write a quantity such as "200m" or "1"'],
    ],
  },
  {
    what: "an amount of memory",
    shape: shapes.memory,
    code: "FL4010",
    fine: ["128Mi", "1G"],
    wrong: [
      [128, "outer.value is 128.", 'write a quantity such as "256Mi" or "1Gi"'],
      [undefined, "outer.value is missing.", 'write a quantity such as "256Mi" or "1Gi"'],
    ],
  },
  {
    what: "a CIDR",
    shape: shapes.cidr,
    code: "FL4011",
    fine: ["10.40.0.0/16", "0.0.0.0/0", "192.168.1.7/32", "fd00::/8", "::1/128"],
    wrong: [
      ...[
        "10.40.0.0",
        "10.40.0.0/33",
        "10.40.0/16",
        "999.1.1.1/8",
        "fd00::/129",
        "10.0.0.0/8/8",
        "10.0.0.0/08",
        "example.com/8",
      ].map((value) => [value, `The value is "${value}", ${cidrWanted}.`, cidrHelp] as const),
      [
        "10.0.0.5/8",
        'The value is "10.0.0.5/8", which is all of 10.0.0.0/8, and looks as if 10.0.0.5 alone were meant.',
        'write "10.0.0.0/8", or "10.0.0.5/32" for the one address',
      ],
    ],
  },
  {
    what: "a port",
    shape: shapes.port,
    code: "FL4011",
    fine: [1, 443, 65_535],
    wrong: [0, 65_536, 4317.5, "443"].map((value) => [
      value,
      `The value is ${JSON.stringify(value)}, ${portWanted}.`,
      "write it as in `value: 443`",
    ]),
  },
  {
    what: "a pinned revision",
    shape: shapes.gitRevision,
    code: "FL6001",
    fine: ["v1", "release", "0123456789abcdef0123456789abcdef01234567"],
    wrong: ["HEAD", "head", "", " "].map((value) => [
      value,
      `The revision is ${JSON.stringify(value)}: what runs would change with any push, and nobody could say what ran yesterday.`,
      "name a tag, a commit, or a branch that only releases move",
    ]),
  },
  {
    what: "a repository",
    shape: shapes.repositoryUrl,
    code: "FL6002",
    fine: ["https://git.example.com/telemetry.git", "git@git.example.com:telemetry.git"],
    wrong: [
      [
        "",
        'repoURL is "", which is not a repository to read from.',
        'give it with its scheme, as "https://git.example.com/team/repo.git" or "git@git.example.com:team/repo.git"',
      ],
    ],
  },
  {
    what: "a folder of a repository",
    shape: shapes.repositoryPath,
    code: "FL6002",
    fine: [".", "dist/edge/manifests"],
    wrong: ["/dist", "", "..", "dist/../..", "C:\\dist", 3].map((value) => [
      value,
      `The path is ${JSON.stringify(value)}, which is not a folder inside the repository.`,
      'give the path from its root, such as "dist/edge/manifests"',
    ]),
  },
];

describe.each(kinds)("$what", ({ shape, code, fine, wrong }) => {
  test.each(fine)("may be %j", (value) => {
    expect(found(shape, value)).toEqual([]);
  });

  test.each(wrong)("is not %s: %s", (value, message, help) => {
    expect(found(shape, value)).toEqual([{ code, severity: "error", at: "edge: outer.value", message, help }]);
  });

  test("may be left out where it is optional", () => {
    expect(found(shapes.optional(shape), undefined)).toEqual([]);
  });
});
