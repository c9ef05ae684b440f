/** What extensions refuse in their settings. */

import { isReference } from "../reference.ts";
import { modeProblems } from "./folder-mode.ts";
import { kubernetesAccess } from "./kubernetes.ts";
import { oidc } from "./oidc.ts";
import { countOf, needed, notNegative, positive, problemsIn, whenBuilt, word } from "./rows.ts";
import {
  conflict,
  misleading,
  notSetOr,
  outOfRange,
  type Problems,
  required,
  type SettingCheck,
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
  {
    component: "extensions/basicauth",
    mirrors: "contrib basicauthextension Validate, both versions",
    check: basicAuth,
  },
  {
    component: "extensions/file_storage",
    mirrors: "contrib filestorage Validate, both versions: whether a folder exists depends on the machine",
    check: fileStorage,
  },
  {
    component: "extensions/pprof",
    mirrors: "contrib pprofextension, building, both versions",
    check: (settings) => problemsIn([whenBuilt(needed("endpoint", "give endpoint: localhost:1777"))], settings),
  },
  {
    component: "extensions/zpages",
    mirrors: "core zpagesextension Validate, both versions",
    check: (settings) => problemsIn([needed("endpoint", "give endpoint: localhost:55679")], settings),
  },
  {
    component: "extensions/headers_setter",
    mirrors: "contrib headerssetterextension Validate, both versions",
    check: headersSetter,
  },
  oidc,
  {
    component: "extensions/oauth2client",
    mirrors: "contrib oauth2clientauthextension Validate, both versions",
    check: oauth2Client,
  },
  {
    component: "extensions/k8s_leader_elector",
    mirrors: "contrib k8sleaderelector Validate, both versions",
    check: (settings) =>
      problemsIn(
        [
          needed("lease_name", "name the lease"),
          needed("lease_namespace", "name its namespace"),
          ...kubernetesAccess(""),
        ],
        settings,
      ),
  },
  {
    component: "extensions/k8s_observer",
    mirrors: "contrib k8sobserver Validate, both versions",
    check: (settings) =>
      problemsIn(
        [
          ...kubernetesAccess(""),
          countOf("", ["observe_pods", "observe_nodes", "observe_services", "observe_ingresses"], { least: 1 }),
        ],
        settings,
      ),
  },
]);

/** Its default is a folder that few images have. */
function* fileStorage(settings: Settings): Problems {
  yield* problemsIn([notNegative("compaction.max_transaction_size"), notNegative("max_size")], settings);
  yield* modeProblems(settings);
  if (settings.effective("compaction", "on_rebound") === true)
    yield* positive("compaction.check_interval", "5s")(settings);
  const compacts = settings.section("compaction") !== undefined;
  for (const path of [["directory"], ...(compacts ? [["compaction", "directory"]] : [])]) {
    if (settings.written(...path) === undefined)
      yield misleading(
        path,
        `No ${path.join(".")} is given, so files are in ${settings.text(...path)}, and lost with the container where that is not a volume`,
        "give a folder that is mounted",
      );
  }
}

function* healthCheck(settings: Settings): Problems {
  if (settings.text("endpoint") === "")
    yield required("endpoint", "The endpoint is missing", "give endpoint: 0.0.0.0:13133");
  const path = settings.text("path");
  if (!path.startsWith("/") && !isReference(path))
    yield outOfRange("path", `"${path}" does not start with /`, "write it as a URL path");
  yield* secondVersion(settings);
  const pipelines = "check_collector_pipeline";
  if (settings.section(pipelines) === undefined || settings.has("exporterHealthIgnored")) return;
  yield* positive(`${pipelines}.exporter_failure_threshold`, "5")(settings);
  const interval = settings.text(pipelines, "interval");
  if (
    settings.written(pipelines, "interval") !== undefined &&
    !isReference(interval) &&
    settings.duration(pipelines, "interval") === undefined
  )
    yield outOfRange([pipelines, "interval"], `"${interval}" is not a duration`, "write 5m, for example");
}

/** What only the extension's second form reads, which a gate switches on (0.161.0). */
const gate = "extension.healthcheck.useComponentStatus";

