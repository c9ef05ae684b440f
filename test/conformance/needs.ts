/**
 * (d) What the table says a component needs, a real Collector takes: emitted configurations with receivers beside OTLP and
 * file_storage start, each alone in a network and with an empty folder where its pod has a volume, and open the ports that the pod,
 * and no others. Without the volume the Collector ends, which is what makes the first part mean something.
 */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Blueprint, blueprint, collector, dns, routeBy } from "fairlead";
import { stringify } from "yaml";
import type { CollectorConfig, Workload } from "../../src/model/plan.ts";
import { collectorBinary } from "../../tools/collectors/build.mjs";
import { planOf } from "../every-blueprint.ts";
import { isReady, openPorts, startAlone } from "./live/lone-pod.ts";
import { whyNoNetwork } from "./live/network.ts";
import type { Tally } from "./tally.ts";

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
/** By either protocol, and under the names that both versions have. */
const texts = {
  statsd: { endpoint: "[::]:8125" },
  syslog: { udp: { listen_address: "[::]:5514" }, protocol: "rfc5424" },
  "syslog/tcp": { tcp: { listen_address: "[::]:5515" }, protocol: "rfc3164" },
} as const;
const queued = { otlp: { endpoint: "127.0.0.1:9", tls: { insecure: true } } };

/** Receivers of the older version, of which schemas are held. */
function old(): Blueprint {
  const otel = collector("0.129.1");
  const pool = otel.backends("backend", {
    count: 1,
    discovery: dns(),
    security: "plaintext",
    receivers: {
      ...texts,
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
    receivers: {
      ...texts,
      zipkin: { endpoint: "[::]:9411" },
      tcp_log: { listen_address: "[::]:5170" },
      udp_log: { listen_address: "[::]:5171" },
      fluent_forward: { endpoint: "[::]:8006" },
    },
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
  const configFile = join(folder, "config.yaml");
  writeFileSync(configFile, stringify(config.body, { lineWidth: 0, version: "1.1" }));
  const volumes = workload.volumes.map(({ volume }) => volume.path);
  try {
    const started = startAlone({ binary, configFile, volumes, network: "own" });
    const opened = (await isReady(started)) ? openPorts(started) : [];
    const asked = workload.container.ports.map(({ port, protocol }) => `${port} ${protocol}`).sort();
    tally.check(`${name} opens ${asked.join(", ")}`, String(opened) === String(asked), `${opened}\n${started.said()}`);
    started.process.kill("SIGKILL");
    if (volumes.length === 0) return;
    const without = startAlone({ binary, configFile, volumes: [], network: "own" });
    const ended = !(await isReady(without)) && without.process.exitCode !== null;
    tally.check(`${name} ends without its volume`, ended && /file_storage/.test(without.said()), without.said());
    without.process.kill("SIGKILL");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
