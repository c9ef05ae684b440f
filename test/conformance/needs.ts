/**
 * (d) What the table says a component needs, a real Collector takes: emitted configurations with receivers beside OTLP and
 * file_storage start, each alone in a network and with an empty folder where its pod has a volume, and open the ports that the pod,
 * and no others. Without the volume the Collector ends, which is what makes the first part mean something.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Blueprint, blueprint, collector, dns, routeBy } from "fairlead";
import { stringify } from "yaml";
import type { CollectorConfig, Workload } from "../../src/model/plan.ts";
import { collectorBinary } from "../../tools/collectors/build.mjs";
import { planOf } from "../every-blueprint.ts";
import { whyNoNetwork } from "./live/network.ts";
import type { Tally } from "./tally.ts";

/** Longest wait for a start, on a busy machine. */
const startMsMax = 30_000;
const pollMs = 250;

export async function needsSuite(tally: Tally): Promise<void> {
  const reason = whyNoNetwork();
  if (reason !== undefined) {
    tally.skip("needs", reason);
    return;
  }
  for (const written of [old(), recent()]) {
    const plan = planOf(written);
    for (const config of plan.configs) {
      const workload = plan.workloads.find((one) => one.config === config.name);
      const version = plan.release.version;
      if (workload)
        await checked(`needs: ${written.name}: ${config.name} (${version})`, config, workload, version, tally);
    }
  }
}

const network = { clients: [{ podLabels: {} }] };
const queued = { otlp: { endpoint: "127.0.0.1:9", tls: { insecure: true } } };

/** Receivers of the older version, of which schemas are held. */
function old(): Blueprint {
  const otel = collector("0.129.1");
  const pool = otel.backends("backend", {
    count: 1,
    discovery: dns(),
    security: "plaintext",
    receivers: {
      zipkin: { endpoint: "[::]:9411" },
      jaeger: {
        protocols: {
          grpc: { endpoint: "[::]:14250" },
          thrift_http: { endpoint: "[::]:14268" },
          thrift_compact: { endpoint: "[::]:6831" },
          thrift_binary: { endpoint: "[::]:6832" },
        },
      },
    },
    exporters: { ...queued, prometheus: { endpoint: "[::]:8889" } },
    extensions: { zpages: { endpoint: "[::]:55679" }, pprof: { endpoint: "[::]:1777" } },
    persistence: { size: "1Gi" },
    network,
  });
  const balancer = otel.balancer("edge", {
    to: pool,
    routes: { traces: routeBy.traceID(), metrics: routeBy.service() },
    queue: "per-backend",
    receivers: { zipkin: { endpoint: "[::]:9411" } },
    extensions: { file_storage: { directory: "/var/lib/data/queue", create_directory: true } },
    volumes: { data: { kind: "empty-dir", path: "/var/lib/data" } },
    network,
  });
  return blueprint("old", { namespace: "old", collector: otel, backends: [pool], balancers: [balancer] });
}

function recent(): Blueprint {
  const otel = collector("0.161.0");
  const pool = otel.backends("backend", {
    count: 1,
    discovery: dns(),
    security: "plaintext",
    exporters: {
      otlp_grpc: { endpoint: "127.0.0.1:9", tls: { insecure: true } },
      prometheus: { endpoint: "[::]:8889" },
    },
    persistence: { size: "1Gi" },
    network,
  });
  const balancer = otel.balancer("edge", {
    to: pool,
    routes: { traces: routeBy.traceID() },
    queue: "per-backend",
    extensions: { file_storage: { directory: "/var/lib/data/queue", create_directory: true } },
    volumes: { data: { kind: "empty-dir", path: "/var/lib/data" } },
    network,
  });
  return blueprint("recent", { namespace: "recent", collector: otel, backends: [pool], balancers: [balancer] });
}

async function checked(name: string, config: CollectorConfig, workload: Workload, version: string, tally: Tally) {
  const schemas = version.replace(/\.1$/, ".0");
  const binary = collectorBinary(schemas === "0.129.0" ? "0.129.0" : "0.161.0");
  const folder = mkdtempSync(join(tmpdir(), "fairlead-needs-"));
  const file = join(folder, "config.yaml");
  writeFileSync(file, stringify(config.body, { lineWidth: 0, version: "1.1" }));
  const volumes = workload.volumes.map(({ volume }) => volume.path);
  try {
    const started = run(binary, file, volumes);
    const opened = await opens(started);
    const asked = workload.container.ports.map(({ port, protocol }) => `${port} ${protocol}`).sort();
    tally.check(`${name} opens ${asked.join(", ")}`, String(opened) === String(asked), `${opened}\n${started.said()}`);
    started.process.kill("SIGKILL");
    if (volumes.length === 0) return;
    const without = run(binary, file, []);
    await opens(without);
    const ended = without.process.exitCode !== null;
    tally.check(`${name} ends without its volume`, ended && /file_storage/.test(without.said()), without.said());
    without.process.kill("SIGKILL");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Run {
  readonly process: ChildProcess;
  readonly said: () => string;
}

/** The volumes are empty folders of the process's own, below one that nobody can write to. */
function run(binary: string, file: string, volumes: readonly string[]): Run {
  const steps = [
    "ip link set lo up",
    "mount -t tmpfs tmpfs /var/lib",
    ...volumes.flatMap((path) => [`mkdir -p '${path}'`, `mount -t tmpfs tmpfs '${path}'`]),
    "mount -o remount,ro /var/lib",
  ].join(" && ");
  const script = `${steps}; exec '${binary}' --config='${file}'`;
  const process = spawn("unshare", ["--net", "--mount", "sh", "-c", script], { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [process.stdout, process.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return { process, said: () => text.slice(-2_000) };
}

/** Ports of the process's network, as soon as the Collector says that it is ready; none where it has ended. */
async function opens({ process, said }: Run): Promise<readonly string[]> {
  for (let waited = 0; waited < startMsMax && process.exitCode === null; waited += pollMs) {
    if (said().includes("Everything is ready")) return listening(process.pid ?? 0);
    await sleep(pollMs);
  }
  return [];
}

/** Linux's own tables: state 0A is a listening socket of TCP; one of UDP without a peer receives. */
function listening(pid: number): readonly string[] {
  const rows = (table: string) => readFileSync(`/proc/${pid}/net/${table}`, "utf8").trim().split("\n").slice(1);
  const ports = (tables: readonly string[], protocol: string, states: readonly string[]) =>
    tables
      .flatMap(rows)
      .map((row) => row.trim().split(/\s+/))
      .filter(([, , , state = ""]) => states.includes(state))
      .map(([, local = ""]) => `${Number.parseInt(local.split(":")[1] ?? "0", 16)} ${protocol}`);
  return [...new Set([...ports(["tcp", "tcp6"], "TCP", ["0A"]), ...ports(["udp", "udp6"], "UDP", ["07"])])].sort();
}
