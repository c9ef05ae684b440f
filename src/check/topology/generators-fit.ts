/** What is asked of a generator its runner can do, and its parts fit together: nothing that was asked for is left out in silence. */

import { generatedBytesMax, generatedItemBytes, openTracesMax } from "../../contract/generated-size.ts";
import { durationMsMax } from "../../contract/limits.ts";
import { capacity, treeLimits } from "../../contract/trace-tree.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Path, within } from "../../diagnostics/place.ts";
import { parseDurationMs } from "../../model/duration.ts";
import { builtInOptions, generatorOptionsOf, telemetrygenOptions } from "../../model/generator-options.ts";
import { parseMemoryBytes } from "../../model/quantity.ts";
import type { Generator } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, textsIn, valueAt } from "./value-at.ts";

export const generatorsFit: TopologyRule = ({ generators }) =>
  generators.flatMap((generator) =>
    generator.runner === "built-in"
      ? [
          ...treeProblems(generator),
          ...keyProblems(generator),
          ...rateProblems(generator),
          ...durationProblems(generator),
          ...sizeProblems(generator),
          ...openProblems(generator),
          ...listProblems(generator),
          ...imageProblems(generator),
        ]
      : unknownToTelemetrygen(generator),
  );

type Found = (path: Path, message: string, help: string) => Diagnostic;

const unfit =
  ({ origin }: Generator): Found =>
  (path, message, help) =>
    diagnostic("FL3023", { at: within(origin, ...path), message, help });

