import { expect, test } from "vitest";
import {
  isTimeZone,
  severityProblems,
  timeProblems,
} from "../../../../../src/check/deployed/collector/semantics/operator-times.ts";

const from = { parse_from: "attributes.time" };
const faultsOf = (time: Parameters<typeof timeProblems>[0]) =>
  [...timeProblems({ ...from, ...time }, [])].map(({ path }) => path.join("."));

test("a layout is that of its type", () => {
  expect(faultsOf({ layout: "%Y-%m-%d %H:%M:%S.%L" })).toEqual([]);
  expect(faultsOf({ layout_type: "gotime", layout: "2006-01-02T15:04:05.999Z07:00" })).toEqual([]);
  expect(faultsOf({ layout_type: "epoch", layout: "s.ns" })).toEqual([]);
  expect(faultsOf({ layout_type: "native" })).toEqual([]);
});

test.each([
  ["Go's layout in strptime", { layout: "2006-01-02" }, "layout"],
  ["a directive that there is not", { layout: "%Y %Q" }, "layout"],
  ["a fraction behind a letter", { layout: "%S%L" }, "layout"],
  ["a fraction of Go behind a digit", { layout_type: "gotime", layout: "05999" }, "layout"],
  ["minutes of an epoch", { layout_type: "epoch", layout: "min" }, "layout"],
  ["no layout", {}, "layout"],
  ["a type that there is not", { layout_type: "rfc3339", layout: "%Y" }, "layout_type"],
  ["a zone that there is not", { layout: "%Y", location: "Europe/Atlantis" }, "location"],
  [
    "names of zones that the layout does not read",
    { layout: "%Y", time_zone_locations: { CET: "Europe/Berlin" } },
    "time_zone_locations",
  ],
])("%s is refused", (_, time, at) => {
  expect(faultsOf(time)).toEqual([at]);
});

test("a time and a severity say where they are read from", () => {
  expect([...timeProblems({ layout: "%Y" }, [])].map(({ path }) => path.join("."))).toEqual(["parse_from"]);
  expect([...severityProblems({}, [])].map(({ path }) => path.join("."))).toEqual(["parse_from"]);
});

test("a severity is mapped from texts, whole numbers and ranges", () => {
  const of = (mapping: Parameters<typeof severityProblems>[0]) =>
    [...severityProblems({ ...from, mapping }, [])].map(({ path }) => path.join("."));
  expect(of({ error: ["5xx", 500, { min: 1, max: 2 }], warn2: "w", 24: 1 })).toEqual([]);
  expect(of({ error: [1.5, "a", { min: 1 }] })).toEqual(["mapping.error.0", "mapping.error.2"]);
  expect(of({ critical: "c" })).toEqual(["mapping.critical"]);
});

test("a zone is one of the world's, or that of the machine", () => {
  expect(["Local", "UTC", "Europe/Berlin"].every(isTimeZone)).toBe(true);
  expect(isTimeZone("Berlin/Europe")).toBe(false);
});
