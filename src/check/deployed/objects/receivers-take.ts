/** What becomes of requests in the pods that they reach: whether anything listens there, in their protocol, to such senders, and takes them. */

import type { Signal } from "../../../contract/signal.ts";
import type { Deployed, DeployedService, DeployedWorkload } from "../../../model/deployed.ts";
import { clusterOf } from "./cluster.ts";
import type { Destination } from "./destinations.ts";
import { podPort } from "./pod-port.ts";
import { programPorts, type Receiving, type ReceivingPort, receivingPorts } from "./receiving-ports.ts";

/** Why nothing that an exporter sends arrives. */
export interface Reason {
  readonly kind:
    | "no Service"
    | "no pods"
    | "no port"
    | "not listening"
    | "loopback"
    | "protocol"
    | "security"
    | "encoding"
    | "path";
  readonly message: string;
  readonly help: string;
  /** Of "security", what the receiver asks for. */
  readonly asked?: "tls" | "plain text" | "certificate" | "credentials";
  /** True when something outside of what is deployed here could make it work. */
  readonly uncertain?: boolean;
  /** The Service, where it is what would have to change. */
  readonly service?: DeployedService;
}

export function notReceiving(
  destination: Destination,
  service: DeployedService,
  pod: DeployedWorkload,
  deployed: Deployed,
): Reason | undefined {
  const port = podPort(destination, service);
  const receiving = receivingIn(pod, deployed);
  if (receiving === undefined || port === undefined) return undefined;
  const { protocol } = destination;
  const { known, complete, name } = receiving;
  const there = known.filter((listener) => listener.port === port);
  const behind = `behind the Service "${service.name}" the pods of "${pod.name}"`;
  if (there.length === 0) {
    if (complete === false) return undefined;
    const ports = [...new Set(known.map((listener) => listener.port))];
    return {
      kind: "not listening",
      message: `Nothing listens on ${port}: ${behind} receive on ${ports.length > 0 ? ports.join(" and ") : "none"}.`,
      help: `let a receiver of "${name}" listen on 0.0.0.0:${port}, or send elsewhere`,
    };
  }
  if (there.every(({ loopback }) => loopback)) {
    // Of a blueprint's own Service `services-answered.ts` says so, at the receiver.
    if (service.origin.in === "blueprint" && service.ports.some((one) => one.port === port)) return undefined;
    return {
      kind: "loopback",
      message: `Nothing outside the pods can connect to ${port}: ${behind} listen on localhost only.`,
      help: `set the receiver's endpoint to 0.0.0.0:${port}`,
    };
  }
  const other = there.find((listener) => listener.protocol !== "other" && protocol !== "other");
  const same = there.filter((listener) => listener.protocol === protocol);
  if (same.length > 0) {
    return firstOf(same, (one) => disagreeing(destination, one, behind) ?? notTaken(destination, one, behind));
  }
  if (other === undefined) return undefined;
  return {
    kind: "protocol",
    message: `Port ${port} speaks ${words[other.protocol]}, but this exporter speaks ${words[protocol]}: ${behind} refuse every request.`,
    help: `send to the port for ${words[protocol]}`,
  };
}

function receivingIn(pod: DeployedWorkload, deployed: Deployed): (Receiving & { readonly name: string }) | undefined {
  const config = clusterOf(deployed).configOf(pod);
  if (config !== undefined) return { ...receivingPorts(config, pod), name: config.name };
  const program = deployed.programs.find(({ name, namespace }) => name === pod.config && namespace === pod.namespace);
  return program && { ...programPorts(program), name: program.name };
}

/** Both ends are here, so both are known: TLS against plain text, and a receiver that asks for what nobody shows. */
function disagreeing(destination: Destination, { asks }: ReceivingPort, behind: string): Reason | undefined {
  const { shows, port, protocol, balanced } = destination;
  if (shows === undefined) return undefined;
  // An exporter over HTTP has its scheme in the endpoint, which decides alone.
  const inPlain =
    protocol === "http" && !balanced
      ? "write http:// in the endpoint"
      : "set `tls: { insecure: true }` at the exporter";
  if (shows.tls !== asks.tls) {
    const ends = shows.tls ? ["in plain text", "TLS"] : ["with TLS", "plain text"];
    return {
      kind: "security",
      asked: asks.tls ? "tls" : "plain text",
      message: `Port ${port} is served ${ends[0]}, and this exporter speaks ${ends[1]}: ${behind} refuse every connection.`,
      help: shows.tls
        ? `${inPlain}, or give the receiver certificates`
        : "name the authority at the exporter, `tls: { ca_file: … }`, and a certificate where the receiver asks for one",
    };
  }
  if (asks.certificate && !shows.certificate) {
    return {
      kind: "security",
      asked: "certificate",
      message: `Port ${port} asks for a certificate, and this exporter shows none: ${behind} refuse every connection.`,
      help: "name one at the exporter, `tls: { cert_file: …, key_file: … }`, of the authority that the receiver trusts",
    };
  }
  if (shows.credentials || !asks.credentials) return undefined;
  return {
    kind: "security",
    asked: "credentials",
    message: `Port ${port} asks for credentials, and this exporter shows none: ${behind} refuse every request.`,
    help: "give the exporter an authenticator: an extension such as bearertokenauth with the same token, named by `auth: { authenticator }`",
  };
}

/** confighttp answers 400 to an encoding that `compression_algorithms` lacks, none among them; another path is 404 (0.129.0 and 0.161.0). */
function notTaken({ requests, port, path }: Destination, { takes }: ReceivingPort, behind: string): Reason | undefined {
  if (requests === undefined || takes === undefined) return undefined;
  const { encodings } = takes;
  if (encodings !== undefined && !encodings.includes(requests.encoding)) {
    const [sent, set] =
      requests.encoding === "" ? ["without compression", '""'] : [`with ${requests.encoding}`, requests.encoding];
    return {
      kind: "encoding",
      message: `Port ${port} is sent requests ${sent}, and takes ${encodings.map((one) => one || "none").join(", ")}: ${behind} answer 400 to each.`,
      help: `add ${set} to compression_algorithms of the receiver, or change the compression of who sends`,
    };
  }
  const taken = (signal: Signal) => takes.paths[signal] ?? `/v1/${signal}`;
  const sent = (signal: Signal) => requests.paths?.[signal] ?? `/v1/${signal}`;
  const moved = requests.signals.find((signal) => taken(signal) !== sent(signal));
  if (moved === undefined) return undefined;
  const ownPath = `leave ${moved}_url_path of the receiver out`;
  const added =
    path.at(-1) === "endpoint" ? `write the address alone: /v1/${moved} is added` : `end it in ${taken(moved)}`;
  return {
    kind: "path",
    message: `Port ${port} takes ${moved} at ${taken(moved)}, and they are sent to ${sent(moved)}: ${behind} answer 404.`,
    help: taken(moved) === `/v1/${moved}` ? added : ownPath,
    ...(requests.paths && { uncertain: true }),
  };
}

const words = Object.freeze({ grpc: "OTLP over gRPC", http: "OTLP over HTTP", other: "another protocol" });

export function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
