/** Containers beside a tier's own fit its pod: names, ports and volumes are those of one pod, whoever declared them. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Path, within } from "../../diagnostics/place.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import type { Deployed } from "../../model/deployed.ts";
import type { Workload } from "../../model/plan.ts";
import type { SideContainer } from "../../model/pod.ts";
import { parseCpuMillicores, parseMemoryBytes } from "../../model/quantity.ts";
import { openPortsOf } from "../../needs/open-ports.ts";

type Option = "sidecars" | "initContainers";

export function sideContainersFit(workload: Workload, deployed: Deployed): readonly Diagnostic[] {
  const options: readonly Option[] = ["sidecars", "initContainers"];
  return options.flatMap((option) =>
    workload[option].flatMap((container) => [
      ...nameTaken(container, option, workload),
      ...portsTaken(container, workload, deployed),
      ...mountMisfits(container, option, workload),
      ...requestsAbove(container, option, workload),
    ]),
  );
}

interface Found {
  readonly path: Path;
  readonly message: string;
  readonly help: string;
}

function conflict({ origin }: Workload, { path, message, help }: Found): Diagnostic {
  return diagnostic("FL4021", { at: within(origin, ...path), message, help });
}

/** Of containers that Fairlead or the operator has in a pod. */
const ownNames = ["collector", "balancer", "telemetrygen", "generator", "otc-container"];

function nameTaken({ name }: SideContainer, option: Option, workload: Workload): readonly Diagnostic[] {
  const isTwice = option === "initContainers" && workload.sidecars.some((other) => other.name === name);
  if (!isTwice && !ownNames.includes(name)) return [];
  const message = `The pod has another container called "${name}".`;
  return [conflict(workload, { path: [option, name], message, help: "use another name" })];
}

/** Metrics and health: where the operator makes the pod, its container does not name them. */
const everywhere = [8888, 13133];

function portsTaken({ name, ports }: SideContainer, workload: Workload, deployed: Deployed): readonly Diagnostic[] {
  const collector = deployed.collectors.find((one) => one.name === workload.config);
  const opened = collector ? openPortsOf(collector.config).flatMap(({ port }) => port ?? []) : [];
  const page = deployed.programs.find((one) => one.name === workload.config)?.settings.telemetry.page;
  const own =
    workload.tier === "generators"
      ? []
      : [...everywhere, ...opened, ...(page ? [page.port] : []), ...workload.container.ports.map(({ port }) => port)];
  const others = workload.sidecars.filter((other) => other.name < name).flatMap((other) => other.ports);
  return ports.flatMap(({ name: of, port }) => {
    const isTaken = own.includes(port) || others.some((other) => other.port === port);
    if (!isTaken && !others.some((other) => other.name === of)) return [];
    const message = isTaken
      ? `Another container of the pod listens on ${port}: the second to start would end.`
      : `Another container of the pod has a port called "${of}".`;
    return [conflict(workload, { path: ["sidecars", name, "ports", of], message, help: "use another one" })];
  });
}

function mountMisfits({ name, mounts }: SideContainer, option: Option, workload: Workload): readonly Diagnostic[] {
  const volumes = workload.volumes.map((volume) => volume.name);
  return mounts.flatMap(({ volume, path }, index) => {
    const at: Path = [option, name, "mounts", volume];
    const isTwice = mounts.slice(0, index).some((other) => other.path === path);
    if (isTwice) {
      const message = `"${name}" mounts two volumes at "${path}".`;
      return [conflict(workload, { path: [...at, "path"], message, help: "use another path" })];
    }
    if (volumes.includes(volume)) return [];
    const message = `"${name}" mounts the volume "${volume}", which the tier does not have.`;
    return [conflict(workload, { path: at, message, help: didYouMean(volume, volumes) ?? "declare it in `volumes`" })];
  });
}

function requestsAbove({ name, resources }: SideContainer, option: Option, workload: Workload): readonly Diagnostic[] {
  const { requests, limits } = resources;
  const units = [
    ["cpu", parseCpuMillicores(requests.cpu), parseCpuMillicores(limits.cpu ?? "")],
    ["memory", parseMemoryBytes(requests.memory), parseMemoryBytes(limits.memory)],
  ] as const;
  return units.flatMap(([unit, requested, allowed]) => {
    if (requested === undefined || allowed === undefined || requested <= allowed) return [];
    return [
      diagnostic("FL4010", {
        at: within(workload.origin, option, name, "resources", "requests", unit),
        message: `The request for ${unit} is above its limit; Kubernetes refuses such a pod.`,
        help: "lower the request or raise the limit",
      }),
    ];
  });
}
