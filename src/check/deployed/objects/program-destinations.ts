/** Where Fairlead's balancers send, in the words of what Collectors send to. */

import { otlpPorts } from "../../../contract/otlp-ports.ts";
import { signals } from "../../../contract/signal.ts";
import type { Path } from "../../../diagnostics/place.ts";
import type { DeployedProgram } from "../../../model/deployed.ts";
import { parseAddress } from "./address.ts";
import type { Destination, Lookup } from "./destinations.ts";

export function programDestinations({
  settings: { resolver, exporter, routes },
}: DeployedProgram): readonly Destination[] {
  const { protocol, tls, auth } = exporter;
  const shows = {
    tls: tls !== undefined,
    certificate: tls?.certFile !== undefined,
    credentials: auth !== undefined,
  };
  const encoding = exporter.compression === "none" ? "" : exporter.compression;
  const routed = signals.filter((signal) => routes[signal] !== undefined);
  const requests = protocol === "http" ? { requests: { encoding, signals: routed } } : {};
  const to = (text: string, lookup: Lookup, ...path: Path): readonly Destination[] => {
    const address = parseAddress(text, otlpPorts[protocol]);
    if (address === undefined) return [];
    return [
      { ...address, exporter: "", path: ["resolver", ...path], lookup, protocol, shows, balanced: true, ...requests },
    ];
  };
  switch (resolver.kind) {
    case "static":
      return resolver.backends.flatMap(({ endpoint }, index) => to(endpoint, "name", "backends", index, "endpoint"));
    case "dns":
      return to(`${resolver.hostname}:${resolver.port}`, "addresses", "hostname");
    case "k8s":
      return typeof resolver.port === "number"
        ? to(`${resolver.service}.${resolver.namespace}:${resolver.port}`, "api", "service")
        : [];
  }
}
