/** The messages of a request that have attributes: resources, scopes, items and data points. */

import type { Range } from "./any-value.ts";
import type { AttributeOwner } from "./attributes.ts";
import { extentAt } from "./extents.ts";
import { fieldNumber } from "./messages.ts";
import type { MetricType } from "./metric-types.ts";
import type { PointTable } from "./read-points.ts";
import type { OtlpRequest, Section } from "./read-request.ts";

/** The pieces of the resource of a resource section, or of the scope of a scope section. */
function ownerPieces(section: Section | undefined): readonly Range[] {
  const fields = section?.header.filter(({ field }) => field === fieldNumber.sectionOwner) ?? [];
  return fields.map(({ body, end }) => ({ start: body, end }));
}

export function resourceOwner(request: OtlpRequest, resource: number): AttributeOwner {
  return { pieces: ownerPieces(request.resources[resource]), field: fieldNumber.resourceAttributes };
}

export function scopeOwner(request: OtlpRequest, scope: number): AttributeOwner {
  return { pieces: ownerPieces(request.scopes[scope]), field: fieldNumber.scopeAttributes };
}

export function itemRange(request: OtlpRequest, item: number): Range {
  const { body, end } = extentAt(request.items, item);
  return { start: body, end };
}

/** Of a span or log record: a metric itself has no attributes that count. */
export function itemOwner(request: OtlpRequest, item: number): AttributeOwner {
  const field = request.signal === "traces" ? fieldNumber.spanAttributes : fieldNumber.logAttributes;
  return { pieces: [itemRange(request, item)], field };
}

export function pointOwner(table: PointTable, type: MetricType, point: number): AttributeOwner {
  const { body, end } = extentAt(table.points, point);
  return { pieces: [{ start: body, end }], field: type.attributesField };
}
