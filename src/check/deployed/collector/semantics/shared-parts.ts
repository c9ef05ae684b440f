/** Settings that many components share: retry, queue, timeout, TLS, endpoints (core config packages, both versions). */

import type { Path } from "../../../../diagnostics/place.ts";
import { isReference } from "../reference.ts";
import { conflict, outOfRange, required, type SettingProblem, type Settings } from "./setting-check.ts";

/** configretry: earlier versions look only at an enabled retry. */
export function retryProblems(settings: Settings, base: Path): readonly SettingProblem[] {
  const at = (key: string): Path => [...base, key];
  const enabled = settings.effective(...at("enabled")) === true;
  if (!settings.section(...base) || (!enabled && !settings.has("disabledRetryChecked"))) return [];
  const times = ["initial_interval", "max_interval", "max_elapsed_time", "multiplier"].map(at);
  const found = [...settings.negative(...times)];
  const factor = settings.number(...at("randomization_factor")) ?? 0;
  if (factor < 0 || factor > 1)
    found.push(outOfRange(at("randomization_factor"), `randomization_factor is ${factor}`, "use 0 to 1"));
  const whole = settings.duration(...at("max_elapsed_time")) ?? 0;
  const longer = ["initial_interval", "max_interval"].find((key) => whole < (settings.duration(...at(key)) ?? 0));
  if (whole <= 0 || longer === undefined) return found;
  const help = `make it at least as long as ${longer}, or 0 for no end`;
  const path = at("max_elapsed_time");
  return [...found, outOfRange(path, `max_elapsed_time is shorter than ${longer}`, help, [at(longer)])];
}

/** exporterqueue, later queuebatch: only an enabled queue is looked at. */
export function queueProblems(settings: Settings, base: Path): readonly SettingProblem[] {
  const at = (key: string): Path => [...base, key];
  if (!settings.section(...base) || settings.effective(...at("enabled")) === false) return [];
  const found: SettingProblem[] = [];
  for (const key of ["queue_size", "num_consumers"]) {
    // What is not written and has no default is another rule's business (load-balancing/queue-complete.ts).
    const value = settings.written(...at(key));
    const number = value === null ? 0 : value;
    if (typeof number === "number" && Math.trunc(number) <= 0)
      found.push(outOfRange(at(key), `${key} is not positive`, "use 1 or more", [at("enabled")]));
  }
  if (settings.text(...at("storage")) !== "" && settings.effective(...at("wait_for_result")) === true) {
    found.push(
      conflict(at("wait_for_result"), "wait_for_result cannot be combined with storage", "remove one of them"),
    );
  }
  if (
    !settings.has("storedQueueSizers") &&
    settings.text(...at("storage")) !== "" &&
    !["requests", ""].includes(settings.text(...at("sizer")))
  ) {
    found.push(conflict(at("sizer"), "storage works only with the sizer requests", "use sizer: requests"));
  }
  return [...found, ...batchInQueue(settings, base)];
}

/** What a present but unset `batch` has, where it has defaults (core exporterhelper, NewDefaultBatchConfig). */
const batchDefaults = { flushTimeoutMs: 200, minSize: 8_192 };
const noDefaults = { flushTimeoutMs: 0, minSize: 0 };

function batchInQueue(settings: Settings, base: Path): readonly SettingProblem[] {
  const batch = [...base, "batch"];
  if (!settings.section(...batch)) return [];
  const defaults = settings.has("queueBatchDefaults") ? batchDefaults : noDefaults;
  const found: SettingProblem[] = [];
  if (!["items", "bytes"].includes(batchSizer(settings, base))) {
    found.push(
      conflict(batch, "batch needs the sizer items or bytes", "set sizer: items beside it", [[...base, "sizer"]]),
    );
  }
  if ((settings.duration(...batch, "flush_timeout") ?? defaults.flushTimeoutMs) <= 0) {
    found.push(
      required([...batch, "flush_timeout"], "flush_timeout is not positive", "set it, as flush_timeout: 200ms"),
    );
  }
  return [...found, ...batchSizes(settings, base, defaults.minSize)];
}

/** Its own sizer where it has one: else that of the queue where it is written, else items. */
function batchSizer(settings: Settings, base: Path): string {
  const inherits = !settings.has("queueBatchDefaults") || settings.written(...base, "sizer") !== undefined;
  return settings.text(...base, "batch", "sizer") || (inherits ? settings.text(...base, "sizer") : "items");
}

