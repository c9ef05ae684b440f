/** A balancer that runs, whose list of backends may grow meanwhile. */

import { nextName } from "../inspect/next-name.ts";
import { type PreparedRoute, prepareRoutes } from "../inspect/prepared-route.ts";
import { dialTarget, sortEndpoints } from "../routing/endpoint.ts";
import type { WeightedEndpoint } from "../routing/pick/weighted-endpoint.ts";
import { startConnectProxy } from "./connect-proxy.ts";
import { type Launched, type LaunchOptions, launch, reachOf, weightedOf } from "./launch.ts";
import type { LocalBalancer } from "./local-topology.ts";
import type { BalancerPorts } from "./loopback.ts";

export interface RunningBalancer {
  readonly launched: Launched;
  readonly ports: BalancerPorts;
  /** With the backends that it has now. */
  readonly current: () => LocalBalancer;
  /** Its tables, made once for each list of backends. */
  readonly prepared: () => readonly PreparedRoute[];
  /** @param endpoint on the ring */
  readonly join: (endpoint: string, backend: string) => void;
}

type PortsOf = (backend: string) => { readonly grpcPort: number; readonly httpPort: number };

/** @throws an Error that says why it does not run */
export async function startRunning(
  balancer: LocalBalancer,
  options: Omit<LaunchOptions, "reach" | "proxyPort">,
  portsOf: PortsOf,
  undo: (() => void)[],
): Promise<RunningBalancer> {
  let current = balancer;
  let prepared: readonly PreparedRoute[] | undefined;
  let reach = reachOf(balancer, portsOf);
  const proxy = await startConnectProxy(
    (target) => Number(reach.get(target)?.split(":")[1] ?? Number.NaN) || undefined,
  );
  undo.push(proxy.close);
  const launched = await launch(balancer, { ...options, reach, proxyPort: proxy.port });
  undo.push(launched.child.kill);
  return {
    launched,
    ports: options.ports,
    current: () => current,
    prepared: () => {
      prepared ??= prepareRoutes(current.routed);
      return prepared;
    },
    join: (endpoint, backend) => {
      current = joined(current, endpoint, backend);
      prepared = undefined;
      reach = reachOf(current, portsOf);
      launched.replaceBackends(weightedOf(current), reach);
    },
  };
}

/** With one more, of the weight that the others have in the middle. */
function joined(balancer: LocalBalancer, endpoint: string, backend: string): LocalBalancer {
  const before = weightedOf(balancer);
  const weight = before.reduce((sum, one) => sum + one.weight, 0) / Math.max(1, before.length);
  const weightOf = new Map([...before.map((one) => [one.endpoint, one.weight] as const), [endpoint, weight]]);
  const weighted = sortEndpoints([...weightOf.keys()]).map(
    (name): WeightedEndpoint => ({ endpoint: name, weight: weightOf.get(name) ?? weight }),
  );
  const backends = { kind: "listed", weighted } as const;
  const { routed, backendAt } = balancer;
  return {
    ...balancer,
    routed: { ...routed, routes: routed.routes.map((route) => ({ ...route, backends })) },
    backendAt: new Map([...backendAt, [dialTarget(endpoint), backend]]),
  };
}

/** @returns undefined where no name follows those that there are */
export function nextEndpoint(
  balancer: LocalBalancer,
): { readonly endpoint: string; readonly backend: string } | undefined {
  const endpoint = nextName(weightedOf(balancer));
  const backends = new Set(balancer.backendAt.values());
  const backend = nextName([...backends].map((name) => ({ endpoint: name, weight: 1 })));
  return endpoint === undefined || backend === undefined || backends.has(backend) ? undefined : { endpoint, backend };
}
