/** What the oidc extension refuses: who issues tokens, and for whom (contrib oidcauthextension Validate, 0.161.0). */

import type { Path } from "../../../../diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import {
  conflict,
  type Problems,
  refusedAtStart,
  required,
  type SettingCheck,
  type Settings,
} from "./setting-check.ts";

export const oidc: SettingCheck = Object.freeze({
  component: "extensions/oidc",
  mirrors: "contrib oidcauthextension Validate, 0.161.0",
  check: function* providers(settings: Settings): Problems {
    const own = settings.section() ?? {};
    const isOld = oldKeys.some((key) => isGiven(own[key]));
    const listed = settings
      .list("providers")
      .map((provider, index) => ({ provider: sectionOf(provider), path: ["providers", index] as Path }));
    const all = [...(isOld ? [{ provider: own, path: [] as Path }] : []), ...listed];
    const seen = new Set<Json | undefined>();
    for (const { provider, path } of all) {
      const issuer = provider["issuer_url"];
      if (all.length > 1 && provider["ignore_issuer"] === true)
        yield conflict([...path, "ignore_issuer"], "Of several providers each has to say its issuer", "remove it");
      if (seen.has(issuer) && !isReference(issuer))
        yield conflict([...path, "issuer_url"], `Two providers have the issuer ${JSON.stringify(issuer)}`, "keep one");
      else yield* providerProblems(provider, path);
      seen.add(issuer);
    }
  },
});

/** Of the one provider that the component itself is, as it was written before there was a list. */
const oldKeys = Object.freeze([
  "issuer_url",
  "audience",
  "ignore_audience",
  "issuer_ca_path",
  "username_claim",
  "groups_claim",
]);

function sectionOf(value: Json): JsonObject {
  return isJsonObject(value) ? value : {};
}

function isGiven(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== "" && value !== false;
}

function* providerProblems(provider: JsonObject, path: Path): Problems {
  if (!isGiven(provider["audience"]) && provider["ignore_audience"] !== true)
    yield required([...path, "audience"], "The provider does not say whom its tokens are for", "give audience");
  else if (!isGiven(provider["issuer_url"]))
    yield required([...path, "issuer_url"], "The provider does not say who issues its tokens", "give issuer_url");
  else if (!isReference(provider["issuer_url"]) && !/^https?:\/\//.test(String(provider["issuer_url"])))
    yield refusedAtStart(
      [...path, "issuer_url"],
      `"${String(provider["issuer_url"])}" does not start with http:// or https://`,
      "give https://issuer",
    );
}
