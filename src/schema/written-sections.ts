/** The sections of a component that are written, each with the keys that its schema has there: a shared part is known by its keys. */

import type { SchemaNode } from "./registry.ts";

export interface WrittenSection {
  readonly path: readonly (string | number)[];
  readonly keys: ReadonlySet<string>;
}

/** The component itself is the first. */
export function writtenSections(schema: SchemaNode, value: unknown): readonly WrittenSection[] {
  const found: WrittenSection[] = [];
  addSections(shapeOfSchema(schema), value, [], found);
  return found;
}

/** True where a section around it, or it, is switched off: by what is written, else by default. */
export function isOff(path: WrittenSection["path"], enabled: (at: WrittenSection["path"]) => unknown): boolean {
  return path.some((_, index) => enabled([...path.slice(0, index + 1), "enabled"]) === false);
}

/** What the alternatives at a place of a schema have together; places below are worked out when a value leads there, and kept. */
interface Shape {
  readonly nodes: readonly SchemaNode[];
  readonly keys: ReadonlySet<string>;
  readonly members: Map<string, Shape | undefined>;
  readonly items: { shape?: Shape | undefined; known: boolean };
}

const shapes = new WeakMap<SchemaNode, Shape>();

function shapeOfSchema(schema: SchemaNode): Shape | undefined {
  const shape = shapes.get(schema) ?? shapeOf([schema]);
  if (shape) shapes.set(schema, shape);
  return shape;
}

function shapeOf(schemas: readonly SchemaNode[]): Shape | undefined {
  if (schemas.length === 0) return undefined;
  const nodes = schemas.flatMap(withAlternatives);
  const keys = new Set(nodes.flatMap(({ properties = {} }) => Object.keys(properties)));
  return { nodes, keys, members: new Map(), items: { known: false } };
}

function addSections(
  shape: Shape | undefined,
  value: unknown,
  path: WrittenSection["path"],
  to: WrittenSection[],
): void {
  if (shape === undefined || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    const items = itemsOf(shape);
    if (items) for (const [index, item] of value.entries()) addSections(items, item, [...path, index], to);
    return;
  }
  if (shape.keys.size > 0) to.push({ path, keys: shape.keys });
  for (const key of Object.keys(value)) {
    const member: unknown = value[key as keyof typeof value];
    if (typeof member === "object" && member !== null) addSections(memberOf(shape, key), member, [...path, key], to);
  }
}

function withAlternatives(schema: SchemaNode): readonly SchemaNode[] {
  return [schema, ...(schema.anyOf ?? []).flatMap(withAlternatives)];
}

function itemsOf({ nodes, items }: Shape): Shape | undefined {
  if (!items.known) items.shape = shapeOf(nodes.flatMap(({ items: one }) => one ?? []));
  items.known = true;
  return items.shape;
}

/** Keys of maps are an author's own: they are not kept. */
function memberOf({ nodes, keys, members }: Shape, key: string): Shape | undefined {
  if (members.has(key)) return members.get(key);
  const made = shapeOf(
    nodes.flatMap(({ properties = {}, additionalProperties }) => {
      const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
      return known ?? (typeof additionalProperties === "object" ? additionalProperties : []);
    }),
  );
  if (keys.has(key)) members.set(key, made);
  return made;
}
