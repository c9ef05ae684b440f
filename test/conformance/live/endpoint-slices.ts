/**
 * Backends come and go as a real API server says, under load: in several slices, over IPv4 and IPv6, not ready, ready again
 * and deleted; with the server restarted, its history forgotten, and the permission taken away for a while. The balancer has
 * the account and the role that the manifests give it.
 */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseAllDocuments } from "yaml";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../src/model/json.ts";
import { blueprints, planOf } from "../../every-blueprint.ts";
import { apply } from "../objects/api.ts";
import { manifestTexts } from "../synthesis.ts";
import type { Tally } from "../tally.ts";
import { startFairlead } from "./balancer-setup.ts";
import type { ControlPlane } from "./control-plane.ts";
import { judge, type Load, metricOf, requestNumberOf, startLoad } from "./load.ts";
import { folder, stop } from "./processes.ts";
import { endpointOf, linesOf, type Place, type Recorder, startRecorders } from "./recorders.ts";

const port = 4317;
const places: readonly Place[] = ["198.18.0.11", "198.18.0.12", "198.18.0.13", "2001:db8::11"].map((host) => ({
  host,
  port,
}));
/** Until a change is everywhere. */
const settleMs = 700;
/** However slow the machine is, and though the balancer may wait before it tries again. */
const servedMsMax = 60_000;
const observedMs = 600;

interface Slice {
  readonly name: string;
  readonly ready: readonly string[];
  readonly unready?: readonly string[];
}

class Slices {
  readonly #plane: ControlPlane;
  readonly #service: string;
  readonly #path = "/apis/discovery.k8s.io/v1/namespaces/watched/endpointslices";

  constructor(plane: ControlPlane, service: string) {
    this.#plane = plane;
    this.#service = service;
  }

