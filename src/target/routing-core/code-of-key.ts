/** The code that finds the keys of a rule. */

import type { Signal } from "../../contract/signal.ts";
import type { KeyRule } from "../../routing/key/key-rule.ts";
import { attributesCode, serviceCode } from "./attribute-code.ts";
import { resourceCode, streamCode } from "./identity-code.ts";
import type { KeyCode } from "./key-code.ts";
import { traceIdCode } from "./trace-id-code.ts";

export function codeOfKey(signal: Signal, rule: KeyRule): KeyCode {
  switch (rule.kind) {
    case "traceID":
      return traceIdCode(rule);
    case "service":
      return serviceCode(rule);
    case "metric":
      return { unit: "item", backendOf: "ownerOf(hashOf(bytes, nameStart, nameEnd))" };
    case "attributes":
      return attributesCode(signal, rule);
    case "resource":
      return resourceCode();
    case "streamID":
      return streamCode();
  }
}
