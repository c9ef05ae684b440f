/**
 * The status page of a balancer in its pod, a program of its own that the balancer loads: on loopback, so that it is reached by `kubectl port-forward` alone, which the cluster's roles
 * allow or not; and without buttons. It is beside the work: where its port is taken, the balancer runs without it.
 */

import type { BalancerConfig } from "../contract/balancer-config.ts";
import type { CountedStatus, RecentEvent } from "../contract/status.ts";
import { prepareRoutes } from "../inspect/prepared-route.ts";
import { balancerOfConfig, type RoutedBalancer } from "../inspect/routed-balancer.ts";
import { createHistory } from "../page/history.ts";
import { type LookedAt, troubleIn } from "../page/look-up.ts";
import { pageBackends, pageRoutes, toldBy } from "../page/page-balancer.ts";
import { type PageServer, servePage } from "../page/serve-page.ts";

export interface StatusPageOptions {
  readonly config: BalancerConfig;
  readonly status: () => CountedStatus;
  readonly events: () => readonly RecentEvent[];
  /** Hears of a mistake of ours, after which the request was answered 500. */
  readonly failed: (error: unknown) => void;
}

/** A look at more takes the event loop longer than telemetry should wait: they are not kept, or not shown. */
const [historyBackendsMax, tableBackendsMax, shownMax] = [200, 1_000, 500];
const lookMs = 2_000;
const loopback = "127.0.0.1";

/** @returns undefined where none is asked for. @throws the operating system's error when its port is not available */
export async function startStatusPage({
  config,
  status,
  events,
  failed,
}: StatusPageOptions): Promise<PageServer | undefined> {
  const { page } = config.telemetry;
  if (!page) return undefined;
  const startedAtMs = Date.now();
  const history = createHistory();
  const routed = balancerOfConfig(config, "Fairlead's balancer");
  const tables = tablesOf(routed);
  const server = await servePage(
    {
      state: () => {
        const { backends, ...now } = shownOf(status());
        return {
          ...{
            formatVersion: 1,
            name: config.name,
            startedAtMs,
            atMs: Date.now(),
            actions: [],
            senders: [],
            events: events(),
          },
          balancers: [
            {
              name: config.name,
              what: "Fairlead's balancer",
              addresses: [],
              routes: pageRoutes(routed),
              ...now,
              backends,
            },
          ],
        };
      },
      history: history.read,
      tables: () => tables(status()),
      act: undefined,
      failed,
    },
    loopback,
    page.port,
  );
  const looking = setInterval(() => {
    const now = status();
    if (now.backends.length > historyBackendsMax) return;
    const looks = now.counts.backends.map(({ endpoint, sentItems }) => ({
      ...{ balancer: config.name, backend: endpoint, items: sentItems },
    }));
    history.looked(Date.now(), looks);
  }, lookMs);
  looking.unref();
  return server;
}

function shownOf(status: CountedStatus) {
  const { length } = status.backends;
  const shown = length > shownMax ? { ...status, backends: status.backends.slice(0, shownMax) } : status;
  return {
    notes: length > shownMax ? [`the first ${shownMax} of ${length} backends are shown`] : [],
    ...toldBy(status),
    backends: pageBackends(shown, (target) => target),
  };
}

/** Tables are made when somebody looks, once for each list of backends. */
function tablesOf(routed: RoutedBalancer): (status: CountedStatus) => LookedAt | string {
  let known = "";
  let made: Pick<LookedAt, "balancer" | "prepared"> | undefined;
  return ({ backends }) => {
    if (backends.length > tableBackendsMax) {
      return `${backends.length} backends are more than a balancer lays out beside its work: ask fairlead route with its balancer.json`;
    }
    const weighted = backends.map(({ endpoint, weight }) => ({ endpoint, weight }));
    const name = JSON.stringify(weighted);
    if (!made || name !== known) {
      known = name;
      const listed = { kind: "listed", weighted } as const;
      const balancer = { ...routed, routes: routed.routes.map((route) => ({ ...route, backends: listed })) };
      made = { balancer, prepared: prepareRoutes(balancer) };
    }
    const troubles = new Map(backends.map((backend) => [backend.endpoint, troubleIn(backend)]));
    return { ...made, name: (endpoint) => endpoint, troubleOf: (endpoint) => troubles.get(endpoint) };
  };
}
