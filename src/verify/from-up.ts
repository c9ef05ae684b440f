/** The sinks of a running `fairlead up`, which tells what each got of a run, and how its balancers route. */

import type { RoutedBalancer } from "../inspect/routed-balancer.ts";
import { reasonOf } from "../runtime/reason.ts";
import type { Model } from "./model.ts";
import { readSightings, type WrittenSightings } from "./sightings.ts";
import type { Truth } from "./truth.ts";

/** What `fairlead up` answers at `topologyPath`. */
export interface UpTopology {
  readonly formatVersion: 1;
  readonly name: string;
  readonly balancers: readonly {
    readonly routed: RoutedBalancer;
    /** Pairs of a dial target and its backend. */
    readonly backendAt: readonly (readonly [string, string])[];
    readonly grpc: string | undefined;
    readonly http: string | undefined;
  }[];
}

export const topologyPath = "/verify/topology";
/** Behind it, the run. */
export const sightingsPath = "/verify/runs/";

const askMs = 5_000;

async function asked<T>(url: string): Promise<T> {
  const response = await fetch(url, { signal: AbortSignal.timeout(askMs) });
  if (!response.ok) throw new AnswerError(`it answers ${response.status}`);
  return (await response.json()) as T; // what our own program writes
}

/** @returns why it cannot be asked, as a text */
export async function upTopology(url: string): Promise<UpTopology | string> {
  if (!URL.canParse(url)) return "is not an address such as http://127.0.0.1:40001";
  try {
    const topology = await asked<UpTopology>(`${url}${topologyPath}`);
    return topology.formatVersion === 1 ? topology : "it is another version of fairlead up";
  } catch (error) {
    const isThere = error instanceof AnswerError || error instanceof SyntaxError;
    return isThere ? notUp : `${reasonOf(error)}; is fairlead up running?`;
  }
}

/** A balancer, a page and anything else answer something. */
const notUp =
  "what answers there is not fairlead up: give the address of its line `fairlead verify --up http://…`; a balancer that runs by itself is verified with --to, and --metrics or --read";

class AnswerError extends Error {}

export function modelOfUp({ routed, backendAt }: UpTopology["balancers"][number]): Model {
  return { routed, backendAt: new Map(backendAt) };
}

export function truthOfUp(url: string, model: Model): Truth {
  return {
    what: `the sinks of fairlead up at ${url}`,
    tells: "items",
    backends: [...new Set(model.backendAt.values())],
    begin: async () => {
      const found = await upTopology(url);
      return typeof found === "string" ? found : undefined;
    },
    look: async (runs) => {
      const all = Object.entries(runs).map(async ([signal, run]) => {
        const written = await asked<WrittenSightings>(`${url}${sightingsPath}${run}`);
        return [signal, readSightings(written)] as const;
      });
      try {
        return { kind: "items", of: Object.fromEntries(await Promise.all(all)) };
      } catch (error) {
        return { kind: "silent", because: `${url}: ${reasonOf(error)}` };
      }
    },
  };
}
