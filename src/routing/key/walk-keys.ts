/** Finds the key of every part of a request by one rule. */

import { walkAttributes } from "./attribute-keys.ts";
import type { KeyRule } from "./key-rule.ts";
import type { KeyInput, KeyRefusal } from "./key-sink.ts";
import { walkMetricNames, walkStreams } from "./metric-keys.ts";
import { walkResources, walkServices } from "./resource-keys.ts";
import { walkTraceIds } from "./trace-id-keys.ts";

/** @returns undefined unless the Collector would answer the whole request with an error */
export function walkKeys(input: KeyInput, rule: KeyRule): KeyRefusal | undefined {
  switch (rule.kind) {
    case "service":
      return walkServices(input, rule);
    case "traceID":
      walkTraceIds(input, rule);
      return undefined;
    case "resource":
      walkResources(input);
      return undefined;
    case "metric":
      walkMetricNames(input);
      return undefined;
    case "streamID":
      walkStreams(input);
      return undefined;
    case "attributes":
      walkAttributes(input, rule);
      return undefined;
  }
}
