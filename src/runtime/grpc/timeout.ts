/** The header `grpc-timeout`: up to eight digits and a unit. */

const unitMs: ReadonlyMap<string, number> = new Map([
  ["H", 3_600_000],
  ["M", 60_000],
  ["S", 1_000],
  ["m", 1],
  ["u", 0.001],
  ["n", 0.000001],
]);

/** @returns undefined for a header that is missing or not understood */
export function parseTimeoutMs(header: string | readonly string[] | undefined): number | undefined {
  if (typeof header !== "string") return undefined;
  const match = /^(\d{1,8})([HMSmun])$/.exec(header);
  const unit = unitMs.get(match?.[2] ?? "");
  return match && unit !== undefined ? Number(match[1]) * unit : undefined;
}

/** In milliseconds, at least one. */
export function timeoutHeader(timeoutMs: number): string {
  return `${Math.min(99_999_999, Math.max(1, Math.floor(timeoutMs)))}m`;
}
