/**
 * How long a check takes: `npm run bench:check`, after `npm run build`. (1) one file in a fresh process, interleaved with the real
 * Collector's `validate`: of the one in the cache, or of `--otelcol PATH`, as of the contrib distribution, which starts longer;
 * (2) a warm call of `checkText` on 200 lines; (3) a thousand files in one run, with peak memory. Prints medians, and of (1) the
 * quarters around them. Sections are empty where people leave them so.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkText } from "fairlead";
import { collectorBinary, hasGo } from "../../tools/collectors/build.mjs";

const rounds = 15;
const cli = "bin/fairlead.cjs";
const version = "0.161.0";

/** About 16 lines for each exporter beside the frame. */
function configuration(exporters: number, seed = 0): string {
  const names = Array.from({ length: exporters }, (_, index) => `otlp/backend-${seed}-${index}`);
  const blocks = names.map(
    (name, index) => `  ${name}:
    endpoint: backend-${index}.telemetry.svc.cluster.local:4317
    compression: gzip
    timeout: ${5 + (seed % 20)}s
    tls:
      insecure: true
    headers:
      x-tenant: tenant-${index}
    sending_queue:
      enabled: true
      num_consumers: 10
      queue_size: 5000
    retry_on_failure:
      enabled: true
      initial_interval: 1s
      max_interval: 30s
      max_elapsed_time: 5m
`,
  );
  return `receivers:
  otlp:
    protocols:
      grpc:
        endpoint: 0.0.0.0:4317
      http:
processors:
  memory_limiter:
    check_interval: 1s
    limit_percentage: 75
    spike_limit_percentage: 15
  resource:
    attributes:
      - { key: cluster, value: a, action: upsert }
  batch:
    timeout: 5s
    send_batch_size: 1024
exporters:
  debug:
    verbosity: basic
${blocks.join("")}service:
  pipelines:
    traces:
      receivers: [otlp]
      processors: [memory_limiter, resource, batch]
      exporters: [debug, ${names.join(", ")}]
`;
}

/** Node reads the certificates that this names whenever it starts, which a check does not need. */
const env = { ...process.env, NODE_EXTRA_CA_CERTS: "" };

function seconds(command: string, args: readonly string[]): number {
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8", env });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
  return Number(process.hrtime.bigint() - started) / 1e9;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], part: number): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length * part)] ?? Number.NaN;
}

function withQuarters(values: readonly number[]): string {
  const [low, high] = [0.25, 0.75].map((part) => quantile(values, part).toFixed(3));
  return `${median(values).toFixed(3)} s (${low}–${high})`;
}

function cold(folder: string): void {
  const file = join(folder, "collector.yaml");
  writeFileSync(file, configuration(11));
  const { otelcol } = parseArgs({ options: { otelcol: { type: "string" } } }).values;
  const binary = otelcol ?? (hasGo() ? collectorBinary(version) : undefined);
  const [ours, node, theirs]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(seconds(process.execPath, [cli, "check", file]));
    node.push(seconds(process.execPath, ["-e", "0"]));
    if (binary) theirs.push(seconds(binary, ["validate", "--config", file]));
  }
  console.log(
    `one file, cold: fairlead check ${withQuarters(ours)}, of which Node itself ${withQuarters(node)}; ${
      binary ? `${nameOf(binary)} validate ${withQuarters(theirs)}` : "no Collector to compare with: no Go toolchain"
    }`,
  );
}

/** With the number of its modules: each is initialised before a configuration is read. */
function nameOf(binary: string): string {
  const told = ["--version", "components"].map((arg) => spawnSync(binary, [arg], { encoding: "utf8" }).stdout);
  const modules = new Set(told[1]?.match(/(?<=^ *module: )\S+/gm));
  return `${told[0]?.trim().replace(" version", "")} of ${modules.size} modules,`;
}

function warm(): void {
  const texts = Array.from({ length: 300 }, (_, seed) => configuration(11, seed % 7));
  const times = texts.map((text) => {
    const started = process.hrtime.bigint();
    checkText(text, { collector: version });
    return Number(process.hrtime.bigint() - started) / 1e6;
  });
  const lines = texts[0]?.split("\n").length;
  console.log(`checkText, warm, ${lines} lines: ${median(times.slice(100)).toFixed(2)} ms`);
}

function many(folder: string): void {
  for (let index = 0; index < 1_000; index++) {
    writeFileSync(join(folder, `collector-${index}.yaml`), configuration(1 + (index % 8), index));
  }
  const measure = `data:text/javascript,${encodeURIComponent('process.on("exit", () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}\\n`));')}`;
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ["--import", measure, cli, "check", folder], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  const took = Number(process.hrtime.bigint() - started) / 1e9;
  const megabytes = Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
  console.log(`1000 files in one run: ${took.toFixed(2)} s, ${megabytes.toFixed(0)} MB`);
}

if (!existsSync(cli)) throw new Error("run `npm run build` first: what is measured is what is shipped");
const folder = mkdtempSync(join(tmpdir(), "fairlead-bench-"));
try {
  cold(folder);
  warm();
  many(folder);
} finally {
  rmSync(folder, { recursive: true });
}
