import { expect, test } from "vitest";
import { graphSvg } from "../../src/cli/graph-svg.ts";

const drawing = {
  name: "demo",
  nodes: [
    { id: "generator a", kind: "generator", label: ["a", 'traces of <"&'] },
    { id: "balancer edge", kind: "balancer", label: ["edge"] },
    { id: "backend 1", kind: "backend", label: ["backend-1"] },
    { id: "backend 2", kind: "backend", label: ["backend-2"] },
  ],
  arrows: [
    { from: "generator a", to: "balancer edge", label: "traces" },
    { from: "balancer edge", to: "backend 1", label: "40.0 %" },
    { from: "balancer edge", to: "backend 2", label: "60.0 %" },
    { from: "balancer edge", to: "not drawn", label: "" },
  ],
} as const;

const numbers = (svg: string, name: string) =>
  [...svg.matchAll(new RegExp(`<rect[^>]* ${name}="([\\d.]+)"`, "g"))].map(([, text]) => Number(text));

test("a picture has a box for each node and an arrow for each pair that is drawn, with its label", () => {
  const svg = graphSvg(drawing);
  expect(svg.match(/<rect /g)).toHaveLength(4);
  expect(svg.match(/marker-end/g)).toHaveLength(3);
  for (const label of ["traces", "40.0 %", "60.0 %"]) expect(svg).toContain(`>${label}</text>`);
});

test("boxes of a kind stand below each other, kinds beside each other, and none on another", () => {
  const svg = graphSvg(drawing);
  const [xs, ys, heights] = ["x", "y", "height"].map((name) => numbers(svg, name));
  expect(xs?.[2]).toBe(xs?.[3]);
  expect(new Set(xs).size).toBe(3);
  expect(ys?.[3]).toBeGreaterThan((ys?.[2] ?? 0) + (heights?.[2] ?? 0));
});

test("names that mean something in XML are text, and nothing is asked of a host", () => {
  const svg = graphSvg(drawing);
  expect(svg).toContain("traces of &#60;&#34;&#38;");
  expect(svg).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
});

test("a topology without nodes is an empty picture", () => {
  expect(graphSvg({ name: "none", nodes: [], arrows: [] })).toContain("<svg ");
});
