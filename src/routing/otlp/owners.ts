/** The messages of a request that have attributes: resources, scopes, items and data points. */

import type { Range } from "./any-value.ts";
import type { AttributeOwner } from "./attributes.ts";
import { type Extents, extentAt } from "./extents.ts";
import { fieldNumber } from "./messages.ts";
import type { MetricType } from "./metric-types.ts";
import type { OtlpRequest, Section } from "./read-request.ts";

/** The pieces of the resource of a resource section, or of the scope of a scope section. */
function ownerPieces(section: Section | undefined): readonly Range[] {
  return section?.header.filter(({ field }) => field === fieldNumber.sectionOwner) ?? [];
}

export function resourceOwner(request: OtlpRequest, resource: number): AttributeOwner {
  return { pieces: ownerPieces(request.resources[resource]), field: fieldNumber.resourceAttributes };
}

export function scopeOwner(request: OtlpRequest, scope: number): AttributeOwner {
  return { pieces: ownerPieces(request.scopes[scope]), field: fieldNumber.scopeAttributes };
}

/** The content of an item or data point. */
export function leafRange(leaves: Extents, index: number): Range {
  const { body, end } = extentAt(leaves, index);
  return { start: body, end };
}

/** Of a span or log record: a metric itself has no attributes that count. */
export function itemOwner({ signal, items }: OtlpRequest, item: number): AttributeOwner {
  const field = signal === "traces" ? fieldNumber.spanAttributes : fieldNumber.logAttributes;
  return { pieces: [leafRange(items, item)], field };
}

export function pointOwner({ points }: OtlpRequest, { attributesField }: MetricType, point: number): AttributeOwner {
  return { pieces: [leafRange(points, point)], field: attributesField };
}
