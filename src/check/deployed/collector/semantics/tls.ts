/** What TLS settings of clients and servers refuse (core configtls, both versions), most of it when a connection is prepared. */

import { isReference } from "../reference.ts";
import {
  conflict,
  type Problems,
  refusedAtStart,
  required,
  type SettingProblem,
  type Settings,
  unknownWord,
  useless,
} from "./setting-check.ts";

const tlsVersions = Object.freeze(["1.0", "1.1", "1.2", "1.3"]);

/** configtls. */
export function* tlsProblems(settings: Settings): Problems {
  // A plain connection does not load what stands here, unless a CA asks for TLS all the same.
  const isPlain = settings.effective("insecure") === true && !isGiven(settings, "ca");
  yield* twiceGiven(settings, isPlain);
  const [least, most] = [settings.text("min_version") || "1.2", settings.text("max_version")];
  const unknown = ["min_version", "max_version"].flatMap((key) => [
    ...unknownWord(settings, key, tlsVersions, "a TLS version"),
  ]);
  yield* unknown;
  if (unknown.length === 0 && most !== "" && least > most)
    yield conflict("min_version", "min_version is above max_version", "swap them");
  if (!isPlain) {
    yield* wordsProblems(settings);
    yield* pemProblems(settings);
  }
  // Later versions validate it.
  if (!isPlain || settings.has("certificateNeedsKey")) yield* halfGiven(settings);
}

function isGiven(settings: Settings, part: string): boolean {
  return [`${part}_file`, `${part}_pem`].some((key) => settings.text(key) !== "");
}

/** Of a certificate and its key earlier versions find it when they load them. */
function whenLoaded(settings: Settings, problem: SettingProblem): SettingProblem {
  return settings.has("certificateNeedsKey") ? problem : { ...problem, atStart: true };
}

function* twiceGiven(settings: Settings, isPlain: boolean): Problems {
  for (const part of ["ca", "cert", "key"]) {
    if (settings.text(`${part}_file`) === "" || settings.text(`${part}_pem`) === "") continue;
    if (part !== "ca" && isPlain && !settings.has("certificateNeedsKey")) continue;
    const problem = conflict(`${part}_pem`, `${part}_file and ${part}_pem are both set`, "keep one");
    yield part === "ca" ? problem : whenLoaded(settings, problem);
  }
}

function* halfGiven(settings: Settings): Problems {
  const [hasCert, hasKey] = ["cert", "key"].map((part) => isGiven(settings, part));
  if (hasCert === hasKey) return;
  const [given, missing] = hasCert ? ["cert", "key"] : ["key", "cert"];
  const at = [`${given}_pem`, `${given}_file`].find((key) => settings.text(key) !== "") ?? `${given}_file`;
  const fact = "Only one of certificate and key is given";
  const help = `give ${missing}_file too, or ${missing}_pem`;
  yield whenLoaded(settings, conflict(at, fact, help, [`${missing}_file`]));
}

/** A server shows a certificate: 0.129.0 starts without one, and then no connection succeeds. */
export function* serverTlsProblems(settings: Settings): Problems {
  yield* tlsProblems(settings);
  const [hasCert, hasKey] = ["cert", "key"].map((part) => isGiven(settings, part));
  if (!hasCert && !hasKey)
    yield settings.has("serverSettingsChecked")
      ? required("cert_file", "A server with TLS needs a certificate and its key", "give cert_file and key_file")
      : useless(
          "cert_file",
          "A server with TLS needs a certificate and its key",
          "give cert_file and key_file",
          "nobody could connect",
        );
}

/** Names of Go's crypto/tls that Collectors of both versions take; what is not secure is taken where it is asked for. */
const cipherSuites =
  /^TLS_(AES_(128_GCM_SHA256|256_GCM_SHA384)|CHACHA20_POLY1305_SHA256|ECDHE_(ECDSA|RSA)_WITH_(AES_(128|256)_CBC_SHA|AES_128_GCM_SHA256|AES_256_GCM_SHA384|CHACHA20_POLY1305_SHA256))$/;

function* wordsProblems(settings: Settings): Problems {
  const curves = ["P256", "P384", "P521", "X25519", ...(settings.has("hybridCurve") ? ["X25519MLKEM768"] : [])];
  for (const [index, curve] of settings.list("curve_preferences").entries()) {
    if (typeof curve === "string" && !isReference(curve) && !curves.includes(curve))
      yield refusedAtStart(
        ["curve_preferences", index],
        `"${curve}" is not a curve`,
        `use one of ${curves.join(", ")}`,
      );
  }
  if (settings.effective("include_insecure_cipher_suites") === true) return;
  for (const [index, suite] of settings.list("cipher_suites").entries()) {
    if (typeof suite === "string" && !isReference(suite) && !cipherSuites.test(suite))
      yield refusedAtStart(
        ["cipher_suites", index],
        `"${suite}" is not a cipher suite that Go holds secure`,
        "use TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, for example",
      );
  }
}

function* pemProblems(settings: Settings): Problems {
  for (const [key, block] of [
    ["ca_pem", "CERTIFICATE"],
    ["cert_pem", "CERTIFICATE"],
    ["key_pem", "PRIVATE KEY"],
  ] as const) {
    const pem = settings.text(key);
    if (settings.text(key.replace("_pem", "_file")) !== "") continue;
    if (pem !== "" && !isReference(pem) && !new RegExp(`-----BEGIN [A-Z ]*${block}-----`).test(pem))
      yield refusedAtStart(
        key,
        `${key} does not hold a ${block} block`,
        `give the text itself, or its file by ${key.replace("_pem", "_file")}`,
      );
  }
}
