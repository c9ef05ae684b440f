import { describe, expect, test } from "vitest";
import { signals } from "../../../src/contract/signal.ts";
import { declarations, onWireOnly } from "../../../src/routing/otlp/declarations.ts";
import { fieldNumber, numberOf, shapeOf, signalShapes } from "../../../src/routing/otlp/messages.ts";

describe("the table of OTLP", () => {
  // From the .proto files of opentelemetry-proto 1.9.
  test.each([
    ["Span", "trace_id", 1],
    ["Span", "flags", 16],
    ["Span.Link", "attributes", 4],
    ["LogRecord", "trace_id", 9],
    ["Metric", "exponential_histogram", 10],
    ["ExponentialHistogramDataPoint", "attributes", 1],
    ["HistogramDataPoint", "attributes", 9],
    ["Exemplar", "filtered_attributes", 7],
  ])("%s has %s under number %i", (message, name, number) => {
    expect(numberOf(message, name)).toBe(number);
  });

  test("gives each number of a message once, in ascending order", () => {
    for (const [message, text] of Object.entries(declarations)) {
      const numbers = [...`${text} ${onWireOnly[message] ?? ""}`.matchAll(/:(\d+):/g)].map(([, number]) =>
        Number(number),
      );
      expect(numbers).toEqual([...new Set(numbers)].sort((left, right) => left - right));
    }
  });

  test.each(signals)("nests the sections of %s as those of traces", (signal) => {
    const { request, resourceSection, scopeSection, item } = signalShapes[signal];
    expect(request.fields.get(fieldNumber.requestSection)?.message).toBe(resourceSection);
    expect(resourceSection.fields.get(fieldNumber.sectionOwner)?.message).toBe(shapeOf("Resource"));
    for (const number of [fieldNumber.sectionChild, fieldNumber.deprecatedScopeSection]) {
      expect(resourceSection.fields.get(number)?.message).toBe(scopeSection);
    }
    expect(scopeSection.fields.get(fieldNumber.sectionOwner)?.message).toBe(shapeOf("InstrumentationScope"));
    expect(scopeSection.fields.get(fieldNumber.sectionChild)?.message).toBe(item);
    for (const section of [resourceSection, scopeSection]) {
      expect(section.fields.get(fieldNumber.sectionSchema)?.kind).toBe("bytes");
    }
  });

  test("numbers the elements of arrays and maps alike", () => {
    expect(numberOf("KeyValueList", "values")).toBe(fieldNumber.elements);
  });

  test("packs repeated numbers, and only those", () => {
    expect(shapeOf("HistogramDataPoint").fields.get(6)?.kind).toBe("packed64");
    expect(shapeOf("ExponentialHistogramDataPoint.Buckets").fields.get(2)?.kind).toBe("packedVarint");
    expect(shapeOf("EntityRef").fields.get(3)?.kind).toBe("bytes");
    expect(shapeOf("Span").fields.get(7)?.kind).toBe("number");
  });
});
