/** Reads fields of untyped Kubernetes objects; what is missing or of another type is empty. */

import type { Path } from "../diagnostics/place.ts";
import type { ServicePort } from "../model/deployed.ts";
import { parseImage } from "../model/image-reference.ts";
import { isJsonObject, type Json, jsonAt } from "../model/json.ts";
import type { Labels } from "../model/pod.ts";

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

/**
 * Ports of a Service; TCP where none is said.
 *
 * @param named the ports of containers by their names
 */
export function servicePorts(
  value: Json,
  path: Path,
  named: ReadonlyMap<string, number> = new Map(),
): readonly ServicePort[] {
  return listAt(value, path).map((each) => {
    const port = numberAt(each, ["port"], 0);
    const written = jsonAt(each, ["targetPort"]) ?? port;
    const target = typeof written === "number" ? written : named.get(String(written));
    return {
      port,
      protocol: textAt(each, ["protocol"]) === "UDP" ? "UDP" : "TCP",
      ...(target !== port && { target }),
    };
  });
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
  return (parseImage(image).tag ?? "").trim().replace(/^v/, "");
}
