/** What a balancer is made of: the build context of its image, and what its pod mounts. */

import { createHash } from "node:crypto";
import type { BalancerProgram } from "../../model/plan.ts";
import { type Bundle, bundleOf } from "./bundle.ts";

type Files = Readonly<Record<string, string>>;

/** Stock Node, and where its images keep the program. */
const baseImage = "node:22.16.0-bookworm-slim";
const programFolder = "/opt/fairlead";
/** As the pods run. */
const user = 10_001;

export function imageFiles(program: BalancerProgram): Files {
  const { code, sourceMap, routingCore } = bundleOf(program);
  const files: Files = {
    Dockerfile: dockerfile,
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

const dockerfile = `# Build: docker build -t <registry>/<name>:<tag> .
FROM ${baseImage}
COPY balancer.mjs balancer.mjs.map ${programFolder}/
COPY balancer.json /etc/fairlead/balancer/
USER ${user}:${user}
EXPOSE 4317 4318 8888 13133
ENTRYPOINT ["node", "--enable-source-maps", "${programFolder}/balancer.mjs"]
CMD ["--config", "/etc/fairlead/balancer/balancer.json"]
`;

/** The image's configuration as the OCI image specification has it (1.1, config.md), for builders that take it so. */
function imageConfig({ name }: BalancerProgram): object {
  return {
    os: "linux",
    config: {
      User: `${user}:${user}`,
      ExposedPorts: { "4317/tcp": {}, "4318/tcp": {}, "8888/tcp": {}, "13133/tcp": {} },
      Entrypoint: ["node", "--enable-source-maps", `${programFolder}/balancer.mjs`],
      Cmd: ["--config", "/etc/fairlead/balancer/balancer.json"],
      Labels: {
        "org.opencontainers.image.title": `fairlead balancer ${name}`,
        "org.opencontainers.image.base.name": `docker.io/library/${baseImage}`,
      },
    },
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