function batchSizes(settings: Settings, base: Path, minSize: number): readonly SettingProblem[] {
  const batch = [...base, "batch"];
  const found: SettingProblem[] = [];
  const least = settings.number(...batch, "min_size") ?? minSize;
  const most = settings.number(...batch, "max_size") ?? 0;
  if (most > 0 && most < least)
    found.push(
      outOfRange([...batch, "max_size"], "max_size is below min_size", "raise it, or use 0 for no limit", [
        [...batch, "min_size"],
      ]),
    );
  const capacity = settings.number(...base, "queue_size") ?? 0;
  const isComparable = batchSizer(settings, base) === settings.text(...base, "sizer");
  if (settings.has("queueBatchDefaults") && isComparable && least > capacity && capacity > 0) {
    found.push(
      outOfRange([...batch, "min_size"], "min_size is above queue_size", "raise queue_size or lower min_size", [
        [...base, "queue_size"],
        [...base, "sizer"],
      ]),
    );
  }
  return found;
}

const tlsVersions = Object.freeze(["1.0", "1.1", "1.2", "1.3"]);

/** configtls. */
export function tlsProblems(settings: Settings, base: Path): readonly SettingProblem[] {
  if (!settings.section(...base)) return [];
  return [...pemAndFile(settings, base), ...tlsVersionRange(settings, base), ...certificateWithKey(settings, base)];
}

function pemAndFile(settings: Settings, base: Path): readonly SettingProblem[] {
  return ["ca", "cert", "key"]
    .filter((key) => settings.text(...base, `${key}_file`) !== "" && settings.text(...base, `${key}_pem`) !== "")
    .map((key) => conflict([...base, `${key}_pem`], `${key}_file and ${key}_pem are both set`, "keep one"));
}

function tlsVersionRange(settings: Settings, base: Path): readonly SettingProblem[] {
  const unknown = ["min_version", "max_version"].flatMap((key) =>
    settings.unknownWord([...base, key], tlsVersions, "a TLS version"),
  );
  if (unknown.length > 0) return unknown;
  const least = settings.text(...base, "min_version") || "1.2";
  const most = settings.text(...base, "max_version");
  return most !== "" && least > most
    ? [conflict([...base, "min_version"], "min_version is above max_version", "swap them")]
    : [];
}

function certificateWithKey(settings: Settings, base: Path): readonly SettingProblem[] {
  const has = (key: string): boolean =>
    settings.text(...base, `${key}_file`) !== "" || settings.text(...base, `${key}_pem`) !== "";
  if (has("cert") === has("key")) return [];
  const missing = has("cert") ? "key_file" : "cert_file";
  const refused = conflict(
    [...base, missing],
    "Only one of certificate and key is given",
    "give cert_file and key_file",
  );
  if (settings.has("certificateNeedsKey")) return [refused];
  return [
    {
      ...refused,
      severity: "warning",
      message: "Only one of certificate and key is given, which this version notices when it connects.",
    },
  ];
}

/** `host:port` of a gRPC client, after a scheme is taken off (core configgrpc). */
export function grpcEndpointProblems(settings: Settings, path: Path, needed: boolean): readonly SettingProblem[] {
  const endpoint = settings.text(...path);
  if (isReference(endpoint)) return [];
  if (endpoint === "") return needed ? [required(path, "The endpoint is missing", "give host:port")] : [];
  if (/^(unix:|[a-z]+:\/\/)/.test(endpoint) && !/^(https?|dns):/.test(endpoint) && settings.has("grpcEndpointSchemes"))
    return [];
  const bare = endpoint.replace(/^(https?:\/\/|dns:\/\/(\/|[^/]*\/))/, "");
  if (!bare.startsWith("[") && bare.split(":").length > 2) {
    return [outOfRange(path, `"${endpoint}" has too many colons`, "write host:4317, and an IPv6 address in brackets")];
  }
  const port = /:([^:\]]*)$/.exec(bare)?.[1];
  if (port === undefined) return [outOfRange(path, `"${endpoint}" has no port`, "write host:4317")];
  return /^-?\d+$/.test(port) ? [] : [outOfRange(path, `"${port}" is not a port`, "write host:4317")];
}

/** The address of a listener: found out at start, when the port is opened. */
export function listenerProblems(settings: Settings, path: Path): readonly SettingProblem[] {
  const endpoint = settings.text(...path);
  if (endpoint === "" || isReference(endpoint) || endpoint.startsWith("unix:") || endpoint.startsWith("/")) return [];
  if (endpoint.includes("://"))
    return [outOfRange(path, `"${endpoint}" is a URL, but a listener takes an address`, "write 0.0.0.0:4317")];
  const port = /:(\d+)$/.exec(endpoint)?.[1];
  if (port === undefined) return [outOfRange(path, `"${endpoint}" has no port`, "write 0.0.0.0:4317")];
  return Number(port) > 65_535 ? [outOfRange(path, `${port} is not a port`, "use 1 to 65535")] : [];
}

export function exporterProblems(settings: Settings, base: Path = []): readonly SettingProblem[] {
  return [
    ...settings.negative([...base, "timeout"]),
    ...retryProblems(settings, [...base, "retry_on_failure"]),
    ...queueProblems(settings, [...base, "sending_queue"]),
    ...tlsProblems(settings, [...base, "tls"]),
  ];
}
