/** What a generated core knows of the data of metrics, by the tag of the data. */

import { fieldNumber } from "../../routing/otlp/messages.ts";
import { metricTypes } from "../../routing/otlp/metric-types.ts";
import type { ShapeTable } from "./shape-table.ts";
import { bytesTag, varintTag } from "./tag.ts";

export function metricTableCode(shapes: ShapeTable): string {
  const lines = metricTypes.map(({ name, field, point, attributesField, code, hasTemporality }) => {
    const numbers = [bytesTag(field), shapes.idOf(point), attributesField, code, hasTemporality ? 1 : 0];
    return `metricType(${numbers.join(", ")}); // ${name}`;
  });
  const sum = metricTypes.find(({ name }) => name === "sum");
  return `/** Of a metric's data by its tag: the message of a point, where that has its attributes, the type as pdata numbers it. */
const pointMessages = new Uint8Array(128);
const attributesFields = new Uint8Array(128);
const typeCodes = new Uint8Array(128);
const withTemporality = new Uint8Array(128);
function metricType(tag: number, point: number, attributes: number, code: number, hasTemporality: number): void {
  pointMessages[tag] = point;
  attributesFields[tag] = attributes;
  typeCodes[tag] = code;
  withTemporality[tag] = hasTemporality;
}
${lines.join("\n")}
const sumCode = ${sum?.code};
const metricNameTag = ${bytesTag(fieldNumber.metricName)};
const dataPointTag = ${bytesTag(fieldNumber.dataPoint)};
const temporalityTag = ${varintTag(fieldNumber.dataTemporality)};
const monotonicTag = ${varintTag(fieldNumber.sumMonotonic)};
`;
}
