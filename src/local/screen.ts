/** What somebody sees of a running topology: a table that is drawn again on a terminal, lines elsewhere, JSON lines for programs. */

import { signals } from "../contract/signal.ts";
import { type BackendState, type Introduction, itemsOf, type Screen, type Snapshot } from "./snapshot.ts";

export interface Output {
  readonly write: (text: string) => void;
  /** Of a terminal; undefined elsewhere. */
  readonly columns: () => number | undefined;
}

/** How often a table comes where it is not drawn over. */
const linesEveryMs = 5_000;

export function textScreen({ write, columns }: Output): Screen {
  let drawn = 0;
  let nextAt = linesEveryMs;
  const above = (text: string) => {
    const isLive = columns() !== undefined;
    write(isLive && drawn > 0 ? `\u001b[${drawn}A\u001b[J${text}` : text);
    drawn = 0;
  };
  return {
    introduced: (introduction) => above(introductionText(introduction)),
    told: (elapsedMs, line) => above(`${secondsText(elapsedMs)}  ${line}\n`),
    looked: (snapshot) => {
      const width = columns();
      if (width === undefined) {
        if (snapshot.elapsedMs < nextAt) return;
        nextAt += linesEveryMs;
        write(`${secondsText(snapshot.elapsedMs)}\n${tableText(snapshot, Number.POSITIVE_INFINITY)}`);
        return;
      }
      const text = `${tableText(snapshot, width)}${clipped("Ctrl-C ends it", width)}\n`;
      above(text);
      drawn = text.split("\n").length - 1;
    },
    ended: (snapshot) => above(reportText(snapshot, columns() ?? Number.POSITIVE_INFINITY)),
  };
}

function secondsText(ms: number): string {
  return `${(ms / 1_000).toFixed(1).padStart(6)} s`;
}

function introductionText({ name, balancers, backends, senders, page, verifyUrl }: Introduction): string {
  const lines = [
    `${name} on this machine`,
    ...balancers.flatMap((balancer) => [
      `  ${balancer.name}: ${balancer.what} (process ${balancer.pid})`,
      ...balancer.notes.map((note) => `    ${note}`),
      ...(balancer.grpc === undefined ? [] : [`    OTEL_EXPORTER_OTLP_ENDPOINT=${balancer.grpc}`]),
      ...(balancer.http === undefined
        ? []
        : [`    OTEL_EXPORTER_OTLP_ENDPOINT=${balancer.http} OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf`]),
    ]),
    ...backends.map((backend) => `  ${backend.name}: ${backend.address}, on the ring ${backend.endpoint}`),
    ...senders.map((sender) => `  ${sender}`),
    `  status page: ${page}`,
    `  fairlead verify --up ${verifyUrl} says whether all is well`,
  ];
  return `${lines.join("\n")}\n\nwaiting for the first telemetry at a backend\n`;
}

interface Column {
  readonly title: string;
  readonly of: (backend: BackendState, total: number) => string;
  readonly isText?: true;
}

/** Of least use last: a narrow terminal leaves out what does not fit. */
const columnsOfTable: readonly Column[] = [
  { title: "backend", of: ({ name, isUp }) => (isUp ? name : `${name} (stopped)`), isText: true },
  { title: "items", of: (backend) => String(itemsOf(backend)) },
  { title: "share", of: (backend, total) => percentText(itemsOf(backend), total) },
  { title: "per s", of: ({ perSecond }) => perSecond.toFixed(0) },
  { title: "waiting", of: ({ waiting }) => (waiting === undefined ? "-" : String(waiting)) },
  { title: "not its keys", of: ({ elsewhere }) => String(elsewhere) },
  { title: "spans", of: ({ items }) => String(items.traces) },
  { title: "points", of: ({ items }) => String(items.metrics) },
  { title: "records", of: ({ items }) => String(items.logs) },
];

function percentText(part: number, whole: number): string {
  return whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`;
}

export function tableText({ backends }: Pick<Snapshot, "backends">, width: number): string {
  const total = backends.reduce((sum, backend) => sum + itemsOf(backend), 0);
  let left = width;
  const shown: (readonly string[])[] = [];
  for (const { title, of, isText } of columnsOfTable) {
    const cells = [title, ...backends.map((backend) => of(backend, total))];
    const widest = Math.max(...cells.map((cell) => cell.length));
    if (left - widest - 2 < 0 && shown.length > 0) break;
    left -= widest + 2;
    shown.push(cells.map((cell) => (isText ? cell.padEnd(widest) : cell.padStart(widest))));
  }
  const rows = Array.from({ length: backends.length + 1 }, (_, row) => shown.map((cells) => cells[row]).join("  "));
  return rows.map((row) => `  ${clipped(row, width - 2)}\n`).join("");
}

function clipped(line: string, width: number): string {
  return line.length <= width ? line : line.slice(0, Math.max(0, width));
}

function reportText(snapshot: Snapshot, width: number): string {
  const received = (signal: (typeof signals)[number]) =>
    snapshot.backends.reduce((sum, { items }) => sum + items[signal], 0);
  const words = { traces: "spans", metrics: "data points", logs: "log records" } as const;
  const lines = signals
    .filter((signal) => snapshot.sent[signal].sent + received(signal) > 0)
    .map((signal) => {
      const { sent, accepted, failed } = snapshot.sent[signal];
      const refused = failed > 0 ? `, ${failed} not taken` : "";
      const missing = accepted - received(signal);
      const lost = missing > 0 ? `: ${missing} that were taken are not there` : "";
      return `  ${words[signal]}: ${sent} sent, ${accepted} taken by the balancer${refused}, ${received(signal)} at the backends${lost}`;
    });
  const strangers = snapshot.backends.reduce((sum, { elsewhere }) => sum + elsewhere, 0);
  const verdict =
    strangers === 0
      ? "  every key was at the backend that the model gives it"
      : `  ${strangers} items were at another backend than the model gives their key`;
  return `\nafter ${(snapshot.elapsedMs / 1_000).toFixed(1)} s\n${tableText(snapshot, width)}${lines.join("\n")}\n${verdict}\n`;
}

/** One JSON object a line; `event` says what it is. */
export function jsonScreen(write: (text: string) => void): Screen {
  const line = (event: string, value: object) => write(`${JSON.stringify({ formatVersion: 1, event, ...value })}\n`);
  return {
    introduced: (introduction) => line("started", introduction),
    told: (elapsedMs, text) => line("told", { elapsedMs: Math.round(elapsedMs), text }),
    looked: (snapshot) => line("counts", rounded(snapshot)),
    ended: (snapshot) => line("report", rounded(snapshot)),
  };
}

function rounded(snapshot: Snapshot): Snapshot {
  return { ...snapshot, elapsedMs: Math.round(snapshot.elapsedMs) };
}
