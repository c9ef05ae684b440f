/** Numbers as people read them at a glance. */

const space = "\u202f";

/** 1 234 567 as 1.23 M; what is small stays exact. */
export function countText(count: number): string {
  if (count < 10_000) return grouped(Math.round(count));
  const units = ["k", "M", "G", "T"];
  let value = count;
  let unit = "";
  for (const next of units) {
    if (value < 1_000) break;
    value /= 1_000;
    unit = next;
  }
  return `${value.toPrecision(3)}${space}${unit}`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, space);
}

export function rateText(perSecond: number): string {
  return perSecond < 10 ? perSecond.toFixed(1) : countText(perSecond);
}

export function bytesText(bytes: number): string {
  const units = ["KiB", "MiB", "GiB"];
  let value = bytes;
  let unit = "B";
  for (const next of units) {
    if (value < 1_024) break;
    value /= 1_024;
    unit = next;
  }
  return `${unit === "B" ? value : value.toPrecision(3)}${space}${unit}`;
}

export function percentText(part: number | undefined): string {
  return part === undefined ? "–" : `${(100 * part).toFixed(1)}${space}%`;
}

/** Histograms end somewhere: what is slower is only known to be so. */
export function latencyText(ms: number | undefined): string {
  if (ms === undefined) return "–";
  if (ms === Number.POSITIVE_INFINITY) return `>${space}5${space}s`;
  return ms >= 1_000
    ? `${(ms / 1_000).toPrecision(2)}${space}s`
    : `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)}${space}ms`;
}

export function timeText(atMs: number): string {
  const time = new Date(atMs);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((one) => String(one).padStart(2, "0")).join(":");
}

export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 120) return `${seconds}${space}s`;
  if (seconds < 7_200) return `${Math.floor(seconds / 60)}${space}min`;
  return `${Math.floor(seconds / 3_600)}${space}h`;
}

/** What all names end in says nothing: `backend-1.shop.svc.cluster.local:4317` beside its like is `backend-1`. */
export function shortNames(names: readonly string[]): ReadonlyMap<string, string> {
  const [first = "", ...others] = names;
  let end = others.length === 0 ? "" : first;
  for (const name of others) while (!name.endsWith(end)) end = end.slice(1);
  // At a border of labels, and something is left.
  const from = end.search(/[.:]/);
  const cut = from < 0 ? "" : end.slice(from);
  return new Map(
    names.map((name) => [name, name.length > cut.length ? name.slice(0, name.length - cut.length) : name]),
  );
}

export function clipped(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(1, length - 1))}…`;
}
