/**
 * What a real Collector says of configurations, thousands of them: its own steps in one process, in a network and a folder of
 * its own (tools/oracle/collector). A configuration that ends the process is asked about in the next one's place.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { distributionHas } from "../../../src/model/collector/distribution.ts";
import { nearestSchemas } from "../../../src/model/collector/release.ts";
import { isJsonObject, type Json, jsonAt } from "../../../src/model/json.ts";
import { componentKinds } from "../../../src/schema/registry.ts";
import { verdictsBinary } from "../../../tools/oracle/collector/build.mjs";
import { Answers } from "./answers.ts";

export interface Verdict {
  readonly ok: boolean;
  /** Where it is refused; `waits` where it neither gets ready nor ends, `crash` where the process ended. */
  readonly stage?: "config" | "validate" | "build" | "start" | "waits" | "crash";
  readonly error?: string;
}

export interface Question {
  readonly yaml: string;
  /** Whether what validates is to be started, too. */
  readonly start: boolean;
}

/** A process keeps what it built: it is ended before that is much. */
const questionsMax = 3_000;
/** Starting takes up to 4 s, and ending 3 s. */
const answerMsMax = 20_000;

export class Oracle {
  readonly #version: string;
  readonly #answers: Answers;
  readonly #folder = mkdtempSync(join(tmpdir(), "fairlead-oracle-"));

  constructor(version: string) {
    this.#version = version;
    this.#answers = new Answers(join(dirname(verdictsBinary(version)), "answers.txt"));
  }

  /** One verdict for each question, in their order. */
  async ask(questions: readonly Question[]): Promise<readonly Verdict[]> {
    const open = questions.filter((question) => this.#answers.of(question) === undefined);
    for (let asked = 0; asked < open.length; ) {
      const verdicts = await this.#part(open.slice(asked, asked + questionsMax));
      for (const verdict of verdicts) {
        const question = open[asked++];
        if (question) this.#answers.keep(question, verdict);
      }
    }
    return questions.map((question) => this.#answers.of(question) ?? { ok: false, stage: "waits" });
  }

  end(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** As many verdicts as one process gives, and a crash for the question that ended it. */
  async #part(questions: readonly Question[]): Promise<readonly Verdict[]> {
    const child = this.#process();
    const verdicts: Verdict[] = [];
    let told = "";
    let panic: string | undefined;
    child.stderr?.on("data", (text: Buffer) => {
      told += text.toString();
      // Behind it stands what each of hundreds of routines did.
      panic ??= /(?:panic: |fatal error: ).*\n/.exec(told)?.[0].trim();
      told = told.slice(-4_000);
    });
    child.stdin?.on("error", () => undefined); // A process that ended does not read on.
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    let timer = setTimeout(() => child.kill("SIGKILL"), answerMsMax);
    const ask = () => {
      const question = questions[verdicts.length];
      clearTimeout(timer);
      timer = setTimeout(() => child.kill("SIGKILL"), answerMsMax);
      if (question) child.stdin?.write(`${JSON.stringify(question)}\n`);
      else child.stdin?.end();
    };
    const closed = new Promise<void>((done) => child.once("close", () => done()));
    ask();
    for await (const line of lines) {
      if (!line.startsWith("{")) continue; // Detectors of 0.129.0 print that they try again.
      verdicts.push(JSON.parse(line) as Verdict); // Our own program writes nothing else that looks like it.
      ask();
    }
    clearTimeout(timer);
    await closed;
    if (verdicts.length >= questions.length || verdicts.at(-1)?.stage === "waits") return verdicts;
    if (panic === undefined && told !== "" && verdicts.length === 0)
      throw new Error(`the oracle of ${this.#version} ended: ${told}`);
    // Without a word it was ended here, as no answer came.
    verdicts.push(panic ? { ok: false, stage: "crash", error: panic } : { ok: false, stage: "waits" });
    return verdicts;
  }

  #process(): ChildProcess {
    const inOwnNetwork = ["--user", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up; exec "$0"'];
    return spawn("unshare", [...inOwnNetwork, verdictsBinary(this.#version)], {
      cwd: this.#folder,
      env: { PATH: process.env["PATH"] },
      stdio: ["pipe", "pipe", "pipe"],
    });
  }
}

/** What depends on the machine: files, a cluster, the network. It is never a finding of ours, and no disagreement either. */
const environment =
  /no such file or directory|KUBERNETES_|in-cluster|permission denied|connection refused|dial tcp|lookup (?!tcp\/)\S+|context deadline|executable file not found|cannot assign requested address|no configuration has been provided|address already in use|is a directory|not a directory|systemd|journalctl|read-only file system|CertPool File|client CA CertPool|TLS cert and key|envvar .* is not set|inconsistent root_path|failed to create k8s client|(EC2|Lightsail) SD configuration requires a region|node name can't be found|context ".*" does not exist|no suitable address found/;

/** Statements in OTTL are looked at elsewhere: what a Collector says of one is told by its words. */
const ofStatements =
  /OTTL|has invalid syntax|undefined function|unable to parse (the )?(statement|condition)|unknown context|converter names must start|invalid argument|unable to infer (a valid )?context/;

export function restsOnStatements(error: string): boolean {
  return ofStatements.test(error);
}

/** A component that the distribution has, and the Collector that is asked was built without. */
export function restsOnBuild(version: string, error: string): boolean {
  const [, section = "", type = ""] = /'(\w+)' unknown type: "(\w+)"/.exec(error) ?? [];
  const kind = componentKinds.find((one) => one === section);
  return kind !== undefined && distributionHas(nearestSchemas(version), kind, type);
}

/** A setting that is one variable without a default is empty where the Collector is asked: true of a refusal of nothing but that. */
export function restsOnVariable(config: Json, error: string): boolean {
  return error.split("\n").every((said) => saysEmpty(config, said));
}

const ofEmpty = /must be (specified|provided|set)|required|missing|empty|not a valid/;
const variable = /^\$(\{(env:)?\w+\}|\w+)$/;

function saysEmpty(config: Json, said: string): boolean {
  const [, section = "", id = "", what = ""] = /\b(\w+)::([\w/-]+)::?(.*)/.exec(said) ?? [];
  if (!ofEmpty.test(what)) return false;
  const words: readonly string[] = what.toLowerCase().match(/\w+/g) ?? [];
  return variableKeys(jsonAt(config, [section, id]) ?? null).some(
    (key) => words.includes(key) || words.includes(key.replaceAll("_", "")),
  );
}

function variableKeys(settings: Json): readonly string[] {
  if (!isJsonObject(settings)) return [];
  return Object.entries(settings).flatMap(([key, value]) =>
    typeof value === "string" && variable.test(value) ? [key.toLowerCase()] : variableKeys(value),
  );
}

export function restsOnMachine({ ok, stage, error = "" }: Verdict): boolean {
  return !ok && (stage === "waits" || environment.test(error));
}
