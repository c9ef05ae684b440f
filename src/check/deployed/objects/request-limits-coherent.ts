/**
 * What a Collector sends at once is what the next one takes: its own receivers let a request in, and a batch may be given a size.
 * The defaults of both ends do not fit either (20 MiB over HTTP, 4 MiB over gRPC), so a limit that somebody wrote is compared.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import type { Deployed, DeployedCollector } from "../../../model/deployed.ts";
import { jsonAt } from "../../../model/json.ts";
import type { Pipeline } from "../../../needs/configuration.ts";
import { httpRequestBytes, type RequestLimit, requestLimit } from "../../../needs/request-limits.ts";
import type { DeployedRule } from "../../rule.ts";
import { type CollectorView, viewOf } from "../collector/view.ts";
import { serviceNamed } from "./address.ts";
import { clusterOf } from "./cluster.ts";
import { type Destination, destinationsOf } from "./destinations.ts";

export const requestLimitsCoherent: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => {
    const found = destinationsOf(collector).flatMap((destination) =>
      receiversAt(destination, collector, deployed).flatMap((taking) =>
        between(viewOf(collector), destination, taking),
      ),
    );
    // Backends of one list are alike.
    return [...new Map(found.toReversed().map(({ cause, finding }) => [cause, finding])).values()].toReversed();
  });

interface Found {
  readonly cause: string;
  readonly finding: Diagnostic;
}

interface Taking extends RequestLimit {
  readonly collector: DeployedCollector;
  /** Of a workload that runs it. */
  readonly name: string;
}

function receiversAt(
  { host, protocol }: Destination,
  collector: DeployedCollector,
  deployed: Deployed,
): readonly Taking[] {
  if (protocol === "other") return [];
  const cluster = clusterOf(deployed);
  const service = serviceNamed(host, collector, deployed)?.found;
  if (service === undefined || Object.keys(service.selector).length === 0) return [];
  const known = new Map(
    cluster.selected(service.namespace, service.selector).map((pods) => [cluster.configOf(pods), pods.name]),
  );
  return [...known].flatMap(([config, name]) => {
    const limit = config && requestLimit(jsonAt(config.config, ["receivers", "otlp"]), protocol);
    return limit ? [{ ...limit, collector: config, name }] : [];
  });
}

function between(view: CollectorView, { exporter }: Destination, taking: Taking): readonly Found[] {
  return [...batches(view, exporter), ...lettingIn(view, exporter)]
    .filter(({ bytes, at }) => bytes > taking.bytes && (at !== undefined || taking.at !== undefined))
    .slice(0, 1)
    .map(({ bytes, at, what }) => {
      // As much as over HTTP is what Fairlead writes itself.
      const isOwn = at !== undefined && bytes !== httpRequestBytes;
      const { finding } = isOwn ? view : viewOf(taking.collector);
      const path: Path = isOwn ? at : ["receivers", "otlp", ...(taking.at ?? [])];
      const told = finding("FL3018", path, {
        message: `${what} ${text(bytes)} at once, but "${taking.name}", which ${exporter} sends to, takes ${text(taking.bytes)}: a larger request is refused for good, and all that is in it lost.`,
        help: "raise the receiver's limit to what it is sent, or accept smaller requests in front of it",
      });
      return { cause: `${exporter} ${path.join(".")} ${taking.collector.name}`, finding: told };
    });
}

interface Sent {
  readonly bytes: number;
  /** Of the setting; undefined for a default. */
  readonly at: Path | undefined;
  readonly what: string;
}

/** Batches that are counted in bytes. */
function batches({ in: section }: CollectorView, name: string): readonly Sent[] {
  return section("exporters")
    .filter(({ id }) => id === name)
    .flatMap(({ path, settings }) =>
      [[], ["protocol", "otlp"]].flatMap((level) => {
        const [queue, at] = [
          [...level, "sending_queue"],
          [...level, "sending_queue", "batch", "max_size"],
        ];
        const size = jsonAt(settings, at);
        const sizer = jsonAt(settings, [...queue, "batch", "sizer"]) ?? jsonAt(settings, [...queue, "sizer"]);
        if (typeof size !== "number" || sizer !== "bytes") return [];
        return [{ bytes: size, at: [...path, ...at], what: `${name} joins up to` }];
      }),
    );
}

/** What comes in goes out as large, unless it is cut into batches on every way to the exporter; a batch without a greatest size only joins. */
function lettingIn({ in: section, using }: CollectorView, exporter: string): readonly Sent[] {
  const ways = using("exporters", exporter);
  const cutting = section("processors").filter(
    ({ type, settings }) => type === "batch" && (jsonAt(settings, ["send_batch_max_size"]) ?? 0) !== 0,
  );
  const isCut = ({ processors }: Pipeline): boolean => cutting.some(({ id }) => processors.includes(id));
  if (ways.length > 0 && ways.every(isCut)) return [];
  return section("receivers")
    .filter(({ runs, type }) => runs && type === "otlp")
    .flatMap(({ id, path, settings }) =>
      (["grpc", "http"] as const).flatMap((protocol) => {
        const limit = requestLimit(settings, protocol);
        const what = `${id} takes`;
        return limit ? [{ bytes: limit.bytes, at: limit.at && [...path, ...limit.at], what }] : [];
      }),
    )
    .sort((left, right) => right.bytes - left.bytes);
}

function text(bytes: number): string {
  return `${Math.floor((bytes / 2 ** 20) * 100) / 100} MiB`;
}