  async put({ name, ready, unready = [] }: Slice): Promise<void> {
    const [first = ""] = [...ready, ...unready];
    const endpoint = (isReady: boolean) => (address: string) => ({
      addresses: [address],
      conditions: { ready: isReady },
    });
    const object = {
      apiVersion: "discovery.k8s.io/v1",
      kind: "EndpointSlice",
      metadata: { name, namespace: "watched", labels: { "kubernetes.io/service-name": this.#service } },
      addressType: first.includes(":") ? "IPv6" : "IPv4",
      ports: [{ name: "otlp-grpc", port, protocol: "TCP" }],
      endpoints: [...ready.map(endpoint(true)), ...unready.map(endpoint(false))],
    };
    const query = "?fieldManager=fairlead&force=true";
    const answer = await this.#plane.ask(
      "PATCH",
      `${this.#path}/${name}${query}`,
      object,
      "application/apply-patch+yaml",
    );
    if (answer.status >= 300) throw new Error(`EndpointSlice ${name}: ${JSON.stringify(answer.body)}`);
  }

  async delete(name: string): Promise<void> {
    await this.#plane.ask("DELETE", `${this.#path}/${name}`);
  }

  /** What a watch from an old version is told. */
  async watchFrom(version: string): Promise<Json> {
    const query = `?watch=1&timeoutSeconds=1&resourceVersion=${version}`;
    return (await this.#plane.ask("GET", `${this.#path}${query}`)).body;
  }

  async version(): Promise<string> {
    return String(jsonAt((await this.#plane.ask("GET", this.#path)).body, ["metadata", "resourceVersion"]));
  }
}

export async function endpointSlices(tally: Tally, plane: ControlPlane): Promise<void> {
  const watched = blueprints.find(({ name }) => name === "watched");
  const resolver = watched && planOf(watched).programs[0]?.config.resolver;
  if (resolver?.kind !== "k8s") throw new Error("the blueprint watches Kubernetes");
  const objects = manifestTexts(join("dist", "watched"))
    .flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Json))
    .filter(isJsonObject);
  const rights = objects.filter(({ kind }) =>
    ["Namespace", "ServiceAccount", "Role", "RoleBinding"].includes(String(kind)),
  );
  for (const object of rights) {
    const { status, body } = await apply(plane, object);
    if (status >= 300) throw new Error(`${String(object["kind"])}: ${JSON.stringify(body)}`);
  }
  const tokenFile = join(folder, "token");
  writeFileSync(tokenFile, await accountToken(plane));
  const recorders = await startRecorders("watched", places);
  const slices = new Slices(plane, resolver.service);
  await slices.put({ name: "one", ready: ["198.18.0.11", "198.18.0.12"] });
  const balancer = await startFairlead("0.161.0", [], {
    changes: { resolver: { ...resolver, apiServer: plane.url, tokenFile, caFile: plane.caFile } },
  });
  await sleep(settleMs);
  const load = startLoad(balancer.port);
  const binding = rights.find(({ kind }) => kind === "RoleBinding");
  if (!binding) throw new Error("the manifests bind a role");
  await changes({ tally, plane, slices, recorders, load, metricsPort: balancer.metricsPort, binding });
  await load.end();
  const counted = await metricOf(balancer.metricsPort, "fairlead_maybe_repeated_items_total");
  for (const { child } of [balancer, ...recorders]) await stop(child);
  judge(tally, "EndpointSlices", { account: load.account, counted, recorders, maySplit: true });
}

async function accountToken(plane: ControlPlane): Promise<string> {
  const path = "/api/v1/namespaces/watched/serviceaccounts/edge-balancer/token";
  const { body } = await plane.ask("POST", path, {
    apiVersion: "authentication.k8s.io/v1",
    kind: "TokenRequest",
    spec: {},
  });
  return String(jsonAt(body, ["status", "token"]));
}

interface Stage {
  readonly tally: Tally;
  readonly plane: ControlPlane;
  readonly slices: Slices;
  readonly recorders: readonly Recorder[];
  readonly load: Load;
  readonly metricsPort: number;
  readonly binding: JsonObject;
}

async function changes(stage: Stage): Promise<void> {
  const { tally, plane, slices, metricsPort, binding } = stage;
  const [a, b, c, d] = places.map(({ host }) => host) as [string, string, string, string];
  await servedBy(stage, "one slice", [a, b]);
  await slices.put({ name: "two", ready: [c] });
  await slices.put({ name: "six", ready: [d] });
  await servedBy(stage, "three slices, IPv4 and IPv6", [a, b, c, d]);
  await slices.put({ name: "one", ready: [a], unready: [b] });
  await servedBy(stage, "one endpoint not ready", [a, c, d]);
  await slices.put({ name: "one", ready: [a, b] });
  await slices.delete("six");
  await servedBy(stage, "ready again, and a slice deleted", [a, b, c]);
  const before = await slices.version();
  await plane.restart();
  await servedBy(stage, "the API server restarted, nothing changed", [a, b, c]);
  await slices.put({ name: "two", ready: [c], unready: [] });
  await slices.put({ name: "six", ready: [d] });
  await plane.compact();
  await plane.restart();
  const told = JSON.stringify(await slices.watchFrom(before));
  tally.check("EndpointSlices: the API server has forgotten what was before", told.includes("410"), told.slice(0, 300));
  await slices.put({ name: "one", ready: [a], unready: [b] });
  await servedBy(stage, "its history forgotten, then a change", [a, c, d]);
  const bindingPath = `/apis/rbac.authorization.k8s.io/v1/namespaces/watched/rolebindings/${String(jsonAt(binding, ["metadata", "name"]))}`;
  await plane.ask("DELETE", bindingPath);
  await plane.restart();
  await slices.put({ name: "one", ready: [a, b] });
  await servedBy(stage, "the permission taken away: the old list stays", [a, c, d]);
  const failed = await metricOf(
    metricsPort,
    'otelcol_loadbalancer_num_resolutions_total\\{resolver="k8s",success="false"\\}',
  );
  tally.check(`EndpointSlices: ${failed} failed look-ups are counted`, failed > 0);
  await apply(plane, binding);
  await servedBy(stage, "the permission back", [a, b, c, d]);
}

/** Looks at what is sent after a change is everywhere. */
async function servedBy({ tally, recorders, load }: Stage, title: string, hosts: readonly string[]) {
  let served: readonly boolean[] = [];
  const isRight = () => places.every(({ host }, index) => served[index] === hosts.includes(host));
  for (const until = Date.now() + servedMsMax; ; ) {
    await sleep(settleMs);
    const from = load.next();
    await sleep(observedMs);
    const end = load.next();
    served = recorders.map((recorder) =>
      linesOf(recorder)
        .map(requestNumberOf)
        .some((number) => number >= from && number < end),
    );
    if (isRight() || Date.now() > until) break;
  }
  const seen = recorders.filter((_recorder, index) => served[index]).map(endpointOf);
  tally.check(`EndpointSlices: ${title}: these and no others are sent to`, isRight(), seen.join(", "));
}
