import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "fairlead-plain-"));
afterAll(() => rmSync(folder, { recursive: true }));

const tsx = pathToFileURL(resolve("node_modules/tsx/dist/loader.mjs")).href;
const source = ["--conditions=fairlead-source", "--import", tsx];

/** Two blueprints of one namespace in an App of cdk8s, which throws what its validations say. */
function moduleWith(second: string, rest = ""): string {
  const file = join(folder, "plain.ts");
  writeFileSync(
    file,
    `import { App } from ${JSON.stringify(resolve("node_modules/cdk8s/lib/index.js"))};
import { BlueprintChart, blueprint, collector, routeBy } from ${JSON.stringify(resolve("src/index.ts"))};
const otel = collector("0.161.0");
const pool = otel.backends("backend", { count: 1, discovery: "static", security: "plaintext" });
const network = { clients: [{ namespace: "shop", podLabels: {} }] };
const edge = otel.balancer("edge", { to: pool, queue: "central", routes: { traces: routeBy.traceID() }, network });
const app = new App({ outdir: ${JSON.stringify(join(folder, "out"))} });
for (const [name, namespace] of [["one", "shared"], ${second}] as const) {
  new BlueprintChart(app, blueprint(name, { namespace, collector: otel, backends: [pool], balancers: [edge] }));
}
${rest}
app.synth();
`,
  );
  return file;
}

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...source, ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

describe("a wrong blueprint in a plain cdk8s App", () => {
  test("ends it with 1, its findings and no stack", () => {
    const { status, stderr } = run(moduleWith('["two", "Bad_"]'));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error FL4001 invalid-name at .*plain\.ts:/);
    expect(stderr).toMatch(/\n1 error\n$/);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  test("is told beside what other validations say", () => {
    const own = 'app.node.addValidation({ validate: () => ["my own rule"] });';
    const { status, stderr } = run(moduleWith('["two", "Bad_"]', own));
    expect(status).toBe(1);
    expect(stderr).toMatch(/1 error\n\n.*my own rule\n$/);
  });

  test("is held against the others there", () => {
    const { status, stderr } = run(moduleWith('["two", "shared"]'));
    expect(status).toBe(1);
    expect(stderr.match(/^error FL4002 .*$/gm)).toHaveLength(1);
  });

  test("is checked like any other, once", () => {
    const { status, stdout, stderr } = run("src/cli/main.ts", "check", moduleWith('["two", "shared"]'));
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout.match(/^error .*$/gm)).toEqual([expect.stringMatching(/^error FL4002 /)]);
  });
});

test("another exception in a plain App keeps its stack", () => {
  const { status, stderr } = run(moduleWith('["two", "other"]', 'throw new Error("of the author");'));
  expect(status).toBe(1);
  expect(stderr).toMatch(/of the author[\s\S]*^ {4}at /m);
});
