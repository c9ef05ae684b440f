import { expect, test } from "vitest";
import { memoryLimiterFirst } from "../../../../src/check/deployed/collector/memory-limiter-first.ts";
import { piped, told } from "./configuration.ts";

function of(...processors: readonly string[]) {
  return told(memoryLimiterFirst, piped({ traces: { receivers: ["otlp"], processors, exporters: ["debug"] } }));
}

test("what stands before it works on data that is then refused", () => {
  expect(of("resource", "memory_limiter", "batch")).toEqual([
    {
      at: "warning FL2010 service.pipelines.traces.processors",
      message:
        "In traces memory_limiter is not the first processor: those before it work on data that it then refuses.",
      help: "put memory_limiter first",
    },
  ]);
});

test("a batch before it is the worst of these, and the only one told", () => {
  expect(of("resource", "batch", "memory_limiter/second")).toEqual([
    {
      at: "warning FL2011 service.pipelines.traces.processors",
      message:
        "In traces batch comes before memory_limiter: it fills up with data that the limiter would have refused.",
      help: "put memory_limiter first and batch last",
    },
  ]);
});

test("first, alone, or nowhere it is right", () => {
  expect(of("memory_limiter", "resource", "batch")).toEqual([]);
  expect(of("memory_limiter/a")).toEqual([]);
  expect(of("batch", "resource")).toEqual([]);
});
