/** The telemetry of a generator as it is told: requests of one signal after the other, the same for the same seed. */

import { Buffer } from "node:buffer";
import { generatedBytesMax, generatedItemBytes } from "../contract/generated-size.ts";
import type { GeneratorConfig, KeyedConfig } from "../contract/generator-config.ts";
import { keyHash } from "../routing/key/key-hash.ts";
import { createLogWriter } from "./logs.ts";
import { createMetricWriter } from "./metrics.ts";
import { payloadAttribute } from "./payload.ts";
import { type Random, seededRandom } from "./random.ts";
import type { Generated } from "./service.ts";
import { skewedDraw } from "./skewed.ts";
import { type SharedTrace, sharedTraces } from "./trace-ids.ts";
import { createTraceWriter } from "./traces.ts";

export interface Writer {
  /** Pieces of one request at most. */
  readonly piecesMax: number;
  /** Of no pieces: what is late, or of traces under way. */
  readonly write: (pieces: number, nowMs: number, headroomBytes: number) => Generated;
  /** Whether a trace is under way, so that there will be more. */
  readonly isOpen: () => boolean;
}

/** @param replica each sends ids of its own */
export function createWriter(config: GeneratorConfig, replica: number): Writer {
  const { telemetry, batch, serviceSkew } = config;
  // Generators of one seed have no ids in common either.
  const random = seededRandom(config.seed, keyHash([Buffer.from(config.name)]) + replica);
  const attributes = { ...config.attributes, ...payloadAttribute(config.payloadBytes) };
  const services = config.services.map(({ name, resource }) => ({ name, resource, attributes }));
  const drawService = skewedDraw(services.length, serviceSkew, random);
  const { tenants: asked } = config;
  const tenants = asked && { attribute: asked.attribute, draw: skewedDraw(asked.count, asked.skew, random) };
  const shared = { services, tenants, drawService };
  const itemsMax = Math.floor(generatedBytesMax / generatedItemBytes(config.attributes, config.payloadBytes));
  switch (telemetry.kind) {
    case "traces": {
      const { spans, depth, fanOut, traceIds } = telemetry;
      const shape = {
        ...{ ...telemetry, services, tenants, startsAt: drawService, tree: { depth, fanOut } },
        ...{ spansMin: spans.min, spansMax: spans.max, goOnMax: Math.ceil(itemsMax / 2) },
        sharedTrace: traceIds && sharedTraces(traceIds, random),
      };
      const goesOn = telemetry.long || telemetry.late;
      const begunMax = Math.floor(itemsMax / (goesOn ? 2 : 1) / spans.max);
      const { write, open } = createTraceWriter(shape, random);
      return { piecesMax: atLeastOne(Math.min(batch, begunMax)), write, isOpen: () => open() > 0 };
    }
    case "metrics":
      return {
        piecesMax: atLeastOne(Math.min(batch, itemsMax)),
        write: createMetricWriter({ ...shared, ...telemetry }, random).write,
        isOpen: never,
      };
    case "logs": {
      const traceId = telemetry.traceIds && idsOf(telemetry.traceIds, random);
      return {
        piecesMax: atLeastOne(Math.min(batch, itemsMax)),
        write: createLogWriter({ ...shared, ...telemetry, traceId }, random).write,
        isOpen: never,
      };
    }
  }
}

const never = () => false;

function idsOf(keyed: KeyedConfig, random: Random): () => SharedTrace["id"] {
  const draw = sharedTraces(keyed, random);
  return () => draw().id;
}

function atLeastOne(count: number): number {
  return Math.max(1, count);
}
