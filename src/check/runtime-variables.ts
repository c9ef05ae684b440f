/** Variables that the runtimes of Go and Node read before any program does: what they would refuse, pass over, or take too far. */

import { parseCpuMillicores } from "../model/quantity.ts";

export interface Runtime {
  /** What the container runs. */
  readonly language: "Go" | "Node";
  readonly memoryBytes: number | undefined;
  /** Limit of CPU, as a quantity. */
  readonly cpu: string | undefined;
  /** Options of Node that its command has. */
  readonly flags: readonly string[];
}

export interface VariableProblem {
  readonly isFatal: boolean;
  readonly message: string;
  readonly help: string;
}

type Check = (value: string, runtime: Runtime) => VariableProblem | undefined;

const checks: Readonly<Record<string, { readonly language: Runtime["language"]; readonly check: Check }>> =
  Object.freeze({
    GOMEMLIMIT: { language: "Go", check: goMemory },
    GOMAXPROCS: { language: "Go", check: goThreads },
    GOGC: { language: "Go", check: goCollector },
    NODE_OPTIONS: { language: "Node", check: nodeOptions },
    UV_THREADPOOL_SIZE: { language: "Node", check: nodeThreads },
    NODE_TLS_REJECT_UNAUTHORIZED: { language: "Node", check: nodeTrust },
    NODE_UNIQUE_ID: { language: "Node", check: () => ofParents("NODE_UNIQUE_ID") },
    NODE_CHANNEL_FD: { language: "Node", check: () => ofParents("NODE_CHANNEL_FD") },
    NODE_EXTRA_CA_CERTS: { language: "Node", check: () => undefined },
    SSL_CERT_FILE: { language: "Go", check: () => undefined },
    SSL_CERT_DIR: { language: "Go", check: () => undefined },
  });

export function variableProblem(name: string, value: string, runtime: Runtime): VariableProblem | undefined {
  if (name === "PATH") return runtime.language === "Node" ? nodeFound(value) : undefined;
  const known = Object.hasOwn(checks, name) ? checks[name] : undefined;
  if (known === undefined) return undefined;
  if (known.language === runtime.language) return known.check(value, runtime);
  const message = `${name} is read by programs of ${known.language}, and this container runs one of ${runtime.language}`;
  return { isFatal: false, message: `${message}.`, help: "leave it out" };
}

const goBytes = /^(\d+)(B|KiB|MiB|GiB|TiB)?$/;
const goUnits: Readonly<Record<string, number>> = Object.freeze({
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
});

/** runtime parseByteCount and readGOMEMLIMIT (Go 1.24): what it cannot read ends the process. */
function goMemory(value: string, { memoryBytes }: Runtime): VariableProblem | undefined {
  if (value === "" || value === "off") return undefined;
  const [, count, unit = "B"] = goBytes.exec(value) ?? [];
  if (count === undefined) {
    const meant = /^\d+[KMGT]i$/.test(value)
      ? `write "${value}B"`
      : 'write bytes, or a number with KiB, MiB or GiB: "200MiB"';
    return {
      isFatal: true,
      message: `Go cannot read ${JSON.stringify(value)} as GOMEMLIMIT, and ends at its start.`,
      help: meant,
    };
  }
  if (memoryBytes === undefined || Number(count) * (goUnits[unit] ?? 1) <= memoryBytes) return undefined;
  return {
    isFatal: true,
    message: "GOMEMLIMIT is above the container's memory limit, so the kernel ends it before Go cleans up.",
    help: "keep it at four fifths of the limit",
  };
}

/** runtime procinit (Go 1.24): what is not a positive whole number is passed over. */
function goThreads(value: string, { cpu }: Runtime): VariableProblem | undefined {
  if (!/^[1-9]\d{0,8}$/.test(value))
    return {
      isFatal: false,
      message: `Go passes over ${JSON.stringify(value)} as GOMAXPROCS: it is not a positive whole number.`,
      help: 'write a whole number, as in GOMAXPROCS: "2"',
    };
  const cores = cpu === undefined ? undefined : (parseCpuMillicores(cpu) ?? 0) / 1_000;
  if (cores === undefined || cores <= 0 || Number(value) <= Math.ceil(cores)) return undefined;
  return {
    isFatal: false,
    message: `${value} threads share a limit of ${cpu} CPU: they use up the quota of a period at once, and then all are throttled.`,
    help: `use at most ${Math.ceil(cores)}, or raise resources.limits.cpu`,
  };
}

