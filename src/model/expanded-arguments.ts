/**
 * Arguments of a container as Kubernetes gives them to its program: `$(NAME)` is the value of a variable, `$$` is a dollar sign, and what
 * is not known stays as it is written (Kubernetes, third_party/forked/golang/expansion). A value may name variables before it.
 */

import { isJsonObject, type Json, jsonAt } from "./json.ts";
import { onceForEach } from "./once-for-each.ts";

export function expandedArgument(container: Json, argument: string): string {
  return argument.includes("$") ? expanded(argument, valuesOf(container)) : argument;
}

function expanded(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$(?:\$|\(([^)]*)\))/g, (written, name?: string) =>
    name === undefined ? "$" : (values.get(name) ?? written),
  );
}

/** What the cluster alone knows is left out. */
const valuesOf = onceForEach((container: Json): ReadonlyMap<string, string> => {
  const variables = jsonAt(container, ["env"]);
  const values = new Map<string, string>();
  for (const variable of Array.isArray(variables) ? (variables as readonly Json[]) : []) {
    const [name, value, from] = ["name", "value", "valueFrom"].map((key) => jsonAt(variable, [key]));
    if (typeof name !== "string") continue;
    if (isJsonObject(from)) values.delete(name);
    else values.set(name, expanded(typeof value === "string" ? value : "", values));
  }
  return values;
});
