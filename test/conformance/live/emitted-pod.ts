/**
 * A pod as its manifests have it, run as a process: its own arguments and variables, its ConfigMaps and the token of its account at
 * their places, and the names that DNS of the cluster knows. Only its image is another: the same program of this machine.
 */

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../src/model/json.ts";
import { filesOf } from "../mounted.ts";
import type { ControlPlane } from "./control-plane.ts";
import { folder } from "./processes.ts";

export interface EmittedPod {
  /** Of a blueprint with one workload. */
  readonly objects: readonly JsonObject[];
  /** A Collector, or the Node that stands for `node`. */
  readonly program: string;
  readonly plane: ControlPlane;
  /** What the variables say of the API server. */
  readonly apiServer: { readonly host: string; readonly port: number };
  readonly resolvConf: (namespace: string) => string;
}

export interface RunningPod {
  /** By its readiness probe. @returns false where it ended, or was not ready in time */
  readonly readyWithin: (timeoutMs: number) => Promise<boolean>;
  readonly said: () => string;
  readonly end: () => Promise<void>;
}

const pollMs = 200;

export async function startEmittedPod(pod: EmittedPod): Promise<RunningPod> {
  const workload = pod.objects.find(({ kind }) => kind === "Deployment" || kind === "StatefulSet");
  const spec = jsonAt(workload ?? {}, ["spec", "template", "spec"]);
  const container = jsonAt(spec ?? {}, ["containers", 0]);
  if (!isJsonObject(spec) || !isJsonObject(container)) throw new Error("the manifests have one workload");
  const namespace = String(jsonAt(workload ?? {}, ["metadata", "namespace"]));
  const place = mkdtempSync(join(folder, "pod-"));
  execFileSync("cp", ["-a", "/etc", join(place, "etc")]);
  mkdirSync(join(place, "run"));
  writeFileSync(join(place, "etc/resolv.conf"), pod.resolvConf(namespace));
  writeFileSync(join(place, "etc/hosts"), "127.0.0.1 localhost\n");
  writeVolumes({ place, namespace, spec, container, objects: pod.objects });
  await writeAccount({ place, namespace, spec, plane: pod.plane });
  const [, ...args] = textsAt(container, "command");
  const child = spawn(
    "unshare",
    [
      ...["--mount", "sh", "-c", 'mount --bind "$0/etc" /etc && mount --bind "$0/run" /run && shift && exec "$@"'],
      ...[place, "", pod.program, ...args, ...textsAt(container, "args")],
    ],
    { stdio: ["ignore", "pipe", "pipe"], env: variables(container, pod) },
  );
  return running(child, container);
}

interface Laid {
  readonly place: string;
  readonly namespace: string;
  readonly spec: JsonObject;
}

/** ConfigMaps below /etc; the suites' tiers have no other volumes. */
function writeVolumes({ place, spec, container, objects }: Laid & Pick<EmittedPod, "objects"> & Contained): void {
  for (const mount of listAt(container, "volumeMounts")) {
    const volume = listAt(spec, "volumes").find(({ name }) => name === mount["name"]);
    const path = String(mount["mountPath"]);
    const files = filesOf(volume, objects);
    if (!files || !path.startsWith("/etc/")) throw new Error(`${path} is not ConfigMaps below /etc`);
    mkdirSync(join(place, path), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(place, path, name), text);
  }
}

interface Contained {
  readonly container: JsonObject;
}

/** Nothing where the pod mounts no token. */
async function writeAccount({ place, namespace, spec, plane }: Laid & Pick<EmittedPod, "plane">): Promise<void> {
  if (spec["automountServiceAccountToken"] !== true) return;
  const account = `/api/v1/namespaces/${namespace}/serviceaccounts/${String(spec["serviceAccountName"])}`;
  const { status, body } = await plane.ask("POST", `${account}/token`, {
    apiVersion: "authentication.k8s.io/v1",
    kind: "TokenRequest",
    spec: {},
  });
  if (status >= 300) throw new Error(`no token: ${JSON.stringify(body)}`);
  const at = join(place, "run/secrets/kubernetes.io/serviceaccount");
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, "token"), String(jsonAt(body, ["status", "token"])));
  writeFileSync(join(at, "ca.crt"), readFileSync(plane.caFile));
  writeFileSync(join(at, "namespace"), namespace);
}

function variables(container: JsonObject, { apiServer: { host, port } }: EmittedPod): NodeJS.ProcessEnv {
  const written = listAt(container, "env").map(({ name, value }) => [String(name), String(value)]);
  return {
    PATH: process.env["PATH"],
    KUBERNETES_SERVICE_HOST: host,
    KUBERNETES_SERVICE_PORT: String(port),
    ...Object.fromEntries(written),
  };
}

function running(child: ChildProcess, container: JsonObject): RunningPod {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const probe = jsonAt(container, ["readinessProbe", "httpGet"]) ?? {};
  const url = `http://127.0.0.1:${String(jsonAt(probe, ["port"]))}${String(jsonAt(probe, ["path"]))}`;
  const isReady = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  return {
    readyWithin: async (timeoutMs) => {
      for (const until = Date.now() + timeoutMs; Date.now() < until && child.exitCode === null; await sleep(pollMs)) {
        if (await isReady()) return true;
      }
      return false;
    },
    said: () => text.slice(-2_000),
    end: async () => {
      child.kill("SIGTERM");
      while (child.exitCode === null && child.signalCode === null) await sleep(50);
    },
  };
}

function listAt(object: JsonObject, key: string): readonly JsonObject[] {
  const list: Json | undefined = object[key];
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function textsAt(object: JsonObject, key: string): readonly string[] {
  const list = object[key];
  return Array.isArray(list) ? list.map(String) : [];
}