/** runtime readGOGC (Go 1.24). */
function goCollector(value: string): VariableProblem | undefined {
  if (value === "off" || /^-?\d{1,9}$/.test(value)) return undefined;
  const message = `Go passes over ${JSON.stringify(value)} as GOGC: it is neither a whole number nor "off".`;
  return { isFatal: false, message, help: 'write a percentage without a sign: "100"' };
}

/** Memory that the balancer's shares are made for (contract/memory.ts). */
const memoryFlags: readonly string[] = ["--max-old-space-size", "--max-semi-space-size"];
/** Node 22.23.3 ends with code 9 where NODE_OPTIONS has one of these. */
const refusedThere: ReadonlySet<string> = new Set(
  `--build-snapshot --check -c --eval -e --help -h --interactive -i --max-heap-size --print -p --prof-process --run --test
  --v8-options --version -v --watch`.split(/\s+/),
);

function nodeOptions(value: string, { flags }: Runtime): VariableProblem | undefined {
  // What the balancer is started with anyway changes nothing.
  const words = value.split(/\s+/).filter((word) => !flags.includes(word));
  const asked = words.map((word) => word.replace(/=.*$/, "").replaceAll("_", "-"));
  const refused = asked.find((flag) => refusedThere.has(flag));
  if (refused !== undefined)
    return {
      isFatal: true,
      message: `Node does not take ${refused} from NODE_OPTIONS, and ends at its start.`,
      help: "leave it out",
    };
  const unknown = asked.find((flag) => flag.startsWith("-") && !process.allowedNodeEnvironmentFlags.has(flag));
  if (unknown !== undefined)
    return {
      isFatal: false,
      message: `${unknown} is not an option that Node accepts in NODE_OPTIONS, according to Node ${process.versions.node} on this machine: otherwise it exits at start.`,
      help: "leave it out, or accept this where a newer Node of your own takes it",
    };
  const debugging = asked.find((flag) => /^--inspect(?:$|-(?!port|publish))/.test(flag));
  if (debugging !== undefined)
    return {
      isFatal: false,
      message: `${debugging} opens a port: anyone who reaches it can run code in the balancer and read what passes through.`,
      help: "leave it out, or accept it while you look",
    };
  const own = flags.map((flag) => flag.replace(/=.*$/, ""));
  const taken = asked.find((flag) => own.includes(flag));
  if (taken !== undefined)
    return {
      isFatal: true,
      message: `Fairlead starts the balancer with ${flags.find((flag) => flag.startsWith(taken))}, which comes after NODE_OPTIONS and wins.`,
      help: memoryFlags.includes(taken) ? "set `resources.limits.memory`: the heap is a share of it" : "leave it out",
    };
  const beyond = asked.find((flag) => memoryFlags.includes(flag));
  if (beyond === undefined) return undefined;
  const message = `${beyond} takes memory that the balancer's limit is shared out without.`;
  return { isFatal: true, message, help: "set `resources.limits.memory`: the heap is a share of it" };
}

/** child_process and node:cluster set them for a process that they start (Node 22). */
function ofParents(name: string): VariableProblem {
  return {
    isFatal: true,
    message: `By ${name} Node takes itself for a child of another process, which is not there: it ends, or listens nowhere.`,
    help: "leave it out: Node sets it for its own child processes",
  };
}

/** libuv threadpool.c: 1 to 1024. */
function nodeThreads(value: string): VariableProblem | undefined {
  if (/^[1-9]\d{0,3}$/.test(value) && Number(value) <= 1_024) return undefined;
  return {
    isFatal: false,
    message: `${JSON.stringify(value)} is not a number of threads that libuv takes.`,
    help: "use 1 to 1024",
  };
}

/** Fairlead starts `node`, which the image has in /usr/local/bin (node:22-bookworm-slim); a Collector is started by its path. */
function nodeFound(value: string): VariableProblem | undefined {
  if (value.includes("$(") || value.split(":").some((folder) => /^\/usr\/local\/bin\/?$/.test(folder)))
    return undefined;
  const message = "PATH leaves out /usr/local/bin, where the image has Node: the container does not start.";
  return { isFatal: true, message, help: "add it, or leave PATH out" };
}

/** Node 22, tls.connect: "0" alone is read. */
function nodeTrust(value: string): VariableProblem | undefined {
  if (value !== "0") return undefined;
  return {
    isFatal: false,
    message:
      "With NODE_TLS_REJECT_UNAUTHORIZED=0 any certificate is accepted: anyone on the path can read tokens and telemetry.",
    help: "leave it out, and name the authority of the backends: caSecret of tls(), or ca.crt in the clientSecret of mutualTls()",
  };
}
