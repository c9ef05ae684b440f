/** The build context of an image with one of Fairlead's programs: a Dockerfile, the same as OCI configuration, and sums of all files. */

import { createHash } from "node:crypto";

export type Files = Readonly<Record<string, string>>;

export interface Packed {
  /** Of the image, for people. */
  readonly title: string;
  readonly baseImage: string;
  readonly user: number;
  readonly ports: readonly number[];
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly program: { readonly folder: string; readonly files: readonly string[] };
  readonly config: { readonly folder: string; readonly file: string };
}

/** @param files what is copied, and what is there to be read */
export function buildContext(packed: Packed, files: Files): Files {
  const all: Files = {
    Dockerfile: dockerfile(packed),
    ...files,
    "image.json": `${JSON.stringify(imageConfig(packed), undefined, 2)}\n`,
  };
  const inOrder = Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1));
  const sums = inOrder.map(([name, text]) => `${sha256(text)}  ${name}\n`);
  return { ...Object.fromEntries(inOrder), SHA256SUMS: sums.join("") };
}

function dockerfile({ baseImage, user, ports, entrypoint, command, program, config }: Packed): string {
  const exposed = ports.length > 0 ? `EXPOSE ${ports.join(" ")}\n` : "";
  return `# Build: docker build -t <registry>/<name>:<tag> .
FROM ${baseImage}
COPY ${program.files.join(" ")} ${program.folder}/
COPY ${config.file} ${config.folder}/
USER ${user}:${user}
${exposed}ENTRYPOINT ${JSON.stringify(entrypoint)}
CMD ${JSON.stringify(command)}
`;
}

/** The image's configuration as the OCI image specification has it (1.1, config.md), for builders that take it so. */
function imageConfig({ title, baseImage, user, ports, entrypoint, command }: Packed): object {
  return {
    os: "linux",
    config: {
      User: `${user}:${user}`,
      ...(ports.length > 0 && { ExposedPorts: Object.fromEntries(ports.map((port) => [`${port}/tcp`, {}])) }),
      Entrypoint: entrypoint,
      Cmd: command,
      Labels: {
        "org.opencontainers.image.title": title,
        "org.opencontainers.image.base.name": baseImage.includes("/") ? baseImage : `docker.io/library/${baseImage}`,
      },
    },
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
