/** A schema whose settings say, to whoever hovers over them, that another version does not have them. */

import type { JSONSchema } from "json-schema-to-typescript";

export function dated(schema: JSONSchema, other: JSONSchema | undefined, note: string): JSONSchema {
  if (other === undefined) return schema;
  const inside = ([key, member]: [string, JSONSchema]): [string, JSONSchema] => {
    const known = memberOf(other, key);
    if (known !== undefined || !isClosed(other)) return [key, dated(member, known, note)];
    return [key, { ...member, description: [member.description, note].filter(Boolean).join(" ") }];
  };
  const { properties, items, anyOf } = schema;
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(inside)) }),
    ...(anyOf && { anyOf: anyOf.map((alternative) => dated(alternative, other, note)) }),
    ...(isOne(items) && { items: dated(items, isOne(other.items) ? other.items : undefined, note) }),
  };
}

function memberOf({ properties, anyOf = [] }: JSONSchema, key: string): JSONSchema | undefined {
  return properties?.[key] ?? anyOf.map((alternative) => memberOf(alternative, key)).find(Boolean);
}

function isClosed({ additionalProperties, anyOf = [] }: JSONSchema): boolean {
  return additionalProperties === false || anyOf.some(isClosed);
}

function isOne(items: JSONSchema["items"]): items is JSONSchema {
  return items !== undefined && !Array.isArray(items);
}
