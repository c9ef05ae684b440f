/** One mistake in an option of a blueprint of the project, planted by chance, as people make them; and where it is to be found. */

import type { Blueprint } from "../src/blueprint/options.ts";
import type { Path } from "../src/diagnostics/place.ts";

export interface MutatedBlueprint {
  readonly blueprint: Blueprint;
  /** In words: the kind, the property and what is there now. */
  readonly title: string;
  readonly construct: string;
  readonly path: Path;
}

type Options = Readonly<Record<string, unknown>>;

interface Site {
  readonly path: Path;
  readonly value: unknown;
}

interface Change {
  readonly kind: string;
  readonly holds: (site: Site) => boolean;
  /** The value there, or the key that it has instead. */
  readonly value?: (value: unknown, random: () => number) => unknown;
  readonly key?: (key: string, random: () => number) => string;
}

const lists = ["backends", "balancers", "generators"] as const;

/** Other declarations, and where keys are the author's own or a text may be any. */
const references = ["to", "collector", ...lists];
const authors =
  /(?:^|\.)(?:labels|podLabels|annotations|env|attributes|accept|description|headers|runbook|statements|metric|exporters|processors|receivers|extensions|connectors|volumes|pipelines)$/;
const isAuthors = (path: Path): boolean => authors.test(path.join("."));

function sitesOf(value: unknown, path: Path = []): readonly Site[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (path.length === 0 && references.includes(key)) return [];
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return [{ path: at, value: inner }, ...sitesOf(inner, at)];
  });
}

const words = { isNumber: "five", isText: ["a"] };
const isBelowAuthors = ({ path }: Site): boolean => path.some((_, index) => isAuthors(path.slice(0, index)));

const changes: readonly Change[] = [
  {
    kind: "misspelt",
    // A name of an author's own is right however it is written; a kind is what `dns()` and the like write.
    holds: ({ path }) => typeof path.at(-1) === "string" && path.at(-1) !== "kind" && !isAuthors(path.slice(0, -1)),
    key: (key, random) => {
      const at = 1 + Math.floor(random() * (key.length - 1));
      return random() < 0.5 ? key.slice(0, at) + key.slice(at + 1) : `${key.slice(0, at)}x${key.slice(at)}`;
    },
  },
  {
    kind: "of another type",
    holds: (site) => !isBelowAuthors(site) && site.path.at(-1) !== "kind" && site.value !== undefined,
    value: (value) => (typeof value === "number" ? words.isNumber : typeof value === "string" ? words.isText : 5),
  },
  {
    kind: "out of range",
    holds: (site) => !isBelowAuthors(site) && typeof site.value === "number",
    value: () => -1,
  },
  {
    kind: "not a duration",
    holds: ({ value }) => typeof value === "string" && /^\d+(?:ms|s|m)$/.test(value),
    value: (value) => `${String(value)}econds`,
  },
  {
    kind: "a reference to nothing",
    holds: ({ path }) => path.at(-3) !== undefined && path.includes("pipelines") && typeof path.at(-1) === "number",
    value: (value) => `${String(value)}/nowhere`,
  },
];

/** @returns undefined where the blueprint has nothing to change so */
export function mutated(blueprint: Blueprint, random: () => number): MutatedBlueprint | undefined {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const { options } = blueprint;
  const owners = [
    { name: blueprint.name, construct: blueprint.name, options: options as unknown as Options },
    ...lists.flatMap((list) =>
      (options[list] ?? []).map((one) => ({
        name: one.name,
        construct: `${blueprint.name}/${one.name}`,
        options: one.options as unknown as Options,
      })),
    ),
  ];
  const change = pick(changes);
  const owner = pick(owners.filter((one) => change && sitesOf(one.options).some(change.holds)));
  const site = owner && change && pick(sitesOf(owner.options).filter(change.holds));
  if (change === undefined || owner === undefined || site === undefined) return undefined;
  const key = String(site.path.at(-1));
  const [step, value] = change.key ? [change.key(key, random), site.value] : [key, change.value?.(site.value, random)];
  const path = [...site.path.slice(0, -1), typeof site.path.at(-1) === "number" ? Number(step) : step];
  const written = replaced(owner.options, site.path, step, value);
  return {
    blueprint: withOptions(blueprint, owner.name, written),
    title: `${owner.construct} ${site.path.join(".")} is ${change.kind}: ${step} ${JSON.stringify(value)?.slice(0, 60)}`,
    construct: owner.construct,
    path,
  };
}

/** Everything that is not on the way stays the very same, as references are by identity. */
function replaced(from: unknown, [step, ...rest]: Path, name: string, value: unknown): unknown {
  if (Array.isArray(from)) {
    return from.map((item: unknown, index) =>
      index !== step ? item : rest.length === 0 ? value : replaced(item, rest, name, value),
    );
  }
  return Object.fromEntries(
    Object.entries(from as object).map(([key, item]: [string, unknown]) => {
      if (key !== step) return [key, item];
      return rest.length === 0 ? [name, value] : [key, replaced(item, rest, name, value)];
    }),
  );
}

/** The blueprint with other options of one declaration, to which all that referred to it refers. */
function withOptions(blueprint: Blueprint, name: string, written: unknown): Blueprint {
  if (name === blueprint.name) return { ...blueprint, options: written as Blueprint["options"] };
  const made = new Map<unknown, unknown>();
  const renewed = (declared: unknown): unknown => {
    if (typeof declared !== "object" || declared === null || !("options" in declared)) return declared;
    if (made.has(declared)) return made.get(declared);
    const own = (("name" in declared && declared.name === name ? written : declared.options) ?? {}) as Options;
    const options = "to" in own ? { ...own, to: renewed(own["to"]) } : own;
    const copy = { ...declared, options };
    made.set(declared, copy);
    return copy;
  };
  const parts = lists.flatMap((list) => {
    const declared = blueprint.options[list];
    return declared === undefined ? [] : [[list, declared.map(renewed)] as const];
  });
  return { ...blueprint, options: { ...blueprint.options, ...Object.fromEntries(parts) } as Blueprint["options"] };
}
