/**
 * Every command of a runbook as it is written, in the folder that it is in, by a real kubectl against a real API server that has what
 * the folder has. Pods are there, and nobody runs them: what needs a kubelet is refused for that reason, and for no other.
 */

import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isJsonObject, type JsonObject, jsonAt } from "../../../src/model/json.ts";
import { kubectlBinary } from "../../../tools/kubectl/build.mjs";
import type { ControlPlane } from "../live/control-plane.ts";
import type { Tally } from "../tally.ts";
import { apply, nameOf, namespaceNamed } from "./api.ts";
import type { Case } from "./cases.ts";
import { operatedTemplate } from "./pods-admitted.ts";

/** Of a command that would wait for a kubelet. */
const waitS = 4;

/** What a cluster without kubelets, metrics server and Secrets of others answers. */
const expected: readonly RegExp[] = [
  /does not have a host assigned/,
  /unable to forward port because pod is not running/,
  /Metrics API not available/,
  /^Defaulted container/,
  /^Warning: /,
  /^No resources found/,
  /^Unable to use a TTY/,
  /^All commands and output from this session/,
  /^If you don't see a command prompt/,
  /^Targeting container/,
  /secrets "[^"]+" not found/,
  /^error: timed out waiting for the condition/,
];

export async function runbooksRun(tally: Tally, plane: ControlPlane, all: readonly Case[]): Promise<void> {
  const tools = toolsBeside();
  // Without an object of the operator both outputs are alike.
  const ours = all.filter(
    ({ name, objects }) =>
      !name.startsWith("every") && (name.endsWith("as workload") || objects.flatMap(operatedBy).length > 0),
  );
  for (const one of ours) await ofCase(one, { plane, tools, tally });
}

interface Run {
  readonly plane: ControlPlane;
  /** A folder to be found first. */
  readonly tools: string;
  readonly tally: Tally;
}

async function ofCase({ name, folder, objects }: Case, { plane, tools, tally }: Run): Promise<void> {
  const operated = objects.flatMap(operatedBy);
  for (const object of [...objects, ...operated]) await apply(plane, object);
  for (const pod of [...objects, ...operated].flatMap(podsOf)) {
    const { status, body } = await apply(plane, pod);
    if (status >= 300) throw new Error(`${name}: ${nameOf(pod)}: ${JSON.stringify(body)}`);
  }
  const runbook = readFileSync(join(folder, "runbook.md"), "utf8");
  for (const slice of slicesOf(runbook)) await plane.ask("POST", slice.path, slice.object);
  const blocks = [...new Set(Array.from(runbook.matchAll(/```sh\n(.*?)```/gs), ([, block = ""]) => block))];
  const wrong = blocks.flatMap((block) => {
    const env = { ...process.env, PATH: `${tools}:${process.env["PATH"] ?? ""}`, KUBECONFIG: plane.kubeconfig };
    const { stdout, stderr } = spawnSync("bash", ["-c", block], { cwd: folder, env, encoding: "utf8" });
    // Labels that select nothing are an answer of kubectl like any other; of events there may be none.
    const listsPods = block.includes("get pods") && !block.includes("get events");
    const lines = stderr.split("\n").filter((line) => line !== "");
    const unfound =
      block.includes('"$backends"') && !(stdout.includes(ready[0] ?? "") || stdout.includes(ready[1] ?? ""));
    if (unfound || (block.includes('"$backends"') && stdout.includes(unready))) lines.push(`it answers ${stdout}`);
    return lines
      .filter((line) => !expected.some((one) => one.test(line)) || (listsPods && /^No resources found/.test(line)))
      .map((line) => `${line}\n        of ${block}`);
  });
  tally.check(
    `runbook: ${name}: ${blocks.length} blocks run`,
    blocks.length > 3 && wrong.length === 0,
    wrong.join("\n      "),
  );
  const namespace = String(jsonAt(objects.find(({ kind }) => kind === "Service") ?? {}, ["metadata", "namespace"]));
  const left = spawnSync(
    join(tools, "kubectl"),
    ["-n", namespace, "get", `deployments,statefulsets,services,${collectors}`, "-o", "name"],
    {
      env: { ...process.env, KUBECONFIG: plane.kubeconfig },
      encoding: "utf8",
    },
  );
  // What the operator made goes with its object, by a controller that does not run here.
  const others = new Set(operated.map(nameOf));
  const own = left.stdout.split("\n").filter((line) => line !== "" && !others.has(line.split("/")[1] ?? ""));
  tally.check(`runbook: ${name}: removed as it says, nothing of it is left`, own.length === 0, left.stdout);
  await apply(plane, namespaceNamed("argocd"));
}