function* secondVersion(settings: Settings): Problems {
  const isOn = settings.gate(gate);
  const help = `leave it out, or start the Collector with --feature-gates=+${gate}`;
  const [first, ...others] = ["http", "grpc"].filter((key) => settings.written(key) !== undefined);
  const also = others.length > 0 ? ` (so is ${others.join(", ")})` : "";
  const fact = `${first} belongs to the second form of this extension, whose feature gate is off${also}`;
  if (first !== undefined && !isOn) yield outOfRange(first, fact, help, others);
  else if (first === undefined && settings.effective("use_v2") === true)
    yield required("use_v2", "The second form of this extension needs http or grpc, and its feature gate", help);
  else if (!isOn && settings.section("component_health") !== undefined)
    yield misleading("component_health", "Only the second form of this extension reads it, whose gate is off", help);
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
  yield* tokenFile(settings);
}

/** A file that may come later (contrib extension/internal/credentialsfile, 0.161.0). */
function* tokenFile(settings: Settings): Problems {
  const retries = settings.effective("retry_on_failure", "enabled") === true;
  const waits = settings.effective("wait_for_token_file") === true;
  const at = retries ? "retry_on_failure" : "wait_for_token_file";
  if ((retries || waits) && settings.text("filename") === "")
    yield required("filename", `${at} is for a file with the token, and none is named`, "give filename", [at]);
  else if (waits && !retries)
    yield required("retry_on_failure", "A file is waited for by retry_on_failure, which is off", "switch it on", [at]);
  if (retries) yield* notNegative("retry_on_failure.max_retries")(settings);
  if (retries && settings.text("filename") !== "" && (settings.duration("retry_on_failure", "interval") ?? 1) <= 0)
    yield required(
      ["retry_on_failure", "interval"],
      notSetOr(settings, ["retry_on_failure", "interval"], "is not positive"),
      "give interval: 5s",
    );
}

function* basicAuth(settings: Settings): Problems {
  const [server, client] = [settings.section("htpasswd"), settings.section("client_auth")];
  if (server && client)
    yield conflict("client_auth", "htpasswd and client_auth are both set", "use one extension for each end");
  if (settings.used && server && ["file", "inline"].every((key) => !server[key]))
    yield required(["htpasswd", "inline"], "Nobody is listed in htpasswd", "give file or inline", [
      ["htpasswd", "file"],
    ]);
  if (!server && !client)
    yield required("htpasswd", "Neither htpasswd nor client_auth is given", "give the one for this end", [
      "client_auth",
    ]);
}

const sources = Object.freeze(["value", "from_context", "from_attribute", "value_file"]);

function* headersSetter(settings: Settings): Problems {
  yield* problemsIn(
    [needed("headers", "name a header, and where its value is from"), needed("headers.*.key", "name the header")],
    settings,
  );
  for (const [index, header] of settings.list("headers").entries()) {
    const given = sources.filter((key) => (settings.written("headers", index, key) ?? null) !== null);
    const path = ["headers", index];
    if (settings.written(...path, "action") === "delete" || header === null) continue;
    if (given.length === 0)
      yield required([...path, "value"], "A header does not say where its value is from", "give value or from_context");
    else if (given.length > 1)
      yield conflict([...path, given[1] ?? ""], `${given.join(" and ")} are both set`, "keep one");
  }
}

function* oauth2Client(settings: Settings): Problems {
  const has = (key: string): boolean => settings.text(key) !== "";
  if (!has("client_id") && !has("client_id_file"))
    yield required("client_id", "client_id is missing", "give client_id or client_id_file");
  if (!has("token_url")) yield required("token_url", "token_url is missing", "give the URL that issues tokens");
  const grant = settings.text("grant_type");
  yield* whenBuilt(word("grant_type", ["", "client_credentials", "urn:ietf:params:oauth:grant-type:jwt-bearer"]))(
    settings,
  );
  const secret = grant === "urn:ietf:params:oauth:grant-type:jwt-bearer" ? "client_certificate_key" : "client_secret";
  if (!has(secret) && !has(`${secret}_file`))
    yield required(secret, `${secret} is missing`, `give ${secret} or ${secret}_file`);
  if (secret === "client_certificate_key")
    yield* whenBuilt(word("signature_algorithm", ["", "RS256", "RS384", "RS512"]))(settings);
}
