/**
 * The code that finds the keys of a rule. Rules that hash whole attribute maps, and log bodies as keys, have none: the
 * general functions serve them.
 */

import type { Signal } from "../../contract/signal.ts";
import type { KeyRule } from "../../routing/key/key-rule.ts";
import { attributesCode, serviceCode } from "./attribute-code.ts";
import { hashCode } from "./hash-code.ts";
import { type KeyCode, noKeyCode } from "./key-code.ts";
import { traceIdCode } from "./trace-id-code.ts";

/** @returns undefined for a rule without generated code */
export function codeOfKey(signal: Signal, rule: KeyRule): KeyCode | undefined {
  switch (rule.kind) {
    case "traceID":
      return traceIdCode(rule);
    case "service":
      return serviceCode(rule);
    case "metric":
      return { ...noKeyCode, unit: "item", functions: hashCode, backendOf: "pick(hashOf(nameStart, nameEnd))" };
    case "attributes":
      return attributesCode(signal, rule);
    case "resource":
    case "streamID":
      return undefined;
  }
}
