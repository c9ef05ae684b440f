/**
 * The built-in runner sends to real Collectors of both versions, of each signal by each protocol, with and without gzip, TLS and a token:
 * what their receivers count is what was sent.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { GeneratorConfig } from "../../src/contract/generator-config.ts";
import type { Signal } from "../../src/contract/signal.ts";
import { startGenerator } from "../../src/generate/generator.ts";
import { metricTypes } from "../../src/generate/metrics.ts";
import { freePorts } from "../../src/local/ports.ts";
import type { Release } from "../../src/model/collector/release.ts";
import { collectorBinary } from "../../tools/collectors/build.mjs";
import { generatorConfig } from "../generate/generator-config.ts";
import { selfSignedFiles } from "./live/self-signed.ts";

const pieces = 300;
const token = "a-token-of-the-conformance-suite";

const telemetryOf: Readonly<Record<Signal, GeneratorConfig["telemetry"]>> = {
  traces: {
    ...{ kind: "traces", spans: { min: 1, max: 9 }, depth: 4, fanOut: 2, errors: 0.1, links: 0.1 },
    ...{ long: { share: 0.1, gapMs: 50 }, late: { share: 0.1, byMs: 100 }, traceIds: undefined },
  },
  metrics: { kind: "metrics", name: "requests", types: metricTypes, series: 3 },
  logs: { kind: "logs", body: "ok", errors: 0.1, withTraceId: 0.5, traceIds: undefined },
};
const counted: Readonly<Record<Signal, string>> = { traces: "spans", metrics: "metric_points", logs: "log_records" };

interface Collector {
  readonly ports: Readonly<Record<"grpc" | "http" | "secureGrpc" | "secureHttp", number>>;
  readonly countOf: (signal: Signal) => Promise<number>;
  readonly end: () => void;
}

/** Once: another call would replace them. */
const { key, cert } = selfSignedFiles();

async function startCollector(release: Release, folder: string): Promise<Collector> {
  const [grpc = 0, http = 0, secureGrpc = 0, secureHttp = 0, metrics = 0] = await freePorts(5);
  const at = (port: number) => ({ endpoint: `127.0.0.1:${port}` });
  const secure = { tls: { cert_file: cert, key_file: key }, auth: { authenticator: "bearertokenauth" } };
  const exporters = ["debug"];
  const pipeline = { receivers: ["otlp", "otlp/secure"], exporters };
  const config = {
    extensions: { bearertokenauth: { token } },
    receivers: {
      otlp: { protocols: { grpc: at(grpc), http: at(http) } },
      "otlp/secure": { protocols: { grpc: { ...at(secureGrpc), ...secure }, http: { ...at(secureHttp), ...secure } } },
    },
    exporters: { debug: {} },
    service: {
      extensions: ["bearertokenauth"],
      telemetry: {
        metrics: { readers: [{ pull: { exporter: { prometheus: { host: "127.0.0.1", port: metrics } } } }] },
      },
      pipelines: { traces: pipeline, metrics: pipeline, logs: pipeline },
    },
  };
  const file = join(folder, `${release}.json`);
  writeFileSync(file, JSON.stringify(config));
  const child: ChildProcess = spawn(collectorBinary(release), ["--config", file], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on("data", (part) => {
      log += String(part);
      if (log.includes("Everything is ready")) resolve();
    });
    child.once("exit", () => reject(new Error(`the Collector ${release} ended: ${log.slice(-2_000)}`)));
  });
  return {
    ports: { grpc, http, secureGrpc, secureHttp },
    countOf: (signal) => acceptedBy(`http://127.0.0.1:${metrics}/metrics`, counted[signal]),
    end: () => child.kill("SIGKILL"),
  };
}

async function acceptedBy(url: string, items: string): Promise<number> {
  const page = await (await fetch(url)).text();
  const series = page.matchAll(new RegExp(`^otelcol_receiver_accepted_${items}(?:_total)?\\{.*\\} (\\S+)$`, "gm"));
  return [...series].reduce((sum, [, value]) => sum + Number(value), 0);
}

/** @returns what is wrong */
async function sendTo(collector: Collector, config: GeneratorConfig, isSecure: boolean): Promise<string | undefined> {
  const { ports, countOf } = collector;
  const isGrpc = config.protocol === "grpc";
  const port = isSecure ? (isGrpc ? ports.secureGrpc : ports.secureHttp) : isGrpc ? ports.grpc : ports.http;
  const before = await countOf(config.telemetry.kind);
  const reasons: string[] = [];
  const running = startGenerator({ ...config, to: `127.0.0.1:${port}` }, 0, {
    failed: (reason) => reasons.push(reason),
  });
  await Promise.race([running.done, pause(120_000)]);
  await running.stop();
  const { sent, accepted, failed } = running.counts();
  const received = (await countOf(config.telemetry.kind)) - before;
  const isRight = sent >= pieces && accepted === sent && failed === 0 && received === sent;
  return isRight ? undefined : `${sent} sent, ${accepted} taken, ${received} received; ${reasons[0] ?? ""}`;
}

interface Case {
  readonly isSecure: boolean;
  readonly config: GeneratorConfig;
}

function casesOf(tokenFile: string): readonly Case[] {
  const tls = { caFile: cert, certFile: undefined, keyFile: undefined, serverName: "localhost" };
  const secure = { tls, auth: { kind: "bearer", tokenFile } as const };
  const rate = { everyMs: 0.5, ramp: undefined, bursts: undefined };
  return (["traces", "metrics", "logs"] as const).flatMap((kind) =>
    (["grpc", "http/protobuf", "http/json"] as const).flatMap((protocol) =>
      (["none", "gzip"] as const).flatMap((compression) =>
        [false, true].map((isSecure) => {
          const told = { pieces, protocol, compression, rate, telemetry: telemetryOf[kind] };
          return { isSecure, config: generatorConfig({ ...told, ...(isSecure && secure) }) };
        }),
      ),
    ),
  );
}

/** @returns how many of its lines failed */
export async function generateToRealCollectors(): Promise<number> {
  let failed = 0;
  const folder = mkdtempSync(join(tmpdir(), "fairlead-generate-"));
  const tokenFile = join(folder, "token");
  writeFileSync(tokenFile, `${token}\n`);
  for (const release of ["0.129.0", "0.161.0"] as const) {
    const collector = await startCollector(release, folder);
    for (const { config, isSecure } of casesOf(tokenFile)) {
      const wrong = await sendTo(collector, config, isSecure);
      if (wrong !== undefined) failed += 1;
      const { telemetry, protocol, compression } = config;
      const how = `${telemetry.kind} by ${protocol}, ${compression}${isSecure ? ", TLS and a token" : ""}`;
      const verdict = wrong === undefined ? "ok    " : "FAILED";
      console.log(`${verdict} ${release} counts what the built-in runner sends: ${how}${wrong ? `: ${wrong}` : ""}`);
    }
    collector.end();
  }
  rmSync(folder, { recursive: true });
  return failed;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = (await generateToRealCollectors()) > 0 ? 1 : 0;
