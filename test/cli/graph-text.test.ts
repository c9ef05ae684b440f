import { expect, test } from "vitest";
import { graphOf } from "../../src/cli/graph-blueprint.ts";
import { dotText, mermaidText } from "../../src/cli/graph-text.ts";

test("a blueprint is drawn with its senders, keys and the share that each backend owns", async () => {
  const drawn = await graphOf("blueprints/loadbalancer-demo.ts", { format: "mermaid" });
  if ("problem" in drawn) throw new Error(drawn.problem);
  const lines = drawn.text.split("\n");
  expect(lines[0]).toBe("flowchart LR");
  expect(drawn.text).toContain("service-a<br/>traces, 2 every 5 s");
  expect(drawn.text).toContain("Collector 0.129.1<br/>traces by service.name");
  // As the runbook of the same blueprint states them.
  for (const share of ["32.5 %", "38.5 %", "29.0 %"]) expect(drawn.text).toContain(`|"${share}"|`);
});

test("a module without that blueprint is told", async () => {
  expect(await graphOf("blueprints/loadbalancer-demo.ts", { format: "dot", blueprint: "none" })).toMatchObject({
    code: 2,
  });
});

const odd = {
  name: 'a "b"',
  nodes: [
    { id: 'x "y"', kind: "generator", label: ['<"&', "z"] },
    { id: "backend", kind: "backend", label: ["c"] },
  ],
  arrows: [{ from: 'x "y"', to: "backend", label: '"' }],
} as const;

test("what means something to Mermaid or to Graphviz is text in a label", () => {
  expect(mermaidText(odd)).toBe('flowchart LR\n  n0(["&lt;#quot;&amp;<br/>z"])\n  n1["c"]\n  n0 -->|"#quot;"| n1\n');
  expect(dotText(odd)).toContain('  "x \\"y\\"" [shape=oval, label="<\\"&\\nz"];');
});
