/** What extensions refuse in their settings. */

import {
  conflict,
  outOfRange,
  required,
  type SettingCheck,
  type SettingProblem,
  type Settings,
} from "./setting-check.ts";

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

function healthCheck(settings: Settings): readonly SettingProblem[] {
  const found: SettingProblem[] = [];
  if (settings.text("endpoint") === "")
    found.push(required(["endpoint"], "The endpoint is missing", "give endpoint: 0.0.0.0:13133"));
  const path = settings.text("path");
  if (!path.startsWith("/"))
    found.push(outOfRange(["path"], `"${path}" does not start with /`, "write it as a URL path"));
  return found;
}

function bearerToken(settings: Settings): readonly SettingProblem[] {
  const tokens = settings.written("tokens");
  const has = {
    token: settings.text("token") !== "",
    tokens: Array.isArray(tokens) && tokens.length > 0,
    filename: settings.text("filename") !== "",
  };
  if (has.token && has.tokens) return [conflict(["tokens"], "token and tokens are both set", "keep one")];
  return has.token || has.tokens || has.filename
    ? []
    : [
        required(["token"], "No token is given", "give filename, or token from the environment", [
          ["tokens"],
          ["filename"],
        ]),
      ];
}

function basicAuth(settings: Settings): readonly SettingProblem[] {
  const [server, client] = [settings.section("htpasswd"), settings.section("client_auth")];
  if (server && client)
    return [conflict(["client_auth"], "htpasswd and client_auth are both set", "use one extension for each end")];
  return server || client
    ? []
    : [
        required(["htpasswd"], "Neither htpasswd nor client_auth is given", "give the one for this end", [
          ["client_auth"],
        ]),
      ];
}
