/** What a balancer is made of: the build context of its image, and what its pod mounts. */

import { createHash } from "node:crypto";
import type { BalancerProgram } from "../../model/plan.ts";
import { type Bundle, bundleOf } from "./bundle.ts";

type Files = Readonly<Record<string, string>>;

export function imageFiles(program: BalancerProgram): Files {
  const { code, sourceMap, routingCore } = bundleOf(program);
  const files: Files = {
    Dockerfile: dockerfile(program),
    "balancer.json": configText(program),
    "balancer.mjs": code,
    "balancer.mjs.map": `${sourceMap}\n`,
    "image.json": `${JSON.stringify(imageConfig(program), undefined, 2)}\n`,
    "routing-core.ts": routingCore,
  };
  const sums = Object.entries(files).map(([name, text]) => `${sha256(text)}  ${name}\n`);
  return { ...files, SHA256SUMS: sums.join("") };
}

/** In the ConfigMap: the configuration, and the program without its map where no image has it. */
export function configFiles(program: BalancerProgram): Files {
  const config = { "balancer.json": configText(program) };
  return program.delivery.kind === "image" ? config : { ...config, "balancer.mjs": unmapped(bundleOf(program)) };
}

function unmapped({ code }: Bundle): string {
  return code.replace(/\/\/# sourceMappingURL=.*\n?$/, "");
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
COPY balancer.mjs balancer.mjs.map ${program.programFolder}/
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