/** Past the types a member may be anything, which has a finding of its own. */
function numberAt(of: unknown, ...path: Path): number | undefined {
  const value = valueAt(of, ...path);
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function msAt(of: unknown, ...path: Path): number | undefined {
  const value = valueAt(of, ...path);
  return typeof value === "string" ? parseDurationMs(value) : undefined;
}

function unknownToTelemetrygen(generator: Generator): readonly Diagnostic[] {
  const { traces, metrics, logs } = generatorOptionsOf;
  return Object.keys({ ...builtInOptions, ...traces, ...metrics, ...logs })
    .filter((option) => !telemetrygenOptions.has(option) && valueAt(generator, option) !== undefined)
    .map((option) =>
      unfit(generator)(
        [option],
        `This generator runs telemetrygen, and ${option} is an option of the built-in runner.`,
        `set \`runner: "built-in"\`, or leave it out`,
      ),
    );
}

function treeProblems(generator: Generator): readonly Diagnostic[] {
  const found = unfit(generator);
  const [min = 2, max = 2] = [numberAt(generator, "spans", "min"), numberAt(generator, "spans", "max")];
  const [depth, fanOut] = [numberAt(generator, "depth"), numberAt(generator, "fanOut")];
  if (min > max) {
    const message = `A trace has ${min} spans at least and ${max} at most.`;
    return [found(["spans", "max"], message, "raise max, or lower min")];
  }
  const limits = treeLimits(max, depth, fanOut);
  const room = capacity(limits.depth, limits.fanOut);
  if (room >= max) return [];
  return [
    found(
      [depth === undefined ? "fanOut" : "depth"],
      `A trace of ${limits.depth} levels with ${limits.fanOut} children of a span at most has room for ${room} spans, and traces have up to ${max}.`,
      "raise depth or fanOut, or lower the maximum of spans",
    ),
  ];
}

/** Of a single key there is nothing to draw. */
function keyProblems(generator: Generator): readonly Diagnostic[] {
  const found = unfit(generator);
  const lone = (["services", "tenants", "traceIds"] as const)
    .filter((option) => numberAt(generator, option, "count") === 1)
    .flatMap((option) =>
      ["zipf", "hot"]
        .filter((member) => valueAt(generator, option, member) !== undefined)
        .map((member) =>
          found([option, member], "There is only one, which has all of it.", "raise count, or leave it out"),
        ),
    );
  if (valueAt(generator, "traceIds") === undefined || numberAt(generator, "withTraceId") !== 0) return lone;
  return [
    ...lone,
    found(["traceIds"], "No record has a trace id, so nothing reads this.", "raise withTraceId, or leave it out"),
  ];
}

function rateProblems(generator: Generator): readonly Diagnostic[] {
  const found = unfit(generator);
  const [every, lasting] = [msAt(generator, "bursts", "every"), msAt(generator, "bursts", "lasting")];
  if (every === undefined || lasting === undefined || lasting < every) return [];
  return [
    found(
      ["bursts", "lasting"],
      "A burst lasts until the next one begins, so the rate would never be another.",
      "let it last less than `every` of bursts",
    ),
  ];
}

const durations: readonly Path[] = [
  ["duration"],
  ["every"],
  ["ramp", "from"],
  ["ramp", "over"],
  ["bursts", "every"],
  ["bursts", "lasting"],
  ["long", "gap"],
  ["late", "by"],
];

function durationProblems(generator: Generator): readonly Diagnostic[] {
  return durations
    .filter((path) => (msAt(generator, ...path) ?? 0) > durationMsMax)
    .map((path) => unfit(generator)(path, "The built-in runner waits for a day at most.", "use up to 24h"));
}

/** One request holds a trace's spans that are sent together, and servers take 4 MiB. */
function sizeProblems(generator: Generator): readonly Diagnostic[] {
  const payload = valueAt(generator, "payload");
  const bytes = (typeof payload === "string" ? parseMemoryBytes(payload) : 0) ?? 0;
  if (bytes > 2 ** 20) return [unfit(generator)(["payload"], "A payload has 1Mi at most.", "use less")];
  const spans = generator.signal === "traces" ? (numberAt(generator, "spans", "max") ?? 2) : 1;
  const attributes = valueAt(generator, "attributes") ?? {};
  const pairs = Object.entries(attributes).filter((pair): pair is [string, string] => typeof pair[1] === "string");
  const whole = spans * generatedItemBytes(Object.fromEntries(pairs), bytes);
  if (whole <= generatedBytesMax) return [];
  const [what, path]: [string, Path] =
    spans > 1 ? [`A trace of ${spans} spans`, bytes > 0 ? ["payload"] : ["spans", "max"]] : ["An item", ["attributes"]];
  return [
    unfit(generator)(
      path,
      `${what} could have ${Math.ceil(whole / 2 ** 20)} MiB, and one request has 3 MiB at most: receivers take 4.`,
      "use a smaller payload, fewer or shorter attributes, or fewer spans",
    ),
  ];
}

/** By the mean rate: what waits is counted in minutes. */
function openProblems(generator: Generator): readonly Diagnostic[] {
  const every = msAt(generator, "every");
  const [burst = 1, lasting = 0] = [numberAt(generator, "bursts", "factor"), msAt(generator, "bursts", "lasting")];
  if (!every) return [];
  const rate = (1 + ((burst - 1) * lasting) / (msAt(generator, "bursts", "every") || 1)) / every;
  const spans = numberAt(generator, "spans", "max") ?? 2;
  const waits = [
    { option: "long", member: "gap", each: spans - 1 },
    { option: "late", member: "by", each: 1 },
  ];
  return waits.flatMap(({ option, member, each }) => {
    const open = Math.ceil(
      rate * (numberAt(generator, option, "share") ?? 0) * each * (msAt(generator, option, member) ?? 0),
    );
    if (open <= openTracesMax) return [];
    return [
      unfit(generator)(
        [option, "share"],
        `About ${open} traces would be under way at a time, and a pod keeps ${openTracesMax}: the others would be whole at once.`,
        `lower the share, the rate, or \`${member}\``,
      ),
    ];
  });
}

function listProblems(generator: Generator): readonly Diagnostic[] {
  const types = textsIn(valueAt(generator, "metricTypes"));
  const isEmpty =
    valueAt(generator, "metricTypes") !== undefined && listed(valueAt(generator, "metricTypes")).length === 0;
  const repeated = types.findIndex((type, index) => types.indexOf(type) < index);
  return [
    ...(isEmpty
      ? [unfit(generator)(["metricTypes"], "There is no type to send.", 'name one, such as "sum", or leave it out')]
      : []),
    ...(repeated >= 0
      ? [
          unfit(generator)(
            ["metricTypes", repeated],
            `"${types[repeated] ?? ""}" is listed twice: two metrics of one name and type would be one.`,
            "name each type once",
          ),
        ]
      : []),
  ];
}

function imageProblems(generator: Generator): readonly Diagnostic[] {
  if (valueAt(generator, "image") === undefined || valueAt(generator, "delivery", "kind") !== "image") return [];
  const message = "Its pods run the image of `delivery`, and nothing reads this one.";
  return [
    unfit(generator)(["image"], message, "leave it out; `images.node` of the blueprint is what yours is built on"),
  ];
}
