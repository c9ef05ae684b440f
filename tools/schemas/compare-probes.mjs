/**
 * The extractor's self-check: every verdict of the real decoder against the exact schema, by the validator that users
 * run. Differences must be in known-differences.json, each with its reason; entries that no longer occur fail too.
 */

import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

/**
 * @param {{ version: string, schemas: string, probes: string, known: string }} given folder of the version's schemas,
 *   file of verdicts, file of known differences
 * @returns {{ agreed: number, unexplained: string[] }}
 */
export function compareProbes({ version, schemas, probes, known }) {
  const entries = JSON.parse(readFileSync(known, "utf8")).filter(({ versions }) => versions.includes(version));
  const used = new Set();
  const validators = new Map();
  const unexplained = [];
  let agreed = 0;
  for (const line of readFileSync(probes, "utf8").trimEnd().split("\n")) {
    const probe = JSON.parse(line);
    if (!validators.has(probe.component)) {
      const ajv = new Ajv2020({ strict: false, verbose: true, allErrors: true });
      validators.set(
        probe.component,
        ajv.compile(JSON.parse(readFileSync(`${schemas}/${probe.component}/exact.json`, "utf8"))),
      );
    }
    const validate = validators.get(probe.component);
    const accepted = validate(probe.config) || onlyIgnoredKeys(validate.errors);
    if (accepted === probe.accepted) {
      agreed++;
      continue;
    }
    const entry = entries.find((candidate) => matches(candidate, probe));
    if (entry) used.add(entry);
    else
      unexplained.push(
        `${probe.component} ${probe.path} ${JSON.stringify(probe.config)}: decoder ${probe.accepted ? "takes it" : `refuses it (${probe.error})`}`,
      );
  }
  for (const entry of entries) {
    if (!used.has(entry)) unexplained.push(`known difference no longer occurs: ${JSON.stringify(entry)}`);
  }
  return { agreed, unexplained };
}

/** Keys that a version drops in silence are reported as warnings, not refused. */
function onlyIgnoredKeys(errors) {
  return errors.every(
    (error) => error.keyword === "additionalProperties" && error.parentSchema?.["x-unknown-keys"] === "ignored",
  );
}

function matches(entry, probe) {
  return (
    new RegExp(`^(${entry.component})$`).test(probe.component) &&
    new RegExp(`^(${entry.path})$`).test(probe.path.slice(1, -1)) &&
    (entry.accepted === undefined || entry.accepted === probe.accepted) &&
    (entry.error === undefined || new RegExp(entry.error).test(probe.error ?? ""))
  );
}
