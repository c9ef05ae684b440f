/** What an error says, in one line for a log or an answer. */

/** Of a connection whose other end hangs, or cannot be reached any longer. */
export const silence = "no answer to a ping";

/** With the system's code, which not every message has. `fetch` has the reason in the cause of what it throws. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof TypeError && error.cause instanceof Error) return reasonOf(error.cause);
  // What is under way ends by `AbortSignal.timeout`, which calls itself an operation that was aborted.
  if (error.name === "TimeoutError") return "no answer in time";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return error.message.includes(code) ? error.message : `${code}: ${error.message}`;
}

/** With the place in our code, of a mistake that is ours to mend. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
