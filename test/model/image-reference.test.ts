import { expect, test } from "vitest";
import { imageProblem, isRegistry, parseImage } from "../../src/model/image-reference.ts";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

test.each([
  ["otel/opentelemetry-collector", { name: "otel/opentelemetry-collector" }],
  ["localhost:5000/a", { name: "localhost:5000/a" }],
  ["localhost:5000/a:1", { name: "localhost:5000/a", tag: "1" }],
  [`a:1@${digest}`, { name: "a", tag: "1", digest }],
  [`a@${digest}`, { name: "a", digest }],
])("%s is taken apart", (image, parts) => {
  expect(parseImage(image)).toEqual(parts);
});

/** As distribution/reference v0.6 judges them. */
test.each<[string, RegExp | undefined]>([
  ["registry.example.com:5000/team/otelcol:v1_2.3-rc", undefined],
  [`a/b__c/d--e:1@${digest}`, undefined],
  ["Otel/collector", /does not name an image/],
  ["a:", /not a tag/],
  ["a@sha256:0123", /not a digest/],
  [`a@${digest.toUpperCase()}`, /not a digest/],
])("%s", (image, message) => {
  const problem = imageProblem(image)?.message;
  if (message === undefined) expect(problem).toBeUndefined();
  else expect(problem).toMatch(message);
});

test("a registry is a host and a path", () => {
  expect(["mirror.example.com:5000/hub/", "localhost"].every(isRegistry)).toBe(true);
  expect(["https://mirror.example.com", "mirror.example.com/a:1", `m.example.com/a@${digest}`].some(isRegistry)).toBe(
    false,
  );
});
