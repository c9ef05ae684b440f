/** What somebody sees of a running topology: a table that is drawn again on a terminal, lines elsewhere, JSON lines for programs. */

import { signals } from "../contract/signal.ts";
import { outcomesOf } from "./outcome.ts";
import { type BackendState, type Introduction, itemsOf, type Screen, type Snapshot } from "./snapshot.ts";
import { wrapped, wrappedAssignments } from "./wrapped.ts";

export interface Output {
  readonly write: (text: string) => void;
  /** Of a terminal whose cursor can be moved; undefined elsewhere. */
  readonly size: () => { readonly columns: number; readonly rows: number } | undefined;
}

/** How often a table comes where it is not drawn over. */
const linesEveryMs = 5_000;

export function textScreen({ write, size }: Output): Screen {
  /** The lines of the table that the cursor is below. */
  let drawn: readonly string[] = [];
  let nextAt = linesEveryMs;
  const widthNow = () => size()?.columns ?? Number.POSITIVE_INFINITY;
  const above = (lines: readonly string[]) => {
    const up = rowsOf(drawn, size());
    write(`${up > 0 ? `\u001b[${up}A\u001b[J` : ""}${lines.map((line) => `${line}\n`).join("")}`);
    drawn = [];
  };
  return {
    introduced: (introduction) => above(introductionLines(introduction, widthNow())),
    told: (elapsedMs, text) => {
      const when = `${secondsText(elapsedMs)}  `;
      above(text.split("\n").flatMap((line) => wrapped(when + line, widthNow(), when.length)));
    },
    looked: (snapshot) => {
      const at = size();
      if (at === undefined) {
        if (snapshot.elapsedMs < nextAt) return;
        nextAt += linesEveryMs;
        const table = tableLines(snapshot, Number.POSITIVE_INFINITY);
        above([secondsText(snapshot.elapsedMs), ...table, ...troubleLines(snapshot)]);
        return;
      }
      const below = [...troubleLines(snapshot), "Ctrl-C ends it"].map((line) => clipped(line, at.columns));
      const lines = [
        ...lessHigh(tableLines(snapshot, at.columns), { ...at, rows: at.rows - below.length + 1 }),
        ...below,
      ];
      above(lines);
      drawn = lines;
    },
    ended: (snapshot) => above(reportLines(snapshot, widthNow())),
  };
}

/** A terminal that became narrower breaks the lines that it has; what has left it at its top cannot be drawn over. */
function rowsOf(lines: readonly string[], at: ReturnType<Output["size"]>): number {
  if (at === undefined) return 0;
  const rows = lines.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / at.columns)), 0);
  return Math.min(rows, at.rows - 1);
}

/** The line below the table, and the one of the cursor, are on the terminal as well. */
function lessHigh(table: readonly string[], { columns, rows }: NonNullable<ReturnType<Output["size"]>>) {
  const max = Math.max(2, rows - 2);
  if (table.length <= max) return table;
  const shown = table.slice(0, max - 1);
  return [...shown, clipped(`  and ${table.length - shown.length} more`, columns)];
}

function secondsText(ms: number): string {
  return `${(ms / 1_000).toFixed(1).padStart(6)} s`;
}

function introductionLines(introduction: Introduction, width: number): readonly string[] {
  const { name, balancers, backends, senders, page, verifyUrl } = introduction;
  const prose = (...lines: readonly string[]) => lines.flatMap((line) => wrapped(line, width));
  const endpoint = (url: string | undefined, ...more: readonly (readonly [string, string])[]) =>
    url === undefined ? [] : wrappedAssignments([["OTEL_EXPORTER_OTLP_ENDPOINT", url], ...more], "    ", width);
  return [
    ...prose(`${name} on this machine`),
    ...balancers.flatMap((balancer) => [
      ...prose(
        `  ${balancer.name}: ${balancer.what} (process ${balancer.pid})`,
        ...balancer.notes.map((note) => `    ${note}`),
      ),
      ...endpoint(balancer.grpc),
      ...endpoint(balancer.http, ["OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"]),
    ]),
    ...prose(
      ...backends.map((backend) => `  ${backend.name}: ${backend.address}, on the ring ${backend.endpoint}`),
      ...senders.map((sender) => `  ${sender}`),
      `  status page: ${page}`,
      `  fairlead verify --up ${verifyUrl} says whether all is well`,
      "",
      "waiting for the first telemetry at a backend",
    ),
  ];
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

export function tableLines({ backends }: Pick<Snapshot, "backends">, width: number): readonly string[] {
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
  return rows.map((row) => `  ${clipped(row, width - 2)}`);
}

function clipped(line: string, width: number): string {
  return line.length <= width ? line : line.slice(0, Math.max(0, width));
}

const words = { traces: "spans", metrics: "data points", logs: "log records" } as const;
/** What is missed has not been made yet. */
const pieces = { traces: "traces", metrics: "data points", logs: "log records" } as const;

/** What does not arrive, while it does not. */
function troubleLines({ sent }: Snapshot): readonly string[] {
  return signals.flatMap((signal) => {
    const { failed, missed, reason } = sent[signal];
    const parts = [
      ...(failed > 0 ? [`${failed} ${words[signal]} not taken`] : []),
      ...(missed > 0 ? [`${missed} ${pieces[signal]} missed, which were due and could not be sent`] : []),
      ...(reason === undefined ? [] : [`at first: ${reason}`]),
    ];
    return parts.length > 0 ? [`  ${parts.join("; ")}`] : [];
  });
}

function reportLines(snapshot: Snapshot, width: number): readonly string[] {
  const lines = outcomesOf(snapshot).map(({ signal, received, lost }) => {
    const { sent, accepted, failed, missed, reason } = snapshot.sent[signal];
    const because = reason === undefined ? "" : ` (at first: ${reason})`;
    const refused = failed > 0 ? `, ${failed} not taken${because}` : "";
    const late = missed > 0 ? `, ${missed} ${pieces[signal]} missed${failed > 0 ? "" : because}` : "";
    const more = received - accepted;
    const missing = lost > 0 ? `: ${lost} that were taken are not there` : "";
    const others =
      more > 0 ? `: ${more} more, which others sent or which came again after an answer that was lost` : "";
    return `  ${words[signal]}: ${sent} sent, ${accepted} taken by the balancer${refused}${late}, ${received} at the backends${missing}${others}`;
  });
  return [
    "",
    `after ${(snapshot.elapsedMs / 1_000).toFixed(1)} s`,
    ...tableLines(snapshot, width),
    ...[...lines, verdictOf(snapshot)].flatMap((line) => wrapped(line, width)),
  ];
}

function verdictOf({ backends }: Snapshot): string {
  const arrived = backends.some(({ items }) => signals.some((signal) => items[signal] > 0));
  if (!arrived) return "  nothing arrived at a backend, so nothing shows whether keys are where the model has them";
  const strangers = backends.reduce((sum, { elsewhere }) => sum + elsewhere, 0);
  if (strangers === 0) return "  every key was at the backend that the model gives it";
  return `  ${strangers} items were at another backend than the model gives their key`;
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
