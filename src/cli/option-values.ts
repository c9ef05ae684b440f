/** Values that several commands take in their options, read in one way: backends, versions, names between commas. */

import { InvalidArgumentError } from "commander";
import { isReleaseName, knownReleases } from "../model/collector/release.ts";

/** As a ring has it: a host or an address, with or without a port. */
const endpointForm = /^(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?$/;

export function isEndpoint(text: string): boolean {
  const [whole, port = "1"] = endpointForm.exec(text) ?? [];
  return whole !== undefined && Number(port) >= 1 && Number(port) <= 65_535;
}

/** Often what a script asked a cluster for, which gives nothing where no backend is ready. */
export function backendsIn(text: string): readonly string[] {
  if (text.trim() === "") {
    throw new InvalidArgumentError(
      "It names no backend. If a cluster was asked for them, none is ready there: then no key has an owner.",
    );
  }
  const backends = namesIn(text);
  const odd = backends.find((backend) => !isEndpoint(backend));
  if (odd !== undefined) throw new InvalidArgumentError(`${odd} is not an address such as backend-1:4317.`);
  return backends;
}

export function backendIn(text: string): string {
  if (!isEndpoint(text)) throw new InvalidArgumentError("It must be an address such as backend-1:4317.");
  return text;
}

export function namesIn(text: string): readonly string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InvalidArgumentError("Separate the parts by single commas, with none at the end.");
  return names;
}

export function versionIn(text: string): string {
  const version = text.trim().replace(/^v/, "");
  if (!isReleaseName(version)) {
    throw new InvalidArgumentError(
      `${text === "" ? "Nothing" : text} is not a release such as 0.161.0. Here ${knownReleases}.`,
    );
  }
  return version;
}
