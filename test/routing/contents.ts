import { extentAt } from "../../src/routing/otlp/extents.ts";
import type { OtlpRequest, Section } from "../../src/routing/otlp/read-request.ts";

/** Each item, or data point, with everything above it. */
export function contents(request: OtlpRequest): readonly string[] {
  const text = (start: number, end: number) => Buffer.from(request.bytes.subarray(start, end)).toString("latin1");
  const header = (section: Section) =>
    section.header
      .filter(({ field: number }) => number !== 1000)
      .map(({ field: number, start, end }) => `${number} ${text(start, end)}`)
      .join();
  return request.resources.flatMap((resource) =>
    request.scopes.slice(resource.first, resource.last).flatMap((scope) =>
      Array.from({ length: scope.last - scope.first }, (_, offset) => {
        const above = `${header(resource)} / ${header(scope)}`;
        const { body, end } = extentAt(request.items, scope.first + offset);
        if (request.signal !== "metrics") return [`${above} / ${text(body, end)}`];
        const section = request.metrics[scope.first + offset];
        const data = request.data[section?.first ?? -1];
        if (!section || !data || section.first === section.last) return [];
        const kept = { ...section, header: section.header.filter(({ field: number }) => number < 5 || number > 11) };
        return Array.from({ length: data.last - data.first }, (__, index) => {
          const point = extentAt(request.points, data.first + index);
          return `${above} / ${header(kept)} / ${section.childField} ${header(data)} / ${text(point.body, point.end)}`;
        });
      }).flat(),
    ),
  );
}
