import { describe, expect, test } from "vitest";
import { diagnostic, hasErrors, onePerPlace } from "../../src/diagnostics/diagnostic.ts";
import { inBlueprint, type Path, type Place } from "../../src/diagnostics/place.ts";

const found = (at: Place, collectorPath?: Path, message = "m") =>
  diagnostic("FL1004", { at, collectorPath, message, help: "h" });

describe("findings of one value", () => {
  test("are one when an option became several settings", () => {
    const timeout = inBlueprint("edge/lb", "timeout");
    const first = found(timeout, ["exporters", "lb", "timeout"]);
    expect(onePerPlace([first, found(timeout, ["exporters", "lb", "protocol", "otlp", "timeout"])])).toEqual([first]);
  });

  test("are one when an alias put it in several places", () => {
    const range = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
    const place = (path: Path): Place => ({ in: "text", file: "a.yaml", path, range });
    const first = found(place(["a"]), ["a"]);
    expect(onePerPlace([first, found(place(["b"]), ["b"])])).toEqual([first]);
  });

  test("are several with other words, in other options, or where only their declaration is known", () => {
    const at = inBlueprint("edge/lb", "timeout");
    expect(onePerPlace([found(at, ["a"]), found(at, ["a"], "other")])).toHaveLength(2);
    expect(onePerPlace([found(at, ["a"]), found(inBlueprint("edge/lb", "retry"), ["a"])])).toHaveLength(2);
    expect(onePerPlace([found(inBlueprint("edge"), ["a"]), found(inBlueprint("edge"), ["b"])])).toHaveLength(2);
  });
});

test("a warning is not an error, and may be made one where it is found", () => {
  const warning = diagnostic("FL3005", { at: inBlueprint("edge"), message: "m", help: "h" });
  expect(hasErrors([warning])).toBe(false);
  expect(
    hasErrors([diagnostic("FL3005", { at: inBlueprint("edge"), message: "m", help: "h", severity: "error" })]),
  ).toBe(true);
});
