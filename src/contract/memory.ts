/**
 * What a balancer's memory limit is made of, in bytes. The compiler shares the limit out by it, and the balancer counts by it.
 * The figures were measured with Node 20 and 22 (`npm run hostile`), and rounded up.
 */

const kibibyte = 1_024;
const mebibyte = kibibyte * kibibyte;

/** Node with the program, idle: what of it cannot be read from disk again. */
const nodeBytes = 48 * mebibyte;

/** What was let go of and is not collected yet: V8 waits for 64 MB outside its heap, and malloc keeps some of it. */
const garbageBytes = 88 * mebibyte;

/** Buffers of sockets and page tables, which count as the container's, and what nobody has tried yet. */
const kernelPart = 0.1;

/** An open connection without requests: sockets, a session of HTTP/2. */
const connectionBytes = 16 * kibibyte;

/** The ports for metrics and health have so many connections each. */
export const operationsConnectionsMax = 64;

/** One that has connected and said nothing yet, where a handshake of TLS is to come. */
export const unspokenBytes: number = 8 * kibibyte;

/** Beside it where a connection has TLS, from the first byte of its handshake on. */
export const tlsBytes: number = 28 * kibibyte;

/** A request from its first byte to the end of its answer, besides its head and body. */
export const streamBytes: number = 12 * kibibyte;

/** What its head holds: as it came, and as texts. @param fields names and values */
export function headBytes(fields: readonly string[]): number {
  let length = 0;
  for (const field of fields) length += field.length;
  return 2 * length;
}

/** A part that waits for its backend, besides its bytes. */
export const partBytes: number = 4 * kibibyte;

/** A backend that is known: its places on rings, its queue, its series of metrics, and its part of `/status`. */
export const backendBytes: number = 16 * kibibyte;

/** Beside it an open connection, with what its last calls left: tables, buffers, and what is the kernel's. */
export function backendConnectionBytes(hasTls: boolean): number {
  return (hasTls ? 72 : 32) * kibibyte;
}

/** As far as the compiler knows them. */
export interface KnownBackends {
  readonly count: number;
  readonly hasTls: boolean;
}

/** With a connection to each. */
function bytesOfBackends({ count, hasTls }: KnownBackends): number {
  return count * (backendBytes + backendConnectionBytes(hasTls));
}

/** However many backends there are: with fewer connections than senders need at a time all would wait for each other. */
export const backendConnectionsMin = 256;

/** Connections may take this part of what is not Node's own. */
const connectionsPart = 0.2;

/** The largest is read, kept in parts, and compressed beside them, and others have as much room as one of these. */
const requestsAtOnce = 4.5;

/** The limit where a blueprint has none. */
export function defaultMemoryMebibytes(processes: number): number {
  return 256 * processes;
}

/** Less telemetry than this at a time is of no use: requests of 4 MiB, as Collectors take them. */
export const heldBytesMin: number = 24 * mebibyte;

export interface MemoryShares {
  /** Of telemetry, and of backends with their connections. */
  readonly heldBytesMax: number;
  readonly connectionsMax: number;
  readonly requestBytesMax: number;
  /** For `--max-old-space-size`, in MiB. */
  readonly heapMebibytes: number;
}

const requestBytesMost = 16 * mebibyte;
const connectionsMost = 10_000;
const listeners = 2;

/** Each connection to a page, with its request. */
const operationsBytes = 2 * operationsConnectionsMax * (connectionBytes + streamBytes);

/** Of several processes the first one is one more Node, which holds no telemetry. */
function ownBytes(processes: number): number {
  return processes * (nodeBytes + garbageBytes) + (processes > 1 ? nodeBytes : 0) + operationsBytes;
}

/** What each process has of a limit. */
export function memoryShares(limitBytes: number, processes: number, backends: KnownBackends): MemoryShares {
  const shared = Math.max(0, (1 - kernelPart) * limitBytes - ownBytes(processes)) / processes;
  const connectionsMax = Math.floor((connectionsPart * shared) / connectionBytes / listeners);
  const connections = Math.max(1, Math.min(connectionsMost, connectionsMax));
  const heldBytesMax = Math.max(1, Math.floor(shared - listeners * connections * connectionBytes));
  const telemetryBytes = Math.max(Math.min(heldBytesMin, heldBytesMax), heldBytesMax - bytesOfBackends(backends));
  return {
    heldBytesMax,
    connectionsMax: connections,
    requestBytesMax: Math.max(1, Math.min(requestBytesMost, Math.floor(telemetryBytes / requestsAtOnce))),
    // All that is held may be small objects.
    heapMebibytes: Math.ceil((nodeBytes / 2 + heldBytesMax) / mebibyte),
  };
}

/** The least limit that has room for telemetry, and for backends. */
export function leastMemoryBytes(processes: number, backends: KnownBackends): number {
  const { held, connections } = leastShared(processes, backends);
  return Math.ceil((ownBytes(processes) + held + connections) / (1 - kernelPart));
}

/** Connections of senders are not more for more backends, above the most that are taken. */
function leastShared(processes: number, backends: KnownBackends) {
  const held = processes * (heldBytesMin + bytesOfBackends(backends));
  const most = processes * listeners * connectionsMost * connectionBytes;
  return { held, connections: Math.min(most, held / (1 - connectionsPart) - held) };
}

/** The parts of the least limit, in words. */
export function memorySum(processes: number, backends: KnownBackends): string {
  const { held, connections } = leastShared(processes, backends);
  const { count, hasTls } = backends;
  const ofBackends = processes * bytesOfBackends(backends);
  const nodes = processes > 1 ? processes + 1 : 1;
  const parts = [
    [kernelPart * leastMemoryBytes(processes, backends), "of the kernel's"],
    [nodes * nodeBytes, nodes > 1 ? `of ${nodes} times Node itself` : "of Node itself"],
    [processes * garbageBytes, "not collected yet"],
    [connections + operationsBytes, "of senders' connections"],
    [ofBackends, `of ${count} backends with a connection${hasTls ? " by TLS" : ""} to each`],
    [held - ofBackends, "of telemetry"],
  ] as const;
  return parts.map(([bytes, what]) => `${Math.ceil(bytes / mebibyte)} MiB ${what}`).join(", ");
}
