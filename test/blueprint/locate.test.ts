import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { locate } from "../../src/blueprint/locate.ts";
import { diagnostic, sortDiagnostics } from "../../src/diagnostics/diagnostic.ts";
import { inBlueprint, type Path, type Place } from "../../src/diagnostics/place.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-locate-"));
const file = join(folder, "author.ts");
writeFileSync(
  file,
  `const shared = { timeout: "9s", headers: { "x-a": "é" } };
const peers = [{ cidr: "::1/128" }, { cidr: "wrong" }];
const retry = ({ initialInterval: "1s" } satisfies object) as never;
export const lb = otel.balancer("lb", {
  ...shared,
  compression: "first",
  compression: "zip",
  retry,
  network: { egress: peers },
  queue: choose("central"),
});
otel.balancer(...everything);
`,
);
afterAll(() => rmSync(folder, { recursive: true }));

/** As V8 writes it: the method's name is what it points at. */
function siteAt(line: number, column: number, at = file): Error {
  const site = new Error("declared here");
  site.stack = `Error: declared here\n    at ${at}:${line}:${column}`;
  return site;
}

function placed(path: Path, site: Error = siteAt(4, 24)): Place | undefined {
  const found = diagnostic("FL1009", { at: inBlueprint("shop/lb", ...path), message: "m", help: "h" });
  return locate([found], new Map([["shop/lb", site]]))[0]?.place;
}

/** What stands in the author's file where a finding points. */
function textAt(place: Place | undefined): string {
  const { start, end } = place?.range ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .slice(start.line - 1, end.line);
  expect(lines).toHaveLength(1);
  return lines.join("\n").slice(start.column - 1, end.column - 1);
}

describe("a finding points at", () => {
  test.each<[string, Path, string]>([
    ["the name of a declaration", [], '"lb"'],
    ["the last value of a property", ["compression"], '"zip"'],
    ["a property of what is spread into the options", ["timeout"], '"9s"'],
    ["a key in quotes", ["headers", "x-a"], '"é"'],
    ["an item of a list that has a name", ["network", "egress", 1, "cidr"], '"wrong"'],
    ["a value behind a cast, by its short name", ["retry", "initialInterval"], '"1s"'],
    ["the deepest part that is there", ["network", "egress", 7, "cidr"], "peers"],
    ["the declaration, for an option that was left out", ["image"], '"lb"'],
    ["a call, for what is inside its result", ["queue", "x"], 'choose("central")'],
  ])("%s", (_what, path, text) => {
    expect(textAt(placed(path))).toBe(text);
  });

  test("the call, where the options cannot be read", () => {
    expect(textAt(placed(["image"], siteAt(12, 6)))).toBe("...everything");
  });
});

describe("without the author's source", () => {
  test("the call itself is the place", () => {
    const gone = join(folder, "gone.ts");
    const place = placed(["image"], siteAt(3, 7, gone));
    expect(place?.file && resolve(place.file)).toBe(gone);
    expect(place?.range).toEqual({ start: { line: 3, column: 7 }, end: { line: 3, column: 7 } });
  });

  test("a place whose call is not known stays as it is", () => {
    const found = diagnostic("FL1009", { at: inBlueprint("shop/other"), message: "m", help: "h" });
    expect(locate([found], new Map())).toEqual([found]);
  });
});

test("what is missing is told behind what is there: a misspelt name may be why", () => {
  const paths: readonly Path[] = [
    ["image"],
    ["retry", "maxInterval"],
    ["network", "other"],
    ["queue"],
    ["retry", "initialInterval"],
    [],
  ];
  const found = paths.map((path) =>
    diagnostic("FL1009", { at: inBlueprint("shop/lb", ...path), message: path.join("."), help: "h" }),
  );
  const sorted = sortDiagnostics(locate(found, new Map([["shop/lb", siteAt(4, 24)]])));
  expect(sorted.map(({ message }) => message)).toEqual([
    "retry.initialInterval",
    "",
    "retry.maxInterval",
    "network.other",
    "queue",
    "image",
  ]);
});
