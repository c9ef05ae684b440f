/** The messages in the way from a request to its items and data points, one within the other. */

import type { Signal } from "../../contract/signal.ts";
import { fieldNumber, type MessageShape, signalShapes } from "./messages.ts";
import { metricTypeByField } from "./metric-types.ts";

export interface Level {
  readonly shape: MessageShape;
  /** Which fields have what is below. */
  readonly isChild: (field: number) => boolean;
  /** Of several children only the last counts. */
  readonly hasOneChild: boolean;
  /** Undefined for an item or data point: its inside is not cut. */
  readonly below: Level | undefined;
}

const is = (number: number) => (field: number) => field === number;

export const levels: Readonly<Record<Signal, Level>> = {
  traces: levelsOf("traces", undefined),
  metrics: levelsOf("metrics", dataLevels()),
  logs: levelsOf("logs", undefined),
};

function levelsOf(signal: Signal, data: Level | undefined): Level {
  const { request, resourceSection, scopeSection, item } = signalShapes[signal];
  const leaf: Level = { shape: item, isChild: () => false, hasOneChild: false, below: undefined };
  const scope: Level = {
    shape: scopeSection,
    isChild: is(fieldNumber.sectionChild),
    hasOneChild: false,
    below: data ?? leaf,
  };
  const resource: Level = {
    shape: resourceSection,
    isChild: is(fieldNumber.sectionChild),
    hasOneChild: false,
    below: scope,
  };
  return { shape: request, isChild: is(fieldNumber.requestSection), hasOneChild: false, below: resource };
}

/** A metric has its points in one of five fields, which have the same number for points. */
function dataLevels(): Level {
  const { item } = signalShapes.metrics;
  const [any] = [...metricTypeByField.keys()];
  const data = item.fields.get(any ?? 0)?.message ?? item;
  const point = data.fields.get(fieldNumber.dataPoint)?.message ?? data;
  const points: Level = { shape: point, isChild: () => false, hasOneChild: false, below: undefined };
  const ofData: Level = { shape: data, isChild: is(fieldNumber.dataPoint), hasOneChild: false, below: points };
  return { shape: item, isChild: (field) => metricTypeByField.has(field), hasOneChild: true, below: ofData };
}
