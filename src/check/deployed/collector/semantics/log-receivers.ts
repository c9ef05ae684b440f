/** What the log receivers refuse: their inputs, and the operators behind them (contrib pkg/stanza, both versions). */

import type { Path } from "../../../../diagnostics/place.ts";
import { isJsonObject, type Json } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { fileOrder, glob } from "./file-order.ts";
import { operatorProblems } from "./log-operators.ts";
import { orderProblems } from "./operator-order.ts";
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
  textIn,
} from "./setting-check.ts";
import { syslogParser } from "./syslog.ts";
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
    needed("include", "name the files, such as /var/log/*.log"),
    glob("include.*"),
    glob("exclude.*"),
    atLeast("fingerprint_size", 16),
    atLeast("max_log_size", 1),
    positive("max_concurrent_files", "1024"),
    notNegative("max_batches"),
    onStart(positive("poll_interval", "200ms")),
    word("start_at", ["beginning", "end"]),
    word("max_log_size_behavior", ["split", "truncate"]),
    word("on_truncate", ["ignore", "read_whole_file", "read_new"]),
    regex("ordering_criteria.group_by"),
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
  yield* fileOrder(settings);
  if (settings.section("header")) yield* headers(settings);
  if (settings.effective("delete_after_read") !== true) return;
  if (!settings.gate("filelog.allowFileDeletion"))
    yield outOfRange(
      "delete_after_read",
      "Files are deleted only behind the feature gate filelog.allowFileDeletion",
      "leave it out, or start the Collector with --feature-gates=filelog.allowFileDeletion",
    );
  else if (settings.text("start_at") === "end")
    yield conflict(
      "delete_after_read",
      "Files are read from their end, and would be deleted",
      "set start_at: beginning",
      [["start_at"]],
    );
}

/** The first lines of a file, read by operators of their own (contrib stanza fileconsumer/internal/header, both versions). */
function* headers(settings: Settings): Problems {
  const at = ["header", "metadata_operators"];
  if (settings.text("start_at") === "end")
    yield conflict("header", "A header is read from the beginning, and start_at is end", "set start_at: beginning", [
      ["start_at"],
    ]);
  yield* regex("header.pattern")(settings);
  if (settings.list(...at).length === 0) yield required(at, "Nothing reads the header", "add an operator");
  yield* operatorProblems(settings, at);
  for (const [index, operator] of settings.list(...at).entries()) {
    const type = textIn(operator, "type");
    if (["filter", "stdout", "file_output", "drop_output", "noop_output"].includes(type) || /_input$/.test(type))
      yield outOfRange([...at, index, "type"], `${type} does not hand on what it is given`, "use a parser");
  }
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
  const root = settings.text("root_path");
  const program = settings.text("journalctl_path");
  if (root !== "" && !program.startsWith("/") && !isReference(program))
    yield required("journalctl_path", "Below root_path a full path is needed", "give /usr/bin/journalctl", [
      ["root_path"],
    ]);
  else if (root !== "" && !root.startsWith("/") && !isReference(root))
    yield outOfRange("root_path", `"${root}" is not a full path`, "write /host, for example");
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

function* encodingProblems(settings: Settings, ...path: Path): Problems {
  const encoding: Json | undefined = settings.written(...path, "encoding");
  // What is not decoded is not split either.
  for (const key of encoding === "nop" ? ["line_end_pattern", "line_start_pattern"] : [])
    if (settings.text(...path, "multiline", key) !== "")
      yield conflict([...path, "multiline", key], `${key} is not for the encoding nop`, "remove it", [
        [...path, "encoding"],
      ]);
  if (typeof encoding !== "string" || isReference(encoding) || isEncoding(encoding)) return;
  yield outOfRange([...path, "encoding"], `"${encoding}" is not an encoding`, "use utf-8, for example");
}
