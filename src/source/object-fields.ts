/** Reads fields of untyped Kubernetes objects; what is missing or of another type is empty. */

import type { Path } from "../diagnostics/place.ts";
import type { ServicePort } from "../model/deployed.ts";
import { isJsonObject, type Json, jsonAt } from "../model/json.ts";
import type { Labels } from "../model/plan.ts";

export function textAt(value: Json, path: Path): string {
  const found = jsonAt(value, path);
  return typeof found === "string" ? found : "";
}

export function numberAt(value: Json, path: Path, otherwise: number): number {
  const found = jsonAt(value, path);
  return typeof found === "number" ? found : otherwise;
}

export function listAt(value: Json, path: Path): readonly Json[] {
  const found = jsonAt(value, path);
  return Array.isArray(found) ? found : [];
}

export function textsAt(value: Json, path: Path): readonly string[] {
  return listAt(value, path).filter((item) => typeof item === "string");
}

/** Ports of a Service; TCP where none is said. */
export function servicePorts(value: Json, path: Path): readonly ServicePort[] {
  return listAt(value, path).map((port) => ({
    port: numberAt(port, ["port"], 0),
    protocol: textAt(port, ["protocol"]) === "UDP" ? "UDP" : "TCP",
  }));
}

/** Labels are strings to Kubernetes; a number or a boolean is read as it is written. */
export function labelsAt(value: Json, path: Path): Labels {
  const found = jsonAt(value, path);
  if (!isJsonObject(found)) return {};
  return Object.fromEntries(
    Object.entries(found).flatMap(([key, label]) => (typeof label === "object" ? [] : [[key, String(label)]])),
  );
}

/** The version in an image's tag, without a digest and a leading v. */
export function imageTag(image: string): string {
  return (/:v?([^:@/]+)(?:@.*)?$/.exec(image)?.[1] ?? "").trim();
}
