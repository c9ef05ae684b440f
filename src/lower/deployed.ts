/** The Deployed view of a Plan: what rules across objects look at, before anything is written. */

import { within } from "../diagnostics/place.ts";
import type { Deployed, DeployedMount, NamedPort } from "../model/deployed.ts";
import { parseHost } from "../model/host.ts";
import { deepFreeze } from "../model/json.ts";
import type { Plan, Workload } from "../model/plan.ts";
import { parseMemoryBytes } from "../model/quantity.ts";

export function deployedOf(plan: Plan): Deployed {
  const { namespace } = plan;
  return deepFreeze({
    clusterDomain: plan.clusterDomain,
    collectors: plan.configs.map(({ name, body, marks, origin }) => ({
      name,
      namespace,
      ...imageOf(name, plan),
      version: plan.release.version,
      config: body,
      marks,
      origin,
    })),
    programs: plan.programs.map(({ configMap: name, config: settings, marks, origin }) => ({
      name,
      namespace,
      settings,
      marks,
      origin,
    })),
    workloads: plan.workloads.map((workload) => ({
      kind: workload.kind,
      name: workload.name,
      namespace,
      replicas: workload.replicas,
      podLabels: { ...workload.pod.labels, ...workload.labels, ...workload.selector },
      ...(workload.kind !== "OpenTelemetryCollector" && { namedPorts: portsOf(workload) }),
      config: workload.config,
      memoryLimitBytes: parseMemoryBytes(workload.container.resources.limits.memory),
      serviceAccount: workload.serviceAccount,
      automountToken: workload.automountToken,
      image: workload.container.image,
      imageAt: within(workload.origin, "image"),
      env: workload.container.env.map((variable) => variable.name),
      mounts: mountsOf(workload, plan),
      // As target/kubernetes/pod-security.ts writes it.
      readOnlyRoot: true,
      opensLowPorts: false,
      origin: workload.origin,
    })),
    services: [
      ...plan.services.map(({ name, headless, selector, ports, origin }) => ({
        name,
        namespace,
        headless,
        selector,
        ports: ports.map(({ port, protocol }) => ({ port, protocol })),
        origin,
      })),
      ...servicesBeside(plan),
    ],
    policies: plan.policies.filter((policy) => policy.isWritten).map(({ isWritten: _, ...policy }) => policy),
    // Also those that others are to apply: the runbook says so.
    roles: plan.roles.map(({ namespace: where = "", serviceAccount, rules, origin }) => ({
      namespace: where,
      serviceAccount,
      accountNamespace: namespace,
      rules,
      origin,
    })),
  });
}

/** Of the first that runs it, as is read back from files. */
function imageOf(config: string, { workloads }: Plan): { readonly image?: string } {
  const image = workloads.find((workload) => workload.config === config)?.container.image;
  return image === undefined ? {} : { image };
}

function portsOf({ container, sidecars }: Workload): readonly NamedPort[] {
  const beside = sidecars.flatMap(({ ports }) => ports.map(({ name, port }) => ({ name, port, protocol: "TCP" })));
  return [...container.ports.map(({ name, port, protocol }) => ({ name, port, protocol })), ...beside];
}

/** The operator mounts the configuration itself. */
function mountsOf({ config, kind, secretMounts, volumes }: Workload, plan: Plan): readonly DeployedMount[] {
  const ours = [
    ...plan.configs.map(({ name, folder }) => ({ name, folder })),
    ...plan.programs.map(({ configMap, configFolder }) => ({ name: configMap, folder: configFolder })),
    ...plan.verifications.map(({ configMap, folder }) => ({ name: configMap, folder })),
  ].find(({ name }) => name === config);
  const folder = kind === "OpenTelemetryCollector" ? undefined : ours?.folder;
  const read = [...(folder === undefined ? [] : [folder]), ...secretMounts.map(({ path }) => path)];
  return [
    ...read.map((path) => ({ path, writable: false, shared: false })),
    ...volumes.map(({ volume }) => ({
      path: volume.path.replace(/(.)\/+$/, "$1"),
      writable:
        volume.kind !== "config-map" && volume.kind !== "secret" && !("readOnly" in volume && volume.readOnly === true),
      shared: volume.kind === "claim",
      sizeBytes:
        volume.kind === "claim-template"
          ? parseMemoryBytes(volume.size)
          : volume.kind === "empty-dir"
            ? parseMemoryBytes(volume.sizeLimit ?? "")
            : undefined,
    })),
  ];
}

/** Of our namespace, where rules expect to know all Services: what is behind these is not known. */
function servicesBeside({ existing, namespace, services }: Plan): Deployed["services"] {
  return existing.flatMap(({ service, hosts, port, origin }) => {
    const asked = [
      ...(service ? [{ ...service, port }] : []),
      ...hosts.map((host) => ({ namespace, port, ...serviceOfHost(host) })),
    ].filter((one) => one.namespace === namespace && !services.some(({ name }) => name === one.name));
    return [...new Set(asked.map(({ name }) => name))].map((name) => ({
      name,
      namespace,
      headless: true,
      selector: {},
      ports: asked.filter((one) => one.name === name).map((one) => ({ port: one.port, protocol: "TCP" as const })),
      origin,
    }));
  });
}

/** The first step of a host name is a Service in the namespace of who asks, or in that of the second step. */
function serviceOfHost(text: string): { readonly name: string; readonly namespace?: string; readonly port?: number } {
  const parsed = parseHost(text);
  if ("problem" in parsed) return { name: "" };
  const [name = "", namespace] = parsed.host.split(".");
  return { name, ...(namespace && { namespace }), ...(parsed.port && { port: parsed.port }) };
}
