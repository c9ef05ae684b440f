/** The fields of OTLP by the names that OTLP/JSON gives them; names as in the .proto files are taken too, as the Collector does. */

import { type FieldDeclaration, messageFields } from "../../routing/otlp/declarations.ts";

const camelCase = (name: string) => name.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** By message and name. */
export const jsonFields: ReadonlyMap<string, ReadonlyMap<string, FieldDeclaration>> = new Map(
  [...messageFields].map(([message, fields]) => {
    const named = fields.filter(({ isInJson }) => isInJson);
    return [message, new Map([camelCase, String].flatMap((write) => named.map((field) => [write(field.name), field])))];
  }),
);
