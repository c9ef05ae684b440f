/** What a balancer is made of: the build context of its image, and what its pod mounts. */

import { createHash } from "node:crypto";
import type { BalancerProgram } from "../../model/plan.ts";
import { coreOf, pageProgram, runtimeProgram, unmapped } from "./bundle.ts";

type Files = Readonly<Record<string, string>>;

export function imageFiles(program: BalancerProgram): Files {
  const runtime = runtimeProgram();
  const core = coreOf(program.config);
  const files: Files = {
    Dockerfile: dockerfile(program),
    "balancer.json": configText(program),
    "balancer.mjs": runtime.code,
    "balancer.mjs.map": `${runtime.sourceMap}\n`,
    ...pageFiles(program),
    "image.json": `${JSON.stringify(imageConfig(program), undefined, 2)}\n`,
    "routing-core.mjs": core.code,
    "routing-core.mjs.map": `${core.sourceMap}\n`,
    "routing-core.ts": core.source,
  };
  const sums = Object.entries(files).map(([name, text]) => `${sha256(text)}  ${name}\n`);
  return { ...files, SHA256SUMS: sums.join("") };
}

export interface FilledConfigMap {
  readonly name: string;
  readonly files: Files;
}

/**
 * What a pod has in one folder: what is made for this balancer first, then what is the same for all and no image has. All without maps,
 * and in ConfigMaps of their own: together they would be too long for the annotation of `kubectl apply`.
 */
export function configMapsOf(program: BalancerProgram): readonly [FilledConfigMap, ...FilledConfigMap[]] {
  const config = { "balancer.json": configText(program) };
  const { configMap: name, programConfigMap, pageConfigMap } = program;
  if (program.delivery.kind === "image") return [{ name, files: config }];
  return [
    { name, files: { ...config, "routing-core.mjs": unmapped(coreOf(program.config)) } },
    { name: programConfigMap, files: { "balancer.mjs": unmapped(runtimeProgram()) } },
    ...(pageConfigMap === undefined ? [] : [{ name: pageConfigMap, files: pageFiles(program) }]),
  ];
}

const programFiles = ["balancer.mjs", "balancer.mjs.map", "routing-core.mjs", "routing-core.mjs.map"];

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
COPY ${[...programFiles, ...Object.keys(pageFiles(program))].join(" ")} ${program.programFolder}/
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
