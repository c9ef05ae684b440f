/**
 * Reads what an author gave without trusting its type: past a cast anything may stand anywhere, and a rule answers
 * with a finding, never with an exception.
 */

import { type Signal, signals } from "../../contract/signal.ts";
import type { Balancer, Route } from "../../model/topology.ts";

/** The member at a path, or undefined where the path leaves the data. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Readonly<Record<string | number, unknown>>)[step]; // Just seen to be an object that has it.
  }
  return here;
}

/** The signals that a balancer routes so. */
export function signalsBy(kind: Route["kind"], { routes }: Balancer): readonly Signal[] {
  return signals.filter((signal) => valueAt(routes, signal, "kind") === kind);
}

/** Members of a list, none of anything else. */
export function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Members that are text, none of anything else. */
export function textsIn(value: unknown): readonly string[] {
  return listed(value).filter((item) => typeof item === "string");
}

/** Items of a list, or members of an object, that a message shows before it ends in dots. */
const shownMax = 5;

/** A value as a message shows it: short, and for every value there is. */
export function show(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${shortened(value.map(showInside))}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${key}: ${showInside(member)}`);
    return members.length > 0 ? `{ ${shortened(members)} }` : "{}";
  }
  return String(value);
}

function showInside(value: unknown): string {
  if (Array.isArray(value)) return "[…]";
  return typeof value === "object" && value !== null ? "{…}" : show(value);
}

function shortened(parts: readonly string[]): string {
  return [...parts.slice(0, shownMax), ...(parts.length > shownMax ? ["…"] : [])].join(", ");
}
