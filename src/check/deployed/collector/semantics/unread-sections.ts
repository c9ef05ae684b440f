/**
 * Sections that are decoded and never looked at again, because of what stands elsewhere in the component: what would end the start
 * does not, where nobody starts it (contrib, both versions).
 */

import type { Path } from "../../../../diagnostics/place.ts";
import { isJsonObject, type Json, jsonAt } from "../../../../model/json.ts";
import type { Component } from "../../../../needs/configuration.ts";
import type { CollectorView } from "../view.ts";

/** @param path below the component */
export function isUnread({ has }: CollectorView, { section, type, settings }: Component, [key = ""]: Path): boolean {
  const at = (...steps: Path): Json | undefined => (settings === null ? undefined : jsonAt(settings, steps));
  if (section === "processors" && /^resource_?detection$/.test(type)) {
    const detectors = at("detectors");
    // Without a list it is the environment that is asked.
    return ownSections.includes(String(key)) && !(Array.isArray(detectors) && detectors.includes(key));
  }
  // The client that http describes has taken the place of the one around it (0.161.0).
  if (section === "exporters" && /^prometheus_?remote_?write$/.test(type))
    return key === "tls" && isJsonObject(at("http"));
  // Later it is a section like others, which is on when it is there.
  if (section === "receivers" && type === "prometheus" && key === "api_server" && !has("apiServerOptional"))
    return at("api_server", "enabled") !== true;
  return false;
}

/** Of detectors that ask by a client of their own. */
const ownSections: readonly string[] = Object.freeze(["openshift"]);
