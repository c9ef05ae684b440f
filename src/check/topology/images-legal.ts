/** Images are references that a container runtime takes, and a Collector's tag does not name another release than the bound one. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { isRelease } from "../../model/collector/release.ts";
import { imageProblem, isRegistry, parseImage } from "../../model/image-reference.ts";
import { isJsonObject } from "../../model/json.ts";
import type { Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { isOtherProgram } from "./images-runnable.ts";
import { show, valueAt } from "./value-at.ts";

export const imagesLegal: TopologyRule = (topology) => {
  const { pools, balancers, generators, images, origin, collector } = topology;
  const node = within(origin, "images", "node");
  return [
    ...referenceMisfits(valueAt(images, "node"), node),
    ...registryMisfits(valueAt(images, "registry"), within(origin, "images", "registry")),
    ...collectorImages(topology).flatMap(({ image, at }) => [
      ...referenceMisfits(image, at),
      ...releaseMisfits(image, collector.version, at),
    ]),
    ...balancers.flatMap(({ target, settings, origin: at }) =>
      target === "fairlead" ? deliveredMisfits(settings.delivery, at, "balancer") : [],
    ),
    ...generators.flatMap(({ delivery, origin: at }) => deliveredMisfits(delivery, at, "generator")),
    ...generators.flatMap((generator) => referenceMisfits(generator.image, within(generator.origin, "image"))),
    ...[...pools, ...balancers, ...generators].flatMap((tier) =>
      ["sidecars", "initContainers"].flatMap((option) => {
        const containers = valueAt(tier, option);
        return Object.entries(isJsonObject(containers) ? containers : {}).flatMap(([name, container]) =>
          referenceMisfits(valueAt(container, "image"), within(tier.origin, option, name, "image")),
        );
      }),
    ),
  ];
};

interface Named {
  readonly image: unknown;
  readonly at: Place;
}

function collectorImages({ pools, balancers }: Topology): readonly Named[] {
  return [
    ...pools.map(({ image, origin }) => ({ image, at: within(origin, "image") })),
    ...balancers.flatMap(({ target, settings, origin }) =>
      target === "collector" ? [{ image: valueAt(settings, "image"), at: within(origin, "image") }] : [],
    ),
  ];
}

function refused(at: Place, message: string, help: string): readonly Diagnostic[] {
  return [diagnostic("FL4020", { at, message: `${message}: no pod would start.`, help })];
}

function referenceMisfits(image: unknown, at: Place): readonly Diagnostic[] {
  if (typeof image !== "string" || image.trim() === "") return []; // A rule on its shape tells.
  const problem = imageProblem(image);
  return problem ? refused(at, problem.message, problem.help) : [];
}

function deliveredMisfits(delivery: unknown, origin: Place, tier: string): readonly Diagnostic[] {
  const image = valueAt(delivery, "image");
  const at = within(origin, "delivery", "image");
  return [...referenceMisfits(image, at), ...stockNode(image, at, tier)];
}

/** Node alone has no program to run. */
function stockNode(image: unknown, at: Place, tier: string): readonly Diagnostic[] {
  if (typeof image !== "string" || !/(^|\/)node$/.test(parseImage(image).name)) return [];
  const message = `${show(image)} is Node itself, in which the ${tier}'s program is not`;
  return refused(at, message, 'build an image from `images/<name>/`, or use { kind: "configMap" }');
}

function registryMisfits(registry: unknown, at: Place): readonly Diagnostic[] {
  if (typeof registry !== "string" || registry.trim() === "") return [];
  if (isRegistry(registry)) return [];
  const help = 'write host and path without a scheme, a tag or a digest, as in "registry.example.com/mirror"';
  return refused(at, `${show(registry)} is not a registry to pull from`, help);
}

/** Kubernetes takes an image without a tag for the latest. */
function isFloating(image: string): boolean {
  const { tag, digest } = parseImage(image);
  return imageProblem(image) === undefined && digest === undefined && (tag === undefined || tag === "latest");
}

/** A digest decides what runs, whatever the tag says; the tag is what people read, and what the version is taken from elsewhere. */
function releaseMisfits(image: unknown, version: string, at: Place): readonly Diagnostic[] {
  if (typeof image !== "string" || isOtherProgram(image)) return [];
  const { tag } = parseImage(image);
  if (isFloating(image)) {
    const message = `${show(image)} is a different Collector whenever a new one is published, and this one is checked and configured as ${version}: a node that pulls it later runs another release, which may refuse the configuration or hash keys otherwise.`;
    return [diagnostic("FL4043", { at, message, help: `write the tag ${version}, or a digest` })];
  }
  const named = tag === undefined ? undefined : /^v?(\d+\.\d+\.\d+)$/.exec(tag)?.[1];
  if (named === undefined || named === version) return [];
  return [
    diagnostic("FL4043", {
      at,
      message: `The tag says ${named}, and this Collector is checked and configured as ${version}.`,
      help: `use an image of ${version}${isRelease(named) ? `, or bind collector("${named}")` : ""}; distinguish your own builds by a suffix, as in ${version}-acme.4`,
    }),
  ];
}
