/** A backend listed under several spellings gets about the share of keys that their number asks for. */

import { otlpPorts } from "../../../contract/otlp-ports.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import type { Deployed, DeployedCollector } from "../../../model/deployed.ts";
import { jsonAt } from "../../../model/json.ts";
import { ringGenerationOf } from "../../../routing/collector-version.ts";
import { sortEndpoints } from "../../../routing/endpoint.ts";
import { buildRing, ringShares } from "../../../routing/pick/ring.ts";
import type { RingGeneration } from "../../../routing/pick/ring-points.ts";
import type { DeployedRule } from "../../rule.ts";
import { type CollectorView, viewOf } from "../collector/view.ts";
import { parseAddress, serviceNamed } from "./address.ts";

/** Further off than this, of all keys, is worth a word: rings of a few backends are off by two or three points anyway. */
const pointsOffMax = 0.05;
/** Backends that a message lists. */
const listedMax = 5;

const list = Object.freeze(["resolver", "static", "hostnames"]);

export const ringSharesAsAsked: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => {
    const generation = ringGenerationOf(collector.version);
    if (generation === undefined) return [];
    const view = viewOf(collector);
    return view.loadBalancers.flatMap(({ path, settings }) => {
      const hostnames = jsonAt(settings, list);
      const spellings = Array.isArray(hostnames) ? hostnames.filter((name) => typeof name === "string") : [];
      return shareProblems(sharesOf(spellings, generation, collector, deployed), [...path, ...list], view);
    });
  });

interface BackendShare {
  /** Named after its first spelling. */
  readonly backend: string;
  /** As the list has it. */
  readonly spellings: readonly string[];
  /** Both between 0 and 1. */
  readonly asked: number;
  readonly share: number;
}

function sharesOf(
  spellings: readonly string[],
  generation: RingGeneration,
  collector: DeployedCollector,
  deployed: Deployed,
): readonly BackendShare[] {
  const backends = spellings.map((spelling) => backendOf(spelling, collector, deployed));
  if (new Set(backends.map(({ key }) => key)).size === backends.length) return [];
  const shareOf = sharesByName(spellings, generation);
  const byKey = new Map<string, { name: string; spellings: readonly string[]; share: number }>();
  for (const [index, { key, name }] of backends.entries()) {
    const spelling = spellings[index] ?? "";
    const sum = byKey.get(key) ?? { name, spellings: [], share: 0 };
    const share = sum.share + (shareOf.get(spelling) ?? 0);
    byKey.set(key, { name: sum.name, spellings: [...sum.spellings, spelling], share });
    shareOf.delete(spelling); // A name listed twice has its share once.
  }
  return [...byKey.values()].map(({ name, spellings: names, share }) => ({
    backend: name,
    spellings: names,
    asked: names.length / spellings.length,
    share,
  }));
}

function sharesByName(spellings: readonly string[], generation: RingGeneration): Map<string, number> {
  const endpoints = sortEndpoints(spellings);
  const shareOf = new Map<string, number>();
  for (const [index, share] of ringShares(buildRing(generation, endpoints)).entries()) {
    const endpoint = endpoints[index] ?? "";
    shareOf.set(endpoint, (shareOf.get(endpoint) ?? 0) + share);
  }
  return shareOf;
}

/** Two spellings are one backend when they dial the same target, or Services that select the same pods. */
function backendOf(endpoint: string, collector: DeployedCollector, deployed: Deployed) {
  const address = parseAddress(endpoint, otlpPorts.grpc);
  if (address === undefined) return { key: endpoint, name: endpoint };
  const service = serviceNamed(address.host, collector, deployed);
  const selector = Object.entries(service?.found?.selector ?? {}).sort(([left], [right]) => (left < right ? -1 : 1));
  if (service === undefined || selector.length === 0) {
    return { key: `${address.host}:${address.port}`, name: service?.name ?? address.host };
  }
  return { key: JSON.stringify([service.namespace, address.port, selector]), name: service.name };
}

function shareProblems(
  shares: readonly BackendShare[],
  path: Path,
  { collector, finding }: CollectorView,
): readonly Diagnostic[] {
  const off = shares.filter(({ asked, share }) => Math.abs(asked - share) > pointsOffMax);
  if (off.length === 0) return [];
  const listed = [...shares]
    .sort((left, right) => Math.abs(right.asked - right.share) - Math.abs(left.asked - left.share))
    .slice(0, listedMax)
    .map(({ backend, asked, share }) => `${backend} ${percent(share)} instead of ${percent(asked)}`);
  if (collector.origin.in === "text") {
    const names = shares
      .filter(({ spellings }) => spellings.length > 1)
      .map(({ spellings }) => spellings.join(" and "));
    return [
      finding("FL3006", path, {
        message: `The list names one backend more than once (${names.slice(0, listedMax).join("; ")}), which gives it more keys, and the ring of Collector ${collector.version} not as many as the names say: ${listed.join(", ")}.`,
        help: "list each backend once, for equal shares; where a larger one is meant, change names a little: every spelling has its own points on the ring",
      }),
    ];
  }
  return [
    finding("FL3006", path, {
      message: `The ring of Collector ${collector.version} gives shares of keys that differ from those asked for: ${listed.join(", ")}.`,
      help: "accept it, or change weights or names a little: every spelling has its own points on the ring",
    }),
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
