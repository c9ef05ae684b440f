/** The sections of a component that are written, each with the keys that its schema has there: a shared part is known by its keys. */

import type { SchemaNode } from "./registry.ts";

export interface WrittenSection {
  readonly path: readonly (string | number)[];
  readonly keys: ReadonlySet<string>;
}

/** The component itself is the first. */
export function writtenSections(schema: SchemaNode, value: unknown): readonly WrittenSection[] {
  return sectionsIn([schema], value, []);
}

/** True where a section around it, or it, is switched off: by what is written, else by default. */
export function isOff(path: WrittenSection["path"], enabled: (at: WrittenSection["path"]) => unknown): boolean {
  return path.some((_, index) => enabled([...path.slice(0, index + 1), "enabled"]) === false);
}

function sectionsIn(
  schemas: readonly SchemaNode[],
  value: unknown,
  path: WrittenSection["path"],
): readonly WrittenSection[] {
  if (typeof value !== "object" || value === null) return [];
  const shapes = schemas.flatMap(withAlternatives);
  if (Array.isArray(value)) {
    const items = shapes.flatMap(({ items: one }) => one ?? []);
    return items.length === 0 ? [] : value.flatMap((item, index) => sectionsIn(items, item, [...path, index]));
  }
  const keys = new Set(shapes.flatMap(({ properties = {} }) => Object.keys(properties)));
  const inner = Object.entries(value).flatMap(([key, member]) =>
    typeof member === "object" && member !== null ? sectionsIn(membersOf(shapes, key), member, [...path, key]) : [],
  );
  return keys.size > 0 ? [{ path, keys }, ...inner] : inner;
}

function withAlternatives(schema: SchemaNode): readonly SchemaNode[] {
  return [schema, ...(schema.anyOf ?? []).flatMap(withAlternatives)];
}

function membersOf(shapes: readonly SchemaNode[], key: string): readonly SchemaNode[] {
  return shapes.flatMap(({ properties = {}, additionalProperties }) => {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    return known ?? (typeof additionalProperties === "object" ? additionalProperties : []);
  });
}
