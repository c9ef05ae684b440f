/**
 * A balancer in a namespace of its own sends to what exists in another: by a Service that it watches, by a headless Service and by
 * hosts. The Collector and Fairlead's balancer run as their manifests have them, with the account, the token and the names of
 * their pod, against a real API server. Both send every item to the same backend, and without the grant neither is ready.
 */

import { readFileSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { blueprint, collector, dns, k8s, routeBy } from "fairlead";
import { parseAllDocuments } from "yaml";
import type { SchemaVersion } from "../../../src/model/collector/release.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../src/model/json.ts";
import { collectorBinary } from "../../../tools/collectors/build.mjs";
import { apply } from "../objects/api.ts";
import { synthesise } from "../synthesis.ts";
import type { Tally } from "../tally.ts";
import {
  arrived,
  type Backends,
  difference,
  expectedItems,
  requestsOf,
  sendAll,
  startBackendsAt,
} from "./balancer-setup.ts";
import type { ControlPlane } from "./control-plane.ts";
import { type EmittedPod, type RunningPod, startEmittedPod } from "./emitted-pod.ts";
import { startNameServer } from "./name-server.ts";
import { folder, stop } from "./processes.ts";
import type { Place } from "./recorders.ts";

/** Beside the balancer's own, which listens on every address of this network. */
const port = 14_317;
const places: readonly Place[] = ["198.18.0.21", "198.18.0.22", "198.18.0.23"].map((host) => ({ host, port }));
const addresses = places.map(({ host }) => host);
const apiServerAddress = "198.18.0.1";
const names = new Map([
  ["kubernetes.default.svc.cluster.local", [apiServerAddress]],
  ["tail-sampler.sampling.svc.cluster.local", addresses],
  ["second.sampling.example", addresses.slice(1, 2)],
  ["third.sampling.example", addresses.slice(2, 3)],
]);
const readyMsMax = 60_000;
/** A pod without the grant is watched for this long: a ready one is so within two seconds. */
const unreadyMs = 6_000;

const ways = {
  k8s: { service: "sampling/tail-sampler", discovery: k8s(), podLabels: { app: "tail-sampler" }, port },
  dns: { service: "sampling/tail-sampler", discovery: dns(), podLabels: { app: "tail-sampler" }, port },
  hosts: { hosts: [addresses[0] ?? "", "second.sampling.example", `third.sampling.example:${port}`], port },
} as const;

type Way = keyof typeof ways;
type Target = "collector" | "fairlead";

/** Who lets the balancer look: its manifests, or the owner by the runbook. */
const grants = { "0.129.0": "role", "0.161.0": "nothing" } as const;

interface Written {
  readonly title: string;
  readonly version: SchemaVersion;
  readonly target: Target;
  readonly objects: readonly JsonObject[];
  /** What the runbook has for the owner of the other namespace. */
  readonly forTheOwner: readonly JsonObject[];
}

function writtenFor(way: Way, version: SchemaVersion, target: Target): Written {
  const otel = collector(version);
  const sampler = otel.existing("sampler", {
    ...ways[way],
    ...(way === "k8s" && { grants: grants[version] }),
    security: "plaintext",
  });
  const settings = {
    to: sampler,
    routes: { traces: routeBy.traceID(), metrics: routeBy.service(), logs: routeBy.traceID() },
    network: {
      clients: [{ podLabels: {} }],
      ...(way === "k8s" && { apiServer: { cidr: `${apiServerAddress}/32`, port: 6443 } }),
    },
  };
  const edge =
    target === "fairlead"
      ? otel.balancer("edge", { ...settings, target })
      : otel.balancer("edge", { ...settings, target, queue: "per-backend" });
  const namespace = `by-${way}-${target}-${version.replaceAll(".", "-")}`;
  const written = blueprint(namespace, { namespace, collector: otel, balancers: [edge] });
  return {
    title: `${way}, ${target} of ${version}`,
    version,
    target,
    objects: synthesise(written, join(folder, "existing")).flatMap(objectsIn),
    forTheOwner: yamlBlocks(readFileSync(join(folder, "existing", namespace, "runbook.md"), "utf8")).flatMap(objectsIn),
  };
}

function objectsIn(text: string): readonly JsonObject[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as Json)
    .filter(isJsonObject);
}

