/**
 * Runs what a blueprint's manifests deploy, without Kubernetes: each pod a real process in a namespace of its own, with
 * its real ports, and Service names in a private hosts file. Configurations run as emitted; backends get one exporter
 * more, which writes what they received to a file.
 */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stringify } from "yaml";
import { isRelease, schemaVersionOfRelease } from "../../../src/model/collector/release.ts";
import type { Deployed, DeployedWorkload } from "../../../src/model/deployed.ts";
import { type JsonObject, jsonAt } from "../../../src/model/json.ts";
import { collectorBinary } from "../../../tools/collectors/build.mjs";
import { MemoryGroup } from "./memory-group.ts";
import { type Host, Network } from "./network.ts";

const startMsMax = 90_000;
const stopMsMax = 60_000;

export interface Pod extends Host {
  readonly workload: string;
  readonly labels: Readonly<Record<string, string>>;
  /** What the backend received, one OTLP/JSON request a line; empty for others. */
  readonly received: string;
  readonly log: string;
}

export class Cluster {
  readonly client: Host;
  readonly pods: Pod[] = [];
  /** Milliseconds since 1970; no connection is older. */
  readonly startedAt: number = Date.now();
  readonly #network: Network;
  readonly #deployed: Deployed;
  readonly #folder: string;
  readonly #processes: ChildProcess[] = [];
  readonly #memory: "limited" | "of the machine";
  readonly #groups: MemoryGroup[] = [];

  constructor(
    name: string,
    deployed: Deployed,
    folder: string,
    memory: "limited" | "of the machine" = "of the machine",
  ) {
    this.#deployed = deployed;
    this.#folder = folder;
    this.#memory = memory;
    mkdirSync(folder, { recursive: true });
    this.#network = new Network(name);
    this.client = this.#network.addHost();
  }