const ready = ["10.9.0.1", "10.9.0.2"] as const;
const unready = "10.9.0.3";

/** Behind each Service whose backends a command lists, with one that is not ready. */
function slicesOf(runbook: string): readonly { readonly path: string; readonly object: JsonObject }[] {
  const asked = runbook.matchAll(/-n (\S+) get endpointslices -l kubernetes\.io\/service-name=(\S+)/g);
  const services = new Map(
    Array.from(asked, ([, namespace = "", service = ""]) => [`${namespace}/${service}`, { namespace, service }]),
  );
  return [...services.values()].map(({ namespace, service }) => ({
    path: `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`,
    object: {
      ...{ apiVersion: "discovery.k8s.io/v1", kind: "EndpointSlice", addressType: "IPv4" },
      metadata: { name: `${service}-x7abc`, namespace, labels: { "kubernetes.io/service-name": service } },
      endpoints: [...ready, unready].map((address) => ({
        addresses: [address],
        conditions: { ready: address !== unready },
      })),
      ports: [{ name: "otlp-grpc", port: 4317 }],
    },
  }));
}

const collectors = "opentelemetrycollectors.opentelemetry.io";

/** What the operator makes of its object (opentelemetry-operator 0.140.0, internal/naming, internal/manifests). */
function operatedBy(object: JsonObject): readonly JsonObject[] {
  if (object["kind"] !== "OpenTelemetryCollector") return [];
  const spec = object["spec"] as JsonObject; // the API server has taken it
  const namespace = String(jsonAt(object, ["metadata", "namespace"]));
  const name = `${nameOf(object)}-collector`;
  const labels = {
    "app.kubernetes.io/managed-by": "opentelemetry-operator",
    "app.kubernetes.io/instance": `${namespace}.${nameOf(object)}`,
    "app.kubernetes.io/part-of": "opentelemetry",
    "app.kubernetes.io/component": "opentelemetry-collector",
  };
  const service = (suffix: string, port: number) => ({
    ...{ apiVersion: "v1", kind: "Service", metadata: { name: `${name}${suffix}`, namespace, labels } },
    spec: { selector: labels, ports: [{ name: `port-${port}`, port }] },
  });
  const template = { ...operatedTemplate(spec), metadata: { labels: { ...labels, "app.kubernetes.io/name": name } } };
  const isStateful = spec["mode"] === "statefulset";
  return [
    {
      ...{ apiVersion: "apps/v1", kind: isStateful ? "StatefulSet" : "Deployment" },
      metadata: { name, namespace, labels },
      spec: { selector: { matchLabels: labels }, template, ...(isStateful && { serviceName: name }) },
    },
    ...[service("", 4317), service("-headless", 4317), service("-monitoring", 8888)],
  ];
}

/** As a controller would make one of each workload. */
function podsOf(object: JsonObject): readonly JsonObject[] {
  if (object["kind"] !== "Deployment" && object["kind"] !== "StatefulSet") return [];
  const template = jsonAt(object, ["spec", "template"]);
  if (!isJsonObject(template ?? null)) return [];
  const namespace = jsonAt(object, ["metadata", "namespace"]) ?? null;
  const metadata = {
    ...(jsonAt(template ?? null, ["metadata"]) as JsonObject),
    name: `${nameOf(object)}-0`,
    namespace,
  };
  return [{ ...(template as JsonObject), apiVersion: "v1", kind: "Pod", metadata }];
}

/** kubectl that gives up soon, `npx fairlead` of this checkout, and nobody behind a forwarded port. */
function toolsBeside(): string {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-tools-"));
  const program = (name: string, text: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const main = join(process.cwd(), "src/cli/main.ts");
  const tsx = join(process.cwd(), "node_modules/tsx/dist/esm/index.mjs");
  // Finalizers of foreground deletion are a controller's to take off, and none runs.
  program("kubectl", `timeout ${waitS} ${kubectlBinary()} "$@" || [ $? = 124 ]`);
  program("npx", `shift; exec ${process.execPath} --conditions=fairlead-source --import ${tsx} ${main} "$@"`);
  program("curl", "exit 0");
  return folder;
}
