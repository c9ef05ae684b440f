/** Images are references that a container runtime takes, and a Collector's tag does not name another release than the bound one. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { isJsonObject } from "../../model/json.ts";
import type { Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
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
    ...balancers.flatMap((balancer) =>
      balancer.target === "fairlead"
        ? referenceMisfits(valueAt(balancer.settings.delivery, "image"), within(balancer.origin, "delivery", "image"))
        : [],
    ),
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

/** The grammar of distribution/reference v0.6: a host, a path in lower case, a tag, a digest. */
const host = /^([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)(\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*(:\d{1,5})?$/;
const step = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const nameLengthMax = 255;

function refused(at: Place, message: string, help: string): readonly Diagnostic[] {
  return [diagnostic("FL4020", { at, message: `${message}: no pod would start.`, help })];
}

function referenceMisfits(image: unknown, at: Place): readonly Diagnostic[] {
  if (typeof image !== "string" || image.trim() === "") return []; // A rule on its shape tells.
  const { name, tag, digest } = partsOf(image);
  if (!isName(name) || name.length > nameLengthMax)
    return refused(
      at,
      `${show(image)} does not name an image`,
      'write it as in "registry.example.com/team/otelcol:1.2.3"',
    );
  if (tag !== undefined && !tagForm.test(tag))
    return refused(
      at,
      `${show(tag)} is not a tag of an image`,
      "use letters, digits, underscores, dots and dashes, at most 128",
    );
  if (digest !== undefined && !digestForm.test(digest))
    return refused(
      at,
      `${show(digest)} is not a digest of an image`,
      "write sha256: and 64 hexadecimal digits in lower case",
    );
  return [];
}

function partsOf(image: string): { readonly name: string; readonly tag?: string; readonly digest?: string } {
  const [reference = "", ...digest] = image.split("@");
  const colon = reference.lastIndexOf(":");
  const hasTag = colon > reference.lastIndexOf("/");
  return {
    name: hasTag ? reference.slice(0, colon) : reference,
    ...(hasTag && { tag: reference.slice(colon + 1) }),
    ...(digest.length > 0 && { digest: digest.join("@") }),
  };
}

function isName(name: string): boolean {
  const [first = "", ...rest] = name.split("/");
  const hasHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  return (hasHost ? rest : [first, ...rest]).every((one) => step.test(one)) && (!hasHost || host.test(first));
}

function registryMisfits(registry: unknown, at: Place): readonly Diagnostic[] {
  if (typeof registry !== "string" || registry.trim() === "") return [];
  const [first = "", ...rest] = registry.replace(/\/+$/, "").split("/");
  if (host.test(first) && rest.every((one) => step.test(one))) return [];
  const help = 'write host and path without a scheme, a tag or a digest, as in "registry.example.com/mirror"';
  return refused(at, `${show(registry)} is not a registry to pull from`, help);
}

/** A digest decides what runs, whatever the tag says; the tag is what people read, and what the version is taken from elsewhere. */
function releaseMisfits(image: unknown, version: string, at: Place): readonly Diagnostic[] {
  const tag = typeof image === "string" ? partsOf(image).tag : undefined;
  const named = tag === undefined ? undefined : /^v?(\d+\.\d+\.\d+)$/.exec(tag)?.[1];
  if (named === undefined || named === version) return [];
  return [
    diagnostic("FL4043", {
      at,
      message: `The tag says ${named}, and this Collector is checked and configured as ${version}.`,
      help: `use an image of ${version}, or bind collector("${named}"); a number of your own may be told apart by a suffix`,
    }),
  ];
}
