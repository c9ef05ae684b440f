/**
 * What a real Collector has said, kept beside its program: the same question of the same program is asked once, so that
 * thousands of mistakes can be judged again after every change of ours. Whoever builds another program asks anew.
 */

import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Question, Verdict } from "./oracle.ts";

export class Answers {
  readonly #file: string;
  readonly #known = new Map<string, Verdict>();

  constructor(file: string) {
    this.#file = file;
    if (!existsSync(file)) return;
    for (const line of readFileSync(file, "utf8").split("\n")) this.#read(line);
  }

  of(question: Question): Verdict | undefined {
    return this.#known.get(keyOf(question));
  }

  keep(question: Question, verdict: Verdict): void {
    this.#known.set(keyOf(question), verdict);
    if (isAnswer(verdict)) appendFileSync(this.#file, `${keyOf(question)} ${JSON.stringify(verdict)}\n`);
  }

  /** A line that was cut short, as its writer was ended, is asked anew. */
  #read(line: string): void {
    const at = line.indexOf(" ");
    if (at < 0 || !line.endsWith("}")) return;
    const verdict = JSON.parse(line.slice(at + 1)) as Verdict; // Written above.
    if (isAnswer(verdict)) this.#known.set(line.slice(0, at), verdict);
  }
}

/**
 * What was ended before it said a word, as on a machine that others use, is asked anew the next time, and so is what found the port of
 * a question before it still in use.
 */
function isAnswer({ stage, error }: Verdict): boolean {
  return stage === "waits" ? error !== undefined : !error?.includes("address already in use");
}

function keyOf({ yaml, start }: Question): string {
  return createHash("sha256")
    .update(`${start ? "start" : "validate"}\n${yaml}`)
    .digest("base64url");
}
