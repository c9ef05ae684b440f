/** Variables that name files: whoever sets one has to bring the file, for the images of the project and of Node hold none of an author's. */

import { parseImage } from "../model/image-reference.ts";
import { isBelow } from "./deployed/objects/mounts.ts";

export interface ContainerFiles {
  readonly language: "Go" | "Node";
  readonly image: string;
  /** Paths of its volumes, and of what Kubernetes mounts. */
  readonly mounts: readonly string[];
}

export interface MissingFile {
  readonly variable: string;
  /** True where the program ends at its start. */
  readonly isFatal: boolean;
  readonly message: string;
  readonly help: string;
}

interface Variable {
  readonly name: string;
  readonly value: string;
}

/** At most one a variable. */
export function missingFiles(variables: readonly Variable[], container: ContainerFiles): readonly MissingFile[] {
  if (!isKnown(container)) return [];
  return variables.flatMap((variable) => {
    const named = variable.value.includes("$(") ? [] : filesNamed(variable, container.language);
    const lost = named.find(({ path }) => !isThere(path, container));
    if (lost === undefined) return [];
    const { path, isFatal = false, effect, isFolder = false } = lost;
    const above = isFolder ? path : path.slice(0, path.lastIndexOf("/"));
    return [
      {
        variable: variable.name,
        isFatal,
        message: `${variable.name} names ${path}, which is not in the container: no volume is mounted there, ${effect}.`,
        help:
          above.length > 1
            ? `mount a volume with it, as in \`volumes: { files: { kind: "config-map", configMap: "…", path: "${above}" } }\``
            : "leave it out, or name a file on a volume by its whole path",
      },
    ];
  });
}

interface Named {
  readonly path: string;
  readonly isFatal?: boolean;
  readonly isFolder?: true;
  /** What follows, behind "no volume is mounted there". */
  readonly effect: string;
}

type Naming = (value: string) => readonly Named[];

const one =
  (effect: string): Naming =>
  (path) =>
    path.startsWith("/") ? [{ path, effect }] : [];

const folders =
  (effect: string): Naming =>
  (value) =>
    value.split(":").flatMap((path) => (path.startsWith("/") ? [{ path, effect, isFolder: true }] : []));

const programs = Object.freeze({
  /** crypto/x509 (Go 1.24): what cannot be read is passed over, and /etc/ssl/certs is left. */
  Go: {
    SSL_CERT_FILE: one("and certificates of its authority are refused"),
    SSL_CERT_DIR: folders("and certificates of its authorities are refused"),
  },
  /** Node 20 and 22, seen. */
  Node: {
    NODE_EXTRA_CA_CERTS: one("and Node goes on without these authorities"),
    NODE_OPTIONS: preloaded,
    LD_PRELOAD: (value) => value.split(/[\s:]+/).flatMap(one("and the loader passes it over")),
  },
} satisfies Record<ContainerFiles["language"], Readonly<Record<string, Naming>>>);

/** Of clients in exporters, and of whatever else is named by custom. */
const byCustom = /(?:_FILE|_BUNDLE|_CREDENTIALS|_CERTIFICATE|_CLIENT_KEY|^KUBECONFIG)$/;

function filesNamed({ name, value }: Variable, language: ContainerFiles["language"]): readonly Named[] {
  const known: Readonly<Record<string, Naming>> = programs[language];
  // What the other language reads has a finding of its own (`runtime-variables.ts`).
  const ofOther = Object.values(programs).some((names) => Object.hasOwn(names, name));
  const naming = Object.hasOwn(known, name)
    ? known[name]
    : byCustom.test(name) && !ofOther
      ? one("and whatever reads it fails")
      : undefined;
  return naming?.(value) ?? [];
}

const preloading = /(?:^|\s)(?:--(?:require|import|loader|experimental-loader)|-r)(?:=|\s+)("[^"]*"|\S+)/g;

function preloaded(value: string): readonly Named[] {
  return [...value.matchAll(preloading)]
    .map(([, module = ""]) => module.replace(/^"|"$/g, ""))
    .filter((module) => !/^(?:node|data):/.test(module))
    .map((path) => ({ path, isFatal: true, effect: "so Node ends at its start" }));
}

/** An image of the author's own may hold anything. */
function isKnown({ image, language }: ContainerFiles): boolean {
  const { name } = parseImage(image);
  return language === "Node"
    ? /(?:^|\/)node$/.test(name)
    : /(?:^|\/)opentelemetry-collector(?:-contrib|-k8s)?$/.test(name);
}

/** The kernel's, the container runtime's, and what the images hold; webhooks of clouds mount their tokens below the last. */
const everywhere = Object.freeze({
  Go: [
    "/proc",
    "/sys",
    "/dev",
    "/etc/hosts",
    "/etc/hostname",
    "/etc/resolv.conf",
    "/etc/ssl/certs",
    "/var/run/secrets",
  ],
  Node: ["/proc", "/sys", "/dev", "/etc/ssl", "/usr", "/lib", "/bin", "/var/run/secrets"],
});

function isThere(path: string, { mounts, language }: ContainerFiles): boolean {
  return [...mounts, ...everywhere[language]].some((folder) => isBelow(path, folder));
}
