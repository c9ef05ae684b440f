/** The balancers that generators send to take what those send: OTLP over gRPC, in plain text and without a token. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { Deployed } from "../../model/deployed.ts";
import type { Plan, Workload } from "../../model/plan.ts";
import { parseAddress, serviceNamed } from "./objects/address.ts";
import { type Reason, reasonAgainst } from "./objects/destinations-reachable.ts";

export function generatorsAnswered({ workloads, namespace }: Plan, deployed: Deployed): readonly Diagnostic[] {
  return workloads
    .filter(({ tier }) => tier === "generators")
    .flatMap((generator) => unanswered(generator, namespace, deployed));
}

const flag = "--otlp-endpoint=";

function unanswered({ container, origin }: Workload, namespace: string, deployed: Deployed): readonly Diagnostic[] {
  const written = container.args.find((arg) => arg.startsWith(flag))?.slice(flag.length) ?? "";
  const address = parseAddress(written);
  const service = address && serviceNamed(address.host, { namespace }, deployed);
  if (address === undefined || service === undefined) return [];
  const shows = { tls: false, certificate: false, credentials: false };
  const sent = { exporter: "", path: [], lookup: "name", protocol: "grpc", balanced: true, shows, ...address } as const;
  const reason = reasonAgainst(sent, service, deployed);
  const told = reason && words[reason.kind];
  if (told === undefined) return [];
  const message = `The generator sends OTLP over gRPC to port ${address.port} of "${service.name}", ${told.fact}.`;
  return [diagnostic("FL4004", { at: within(origin, "to"), message, help: told.help })];
}

const opened = {
  help: 'let the receiver otlp of the balancer take gRPC there, `protocols: { grpc: { endpoint: "[::]:4317" } }`, or leave the generator out',
};

/** References that lead nowhere have findings of their own. */
const words: Readonly<Record<Reason["kind"], { readonly fact: string; readonly help: string } | undefined>> =
  Object.freeze({
    "no Service": undefined,
    "no pods": undefined,
    "no port": { ...opened, fact: "which is not a port of it" },
    "not listening": { ...opened, fact: "where nothing listens" },
    loopback: { ...opened, fact: "where its pods listen on localhost only" },
    protocol: { ...opened, fact: "where its pods speak OTLP over HTTP" },
    security: {
      fact: "in plain text and without a token, which its receiver refuses",
      help: "leave out tls and auth of the receiver while generators are in use, or leave the generator out",
    },
  });
