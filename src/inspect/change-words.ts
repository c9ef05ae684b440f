/** A change in the words of somebody who runs balancers: what is routed differently, and what a value of an object means. */

import type { Json } from "../model/json.ts";
import { routeKeyRule } from "../routing/route-rule.ts";
import type { ValueChange } from "./changed-objects.ts";
import type { KnownBackends, RoutedBalancer, SignalRoute } from "./routed-balancer.ts";

/** What decides where keys go, signal by signal; what is the same for all of them is told once. */
export function routingWords(before: RoutedBalancer, after: RoutedBalancer): readonly string[] {
  const words = after.routes.flatMap((fresh) => {
    const old = before.routes.find(({ signal }) => signal === fresh.signal);
    return old ? routeWords(old, fresh) : [`${fresh.signal} are routed`];
  });
  const gone = before.routes.filter(({ signal }) => !after.routes.some((one) => one.signal === signal));
  const told = [...words, ...gone.map(({ signal }) => `${signal} are not routed any more`)];
  return [...new Set(told)].map((one) => `balancer ${after.name}: ${one}`);
}

function routeWords(old: SignalRoute, fresh: SignalRoute): readonly string[] {
  const turned = (what: string, ...[was, is]: readonly [string, string]) =>
    was === is ? [] : [`${what} from ${was} to ${is}`];
  return [
    ...turned(`routing key of ${fresh.signal}`, keyOf(old), keyOf(fresh)),
    ...turned(`algorithm of ${fresh.signal}`, old.route.algorithm, fresh.route.algorithm),
    ...turned(`failover of ${fresh.signal}`, old.route.failover, fresh.route.failover),
    ...turned("rings and keys", versionWords(old), versionWords(fresh)),
    ...backendWords(old.backends, fresh.backends),
  ];
}

/** With the default of its signal, which a configuration need not spell out. */
function keyOf({ signal, route }: SignalRoute): string {
  const result = routeKeyRule(signal, route);
  if (result.kind === "refused") return JSON.stringify(route.routingKey);
  if (route.routingKey !== "" && route.routingKey !== "attributes") return route.routingKey;
  return result.rule.kind === "attributes" ? `the attributes ${result.rule.names.join(", ")}` : result.rule.kind;
}

function versionWords({ route: { compatibleWith } }: SignalRoute): string {
  return compatibleWith === "fairlead" ? "Fairlead's own" : `those of Collector ${compatibleWith}`;
}

function backendWords(old: KnownBackends, fresh: KnownBackends): readonly string[] {
  if (old.kind === "found" || fresh.kind === "found") {
    const [was, is] = [foundBy(old), foundBy(fresh)];
    return was === is ? [] : [`backends are found by ${is}, no longer by ${was}`];
  }
  const weightOf = new Map(old.weighted.map(({ endpoint, weight }) => [endpoint, weight]));
  const names = new Set(fresh.weighted.map(({ endpoint }) => endpoint));
  return [
    ...fresh.weighted.flatMap(({ endpoint, weight }) => {
      const was = weightOf.get(endpoint);
      if (was === undefined) return [`backend ${endpoint} joins`];
      return was === weight ? [] : [`weight of backend ${endpoint} from ${was} to ${weight}`];
    }),
    ...old.weighted.flatMap(({ endpoint }) => (names.has(endpoint) ? [] : [`backend ${endpoint} leaves`])),
  ];
}

function foundBy(backends: KnownBackends): string {
  return backends.kind === "found" ? backends.by : "a list";
}

/** What a path means, with what is in its groups; Kubernetes 1.28 has the fields. The first that fits speaks. */
const meanings: readonly (readonly [path: RegExp, words: (...groups: readonly string[]) => string])[] = [
  [/^spec\.replicas$/, () => "number of pods"],
  [/^spec\.(min|max)Replicas$/, (which) => `${which === "min" ? "least" : "greatest"} number of pods`],
  [/^spec\.strategy\.type$/, () => "how old pods give way to new ones"],
  [/^spec\.type$/, () => "type of the Service"],
  [/\.containers\[(\d+)\]\.image$/, (at) => `image of ${containerWords(at)}`],
  [
    /\.containers\[(\d+)\]\.resources\.(limits|requests)\.(\w+)$/,
    (at, kind, of) => `${of} ${kind === "limits" ? "limit" : "request"} of ${containerWords(at)}`,
  ],
  // Of an OpenTelemetryCollector (operator v1beta1).
  [/^spec\.image$/, () => "image of the Collector"],
  [
    /^spec\.resources\.(limits|requests)\.(\w+)$/,
    (kind, of) => `${of} ${kind === "limits" ? "limit" : "request"} of the Collector`,
  ],
  [/\.terminationGracePeriodSeconds$/, () => "seconds that a pod has to end"],
  [
    /^spec\.template\.metadata\.annotations\.(.*(?:checksum|hash|config).*)$/,
    (name) => `mark ${name}, by which pods are replaced when what they read changes,`,
  ],
  [
    /^(?:data\.[^.]+\.ya?ml|spec\.config)\.(receivers|processors|exporters|connectors|extensions)\.([^.[]+)$/,
    (section, id) => `${section.slice(0, -1)} ${id}`,
  ],
  [
    /^(?:data\.[^.]+\.ya?ml|spec\.config)\.(receivers|processors|exporters|connectors|extensions)\.([^.[]+)\.(.+)$/,
    (section, id, setting) => `${setting} of the ${section.slice(0, -1)} ${id}`,
  ],
  [
    /^(?:data\.[^.]+\.ya?ml|spec\.config)\.service\.pipelines\.([^.]+)\.(receivers|processors|exporters)\b/,
    (id, role) => `${role} of the pipeline ${id}`,
  ],
  // Of a build context.
  [/^data\.(.+\.mjs)$/, (file) => programWords[file] ?? `program ${file}`],
  [/^data\.Dockerfile\[\d+\]$/, () => "line of the Dockerfile"],
  [/^data\.image\.json\.config\.Labels\.org\.opencontainers\.image\.base\.name$/, () => "image that it is built on"],
  [/^data\.image\.json\.config\.(?:Entrypoint|Cmd)\[\d+\]$/, () => "argument that the program is started with"],
  [/^data\.image\.json\.config\.User$/, () => "user that the program runs as"],
  [/^data\.image\.json\.config\.ExposedPorts\.(.+)$/, (port) => `port ${port} of the image`],
  [/^data\.balancer\.json\.(.+)$/, (setting) => `${setting} of Fairlead's balancer`],
];

const programWords: Readonly<Record<string, string>> = {
  "balancer.mjs": "the balancer's program",
  "routing-core.mjs": "the generated code that reads keys and cuts requests",
  "page.mjs": "the status page",
};

function containerWords(at: string): string {
  return at === "0" ? "the container" : `container ${Number(at) + 1}`;
}

/** @returns undefined where the path has no words: then it stands for itself */
export function settingWords(
  { path, before, after }: ValueChange,
  shown: (value: Json | undefined) => string,
): string | undefined {
  for (const [pattern, words] of meanings) {
    const found = pattern.exec(path);
    if (!found) continue;
    const what = words(...found.slice(1));
    if (before === undefined) return `${what}: ${shown(after)} is new`;
    if (after === undefined) return `${what}: ${shown(before)} is gone`;
    return `${what} from ${shown(before)} to ${shown(after)}`;
  }
  return undefined;
}
