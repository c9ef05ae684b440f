/** References to images, by the grammar of distribution/reference v0.6: a host, a path in lower case, a tag, a digest. */

export interface ImageReference {
  /** Host and path. */
  readonly name: string;
  readonly tag?: string;
  readonly digest?: string;
}

export interface ReferenceProblem {
  /** The start of a sentence. */
  readonly message: string;
  readonly help: string;
}

const host = /^([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)(\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*(:\d{1,5})?$/;
const step = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const nameLengthMax = 255;

/** Takes it apart, whether or not the parts are legal. */
export function parseImage(image: string): ImageReference {
  const [reference = "", ...digest] = image.split("@");
  const colon = reference.lastIndexOf(":");
  const hasTag = colon > reference.lastIndexOf("/");
  return {
    name: hasTag ? reference.slice(0, colon) : reference,
    ...(hasTag && { tag: reference.slice(colon + 1) }),
    ...(digest.length > 0 && { digest: digest.join("@") }),
  };
}

/** Why no container runtime would pull it. */
export function imageProblem(image: string): ReferenceProblem | undefined {
  const { name, tag, digest } = parseImage(image);
  if (!isName(name) || name.length > nameLengthMax)
    return {
      message: `${JSON.stringify(image)} does not name an image`,
      help: 'write it as in "registry.example.com/team/otelcol:1.2.3"',
    };
  if (tag !== undefined && !tagForm.test(tag))
    return {
      message: `${JSON.stringify(tag)} is not a tag of an image`,
      help: "use letters, digits, underscores, dots and dashes, at most 128",
    };
  if (digest !== undefined && !digestForm.test(digest))
    return {
      message: `${JSON.stringify(digest)} is not a digest of an image`,
      help: "write sha256: and 64 hexadecimal digits in lower case",
    };
  return undefined;
}

/** Host and path of a mirror, in front of which nothing else stands. */
export function isRegistry(registry: string): boolean {
  const [first = "", ...rest] = registry.replace(/\/+$/, "").split("/");
  return host.test(first) && rest.every((one) => step.test(one));
}

function isName(name: string): boolean {
  const [first = "", ...rest] = name.split("/");
  const hasHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  return (hasHost ? rest : [first, ...rest]).every((one) => step.test(one)) && (!hasHost || host.test(first));
}

/** As the project calls those of its distributions, behind whichever mirror. */
export function isProjectImage(image: string): boolean {
  return /(?:^|\/)(?:opentelemetry-collector|otelcol)(?:-(?:contrib|core|k8s|otlp|ebpf-profiler))?$/.test(
    parseImage(image).name,
  );
}

/** By its name: the project's own, and what others call theirs. */
export function isCollectorImage(image: string): boolean {
  return /otelcol|opentelemetry-collector|otel[^/]*collector/i.test(image);
}
