/**
 * The exporters of a balancer. Every queue, retry and timeout field is spelled out at both levels: what is left out
 * there starts from zero, not from the usual defaults (contrib loadbalancingexporter, 0.129.0 and 0.161.0).
 */

import { type Duration, millisecondsOf } from "../../model/duration.ts";
import type { JsonObject } from "../../model/json.ts";
import { collectorSettings } from "../../model/options.ts";
import type { CollectorBalancer, Route, Topology } from "../../model/topology.ts";
import * as defaults from "../defaults.ts";
import type { Upstream } from "../upstream.ts";
import { authSetting, exporterTls } from "./link.ts";
import { spelledBackends } from "./spellings.ts";

export function loadBalancingExporter(
  route: Route & { kind: "hash" },
  balancer: CollectorBalancer,
  upstream: Upstream,
  topology: Topology,
): JsonObject {
  const central = balancer.settings.queue === "central";
  return {
    routing_key: route.key,
    ...(route.attributes && { routing_attributes: route.attributes }),
    resolver: resolver(upstream, topology),
    timeout: central ? wholeTimeout(balancer, upstream) : sendTimeout(balancer),
    retry_on_failure: central ? retryPolicy(balancer) : { enabled: false },
    sending_queue: central ? queue() : { enabled: false },
    protocol: {
      otlp: {
        ...clientSettings(balancer, upstream),
        retry_on_failure: central ? { enabled: false } : retryPolicy(balancer),
        sending_queue: central ? { enabled: false } : queue(),
      },
    },
  };
}

/** gRPC itself spreads requests over the addresses of the headless Service. */
export function roundRobinExporter(balancer: CollectorBalancer, upstream: Upstream): JsonObject {
  return {
    endpoint: `dns:///${upstream.hostname}:${upstream.port}`,
    balancer_name: "round_robin",
    ...clientSettings(balancer, upstream),
    retry_on_failure: retryPolicy(balancer),
    sending_queue: queue(),
  };
}

function clientSettings(balancer: CollectorBalancer, upstream: Upstream): JsonObject {
  return {
    timeout: sendTimeout(balancer),
    compression: balancer.settings.compression ?? collectorSettings.compression.default,
    ...(balancer.settings.headers && { headers: balancer.settings.headers }),
    tls: exporterTls(upstream),
    ...authSetting(upstream),
  };
}

function sendTimeout(balancer: CollectorBalancer): string {
  return balancer.settings.timeout ?? collectorSettings.timeout.default;
}

/** With a central queue the backends of one call are served one after the other under one deadline. */
function wholeTimeout(balancer: CollectorBalancer, { count }: Upstream): Duration {
  const oneMs = millisecondsOf(sendTimeout(balancer));
  return `${Math.ceil((oneMs * Math.max(1, count)) / 1_000)}s`;
}

function retryPolicy(balancer: CollectorBalancer): JsonObject {
  const { retry = {} } = balancer.settings;
  const usual = collectorSettings.retry.members;
  return {
    enabled: true,
    initial_interval: retry.initialInterval ?? usual.initialInterval.default,
    max_interval: retry.maxInterval ?? usual.maxInterval.default,
    max_elapsed_time: retry.maxElapsedTime ?? usual.maxElapsedTime.default,
    ...defaults.retryFactors,
  };
}

function queue(): JsonObject {
  return { enabled: true, ...defaults.sendingQueue };
}

function resolver({ discovery, backends, hostname, service, port }: Upstream, topology: Topology): JsonObject {
  switch (discovery.kind) {
    case "static":
      return { static: { hostnames: spelledBackends(backends, topology).flatMap(({ endpoints }) => endpoints) } };
    case "dns":
      return {
        dns: {
          hostname,
          port: String(port),
          interval: discovery.interval ?? defaults.dnsInterval,
          timeout: discovery.timeout ?? defaults.dnsTimeout,
        },
      };
    case "k8s":
      // Service and namespace only: the resolver splits at the first dot, so a full name would never be found.
      return {
        k8s: {
          service: `${service.name}.${service.namespace}`,
          ports: [port],
          timeout: discovery.timeout ?? defaults.k8sTimeout,
        },
      };
  }
}
