/**
 * Whether a Collector's configuration can be taken at its word about where it listens. Where a receiver, or what a pipeline says of
 * receivers, is wrong, nobody knows which ports were meant, and that they are shut is not one more mistake.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { needsOf } from "../../../needs/table.ts";
import { typeOfId } from "../../../schema/registry.ts";
import { findingsIn } from "./rules.ts";
import { viewOf } from "./view.ts";

export function waysInSound(collector: DeployedCollector): boolean {
  return findingsIn(viewOf(collector)).every((found) => !isAboutWaysIn(found));
}

function isAboutWaysIn({ severity, collectorPath = [] }: Diagnostic): boolean {
  if (severity !== "error") return false;
  const [section, first, , part] = collectorPath;
  if (section === "service")
    return first === undefined || (first === "pipelines" && (part ?? "receivers") === "receivers");
  return section === "receivers" && (first === undefined || mayListen(typeOfId(String(first))));
}

function mayListen(type: string): boolean {
  const needs = needsOf("receivers", type);
  return needs === undefined || needs.opens !== undefined;
}
