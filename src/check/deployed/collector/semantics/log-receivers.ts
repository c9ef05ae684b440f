/** What the log receivers refuse: their inputs, and the operators behind them (contrib pkg/stanza, both versions). */

import type { Path } from "../../../../diagnostics/place.ts";
import { isJsonObject, type Json } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { operatorProblems } from "./log-operators.ts";
import { orderProblems } from "./operator-order.ts";
import { isTimeZone } from "./operator-times.ts";
import {
  atLeast,
  hostAndPort,
  needed,
  notNegative,
  onStart,
  positive,
  problemsIn,
  type Row,
  regex,
  word,
  writtenAt,
} from "./rows.ts";
import {
  conflict,
  outOfRange,
  type Problems,
  refusedAtStart,
  required,
  type SettingCheck,
  type Settings,
} from "./setting-check.ts";
import { isEncoding } from "./text-encodings.ts";

/** 64 KiB, which an input by TCP has to hold (contrib stanza, both versions). */
const tcpLogSizeMin = 65_536;

const commonRows: readonly Row[] = Object.freeze([
  word("on_error", ["send", "send_quiet", "drop", "drop_quiet", ""]),
  needed("type", "leave it out"),
]);

export const logReceiverChecks: readonly SettingCheck[] = Object.freeze([
  logReceiver("filelog", "file_input", files, fileRows()),
  logReceiver("journald", "journald_input", journal, [word("start_at", ["beginning", "end"])]),
  logReceiver("syslog", "syslog_input", syslog, []),
  logReceiver("tcplog", "tcp_input", (settings) => settings.below(["tls"], listenerTls), socketRows("", "tcp")),
  logReceiver("udplog", "udp_input", none, socketRows("", "udp")),
]);

/** What stands in operators is decoded at once; the rest is looked at when the receiver is built. */
function logReceiver(type: string, id: string, check: SettingCheck["check"], rows: readonly Row[]): SettingCheck {
  return {
    component: `receivers/${type}`,
    mirrors: "contrib pkg/stanza, decoding and building, both versions",
    check: function* logs(settings: Settings): Problems {
      yield* operatorProblems(settings, ["operators"]);
      if (!settings.used) return;
      yield* problemsIn([...rows, ...commonRows], settings);
      yield* encodingProblems(settings);
      yield* orderProblems(settings, id);
      yield* check(settings);
    },
  };
}

function fileRows(): readonly Row[] {
  return [
    needed("include", "name the files, as /var/log/*.log"),
    atLeast("fingerprint_size", 16),
    atLeast("max_log_size", 1),
    positive("max_concurrent_files", "1024"),
    notNegative("max_batches"),
    onStart(positive("poll_interval", "200ms")),
    word("start_at", ["beginning", "end"]),
    word("max_log_size_behavior", ["split", "truncate"]),
    word("on_truncate", ["ignore", "read_whole_file", "read_new"]),
    regex("ordering_criteria.group_by"),
    needed("ordering_criteria.sort_by.*.sort_type", "say numeric, alphabetical, timestamp or mtime"),
    word("ordering_criteria.sort_by.*.sort_type", ["numeric", "alphabetical", "timestamp", "mtime", ""]),
    ...splitting("multiline", true),
  ];
}

/**
 * One pattern splits lines, and a section that has neither is refused where it says so. What is received by TCP or UDP has an end
 * of lines by default, which an empty text takes away; files do not.
 */
function splitting(at: string, isOfFiles: boolean): readonly Row[] {
  const [start, end] = ["line_start_pattern", "line_end_pattern"] as const;
  return [
    regex(`${at}.${start}`),
    regex(`${at}.${end}`),
    function* either(settings) {
      for (const { path, value } of writtenAt(settings, at)) {
        if (!isJsonObject(value) || !value[start]) continue;
        if (value[end])
          yield conflict([...path, start], `${start} and ${end} are both set`, "keep one", [[...path, end]]);
        else if (value[end] === undefined && !isOfFiles)
          yield conflict([...path, start], `${end} is a newline by default`, `add ${end}: ""`, [[...path, end]]);
      }
    },
  ];
}

function* files(settings: Settings): Problems {
  if (settings.list("ordering_criteria", "sort_by").length > 0) yield* regex("ordering_criteria.regex")(settings);
  if (settings.section("header") && settings.text("start_at") === "end")
    yield conflict("header", "A header is read from the beginning, and start_at is end", "set start_at: beginning", [
      ["start_at"],
    ]);
  if (settings.section("header")) yield* operatorProblems(settings, ["header", "metadata_operators"]);
  if (settings.effective("delete_after_read") === true)
    yield outOfRange(
      "delete_after_read",
      "Files are deleted only behind the feature gate filelog.allowFileDeletion",
      "leave it out, or start the Collector with the gate",
    );
}

