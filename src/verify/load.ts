/**
 * What a run sends: seeded telemetry of many services, every item numbered, the spans of a trace and the records of one in several
 * requests, since what comes in one piece cannot be split. Of each item it is known what key it has and where that belongs.
 */

import { Buffer } from "node:buffer";
import type { Signal } from "../contract/signal.ts";
import { treeLimits } from "../contract/trace-tree.ts";
import { createLogWriter, traceIdsInTurns } from "../generate/logs.ts";
import { type Mark, marksIn } from "../generate/mark.ts";
import { createMetricWriter, metricTypes } from "../generate/metrics.ts";
import { type Random, seededRandom } from "../generate/random.ts";
import type { Generated, Service } from "../generate/service.ts";
import { createTraceWriter } from "../generate/traces.ts";
import { itemFieldNames } from "../inspect/facts.ts";
import { keysOfRequest } from "../inspect/keys-of-request.ts";
import type { RoutedBalancer } from "../inspect/routed-balancer.ts";
import type { KeyRule } from "../routing/key/key-rule.ts";
import { resourceUpserter } from "../routing/split/upsert-resource.ts";
import type { SignalModel } from "./model.ts";

export interface LoadOptions {
  readonly seed: number;
  /** Tells this run from an earlier one of the same seed. */
  readonly run: string;
  /** At least so many of the signal. */
  readonly items: number;
  readonly services: number;
}

/** An item before it is sent. */
export interface PlannedItem {
  readonly index: number;
  /** What has to stay together with it; undefined where nothing has to. */
  readonly key: string | undefined;
  /** The backend that it belongs to; undefined where none is told. */
  readonly owner: string | undefined;
}

export interface PlannedRequest {
  readonly signal: Signal;
  /** With room before it. */
  readonly bytes: Buffer;
  readonly items: readonly PlannedItem[];
}

/** Traces that begin in a request, and data points or records in one at most. */
const [tracesEach, itemsEachMax] = [25, 40];
/** Requests of a service at least: a key that comes in one piece cannot be split. */
const requestsOfService = 3;

/** Requests one after the other, made when they are asked for. */
export function* loadOf(
  model: SignalModel,
  routed: RoutedBalancer,
  options: LoadOptions,
  headroomBytes: number,
): Generator<PlannedRequest> {
  const attributes = routed.routes.find(({ signal }) => signal === model.signal)?.route.routingAttributes ?? [];
  const random = seededRandom(options.seed, streamOf(model.signal));
  const services = servicesOf(options.services, attributes, random);
  const write = writerOf(model.signal, services, options, random);
  const upsert = resourceUpserter(routed.resourceUpserts);
  for (let items = 0; items < options.items; ) {
    const made = write(options.items - items, headroomBytes);
    items += made.items;
    yield planned(model, made.bytes, upsert);
  }
}

const streamOf = (signal: Signal): number => ({ traces: 1, metrics: 2, logs: 3 })[signal];

/**
 * Each has its own values of what is routed by, so that there is something to spread. They are drawn: CRC-32 of names that count is
 * not spread like chance.
 */
function servicesOf(count: number, attributes: readonly string[], random: Random): readonly Service[] {
  const named = attributes.filter((name) => name !== "service.name" && !itemFieldNames.has(name));
  const word = () => random.next().toString(16).padStart(8, "0");
  return Array.from({ length: count }, () => ({
    name: `verify-${word()}`,
    resource: Object.fromEntries(named.map((name) => [name, `verify-${word()}`])),
    attributes: {},
  }));
}

type Write = (left: number, headroomBytes: number) => Generated;

function writerOf(signal: Signal, services: readonly Service[], { run, items }: LoadOptions, random: Random): Write {
  const itemsEach = Math.min(itemsEachMax, Math.max(1, Math.floor(items / (requestsOfService * services.length))));
  // A time of its own: the same seed makes the same bytes, and a backend may drop what is too old.
  const now = () => Date.now();
  let index = 0;
  const mark = (): Mark => {
    index += 1;
    return { run, index: index - 1 };
  };
  let turn = -1;
  switch (signal) {
    case "traces": {
      const shape = {
        services,
        spansMin: 2,
        spansMax: 6,
        tree: treeLimits(6, undefined, 2),
        errors: 0.05,
        links: 0.1,
        run,
      };
      const writer = createTraceWriter({ ...shape, long: { share: 1, gapMs: 0 } }, random);
      return (left, headroomBytes) => {
        const begun = Math.min(tracesEach, Math.max(0, left - writer.open()));
        return writer.write(begun, now(), headroomBytes);
      };
    }
    case "metrics": {
      const writers = services.map((service) =>
        createMetricWriter({ services: [service], name: `requests.${service.name}`, types: metricTypes, mark }, random),
      );
      return inTurns(writers);
    }
    case "logs": {
      const traceId = traceIdsInTurns(3, random);
      const shape = { body: "request served", withTraceId: 1, traceId, mark };
      return inTurns(services.map((service) => createLogWriter({ ...shape, services: [service] }, random)));
    }
  }

  function inTurns(writers: readonly { readonly write: (...args: [number, number, number]) => Generated }[]): Write {
    return (left, headroomBytes) => {
      turn = (turn + 1) % writers.length;
      const writer = writers[turn];
      return writer ? writer.write(Math.min(itemsEach, left), now(), headroomBytes) : noneWritten;
    };
  }
}

const noneWritten: Generated = { bytes: Buffer.alloc(0), items: 1 };

/** Marks stand in the order of items, so that each is of the item in its place. */
function planned(
  { signal, rule, owners }: SignalModel,
  bytes: Buffer,
  upsert: ReturnType<typeof resourceUpserter>,
): PlannedRequest {
  const marks = marksIn(bytes);
  const keys = rule && keysIn(signal, rule, bytes, upsert);
  const items = marks.map(({ index }, place): PlannedItem => {
    const found = keys?.[place];
    if (!found?.key || found.isRandom) return { index, key: undefined, owner: undefined };
    const key = Buffer.from(found.key).toString("base64");
    return { index, key, owner: owners.kind === "known" ? owners.ownerOf(found.key) : undefined };
  });
  return { signal, bytes, items };
}

/** As the balancer sees them, which writes attributes of its own first. */
function keysIn(signal: Signal, rule: KeyRule, bytes: Buffer, upsert: ReturnType<typeof resourceUpserter>) {
  const upserted = upsert(bytes);
  const seen = upserted ? new Uint8Array(upserted.bytes) : bytes;
  upserted?.write(seen);
  const keys = keysOfRequest(signal, rule, seen);
  return keys.kind === "wrong" ? undefined : keys.items;
}
