/** An image runs where it is sent: it has a Collector, for Linux, and for the architecture of the nodes that the pods may come to. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { parseImage } from "../../model/image-reference.ts";
import { isJsonObject } from "../../model/json.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, show, valueAt } from "./value-at.ts";

export const imagesRunnable: TopologyRule = ({ pools, balancers, generators, images, origin }) => [
  ...[...pools, ...balancers].flatMap((tier) => {
    const settings = valueAt(tier, "settings") ?? tier;
    const image = valueAt(settings, "image") ?? valueAt(tier, "image");
    return [
      ...misfits(image, within(tier.origin, "image"), tier, "Collector"),
      ...misfits(valueAt(settings, "delivery", "image"), within(tier.origin, "delivery", "image"), tier, "balancer"),
    ];
  }),
  ...[...pools, ...balancers, ...generators].flatMap((tier) =>
    ["sidecars", "initContainers"].flatMap((option) => {
      const containers = valueAt(tier, option);
      return Object.keys(isJsonObject(containers) ? containers : {}).flatMap((name) =>
        besideThem(valueAt(containers, name, "image"), within(tier.origin, option, name, "image"), tier),
      );
    }),
  ),
  ...generators.flatMap((tier) => {
    const at = within(tier.origin, "image");
    if (tier.runner !== "built-in") return misfits(tier.image, at, tier, "telemetrygen");
    const delivered = within(tier.origin, "delivery", "image");
    return [
      ...notNode(tier.image, at, "the built-in runner"),
      ...besideThem(tier.image, at, tier),
      ...misfits(valueAt(tier.delivery, "image"), delivered, tier, "generator"),
    ];
  }),
  ...notNode(valueAt(images, "node"), within(origin, "images", "node"), "Fairlead's balancer"),
];

type Program = "Collector" | "balancer" | "generator" | "telemetrygen";

const anyOther = "another program";

/** Of the project, and those that everybody knows. */
const others: readonly (readonly [RegExp, string, Program?])[] = [
  [/(?:^|\/)telemetrygen$/, "telemetrygen, which makes telemetry", "telemetrygen"],
  [/(?:^|\/)opentelemetry-operator$/, "the operator"],
  [/(?:^|\/)target-allocator$/, "the operator's target allocator"],
  [/(?:^|\/)autoinstrumentation-[a-z-]+$/, "an agent for applications"],
  [/(?:^|\/)(?:opentelemetry-collector-)?opampsupervisor$/, "the supervisor of a Collector"],
  [/(?:^|\/)opentelemetry-collector(?:-[a-z0-9-]+)?$/, "a Collector", "Collector"],
  [
    /(?:^|\/)(?:nginx|envoy|haproxy|busybox|alpine|ubuntu|debian|prometheus|jaeger|grafana|fluent-bit|vector)$/,
    anyOther,
  ],
];

/** A tag of one platform, as the project's images and Docker's have it. */
const windows =
  /(?:^|[-_])(?:windows|nanoserver|windowsservercore|ltsc\d{4}|win(?=$|[-_.](?:amd64|x64|\d)))(?:[-_.]|$)/;
const architecture = /(?:^|[-_])(amd64|x86_64|arm64|aarch64|armv?[67]|386|ppc64le|s390x|riscv64)(?:[-_.]|$)/;
const spelled: Readonly<Record<string, string>> = Object.freeze({ x86_64: "amd64", aarch64: "arm64" });

const programs: Readonly<Record<Program, string>> = Object.freeze({
  Collector: "a Collector",
  balancer: "Fairlead's balancer",
  generator: "the built-in runner",
  telemetrygen: "telemetrygen",
});

/** Its number is not that of a Collector. */
export function isOtherProgram(image: string): boolean {
  const { name } = parseImage(image);
  return others.some(([pattern, , program]) => program !== "Collector" && pattern.test(name));
}

/** An image of one's own may have the name of what it is built on, and say in its tag what is in it. */
const toldByTag = /otel|collector|node|fairlead/;

function knownAs(image: string): (typeof others)[number] | undefined {
  const { name, tag = "" } = parseImage(image);
  const known = others.find(([pattern]) => pattern.test(name));
  return known?.[1] === anyOther && toldByTag.test(tag) ? undefined : known;
}

function misfits(image: unknown, at: Place, tier: object, wanted: Program): readonly Diagnostic[] {
  if (typeof image !== "string") return [];
  const [, what, program] = knownAs(image) ?? [];
  if (what !== undefined && program !== wanted) {
    const message = `${show(image)} is ${what}, and this tier runs ${programs[wanted]}: the container ends, or nothing listens in it.`;
    return [found(at, message, "use an image of that, or leave the option out")];
  }
  return besideThem(image, at, tier);
}

/** Whatever runs in it. */
function besideThem(image: unknown, at: Place, tier: object): readonly Diagnostic[] {
  if (typeof image !== "string") return [];
  const { name, tag = "" } = parseImage(image);
  const isForWindows = windows.test(tag) || /\/windows\/|windowsservercore|nanoserver/.test(name);
  if (!isForWindows) return ofOneArchitecture(image, at, selectedBy(tier));
  const message = `${show(image)} is for Windows, and these pods are Linux's: they cannot be started.`;
  return [found(at, message, "use the tag without the platform")];
}

const architectureLabel = "kubernetes.io/arch";

/** The architecture that all nodes have which the pods may come to. */
function selectedBy(tier: object): unknown {
  const selected = valueAt(tier, "nodeSelector", architectureLabel);
  if (selected !== undefined) return selected;
  const required = ["affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms"];
  const values = listed(valueAt(tier, ...required)).map((term) =>
    listed(valueAt(term, "matchExpressions"))
      .filter((one) => valueAt(one, "key") === architectureLabel && valueAt(one, "operator") === "In")
      .flatMap((one) => valueAt(one, "values")),
  );
  const [[only, ...others] = []] = values;
  return others.length === 0 && values.every((of) => of.length === 1 && of[0] === only) ? only : undefined;
}

function ofOneArchitecture(image: string, at: Place, selected: unknown): readonly Diagnostic[] {
  const { name, tag = "" } = parseImage(image);
  const [, one] = architecture.exec(tag) ?? architecture.exec(name.split("/").at(-1) ?? "") ?? [];
  const meant = one && (spelled[one] ?? one);
  if (one === undefined || selected === meant) return [];
  if (selected !== undefined) {
    const message = `${show(image)} is for ${one} alone, and the pods go to nodes of ${show(selected)}: none starts.`;
    return [found(at, message, "use the tag without the architecture")];
  }
  const message = `${show(image)} is for ${one} alone: on a node of another architecture the pods do not start.`;
  const help = `use the tag without it, which has all of them, or nodeSelector: { "kubernetes.io/arch": "${meant}" }`;
  return [diagnostic("FL4053", { at, severity: "warning", message, help })];
}

function found(at: Place, message: string, help: string): Diagnostic {
  return diagnostic("FL4053", { at, message, help });
}

/** A mirror may call it otherwise; what is known to be something else has no Node. */
function notNode(image: unknown, at: Place, runs: string): readonly Diagnostic[] {
  if (typeof image !== "string") return [];
  const { tag = "" } = parseImage(image);
  if (knownAs(image) !== undefined)
    return [
      found(at, `${show(image)} has no Node, which ${runs} runs on.`, "use an image of Node, or leave the option out"),
    ];
  return windows.test(tag)
    ? [found(at, `${show(image)} is for Windows, and these pods are Linux's.`, "use a tag for Linux")]
    : [];
}
