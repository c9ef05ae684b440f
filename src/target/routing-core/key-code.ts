/**
 * The part of a generated core that finds keys: what is done at a resource, a scope, an item or a data point, as text in the
 * generated language.
 */

import { Buffer } from "node:buffer";
import type { Included } from "./included-text.ts";

/** The smallest part of a request that may get a backend of its own. */
export type Unit = "resource" | "item" | "point";

/**
 * Statements and functions in the generated language. Within a section `from` and `end` are its content; at an owner or
 * unit `content` and `next` are that of the resource, scope, item or data point, which was walked. `return false` is odd.
 */
export interface KeyCode {
  readonly unit: Unit;
  /** Files that all signals share. */
  readonly shared?: readonly Included[];
  /** Whether the walk looks for the trace id of items. */
  readonly needsTraceId?: boolean;
  readonly functions?: string;
  /** Where a section begins. */
  readonly onResource?: string;
  readonly onScope?: string;
  readonly onResourceOwner?: string;
  readonly onScopeOwner?: string;
  /** Where a metric begins that is cut, at its name and unit, and where its data begins, before that is walked. */
  readonly onMetric?: string;
  readonly onMetricName?: string;
  readonly onMetricUnit?: string;
  readonly onData?: string;
  /** At the end of a section, or of a metric without data points. `first` is -1 if the section has no children. */
  readonly afterResource?: string;
  readonly afterScope?: string;
  readonly afterEmptyMetric?: string;
  /** The backend of a unit; -1 for none, -2 for one that is left out. */
  readonly backendOf: string;
  /** At the end of a plan. */
  readonly atEnd?: string;
}

/** A text as an array of bytes. */
export function byteList(text: string): string {
  return `Uint8Array.of(${[...Buffer.from(text)].join(", ")})`;
}
