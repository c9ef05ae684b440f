import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
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

test("nobody owns a share where addresses are found in the cluster, as nobody knows them here", async () => {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-graph-"));
  const module = join(folder, "found.ts");
  writeFileSync(module, foundByDns);
  const drawn = await graphOf(module, { format: "mermaid" });
  rmSync(folder, { recursive: true });
  if ("problem" in drawn) throw new Error(drawn.problem);
  expect(drawn.text).toContain("Collector 0.161.0<br/>traces by trace id");
  expect(drawn.text).not.toContain("%");
});

const foundByDns = `
import { blueprint, collector, dns, minutes, routeBy, seconds } from ${JSON.stringify(resolve("src/index.ts"))};
const otel = collector("0.161.0");
const pool = otel.backends("pool", { count: 3, discovery: dns({ interval: seconds(5), timeout: seconds(1) }), security: "plaintext" });
const edge = otel.balancer("edge", {
  to: pool, queue: "central", retry: { maxElapsedTime: minutes(2) }, routes: { traces: routeBy.traceID() },
  network: { clients: [{ podLabels: {} }] },
});
export const found = blueprint("found", { namespace: "found", collector: otel, backends: [pool], balancers: [edge] });
`;

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
