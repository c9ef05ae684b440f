import { compileBlueprint } from "fairlead";
import { expect, test } from "vitest";
import { small } from "../../small.ts";

const found = (node: string, balancer: object = {}) =>
  compileBlueprint(
    small({ balancer: { target: "fairlead", compression: "zstd", ...balancer }, blueprint: { images: { node } } }),
  ).diagnostics.filter(({ code }) => code === "FL4054");

/** nodejs.org, changelogs: zstd came with 22.15.0 and 23.8.0. */
test.each(["node:22.14.0", "node:23.7-slim", "mirror.example.com/node:20.20.2", "node:21", "node:18"])(
  "%s has no zstd",
  (image) => {
    expect(found(image)).toMatchObject([{ severity: "error", place: { path: ["compression"] } }]);
  },
);

test.each(["node:22.15.0", "node:23.8.0", "node:22", "node:24.0.0", "node:lts", "example.com/ours:1.2.3"])(
  "%s is not refused",
  (image) => {
    expect(found(image)).toEqual([]);
  },
);

test("an older Node is enough for gzip, and an image of the author's own is not judged", () => {
  expect(found("node:20.20.2", { compression: "gzip" })).toEqual([]);
  expect(found("node:20.20.2", { delivery: { kind: "image", image: "example.com/edge:1" } })).toEqual([]);
});
