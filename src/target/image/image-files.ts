/** What a balancer is made of: the build context of its image, and what its pod mounts. */

import { createHash } from "node:crypto";
import type { BalancerProgram } from "../../model/plan.ts";
import { bundleOf, pageProgram, unmapped } from "./bundle.ts";

type Files = Readonly<Record<string, string>>;

export function imageFiles(program: BalancerProgram): Files {
  const { code, sourceMap, routingCore } = bundleOf(program);
  const files: Files = {
    Dockerfile: dockerfile(program),
    "balancer.json": configText(program),
    "balancer.mjs": code,
    "balancer.mjs.map": `${sourceMap}\n`,
    ...pageFiles(program),
    "image.json": `${JSON.stringify(imageConfig(program), undefined, 2)}\n`,
    "routing-core.ts": routingCore,
  };
  const sums = Object.entries(files).map(([name, text]) => `${sha256(text)}  ${name}\n`);
  return { ...files, SHA256SUMS: sums.join("") };
}

export interface FilledConfigMap {
  readonly name: string;
  readonly files: Files;
}

/**
 * What a pod has in one folder, its configuration first; where no image has them, the program without its map, and the status page in a
 * ConfigMap of its own: together they would be too long for the annotation of `kubectl apply`.
 */
export function configMapsOf(program: BalancerProgram): readonly [FilledConfigMap, ...FilledConfigMap[]] {
  const config = { "balancer.json": configText(program) };
  const { configMap: name, pageConfigMap } = program;
  if (program.delivery.kind === "image") return [{ name, files: config }];
  return [
    { name, files: { ...config, "balancer.mjs": unmapped(bundleOf(program)) } },
    ...(pageConfigMap === undefined ? [] : [{ name: pageConfigMap, files: pageFiles(program) }]),
  ];
}

function pageFiles({ config }: BalancerProgram): Files {
  return config.telemetry.page ? { "page.mjs": pageProgram() } : {};
}

function configText({ config }: BalancerProgram): string {
  return `${JSON.stringify(config, undefined, 2)}\n`;
}

function entrypoint({ nodeFlags, programFolder }: BalancerProgram): readonly string[] {
  return ["node", ...nodeFlags, `${programFolder}/balancer.mjs`];
}

function command({ configFolder }: BalancerProgram): readonly string[] {
  return ["--config", `${configFolder}/balancer.json`];
}

function portsOf({ config: { receivers, telemetry } }: BalancerProgram): readonly number[] {
  const listeners = [receivers.grpc, receivers.http, telemetry.metrics, telemetry.health];
  return listeners.flatMap((listener) => (listener ? [listener.port] : []));
}

function dockerfile(program: BalancerProgram): string {
  return `# Build: docker build -t <registry>/<name>:<tag> .
FROM ${program.baseImage}
COPY ${["balancer.mjs", "balancer.mjs.map", ...Object.keys(pageFiles(program))].join(" ")} ${program.programFolder}/
COPY balancer.json ${program.configFolder}/
USER ${program.user}:${program.user}
EXPOSE ${portsOf(program).join(" ")}
ENTRYPOINT ${JSON.stringify(entrypoint(program))}
CMD ${JSON.stringify(command(program))}
`;
}

/** The image's configuration as the OCI image specification has it (1.1, config.md), for builders that take it so. */
function imageConfig(program: BalancerProgram): object {
  return {
    os: "linux",
    config: {
      User: `${program.user}:${program.user}`,
      ExposedPorts: Object.fromEntries(portsOf(program).map((port) => [`${port}/tcp`, {}])),
      Entrypoint: entrypoint(program),
      Cmd: command(program),
      Labels: {
        "org.opencontainers.image.title": `fairlead balancer ${program.name}`,
        "org.opencontainers.image.base.name": program.baseImage.includes("/")
          ? program.baseImage
          : `docker.io/library/${program.baseImage}`,
      },
    },
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
