/** Who is measured: Fairlead's bundle and the load balancing exporter of real Collectors, before the same backends. */

import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { nodeFlags } from "../../src/lower/defaults.ts";
import { lowerSettings } from "../../src/lower/fairlead/settings.ts";
import type { SchemaVersion } from "../../src/model/collector/release.ts";
import { exporterName } from "../../src/schema/registry.ts";
import { collectorBinary } from "../../tools/collectors/build.mjs";
import { listens } from "../conformance/listens.ts";
import { bundled, start, stop, written } from "../conformance/live/processes.ts";
import { balancerConfig, route } from "../runtime/configuration.ts";
import { freePort } from "../runtime/free-port.ts";

const backendCount = 3;
/** At the largest size a request has 3.6 MB, and 32 of them are on their way. */
const heldBytesMax = 2 ** 29;

/** The same in front and behind. */
export interface Wire {
  readonly gzip: boolean;
  readonly tls: boolean;
}

export const contestantNames = ["fairlead", "not joining", "0.129.0", "0.161.0", "GOGC=400"] as const;
export type ContestantName = (typeof contestantNames)[number];

export interface Contestant {
  readonly name: ContestantName;
  readonly child: ChildProcess;
  readonly ports: { readonly grpc: number; readonly http: number };
}

const certificate = resolve("test/fixtures/certificates/localhost.crt");
const key = resolve("test/fixtures/certificates/localhost.key");
const freePorts = async () => ({ grpc: await freePort(), http: await freePort() });
const quiet = { metrics: { level: "none" }, logs: { level: "error" } };
const served = ({ tls }: Wire) => (tls ? { tls: { cert_file: certificate, key_file: key } } : {});

export interface Backends {
  readonly endpoints: readonly string[];
  readonly stop: () => Promise<void>;
}

/** One Collector with three receivers and the nop exporter. */
export async function startBackends(wire: Wire): Promise<Backends> {
  const ports: number[] = [];
  for (let index = 0; index < backendCount; index++) ports.push(await freePort());
  const receivers = ports.map((port) => [
    `otlp/${port}`,
    { protocols: { grpc: { endpoint: `127.0.0.1:${port}`, max_recv_msg_size_mib: 64, ...served(wire) } } },
  ]);
  const config = {
    receivers: Object.fromEntries(receivers),
    exporters: { nop: null },
    service: {
      pipelines: { traces: { receivers: ports.map((port) => `otlp/${port}`), exporters: ["nop"] } },
      telemetry: quiet,
    },
  };
  const child = start(collectorBinary("0.161.0"), ["--config", written(`backends-${ports[0]}.yaml`, config)]);
  for (const port of ports) await listens(port);
  return { endpoints: ports.map((port) => `127.0.0.1:${port}`), stop: () => stop(child) };
}

type Start = (endpoints: readonly string[], wire: Wire) => Promise<Contestant>;

/** As fast as the exporter can be told to be: no queue, no retry, no telemetry of its own. */
const collector =
  (name: ContestantName, version: SchemaVersion, environment: NodeJS.ProcessEnv = {}): Start =>
  async (endpoints, wire) => {
    const ports = await freePorts();
    const type = exporterName("loadbalancing", version);
    const off = { retry_on_failure: { enabled: false }, sending_queue: { enabled: false } };
    const tls = wire.tls ? { ca_file: certificate } : { insecure: true };
    const otlp = { tls, compression: wire.gzip ? "gzip" : "none", timeout: "30s", ...off };
    const exporter = {
      routing_key: "traceID",
      protocol: { otlp },
      resolver: { static: { hostnames: endpoints } },
      ...off,
    };
    const protocols = {
      grpc: { endpoint: `127.0.0.1:${ports.grpc}`, max_recv_msg_size_mib: 16, ...served(wire) },
      http: { endpoint: `127.0.0.1:${ports.http}`, ...served(wire) },
    };
    const config = {
      receivers: { otlp: { protocols } },
      exporters: { [type]: exporter },
      service: { pipelines: { traces: { receivers: ["otlp"], exporters: [type] } }, telemetry: quiet },
    };
    const args = ["--config", written(`collector-${ports.grpc}.yaml`, config)];
    const child = start(collectorBinary(version), args, environment);
    await listens(ports.http);
    return { name, child, ports };
  };

const fairlead =
  (name: ContestantName, isJoining: boolean): Start =>
  async (endpoints, { gzip, tls }) => {
    const ports = await freePorts();
    const base = balancerConfig(endpoints);
    const page = async () => ({ host: "127.0.0.1", port: await freePort() });
    const serverTls = tls ? { certFile: certificate, keyFile: key, clientCaFile: undefined } : undefined;
    const receiver = (port: number) => ({ host: "127.0.0.1", port, tls: serverTls, auth: undefined });
    const clientTls = { caFile: certificate, certFile: undefined, keyFile: undefined, serverName: undefined };
    const config = {
      ...base,
      receivers: { grpc: receiver(ports.grpc), http: receiver(ports.http) },
      routes: { traces: { ...route, compatibleWith: "0.161.0" as const }, metrics: undefined, logs: undefined },
      exporter: {
        ...base.exporter,
        tls: tls ? clientTls : undefined,
        compression: gzip ? ("gzip" as const) : ("none" as const),
        timeoutMs: 30_000,
        callsMax: 32,
        queueBytesMax: heldBytesMax,
        queueItemsMax: 10 ** 7,
        batch: isJoining ? lowerSettings({}).exporter.batch : undefined,
      },
      delivery: { ...base.delivery, deadlineMs: 5_000 },
      telemetry: { ...base.telemetry, metrics: await page(), health: await page() },
      limits: { ...base.limits, requestBytesMax: 2 ** 24, heldBytesMax },
    };
    const program = bundled(config, `balancer-${ports.grpc}`);
    const file = written(`balancer-${ports.grpc}.json`, config);
    const child = start(process.execPath, [...nodeFlags, program, "--config", file]);
    await listens(ports.http);
    return { name, child, ports };
  };

const starts: Readonly<Record<ContestantName, Start>> = {
  fairlead: fairlead("fairlead", true),
  "not joining": fairlead("not joining", false),
  "0.129.0": collector("0.129.0", "0.129.0"),
  "0.161.0": collector("0.161.0", "0.161.0"),
  "GOGC=400": collector("GOGC=400", "0.161.0", { GOGC: "400" }),
};

export async function startContestants(
  names: readonly ContestantName[],
  backends: Backends,
  wire: Wire,
): Promise<readonly Contestant[]> {
  const started: Contestant[] = [];
  for (const name of names) started.push(await starts[name](backends.endpoints, wire));
  return started;
}

/** Linux counts in hundredths of a second (proc(5), `stat` fields 14 and 15). */
export function cpuMs({ child }: Contestant): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

export function peakMegabytes({ child }: Contestant): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024;
}
