/**
 * Emitted OpenTelemetryCollector and Application objects against the CRDs of the operator and of Argo CD, closed: a field
 * that the API server would drop in silence is a failure.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { parse, parseAllDocuments } from "yaml";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../src/model/json.ts";
import { crdFiles } from "../../tools/control-plane/crds.mjs";
import type { Tally } from "./tally.ts";

export function crdSuite(tally: Tally): void {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const validators = new Map(schemas().map(([kind, schema]) => [kind, ajv.compile(closed(schema) as object)]));
  for (const file of emittedFiles()) {
    for (const object of parseAllDocuments(readFileSync(file, "utf8")).map((document) => document.toJS() as Json)) {
      const validate = isJsonObject(object) ? validators.get(`${object["apiVersion"]} ${object["kind"]}`) : undefined;
      if (!validate) continue;
      const holds = validate(object);
      const why = validate.errors?.map(
        ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
      );
      const kind = String((object as JsonObject)["kind"]);
      tally.check(`crds: ${file}: ${kind}`, holds, why?.join("; "));
      tally.check(
        `crds: ${file}: ${kind} with a field that does not exist is refused`,
        !validate(withUnknownField(object as JsonObject)),
      );
    }
  }
}

function withUnknownField(object: JsonObject): JsonObject {
  const { spec } = object;
  return { ...object, spec: { ...(isJsonObject(spec) ? spec : {}), unknownField: 1 } };
}

function emittedFiles(): readonly string[] {
  return readdirSync("dist", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** `apiVersion kind` and the schema of each version of each CRD. */
function schemas(): readonly (readonly [string, Json])[] {
  return crdFiles().flatMap((file) => {
    const crd = parse(readFileSync(file, "utf8")) as Json;
    const versions = jsonAt(crd, ["spec", "versions"]);
    return (Array.isArray(versions) ? (versions as Json[]) : []).map((version) => {
      const apiVersion = `${String(jsonAt(crd, ["spec", "group"]))}/${String(jsonAt(version, ["name"]))}`;
      const schema = jsonAt(version, ["schema", "openAPIV3Schema"]) ?? {};
      return [`${apiVersion} ${String(jsonAt(crd, ["spec", "names", "kind"]))}`, schema] as const;
    });
  });
}

/** Sections take their own fields only, but for those that keep what they do not know; metadata is everyone's. */
function closed(schema: Json, path: readonly string[] = []): Json {
  if (Array.isArray(schema)) return schema.map((inner: Json) => closed(inner, path));
  if (!isJsonObject(schema)) return schema;
  if (schema["x-kubernetes-int-or-string"] === true) return { type: ["integer", "string"] };
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === "pattern" ? ".*" : closed(value, [...path, key])]),
  );
  const open =
    schema["x-kubernetes-preserve-unknown-fields"] === true ||
    path.at(-1) === "metadata" ||
    path.at(-1) === "properties";
  return isJsonObject(schema["properties"]) && !open ? { ...inner, additionalProperties: false } : inner;
}
