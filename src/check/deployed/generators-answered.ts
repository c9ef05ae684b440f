/** The balancers that generators send to take what those send: OTLP over gRPC or HTTP, with or without TLS and a token. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Path, within } from "../../diagnostics/place.ts";
import type { Deployed } from "../../model/deployed.ts";
import type { Plan, Workload } from "../../model/plan.ts";
import { parseAddress, serviceNamed } from "./objects/address.ts";
import type { Destination } from "./objects/destinations.ts";
import { reasonAgainst } from "./objects/destinations-reachable.ts";
import type { Reason } from "./objects/receivers-take.ts";

export function generatorsAnswered(plan: Plan, deployed: Deployed): readonly Diagnostic[] {
  return plan.workloads
    .filter(({ tier }) => tier === "generators")
    .flatMap((generator) => unanswered(generator, sendingOf(generator, plan), plan.namespace, deployed));
}

interface Sending {
  readonly runner: "telemetrygen" | "built-in";
  readonly to: string;
  readonly protocol: "grpc" | "http";
  /** Over HTTP. */
  readonly requests?: NonNullable<Destination["requests"]>;
  readonly shows: { readonly tls: boolean; readonly certificate: boolean; readonly credentials: boolean };
}

const flag = "--otlp-endpoint=";
const nothing = { tls: false, certificate: false, credentials: false } as const;

function sendingOf({ config, container }: Workload, { generators }: Plan): Sending {
  const told = generators.find(({ configMap }) => configMap === config)?.config;
  if (!told) {
    const to = container.args.find((arg) => arg.startsWith(flag))?.slice(flag.length) ?? "";
    return { runner: "telemetrygen", to, protocol: "grpc", shows: nothing };
  }
  const { to, protocol, tls, auth, compression, telemetry } = told;
  const shows = { tls: tls !== undefined, certificate: tls?.certFile !== undefined, credentials: auth !== undefined };
  if (protocol === "grpc") return { runner: "built-in", to, protocol, shows };
  const requests = { encoding: compression === "none" ? "" : compression, signals: [telemetry.kind] };
  return { runner: "built-in", to, protocol: "http", shows, requests };
}

function unanswered(
  { origin }: Workload,
  { runner, to, protocol, shows, requests }: Sending,
  namespace: string,
  deployed: Deployed,
): readonly Diagnostic[] {
  const address = parseAddress(to);
  const service = address && serviceNamed(address.host, { namespace }, deployed);
  if (address === undefined || service === undefined) return [];
  const sent = {
    exporter: "",
    path: [],
    lookup: "name",
    protocol,
    balanced: true,
    shows,
    ...(requests && { requests }),
    ...address,
  } as const;
  const reason = reasonAgainst(sent, service, deployed);
  const told = reason && (reason.asked ? securityWords(reason.asked, runner) : words(protocol, requests)[reason.kind]);
  if (told === undefined) return [];
  const message = `The generator sends OTLP over ${spoken[protocol]} to port ${address.port} of "${service.name}", ${told.fact}.`;
  return [diagnostic("FL4004", { at: within(origin, ...(told.path ?? ["to"])), message, help: told.help })];
}

const spoken = { grpc: "gRPC", http: "HTTP" } as const;

interface Told {
  readonly path?: Path;
  readonly fact: string;
  readonly help: string;
}

/** References that lead nowhere have findings of their own. */
function words(
  protocol: "grpc" | "http",
  requests: Sending["requests"],
): Readonly<Record<Reason["kind"], Told | undefined>> {
  const own =
    protocol === "grpc"
      ? 'gRPC there, `protocols: { grpc: { endpoint: "[::]:4317" } }`'
      : 'HTTP there, `protocols: { http: { endpoint: "[::]:4318" } }`';
  const opened = { help: `let the receiver otlp of the balancer take ${own}, or leave the generator out` };
  return {
    "no Service": undefined,
    "no pods": undefined,
    "no port": { ...opened, fact: "which is not a port of it" },
    "not listening": { ...opened, fact: "where nothing listens" },
    loopback: { ...opened, fact: "where its pods listen on localhost only" },
    protocol: { ...opened, fact: `where its pods speak OTLP over ${protocol === "grpc" ? "HTTP" : "gRPC"}` },
    security: undefined,
    encoding: {
      path: ["compression"],
      fact: `${requests?.encoding ? `with ${requests.encoding}` : "without compression"}, which its receiver answers with 400`,
      help: 'add the encoding to compression_algorithms of the receiver, `""` for none, or change the compression',
    },
    path: {
      fact: `which takes ${requests?.signals[0] ?? ""} at another path and answers 404`,
      help: `leave ${requests?.signals[0] ?? ""}_url_path of the receiver out, or use gRPC`,
    },
  };
}

/** telemetrygen would need certificates and tokens on its command line, where anybody may read them. */
function securityWords(asked: NonNullable<Reason["asked"]>, runner: Sending["runner"]): Told {
  const use = runner === "built-in" ? "use" : 'use `runner: "built-in"` with';
  switch (asked) {
    case "tls":
      return {
        fact: "in plain text, which its receiver refuses",
        help: `${use} \`security: tls({ caSecret })\`, with a Secret that has the authority's ca.crt`,
      };
    case "plain text":
      return {
        path: ["security"],
        fact: "with TLS, which its receiver does not speak",
        help: 'leave security out, or give the balancer certificates: `senders: { tls: { secret } }` with `target: "fairlead"`',
      };
    case "certificate":
      return {
        ...(runner === "built-in" && { path: ["security"] }),
        fact: "without a certificate, which its receiver asks for",
        help: `${use} \`security: tls({ caSecret, clientSecret })\``,
      };
    case "credentials":
      return {
        fact: "without a token, which its receiver asks for",
        help: `${use} \`auth: bearerToken({ secret })\`, with the Secret of the balancer's token`,
      };
  }
}