function* none(): Problems {}

/** Later versions validate it. */
function* listenerTls(settings: Settings): Problems {
  const has = ["cert_file", "cert_pem"].some((key) => settings.text(key) !== "");
  if (!has && !settings.has("serverSettingsChecked"))
    yield refusedAtStart(
      "cert_file",
      "A listener with TLS needs a certificate and its key",
      "give cert_file and key_file",
    );
}

function* journal(settings: Settings): Problems {
  for (const [index, match] of settings.list("matches").entries()) {
    for (const name of isJsonObject(match) ? Object.keys(match) : []) {
      if (!/^[_A-Z0-9]+$/.test(name))
        yield outOfRange(
          ["matches", index, name],
          `"${name}" is not a field of the journal`,
          "write _SYSTEMD_UNIT, for example",
        );
    }
  }
}

function socketRows(at: string, transport: "tcp" | "udp"): readonly Row[] {
  const inside = at === "" ? "" : `${at}.`;
  return [
    needed(`${inside}listen_address`, "give 0.0.0.0:54525"),
    hostAndPort(`${inside}listen_address`, "0.0.0.0:54525"),
    ...splitting(`${inside}multiline`, transport === "tcp"),
    ...(transport === "tcp" ? [notNegative(`${inside}max_connections`), sizeOfLines(`${inside}max_log_size`)] : []),
  ];
}

/** Zero is the default. */
function sizeOfLines(at: string): Row {
  const row = atLeast(at, tcpLogSizeMin);
  return function* size(settings) {
    for (const problem of row(settings)) {
      const value = settings.written(...problem.path);
      if (typeof value === "number" && Math.trunc(value) !== 0) yield problem;
    }
  };
}

function* syslog(settings: Settings): Problems {
  const inputs = (["tcp", "udp"] as const).filter((key) => settings.written(key) !== undefined);
  if (inputs.length === 0)
    yield required("tcp", "Neither tcp nor udp is given", "add one, with listen_address", [["udp"]]);
  // Where both are given, tcp is taken.
  for (const input of inputs.slice(0, 1)) {
    if (settings.written(input) === null) yield required(input, `${input} is empty`, "give its listen_address");
    yield* problemsIn(socketRows(input, input), settings);
    yield* encodingProblems(settings, input);
    yield* settings.below([input, "tls"], listenerTls);
  }
  yield* syslogParser(settings, []);
}

/** Also of the operator of that name. */
export function* syslogParser(settings: Settings, path: Path): Problems {
  const protocol = settings.text(...path, "protocol").toLowerCase();
  const isOfNone = protocol === "none" && settings.has("syslogOfNoRfc");
  if (!["rfc3164", "rfc5424"].includes(protocol) && !isOfNone && !isReference(protocol))
    yield required([...path, "protocol"], `protocol is "${protocol}"`, "use rfc5424 or rfc3164");
  const isOld = protocol === "rfc3164";
  for (const key of ["enable_octet_counting"])
    if (isOld && settings.written(...path, key) === true)
      yield conflict([...path, key], `${key} is of rfc5424`, "remove it", [[...path, "protocol"]]);
  const trailer = settings.written(...path, "non_transparent_framing_trailer");
  if (typeof trailer === "string" && !isReference(trailer) && !["LF", "NUL"].includes(trailer))
    yield outOfRange([...path, "non_transparent_framing_trailer"], `"${trailer}" is not a trailer`, "use LF or NUL");
  else if (typeof trailer === "string" && (isOld || isOfNone))
    yield conflict(
      [...path, "non_transparent_framing_trailer"],
      "non_transparent_framing_trailer is of rfc5424",
      "remove it",
      [[...path, "protocol"]],
    );
  const location = settings.text(...path, "location");
  if (location !== "" && !isReference(location) && !isTimeZone(location))
    yield outOfRange(
      [...path, "location"],
      `"${location}" is not a time zone`,
      "use UTC, or Europe/Berlin, for example",
    );
}

function* encodingProblems(settings: Settings, ...path: Path): Problems {
  const encoding: Json | undefined = settings.written(...path, "encoding");
  if (typeof encoding !== "string" || isReference(encoding) || isEncoding(encoding)) return;
  yield outOfRange([...path, "encoding"], `"${encoding}" is not an encoding`, "use utf-8, for example");
}
