/** What `fairlead verify` was told: the model, where to send, and who says what the backends got. */

import { accessSync, constants } from "node:fs";
import type { RoutedBalancer } from "../inspect/routed-balancer.ts";
import { dialTarget, splitTarget } from "../routing/endpoint.ts";
import { truthOfMetrics } from "../verify/from-metrics.ts";
import { appendedTo, truthOfOutput } from "../verify/from-output.ts";
import { modelOfUp, truthOfUp, upTopology } from "../verify/from-up.ts";
import type { Model } from "../verify/model.ts";
import type { Destination } from "../verify/otlp-client.ts";
import type { Truth } from "../verify/truth.ts";
import { fileProblem } from "./file-problem.ts";
import { readBalancers, type SourceOptions } from "./route-sources.ts";
import { type DestinationOptions, destinationOf } from "./verify-destination.ts";

export interface VerifySources extends SourceOptions, DestinationOptions {
  readonly up?: string;
  readonly to?: string;
  readonly metrics: Pairs;
  readonly read: Pairs;
}

type Pairs = readonly (readonly [string, string])[];

export interface Asked {
  readonly kind: "asked";
  readonly model: Model;
  readonly truth: Truth;
  readonly destination: Destination;
  /** For people. */
  readonly to: string;
}

export type None = { readonly kind: "none"; readonly problem: string; readonly code: 1 | 2 };

export async function readAsked(sources: readonly string[], options: VerifySources): Promise<Asked | None> {
  const { up, metrics, read } = options;
  const truths = [up !== undefined, metrics.length > 0, read.length > 0].filter(Boolean);
  if (truths.length !== 1) {
    return none("say who tells what the backends got, by one of --up, --metrics and --read");
  }
  if (up !== undefined)
    return sources.length > 0 ? none("--up has the model with it: leave the source out") : askedOfUp(up, options);
  if (options.to === undefined) return none("say where to send: --to http://host:4317");
  const balancers = await readBalancers(sources, options);
  if (balancers.kind === "none") return balancers;
  const [routed, ...others] = balancers.balancers;
  if (!routed || others.length > 0) {
    return none(
      `there are several balancers, say which by --balancer: ${balancers.balancers.map(({ name }) => name).join(", ")}`,
    );
  }
  const destination = destinationOf(options.to, options);
  if (typeof destination === "string") return none(destination);
  const pairs = metrics.length > 0 ? metrics : read;
  const model = modelOf(
    routed,
    pairs.map(([name]) => name),
  );
  if (typeof model === "string") return none(model);
  const truth = metrics.length > 0 ? fromMetrics(metrics) : fromFiles(read);
  return typeof truth === "string" ? none(truth) : { kind: "asked", model, truth, destination, to: options.to };
}

async function askedOfUp(given: string, options: VerifySources): Promise<Asked | None> {
  const url = given.replace(/\/+$/, "");
  const topology = await upTopology(url);
  if (typeof topology === "string") return none(`--up ${given}: ${topology}`);
  const { balancers } = topology;
  const found = balancers.filter(({ routed }) => options.balancer === undefined || routed.name === options.balancer);
  const [one, ...others] = found;
  if (!one || others.length > 0) {
    return none(
      `${topology.name} has ${balancers.map(({ routed }) => routed.name).join(", ")}: say which by --balancer`,
    );
  }
  const to = options.to ?? (options.protocol === "http" ? one.http : one.grpc) ?? one.http;
  if (to === undefined) return none(`${one.routed.name} takes no OTLP`);
  const protocol = options.protocol ?? (to === one.http ? "http" : "grpc");
  const destination = destinationOf(to, { ...options, protocol });
  if (typeof destination === "string") return none(destination);
  const model = modelOfUp(one);
  return { kind: "asked", model, truth: truthOfUp(url, model), destination, to };
}

/** Every backend has to be read, or what is lost and what is at another one look alike. */
function modelOf(routed: RoutedBalancer, names: readonly string[]): Model | string {
  const endpoints = routed.routes.flatMap(({ backends }) => (backends.kind === "listed" ? backends.weighted : []));
  const targets = [...new Set(endpoints.map(({ endpoint }) => dialTarget(endpoint)))];
  const named = (target: string) => names.find((name) => isCalled(target, name));
  const unread = targets.filter((target) => named(target) === undefined);
  if (unread.length > 0) return `nobody reads ${unread.join(", ")}: name every backend`;
  const unknown = names.filter((name) => targets.length > 0 && !targets.some((target) => isCalled(target, name)));
  if (unknown.length > 0) return `no backend is called ${unknown.join(", ")}; there are ${targets.join(", ")}`;
  return { routed, backendAt: new Map(targets.map((target) => [target, named(target) ?? target])) };
}

/** By its address, its host, or the first part of its name. */
function isCalled(target: string, name: string): boolean {
  const { host } = splitTarget(target);
  return target === name || host === name || host.split(".")[0] === name;
}

function fromMetrics(pairs: Pairs): Truth | string {
  const odd = pairs.find(([, url]) => !URL.canParse(url));
  if (odd) return `--metrics ${odd.join("=")}: is not an address such as http://127.0.0.1:8888/metrics`;
  const names = [...new Set(pairs.map(([name]) => name))];
  return truthOfMetrics(
    names.map((backend) => {
      const urls = pairs.filter(([name]) => name === backend).map(([, url]) => url);
      return { backend, urls: async () => urls };
    }),
  );
}

function fromFiles(pairs: Pairs): Truth | string {
  for (const [, file] of pairs) {
    try {
      accessSync(file, constants.R_OK);
    } catch (error) {
      return `--read ${file}: ${fileProblem(error)}`;
    }
  }
  return truthOfOutput(
    pairs.map(([backend, file]) => ({ backend, read: appendedTo(file) })),
    "what the backends' exporters wrote",
  );
}

function none(problem: string): None {
  return { kind: "none", problem, code: 2 };
}