function yamlBlocks(markdown: string): readonly string[] {
  return [...markdown.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
}

export async function existingPools(tally: Tally, plane: ControlPlane): Promise<void> {
  await writeEndpoints(plane);
  const apiServer = await passedOn(apiServerAddress, Number(new URL(plane.url).port));
  const nameServer = await startNameServer("198.18.0.53", names);
  const backends = await startBackendsAt(places);
  const surroundings = { plane, resolvConf: nameServer.resolvConf };
  for (const version of ["0.129.0", "0.161.0"] as const) {
    for (const way of ["k8s", "dns", "hosts"] as const) {
      const found: ReadonlyMap<string, string>[] = [];
      for (const target of ["collector", "fairlead"] as const) {
        const written = writtenFor(way, version, target);
        await applyAll(plane, written.objects.filter(isOf(jsonAt(written.objects[0] ?? {}, ["metadata", "name"]))));
        if (way === "k8s") await refusedWithoutGrant(tally, written, surroundings);
        found.push(await delivered(tally, written, surroundings, backends));
      }
      const [reference = new Map(), other = new Map()] = found;
      const differing = difference(reference, other);
      tally.check(
        `existing by ${way}, ${version}: each of ${reference.size} items arrives at the same backend, once`,
        reference.size === expectedItems && differing.length === 0,
        differing.slice(0, 5).join("\n      "),
      );
    }
  }
  await stop(backends.child);
  nameServer.close();
  apiServer.close();
}

type Surroundings = Pick<EmittedPod, "plane" | "resolvConf">;

async function refusedWithoutGrant(tally: Tally, written: Written, surroundings: Surroundings): Promise<void> {
  const { title, version, objects, forTheOwner } = written;
  const pod = await startPod(written, surroundings);
  const ready = await pod.readyWithin(unreadyMs);
  tally.check(
    `existing by ${title}: without the grant it is not ready, and says what it may not do`,
    !ready && /endpoints.* is forbidden: User .*cannot list/.test(pod.said()),
    `${ready ? "ready" : "not ready"}: ${pod.said()}`,
  );
  await pod.end();
  const granted = grants[version] === "role" ? objects : forTheOwner;
  await applyAll(surroundings.plane, granted.filter(isOf("sampling")));
}

async function delivered(
  tally: Tally,
  written: Written,
  surroundings: Surroundings,
  backends: Backends,
): Promise<ReadonlyMap<string, string>> {
  const { title, target, version } = written;
  const pod = await startPod(written, surroundings);
  const ready = await pod.readyWithin(readyMsMax);
  tally.check(`existing by ${title}: it is ready`, ready, pod.said());
  const way = `${title.replaceAll(/\W+/g, "_")}_${target}_${version.replaceAll(".", "_")}`;
  const requests = requestsOf(way, 10);
  const accepted = await sendAll(4317, requests);
  tally.check(`existing by ${title}: every request is accepted`, accepted === requests.length, pod.said());
  const found = await arrived(backends, way);
  await pod.end();
  return found;
}

function startPod({ version, target, objects }: Written, { plane, resolvConf }: Surroundings): Promise<RunningPod> {
  const { hostname, port: apiServerPort } = new URL(plane.url);
  return startEmittedPod({
    objects,
    program: target === "fairlead" ? process.execPath : collectorBinary(version),
    plane,
    apiServer: { host: hostname, port: Number(apiServerPort) },
    resolvConf,
  });
}

const order = ["Namespace", "ServiceAccount", "Role", "RoleBinding"];

function isOf(namespace: Json | undefined) {
  return ({ kind, metadata }: JsonObject): boolean =>
    jsonAt(metadata ?? {}, [kind === "Namespace" ? "name" : "namespace"]) === namespace;
}

/** What decides who may ask what. */
async function applyAll(plane: ControlPlane, objects: readonly JsonObject[]): Promise<void> {
  for (const wanted of order) {
    for (const object of objects.filter(({ kind }) => kind === wanted)) {
      const { status, body } = await apply(plane, object);
      if (status >= 300) throw new Error(`${wanted}: ${JSON.stringify(body)}`);
    }
  }
}

/** As the controllers of a cluster write them; 0.129.0 reads the older of the two. */
async function writeEndpoints(plane: ControlPlane): Promise<void> {
  const namespace = "sampling";
  const metadata = { name: "tail-sampler", namespace, labels: { "kubernetes.io/service-name": "tail-sampler" } };
  const ports = [{ name: "otlp", port, protocol: "TCP" }];
  const endpoints = addresses.map((address) => ({ addresses: [address], conditions: { ready: true } }));
  const slice = { metadata, addressType: "IPv4", ports, endpoints };
  const older = { metadata, subsets: [{ addresses: addresses.map((ip) => ({ ip })), ports }] };
  for (const [path, object] of [
    [`/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`, slice],
    [`/api/v1/namespaces/${namespace}/endpoints`, older],
  ] as const) {
    const { status, body } = await plane.ask("POST", path, object);
    if (status >= 300) throw new Error(JSON.stringify(body));
  }
}

/** The address that the API server has inside of a cluster. */
async function passedOn(host: string, to: number): Promise<net.Server> {
  const server = net.createServer((socket) => {
    const upstream = net.connect(to, "127.0.0.1");
    socket.on("error", () => upstream.destroy());
    upstream.on("error", () => socket.destroy());
    socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(443, host, resolve));
  return server;
}
