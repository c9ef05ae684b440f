/** What extensions refuse in their settings. */

import { conflict, outOfRange, type Problems, required, type SettingCheck, type Settings } from "./setting-check.ts";

export const extensionChecks: readonly SettingCheck[] = Object.freeze([
  {
    component: "extensions/health_check",
    mirrors: "contrib healthcheckextension Validate, both versions",
    check: healthCheck,
  },
  {
    component: "extensions/bearertokenauth",
    mirrors: "contrib bearertokenauthextension Validate, both versions",
    check: bearerToken,
  },
  { component: "extensions/basicauth", mirrors: "contrib basicauthextension Validate, 0.129.0", check: basicAuth },
]);

function* healthCheck(settings: Settings): Problems {
  if (settings.text("endpoint") === "")
    yield required("endpoint", "The endpoint is missing", "give endpoint: 0.0.0.0:13133");
  const path = settings.text("path");
  if (!path.startsWith("/")) yield outOfRange("path", `"${path}" does not start with /`, "write it as a URL path");
}

function* bearerToken(settings: Settings): Problems {
  const one = settings.text("token") !== "";
  const several = settings.list("tokens").length > 0;
  if (one && several) yield conflict("tokens", "token and tokens are both set", "keep one");
  if (!one && !several && settings.text("filename") === "")
    yield required("token", "No token is given", "give filename, or token from the environment", [
      "tokens",
      "filename",
    ]);
}

function* basicAuth(settings: Settings): Problems {
  const [server, client] = [settings.section("htpasswd"), settings.section("client_auth")];
  if (server && client)
    yield conflict("client_auth", "htpasswd and client_auth are both set", "use one extension for each end");
  if (!server && !client)
    yield required("htpasswd", "Neither htpasswd nor client_auth is given", "give the one for this end", [
      "client_auth",
    ]);
}
