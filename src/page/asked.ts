/** What somebody asks the page for, read from a query or a body that may hold anything. */

import type { Facts } from "../inspect/facts.ts";
import type { ActionKind } from "./page-state.ts";

export interface AskedAction {
  readonly kind: ActionKind;
  /** Empty for one that is added. */
  readonly backend: string;
}

const kinds = ["stop", "start", "restart", "slow", "hurry", "add"] as const satisfies readonly ActionKind[];

/** @returns what is wrong, as a text */
export function readAction(text: string): AskedAction | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "the request is not JSON";
  }
  if (typeof value !== "object" || value === null || !("kind" in value)) return "the request has no kind";
  const kind = kinds.find((one) => one === value.kind);
  if (kind === undefined) return `kind is one of ${kinds.join(", ")}`;
  const backend = "backend" in value ? value.backend : "";
  if (typeof backend !== "string") return "backend is a text";
  if (kind !== "add" && backend === "") return "the request names no backend";
  return { kind, backend };
}

const textLengthMax = 1_000;

/** @returns what is wrong, as a text */
export function readFacts(asked: URLSearchParams): Facts | string {
  const one = (name: string) => asked.get(name) ?? undefined;
  const [traceId, service, metric] = [one("traceId"), one("service"), one("metric")];
  const pairs = asked.getAll("attribute").map((text) => /^([^=]+)=(.*)$/s.exec(text));
  if (pairs.includes(null)) return "an attribute is written as name=value";
  if ([...asked.values()].some((text) => text.length > textLengthMax)) {
    return `a value has at most ${textLengthMax} characters`;
  }
  if (traceId !== undefined && !/^[0-9a-fA-F]{32}$/.test(traceId)) return "a trace id has 32 hexadecimal digits";
  const attributes = Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1] ?? "", pair[2] ?? ""]] : [])));
  if (traceId === undefined && service === undefined && metric === undefined && pairs.length === 0) {
    return "give a trace id, a service, a metric or an attribute";
  }
  return { traceId: traceId?.toLowerCase(), service, metric, attributes };
}