  /** Starts every Collector of the manifests and waits until all answer their health check, or say that they are ready. */
  async start(ready: "answers" | "says so" = "answers"): Promise<void> {
    const collectors = this.#deployed.workloads.filter(({ config }) => config !== undefined);
    for (const workload of collectors) {
      for (let replica = 0; replica < workload.replicas; replica++)
        this.#place(workload, `${workload.name}-${replica}`);
    }
    this.#writeHosts();
    for (const pod of this.pods) this.#run(pod);
    await Promise.all(this.pods.map((pod) => this.#ready(pod, ready)));
  }

  /** One more pod of a workload, in the Services from the moment it is ready. */
  async scaleUp(workloadName: string): Promise<Pod> {
    const workload = this.#deployed.workloads.find(({ name }) => name === workloadName);
    if (!workload) throw new Error(`no workload ${workloadName}`);
    const pod = this.#place(workload, `${workloadName}-added`);
    this.#run(pod);
    await this.#ready(pod);
    this.#writeHosts();
    return pod;
  }

  isRunning(pod: Pod): boolean {
    const child = this.#processes[this.pods.indexOf(pod)];
    return child?.exitCode === null && child.signalCode === null;
  }

  podsOf(workload: string): readonly Pod[] {
    return this.pods.filter((pod) => pod.workload === workload);
  }

  /** Runs a program in the client's namespace, with the Service names, and returns what it printed. */
  inClient(command: readonly string[], input = "", timeoutMs = 120_000): string {
    const { status, stdout, stderr, error } = spawnSync(
      "ip",
      ["netns", "exec", this.client.namespace, ...this.#withHosts(command)],
      {
        input,
        encoding: "utf8",
        timeout: timeoutMs,
        maxBuffer: 2 ** 26,
      },
    );
    if (error || status !== 0) throw new Error(`${command.join(" ")}: exit ${status} ${stderr.slice(-2_000)}`);
    return stdout;
  }

  /** Ends all Collectors in order, senders first, so that what they hold arrives. */
  async drain(): Promise<void> {
    for (const child of this.#processes.toReversed()) await stop(child);
    this.#processes.length = 0;
  }

  async remove(): Promise<void> {
    const ended = this.#processes.map((child) => new Promise((done) => child.once("close", done)));
    const alive = this.#processes.map((child) => child.kill("SIGKILL"));
    // What one says last is still written to its log, in a folder that is removed afterwards.
    await Promise.race([Promise.all(ended.filter((_, index) => alive[index])), sleep(2_000)]);
    this.#network.remove();
    for (const group of this.#groups) group.remove();
  }

  #place(workload: DeployedWorkload, name: string): Pod {
    const received = join(this.#folder, `${name}.jsonl`);
    const pod = {
      ...this.#network.addHost(),
      workload: workload.name,
      labels: workload.podLabels,
      received,
      log: join(this.#folder, `${name}.log`),
    };
    this.pods.push(pod);
    return pod;
  }

  /** The file keeps its inode: processes have it mounted. */
  #writeHosts(): void {
    const lines = ["127.0.0.1 localhost"];
    for (const service of this.#deployed.services) {
      const behind = this.pods.filter(({ labels }) =>
        Object.entries(service.selector).every(([key, value]) => labels[key] === value),
      );
      const names = [
        "",
        `.${service.namespace}`,
        `.${service.namespace}.svc`,
        `.${service.namespace}.svc.cluster.local`,
      ].map((end) => service.name + end);
      for (const pod of service.headless ? behind : behind.slice(0, 1)) lines.push(`${pod.address} ${names.join(" ")}`);
    }
    writeFileSync(this.#hostsFile, `${lines.join("\n")}\n`);
  }

  get #hostsFile(): string {
    return join(this.#folder, "hosts");
  }

  #withHosts(command: readonly string[]): readonly string[] {
    return ["unshare", "--mount", "sh", "-c", 'mount --bind "$0" /etc/hosts && exec "$@"', this.#hostsFile, ...command];
  }

  #run(pod: Pod): void {
    const workload = this.#deployed.workloads.find(({ name }) => name === pod.workload);
    const collector = this.#deployed.collectors.find(({ name }) => name === workload?.config);
    if (!collector || !isRelease(collector.version))
      throw new Error(`no configuration or Collector for ${pod.workload}`);
    const config = join(this.#folder, `${pod.namespace}.yaml`);
    writeFileSync(
      config,
      stringify(sendsOn(collector.config) ? collector.config : counting(collector.config, pod.received), {
        lineWidth: 0,
        version: "1.1",
      }),
    );
    const binary = collectorBinary(schemaVersionOfRelease[collector.version]);
    const command = ["ip", "netns", "exec", pod.namespace, ...this.#withHosts([binary, `--config=${config}`])];
    const child = spawn("sh", ["-c", `${this.#limited(pod, workload)}exec "$@"`, "sh", ...command], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (text: Buffer) => appendFileSync(pod.log, text));
    this.#processes.push(child);
  }

  /** What a shell does first. */
  #limited({ namespace }: Pod, workload: DeployedWorkload | undefined): string {
    const bytes = workload?.memoryLimitBytes;
    if (this.#memory !== "limited" || bytes === undefined) return "";
    const group = new MemoryGroup(namespace, bytes);
    this.#groups.push(group);
    return `echo $$ > ${group.procs} && `;
  }

  async #ready(pod: Pod, ready: "answers" | "says so" = "answers"): Promise<void> {
    const deadline = Date.now() + startMsMax;
    while (Date.now() < deadline) {
      if (ready === "says so") {
        if (existsSync(pod.log) && readFileSync(pod.log, "utf8").includes("Everything is ready")) return;
        await sleep(100);
        continue;
      }
      const answer = spawnSync("ip", [
        "netns",
        "exec",
        this.client.namespace,
        process.execPath,
        "-e",
        `fetch("http://${pod.address}:13133/").then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`,
      ]);
      if (answer.status === 0) return;
      await sleep(200);
    }
    throw new Error(
      `${pod.workload} is not ready: ${existsSync(pod.log) ? readFileSync(pod.log, "utf8").slice(-1_500) : "no log"}`,
    );
  }
}

/** A balancer, not a backend. */
function sendsOn(config: JsonObject): boolean {
  const exporters = jsonAt(config, ["exporters"]);
  return Object.keys((exporters ?? {}) as object).some((id) =>
    /^(loadbalancing|load_balancing|otlp|otlp_grpc)(\/|$)/.test(id),
  );
}

/** The one permitted change: a file exporter beside what a backend has. */
function counting(config: JsonObject, file: string): JsonObject {
  const changed = structuredClone(config) as {
    exporters: Record<string, object>;
    service: { pipelines: Record<string, { exporters: string[] }> };
  };
  changed.exporters["file/received"] = { path: file, flush_interval: "200ms" };
  for (const pipeline of Object.values(changed.service.pipelines)) pipeline.exporters.push("file/received");
  return changed as unknown as JsonObject;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await Promise.race([ended, sleep(stopMsMax, undefined, { ref: false })]);
}
