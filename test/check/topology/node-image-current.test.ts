import { compileBlueprint } from "fairlead";
import { expect, test } from "vitest";
import { nodeImage } from "../../../src/lower/defaults.ts";
import { small } from "../../small.ts";

const found = (node: string, balancer: object = {}) =>
  compileBlueprint(small({ balancer: { target: "fairlead", ...balancer }, blueprint: { images: { node } } }))
    .diagnostics;

/** Versions of nodejs.org's security releases: those before a fix, and those with it. */
test.each([
  ["node:22.16.0-bookworm-slim", ["CVE-2025-59465", "CVE-2026-21714", "CVE-2026-56848"]],
  ["mirror.example.com/library/node:22.22.1", ["CVE-2026-21714", "CVE-2026-56848"]],
  [`node:22.22.2@sha256:${"0".repeat(64)}`, ["CVE-2026-56848"]],
  ["node:24.18.0", ["CVE-2026-56848"]],
  ["node:26.5.0-alpine", ["CVE-2026-56848"]],
  ["node:20.20.2", ["CVE-2026-56848"]],
  ["node:16-alpine", ["CVE-2025-59465", "CVE-2026-21714", "CVE-2026-56848"]],
  ["node:20", ["CVE-2026-56848"]],
  ["node:22.16", ["CVE-2025-59465", "CVE-2026-21714", "CVE-2026-56848"]],
  ["node:18.20.8", ["CVE-2025-59465", "CVE-2026-21714", "CVE-2026-56848"]],
])("%s is told what is open", (image, advisories) => {
  const [one, ...others] = found(image);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ code: "FL5004", severity: "warning", place: { path: ["images", "node"] } });
  expect(one?.message.match(/CVE-\d+-\d+/g)).toEqual(advisories);
});

test.each([
  "node:22.23.2",
  "node:24.19.0-slim",
  "node:26.5.1",
  "node:28.0.0",
  "node:22",
  "node:24-slim",
  "node:22.23",
  "node:lts",
  "example.com/node-of-ours:1.2.3",
])("%s is not", (image) => {
  expect(found(image)).toEqual([]);
});

test("what Fairlead takes where nothing is said has every fix", () => {
  expect(found(nodeImage)).toEqual([]);
});

test("an image of the author's own is not judged", () => {
  expect(found("node:18.0.0", { delivery: { kind: "image", image: "example.com/edge:1" } })).toEqual([]);
});
