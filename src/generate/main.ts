/**
 * A generator as a program in a pod: reads its configuration, sends until it is told to end or has sent what it was asked for, and says
 * from time to time how much. Exit codes: 0 ended as told, 2 wrong configuration, 3 a file that is not available.
 */

import { readFileSync } from "node:fs";
import { type GeneratorConfig, generatorConfigShape, podVariable } from "../contract/generator-config.ts";
import { type Problem, problemText } from "../contract/json-shape.ts";
import { createLog, type Log } from "../runtime/log.ts";
import { reasonOf } from "../runtime/reason.ts";
import { hearSignals } from "../runtime/signals.ts";
import { type RunningGenerator, startGenerator } from "./generator.ts";

const usage = "usage: generator.mjs --config generator.json\n";
const tellMs = 10_000;

export function runGeneratorProgram(args: readonly string[]): void {
  const obey = hearSignals();
  const [option, path] = args;
  if (option !== "--config" || path === undefined || args.length > 2) {
    end(2, usage);
    return;
  }
  const config = configAt(path);
  if (typeof config === "string") {
    end(2, config);
    return;
  }
  const log = createLog("info", (line) => process.stderr.write(line), { generator: config.name });
  try {
    const replica = replicaOf(process.env[podVariable]);
    const failed = (reason: string) => log.write("warn", "not everything is taken", {}, { reason });
    const running = startGenerator(config, replica, { failed });
    log.write("info", "sending", { to: config.to, protocol: config.protocol, replica });
    const timer = setInterval(() => tell(running, "sent so far", log), tellMs);
    const drain = () => {
      clearInterval(timer);
      void running.stop().then(() => {
        tell(running, "ended", log);
        process.exit(0);
      });
    };
    void running.done.then(drain);
    obey({ drain, reload: () => {} });
  } catch (error) {
    end(3, `${reasonOf(error)}\n`);
    process.exit();
  }
}

function tell({ counts }: RunningGenerator, message: string, log: Log): void {
  log.write("info", message, { ...counts() });
}

/** @param pod the name of a StatefulSet's, or the number of a Job's @returns 0 for the first one */
export function replicaOf(pod: string | undefined): number {
  return Number(/(?:^|-)(\d+)$/.exec(pod ?? "")?.[1] ?? 0);
}

function configAt(path: string): GeneratorConfig | string {
  try {
    const problems: Problem[] = [];
    const config = generatorConfigShape(JSON.parse(readFileSync(path, "utf8")), [], problems);
    if (config && problems.length === 0) return config;
    return problems.map((problem) => `${path}: ${problemText(problem)}\n`).join("");
  } catch (error) {
    return `${path} cannot be read: ${reasonOf(error)}\n`;
  }
}

function end(code: number, message: string): void {
  process.stderr.write(message);
  process.exitCode = code;
}
