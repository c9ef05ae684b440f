import { describe, expect, test } from "vitest";
import {
  atKey,
  inBlueprint,
  isInside,
  originsOf,
  ownerOf,
  type PlaceInText,
  within,
} from "../../src/diagnostics/place.ts";

const range = (line: number, column: number) => ({ start: { line, column }, end: { line, column: column + 4 } });
const inText: PlaceInText = {
  in: "text",
  file: "collector.yaml",
  path: ["exporters"],
  range: range(3, 5),
  key: range(3, 1),
};

describe("a path", () => {
  test("is inside itself and what is above it, not beside or below", () => {
    const path = ["exporters", "otlp", "headers", 0];
    expect(isInside(path, path)).toBe(true);
    expect(isInside(path, ["exporters", "otlp"])).toBe(true);
    expect(isInside(path, [])).toBe(true);
    expect(isInside(["exporters"], path)).toBe(false);
    expect(isInside(["exporters", "otlp/b"], ["exporters", "otlp"])).toBe(false);
  });

  test("has the same steps whether an index is a number or text", () => {
    expect(isInside(["a", 0, "b"], ["a", "0"])).toBe(true);
  });
});

describe("a place", () => {
  test("is in a declaration or in a file", () => {
    expect(ownerOf(inBlueprint("edge/lb", "routes"))).toBe("edge/lb");
    expect(ownerOf(inText)).toBe("collector.yaml");
  });

  test("further inside keeps what it is in", () => {
    expect(within(inBlueprint("edge/lb", "routes"), "traces", 0)).toEqual(
      inBlueprint("edge/lb", "routes", "traces", 0),
    );
    expect(within(inText, "otlp")).toEqual({ ...inText, path: ["exporters", "otlp"] });
  });

  test("has its key in a text; in a blueprint, and in a list, there is none", () => {
    expect(atKey(inText)).toMatchObject({ range: range(3, 1) });
    expect(atKey({ ...inText, key: undefined })).toMatchObject({ range: range(3, 5) });
    expect(atKey(inBlueprint("edge"))).toEqual(inBlueprint("edge"));
  });
});

describe("the origins of a configuration's value", () => {
  const marks = [
    { at: ["exporters", "lb"], origin: inBlueprint("edge/lb") },
    { at: ["exporters", "lb", "routing_key"], origin: inBlueprint("edge/lb", "routes", "traces") },
    { at: ["exporters", "lb", "routing_key"], origin: inBlueprint("edge/lb", "routes", "logs") },
    { at: ["exporters", "lb", "resolver"], origin: inBlueprint("edge/lb", "to") },
  ];
  const otherwise = inBlueprint("edge");

  test("are those of the longest mark, with the rest of the path behind", () => {
    expect(originsOf(["exporters", "lb", "resolver", "dns"], marks, otherwise)).toEqual([
      inBlueprint("edge/lb", "to", "dns"),
    ]);
    expect(originsOf(["exporters", "lb", "timeout"], marks, otherwise)).toEqual([inBlueprint("edge/lb", "timeout")]);
  });

  test("are several where signals share it", () => {
    expect(originsOf(["exporters", "lb", "routing_key"], marks, otherwise)).toEqual([
      inBlueprint("edge/lb", "routes", "traces"),
      inBlueprint("edge/lb", "routes", "logs"),
    ]);
  });

  test("are the whole's where no mark leads", () => {
    expect(originsOf(["exporters", "lb/b"], marks, otherwise)).toEqual([otherwise]);
    expect(originsOf(["a"], [], otherwise)).toEqual([otherwise]);
  });
});
