/**
 * A verification as a program in a pod: reads its configuration, sends, asks the backends for their metrics, prints its report. Exit
 * codes: 0 all that was checked holds, 1 something does not, 2 wrong configuration, or nothing could be sent.
 */

import { lookup } from "node:dns/promises";
import { readFileSync } from "node:fs";
import { type Problem, problemText } from "../contract/json-shape.ts";
import { signals } from "../contract/signal.ts";
import { type VerifyConfig, verifyConfigShape } from "../contract/verify-config.ts";
import type { KnownBackends, RoutedBalancer } from "../inspect/routed-balancer.ts";
import { listed } from "../inspect/routed-balancer.ts";
import { endpointOf } from "../routing/endpoint.ts";
import { followAuthorization } from "../runtime/credentials/authorization.ts";
import { clientCredentials } from "../runtime/credentials/client-credentials.ts";
import { followFiles } from "../runtime/credentials/credentials-file.ts";
import { reasonOf } from "../runtime/reason.ts";
import { type MetricsOf, truthOfMetrics } from "./from-metrics.ts";
import type { Model } from "./model.ts";
import { createOtlpClient } from "./otlp-client.ts";
import { defaultGates } from "./report.ts";
import { reportText } from "./report-text.ts";
import { runVerification } from "./run.ts";

const usage = "usage: verify.mjs --config verify.json\n";
/** A balancer that was synced a moment ago may still be starting. */
const [connectMs, settleMs, lingerMs] = [60_000, 20_000, 5_000];

export async function runVerifyProgram(args: readonly string[]): Promise<void> {
  const [option, path] = args;
  if (option !== "--config" || path === undefined || args.length > 2) return end(2, usage);
  try {
    const config = configAt(path);
    if (typeof config === "string") return end(2, config);
    await verify(config);
  } catch (error) {
    end(2, `${reasonOf(error)}\n`);
  }
  // Deadlines of calls that were answered do not keep the pod.
  process.stdout.write("", () => process.exit());
}

function configAt(path: string): VerifyConfig | string {
  const problems: Problem[] = [];
  const config = verifyConfigShape(JSON.parse(readFileSync(path, "utf8")), [], problems);
  if (config && problems.length === 0) return config;
  return problems.map((problem) => `${path}: ${problemText(problem)}\n`).join("");
}

async function verify(config: VerifyConfig): Promise<void> {
  const { to, metrics, load, gates } = config;
  const { model, backends } = await placesOf(config);
  const files = followFiles({ changed: () => {}, failed: () => {} });
  const authorization = config.auth && followAuthorization(config.auth, files);
  const client = createOtlpClient({
    ...{ protocol: "grpc", target: to, compression: "none" },
    tls: config.tls && clientCredentials(config.tls, files),
    headers: () => (authorization ? { authorization: authorization.header() } : {}),
  });
  const outcome = await runVerification({
    ...{ model, client, to, signals: undefined, required: [], connectMs, settleMs, lingerMs, ...load },
    truth: truthOfMetrics(backends, metrics.exporter),
    gates: { ...defaultGates, ...gates },
  });
  client.close();
  files.close();
  if (outcome.kind === "impossible") return end(2, `${outcome.because}\n`);
  end(outcome.report.verdict === "held" ? 0 : 1, "");
  process.stdout.write(reportText(outcome.report));
}

interface Places {
  readonly model: Model;
  readonly backends: readonly MetricsOf[];
}

/** What is found has the addresses that DNS answers now, as the balancer's ring has them. */
async function placesOf(config: VerifyConfig): Promise<Places> {
  const { backends, metrics } = config;
  const urlAt = (host: string) => async () => [`http://${endpointOf(host, metrics.port)}/metrics`];
  if (backends.kind === "listed") {
    return {
      model: {
        routed: routedBy(config, { kind: "listed", weighted: backends.weighted }),
        backendAt: new Map(backends.named.flatMap(({ name, targets }) => targets.map((target) => [target, name]))),
      },
      backends: backends.named.map(({ name, host }) => ({ backend: name, urls: urlAt(host) })),
    };
  }
  const addresses = (await lookup(backends.hostname, { all: true })).map(({ address }) => address).sort();
  const endpoints = addresses.map((address) => endpointOf(address, backends.port));
  return {
    model: {
      routed: routedBy(config, listed(endpoints)),
      backendAt: new Map(addresses.map((address, index) => [endpoints[index] ?? "", address])),
    },
    backends: addresses.map((address) => ({ backend: address, urls: urlAt(address) })),
  };
}

function routedBy(
  { balancer, routes, resourceUpserts, changedBy }: VerifyConfig,
  backends: KnownBackends,
): RoutedBalancer {
  return {
    name: balancer,
    source: "verify.json",
    resourceUpserts,
    routes: signals.flatMap((signal) => {
      const route = routes[signal];
      return route ? [{ signal, exporter: undefined, route, backends, changedBy, effects: [] }] : [];
    }),
  };
}

function end(code: number, message: string): void {
  process.stderr.write(message);
  process.exitCode = code;
}
