/** What Fairlead's balancer sends at once is what its backends take, and what a generator sends is what its balancer takes. */

import { generatedBytesMax, generatedItemBytes } from "../../contract/generated-size.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import { parseDurationMs } from "../../model/duration.ts";
import { fairleadSettings } from "../../model/fairlead-settings.ts";
import { builtInOptions } from "../../model/generator-options.ts";
import { parseMemoryBytes } from "../../model/quantity.ts";
import type { FairleadBalancer, Generator, Topology } from "../../model/topology.ts";
import { httpRequestBytes, requestLimit } from "../../needs/request-limits.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

export const requestLimitsFit: TopologyRule = (topology) => [
  ...cutTooLarge(topology),
  ...topology.generators.flatMap((generator) => generatedTooLarge(generator, topology)),
];

/** Of a pool that exists already nothing is known. */
const cutTooLarge: TopologyRule = ({ balancers, pools }) =>
  balancers.flatMap(({ name, to, target, settings, origin }) => {
    const written = valueAt(settings, "maxRequestSize");
    const pool = pools.find((one) => one.name === to);
    const bytes = typeof written === "string" ? parseMemoryBytes(written) : undefined;
    if (target !== "fairlead" || !pool || bytes === undefined) return [];
    const given = valueAt(settings, "backendProtocol");
    const protocol = given === "http" ? "http" : fairleadSettings.backendProtocol.default;
    // The receiver of the author's own, or Fairlead's, which takes as much over gRPC as over HTTP.
    const taken = requestLimit(pool.parts.receivers?.["otlp"], protocol)?.bytes ?? httpRequestBytes;
    if (bytes <= taken) return [];
    return [
      diagnostic("FL3018", {
        at: within(origin, "maxRequestSize"),
        message: `"${name}" would send up to ${written}, but the backends of "${to}" take ${mebibytes(taken)}: each larger request is refused once, and then sent in pieces.`,
        help: `use at most ${mebibytes(taken)}, or raise ${settingNames[protocol]} of the pool's otlp receiver`,
      }),
    ];
  });

const settingNames = { grpc: "max_recv_msg_size_mib", http: "max_request_body_size" } as const;

function mebibytes(bytes: number): string {
  return `${Math.floor((bytes / 2 ** 20) * 100) / 100}Mi`;
}

/** A Collector refuses the request as a whole; Fairlead's balancer takes more than generators send, and cuts between items. */
function generatedTooLarge(generator: Generator, { balancers, pools }: Topology): readonly Diagnostic[] {
  const balancer = balancers.find(({ name }) => name === generator.to);
  if (balancer === undefined || generator.runner !== "built-in") return [];
  const { item, request } = sizesOf(generator);
  if (balancer.target === "collector") {
    const protocol = generator.protocol?.startsWith("http") ? "http" : "grpc";
    const taken = requestLimit(balancer.parts.receivers?.["otlp"], protocol)?.bytes ?? Number.POSITIVE_INFINITY;
    const message = `sends up to ${mebibytes(request)} at once, and the receiver of "${balancer.name}" takes`;
    const help = `use a smaller payload or \`batch\`, or raise ${settingNames[protocol]} of the receiver`;
    return request <= taken ? [] : [tooLarge(generator, { message, taken, help })];
  }
  const taken = takenBehind(balancer, pools);
  const message = `sends items of ${mebibytes(item)}, which are not cut, and "${balancer.name}" sends`;
  const help = "use a smaller payload, or raise maxRequestSize and the limit of the backends' receiver";
  return item <= taken ? [] : [tooLarge(generator, { message, taken, help })];
}

function takenBehind({ settings, to }: FairleadBalancer, pools: Topology["pools"]): number {
  const written = valueAt(settings, "maxRequestSize");
  const protocol = valueAt(settings, "backendProtocol") === "http" ? "http" : "grpc";
  const receiver = pools.find(({ name }) => name === to)?.parts.receivers?.["otlp"];
  return Math.min(
    (typeof written === "string" ? parseMemoryBytes(written) : undefined) ?? Number.POSITIVE_INFINITY,
    requestLimit(receiver, protocol)?.bytes ?? Number.POSITIVE_INFINITY,
  );
}

interface Size {
  readonly message: string;
  readonly taken: number;
  readonly help: string;
}

function tooLarge(generator: Generator, { message, taken, help }: Size): Diagnostic {
  const path = valueAt(generator, "payload") === undefined ? [] : ["payload"];
  return diagnostic("FL3018", {
    at: within(generator.origin, ...path),
    message: `"${generator.name}" ${message} ${mebibytes(taken)} at most: what is larger is refused, and lost.`,
    help,
  });
}

/** At most: what is due within a second is sent in one request, up to a batch. */
function sizesOf(generator: Generator): { readonly item: number; readonly request: number } {
  const [payload, every] = [valueAt(generator, "payload"), valueAt(generator, "every")];
  const bytes = (typeof payload === "string" ? parseMemoryBytes(payload) : undefined) ?? 0;
  const attributes = Object.entries(generator.attributes).filter(
    (pair): pair is [string, string] => typeof pair[1] === "string",
  );
  const item = generatedItemBytes(Object.fromEntries(attributes), bytes);
  const spans = generator.signal === "traces" ? (generator.spans?.max ?? 2) : 1;
  const due = Math.ceil(1_000 / ((typeof every === "string" ? parseDurationMs(every) : undefined) || 1_000));
  const pieces = Math.max(1, Math.min(due, generator.batch ?? builtInOptions.batch.default));
  // The rest of what an item is thought to take at most is hardly ever there.
  const usual = bytes === 0 ? item / 4 : item;
  return { item: usual, request: Math.max(usual * spans, Math.min(generatedBytesMax, usual * spans * pieces)) };
}
