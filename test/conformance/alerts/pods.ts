/**
 * The pods of a blueprint as processes of this machine: their own configurations and ports, each at an address of 127.0.0.0/8 that
 * stands for a pod's, and the names of Services in a hosts file that they alone see. What is dialled, looked up and listened to is
 * as it is emitted.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../src/model/json.ts";
import { collectorBinary } from "../../../tools/collectors/build.mjs";
import { listens } from "../listens.ts";
import { filesOf } from "../mounted.ts";

type Labels = Readonly<Record<string, string>>;

export interface Pod {
  readonly name: string;
  readonly namespace: string;
  /** Its declaration. */
  readonly component: string;
  readonly address: string;
  readonly labels: Labels;
  readonly container: { readonly name: string; readonly ports: readonly PodPort[] };
  readonly process: () => ChildProcess;
  readonly end: () => Promise<void>;
  /** @param changed its configuration, when it differs from what is emitted */
  readonly start: (changed?: (text: string) => string) => Promise<void>;
}

export interface PodPort {
  readonly name: string;
  readonly number: number;
}

export interface PodsOptions {
  /** As they are emitted. */
  readonly objects: readonly JsonObject[];
  readonly release: "0.129.0" | "0.161.0";
  readonly folder: string;
  /** The third part of their addresses: those of two scenes differ. */
  readonly network: number;
  /** Of every configuration, such as limits that are soon reached. */
  readonly changed: (text: string) => string;
}

export interface Pods {
  readonly all: readonly Pod[];
  readonly of: (component: string) => readonly Pod[];
  /** Names lead to those that are not hidden: of none they are not known. */
  readonly hide: (hidden: readonly Pod[]) => void;
}

const listenMsMax = 60_000;

export function podsOf(options: PodsOptions): Pods {
  const { objects, folder, network } = options;
  const [hosts, resolv] = [join(folder, "hosts"), join(folder, "resolv.conf")];
  // Nobody listens there, so that a name which no file has is refused at once.
  writeFileSync(resolv, "nameserver 127.77.0.1\noptions timeout:1 attempts:1\n");
  const all: Pod[] = [];
  for (const workload of objects) {
    if (workload["kind"] !== "StatefulSet" && workload["kind"] !== "Deployment") continue;
    for (let replica = 0; replica < Number(jsonAt(workload, ["spec", "replicas"])); replica++) {
      all.push(podOf(workload, replica, `127.77.${network}.${all.length + 1}`, { ...options, hosts, resolv }));
    }
  }
  const hide = (hidden: readonly Pod[]) =>
    writeFileSync(
      hosts,
      hostsText(
        objects,
        all.filter((pod) => !hidden.includes(pod)),
      ),
    );
  hide([]);
  return { all, hide, of: (component) => all.filter((pod) => pod.component === component) };
}

/** The file keeps its inode: processes have it mounted. */
function hostsText(objects: readonly JsonObject[], pods: readonly Pod[]): string {
  const lines = objects.flatMap((service) => {
    if (service["kind"] !== "Service") return [];
    const { name, namespace } = {
      name: textAt(service, "metadata", "name"),
      namespace: textAt(service, "metadata", "namespace"),
    };
    const behind = selected(service, pods);
    const names = ["", `.${namespace}`, `.${namespace}.svc`, `.${namespace}.svc.cluster.local`].map(
      (end) => name + end,
    );
    const isHeadless = textAt(service, "spec", "clusterIP") === "None";
    return (isHeadless ? behind : behind.slice(0, 1)).map(({ address }) => `${address} ${names.join(" ")}`);
  });
  return `127.0.0.1 localhost\n${lines.join("\n")}\n`;
}

/** The pods of a Service. */
export function selected(service: JsonObject, pods: readonly Pod[]): readonly Pod[] {
  const selector = Object.entries(objectAt(service, "spec", "selector"));
  return pods.filter(({ labels }) => selector.every(([key, value]) => labels[key] === value));
}

function podOf(
  workload: JsonObject,
  replica: number,
  address: string,
  {
    objects,
    release,
    folder,
    changed,
    hosts,
    resolv,
  }: PodsOptions & { readonly hosts: string; readonly resolv: string },
): Pod {
  const owner = textAt(workload, "metadata", "name");
  // As the controllers of Kubernetes name them.
  const name = workload["kind"] === "StatefulSet" ? `${owner}-${replica}` : `${owner}-6d4cf56db6-x7ab${replica}`;
  const container = objectAt(workload, "spec", "template", "spec", "containers", 0);
  const ports = ((container["ports"] ?? []) as readonly JsonObject[]).map((port) => ({
    name: String(port["name"]),
    number: Number(port["containerPort"]),
  }));
  const own = join(folder, name);
  mkdirSync(own);
  const data = configMapOf(workload, objects);
  let process: ChildProcess | undefined;
  const started = async (change = (text: string) => text) => {
    for (const [file, text] of Object.entries(data)) {
      // A program says nothing of itself that would be another at another address.
      writeFileSync(join(own, file), file.endsWith(".mjs") ? text : change(changed(atAddress(text, address))));
    }
    const command =
      "balancer.mjs" in data
        ? [globalThis.process.execPath, join(own, "balancer.mjs"), "--config", join(own, "balancer.json")]
        : [collectorBinary(release), `--config=${join(own, "config.yaml")}`];
    const mounts = 'mount --bind "$0" /etc/hosts && mount --bind "$1" /etc/resolv.conf && shift && exec "$@"';
    const args = ["--mount", "sh", "-c", mounts, hosts, resolv, ...command];
    process = spawn("unshare", args, { stdio: "ignore" });
    const open = ports.filter((port) => port.name !== "health").map(({ number }) => number);
    for (const number of open) await listens(number, address, listenMsMax);
  };
  return {
    ...{ name, address, namespace: textAt(workload, "metadata", "namespace") },
    component: textAt(workload, "metadata", "labels", "app.kubernetes.io/component"),
    labels: objectAt(workload, "spec", "template", "metadata", "labels") as Labels,
    container: { name: String(container["name"]), ports },
    process: () => {
      if (!process) throw new Error(`${name} runs`);
      return process;
    },
    end: async () => {
      if (process?.exitCode !== null || process.signalCode !== null) return;
      const ended = once(process, "exit");
      process.kill("SIGKILL");
      await ended;
    },
    start: started,
  };
}

/** Where it would listen at every address of its pod. */
function atAddress(text: string, address: string): string {
  return text.replaceAll('"[::]:', `"${address}:`).replace(/(\bhost"?: )"::"/g, `$1"${address}"`);
}

function configMapOf(workload: JsonObject, objects: readonly JsonObject[]): Readonly<Record<string, string>> {
  const volumes = (jsonAt(workload, ["spec", "template", "spec", "volumes"]) ?? []) as readonly JsonObject[];
  return Object.assign({}, ...volumes.map((volume) => filesOf(volume, objects)));
}

export function textAt(object: JsonObject, ...path: readonly (string | number)[]): string {
  return String(jsonAt(object, path) ?? "");
}

export function objectAt(object: JsonObject, ...path: readonly (string | number)[]): JsonObject {
  const found: Json = jsonAt(object, path) ?? {};
  return isJsonObject(found) ? found : {};
}
