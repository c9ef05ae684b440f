import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "fairlead-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Tells, as the process ends, whether cdk8s was loaded. */
const watch = `import module from "node:module"; process.on("exit", () => {
  if (Object.keys(module._cache).some((file) => file.includes("/node_modules/cdk8s"))) console.error("loaded cdk8s");
});`;

function fairlead(...args: readonly string[]) {
  const program = [
    "--import",
    `data:text/javascript,${encodeURIComponent(watch)}`,
    "--conditions=fairlead-source",
    "--import",
    "tsx",
    "src/cli/main.ts",
    ...args,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

describe("fairlead", () => {
  test("check says that the project's blueprints have no findings, and loads nothing that only writing needs", () => {
    expect(fairlead("check", "blueprints/loadbalancer-demo.ts", "blueprints/tenants.ts")).toEqual({
      status: 0,
      stdout: "no findings\n",
      stderr: "",
    });
  });

  test("check of a module that synthesises looks at its App's blueprints and writes nothing", () => {
    const before = statSync("dist").mtimeMs;
    expect(fairlead("check", "blueprints/main.ts")).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^accepted FL2023 [\s\S]*\n1 accepted\n$/) as string,
      stderr: "loaded cdk8s\n",
    });
    expect(statSync("dist").mtimeMs).toBe(before);
  });

  test("check holds the blueprints of an App against each other", () => {
    const twins = join(folder, "twins.ts");
    writeFileSync(
      twins,
      `import { App, blueprint, collector, routeBy } from ${JSON.stringify(resolve("src/index.ts"))};
const otel = collector("0.161.0");
const pool = otel.backends("backend", { count: 1, discovery: "static", security: "plaintext" });
const edge = otel.balancer("edge", { to: pool, queue: "central", routes: { traces: routeBy.traceID() } });
const app = new App();
for (const name of ["one", "two"]) {
  app.add(blueprint(name, { namespace: "shared", collector: otel, backends: [pool], balancers: [edge] }));
}
app.synth();`,
    );
    const { status, stdout } = fairlead("check", twins);
    expect(status).toBe(1);
    expect(stdout.match(/^error .*$/gm)).toHaveLength(1);
    expect(stdout).toContain('"one" and "two" both write the Namespace "shared"');
  });

  test("check ends, with its result, whatever a module leaves open", () => {
    const module = join(folder, "timer.ts");
    writeFileSync(
      module,
      `export * from ${JSON.stringify(resolve("blueprints/tenants.ts"))}; setInterval(() => {}, 1_000);`,
    );
    const { status, stdout, stderr } = fairlead("check", module);
    expect([status, stdout]).toEqual([0, "no findings\n"]);
    expect(stderr).toContain("left Timeout open");
  });

  test.each([
    ["check"],
    ["up"],
    ["graph"],
    ["simulate"],
    ["route", "--trace-id", "4bf92f3577b34da6a3ce929d0e0e4736"],
    ["diff", "blueprints/tenants.ts"],
  ])("%s says so, under its own name, where a module never finishes loading", (command, ...more) => {
    const module = join(folder, "stuck.mts");
    writeFileSync(module, "await new Promise(() => {});");
    const { status, stderr } = fairlead(command, ...more, module);
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`^fairlead ${command}: .*stuck\\.mts: never finishes loading: `));
  });

  test("check tells what it finds beside a module that never finishes loading", () => {
    const module = join(folder, "stuck.mts");
    writeFileSync(module, "await new Promise(() => {});");
    const { status, stdout, stderr } = fairlead("check", module, "test/fixtures/blueprints/tenants-at-0.129.ts");
    expect(status).toBe(2);
    expect(stderr).toContain("stuck.mts: never finishes loading");
    expect(stdout).toContain("error FL3001 ");
  });

  test("check prints findings as JSON, and exits with 1", () => {
    const file = join("test", "fixtures", "blueprints", "tenants-at-0.129.ts");
    const { status, stdout } = fairlead("check", file, "--format", "json");
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      valid: false,
      diagnostics: [{ code: "FL3001", construct: "tenants/edge/routes/metrics", file, range: { start: { line: 9 } } }],
    });
  });

  test("check exits with 2 for a file it cannot read, and names it", () => {
    expect(fairlead("check", "nowhere.ts")).toEqual({
      status: 2,
      stdout: "",
      stderr: "fairlead check: nowhere.ts: no such file\n",
    });
    const broken = join(folder, "broken.ts");
    writeFileSync(broken, "export const = 1;");
    expect(fairlead("check", broken)).toMatchObject({ status: 2, stdout: "" });
  });

  test("check of a Collector's file shows the line, says which version it is for and why, and loads no blueprint", () => {
    const file = join(folder, "collector.yaml");
    writeFileSync(file, "exporters:\n  debug:\n    verbosity: full\n");
    const { status, stdout, stderr } = fairlead("check", file, "--collector", "0.129.1");
    expect(status).toBe(1);
    expect(stdout).toContain(
      `error FL1004 wrong-value at ${file}:3:16 (exporters.debug.verbosity)\n    3 |     verbosity: full\n      |                ^^^^\n`,
    );
    expect(stderr).toBe("1 configuration held against Collector 0.129.1 (as asked), by the schemas of 0.129.0\n");
    expect(fairlead("check", folder, "--collector", "new")).toMatchObject({ status: 2, stdout: "" });
  });

  test("a blueprint is held against the release that is asked for, at its own places", () => {
    const bound = fairlead("check", "blueprints/tenants.ts");
    expect(bound).toMatchObject({ status: 0 });
    const { status, stdout } = fairlead("check", "--collector", "0.129.0", "blueprints/tenants.ts");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^error FL3001 routing-key-unsupported at blueprints\/tenants\.ts:\d+:\d+/);
    expect(fairlead("check", "--collector", "0.1.0", "blueprints/tenants.ts").stdout).toMatch(/^error FL1007 /);
  });

  test("explain prints the page of a code, and suggests for one that does not exist", () => {
    expect(fairlead("explain", "fl3001").stdout).toContain("# FL3001 routing-key-unsupported");
    expect(fairlead("explain", "FL4042").stdout).toContain("# fairlead-ignore FL4042: why");
    const unknown = fairlead("explain", "FL3099");
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toMatch(/no code FL3099; did you mean FL30/);
  });

  test("check takes a folder, and says what it could not read without hiding the findings of the rest", () => {
    expect(fairlead("check", "blueprints").stdout).toMatch(/\n1 accepted\n$/);
    expect(fairlead("check", "tools/docs")).toMatchObject({ status: 2, stdout: "" });
    const { status, stdout, stderr } = fairlead("check", "nowhere.ts", "test/fixtures/blueprints");
    expect(status).toBe(2);
    expect(stderr).toContain("fairlead check: nowhere.ts: no such file\n");
    expect(stdout).toContain(
      "error FL3001 routing-key-unsupported at test/fixtures/blueprints/tenants-at-0.129.ts:9:48",
    );
  });

  test("explain knows a code by its name, and lists all codes", () => {
    expect(fairlead("explain", "routing-key-unsupported").stdout).toContain("# FL3001 routing-key-unsupported");
    expect(fairlead("explain", "routing-key-unsuported").stderr).toContain(
      "did you mean routing-key-unsupported or routing-key-ignored?",
    );
    const pages = readdirSync(join("docs", "codes")).map((page) => page.replace(".md", ""));
    const listed = fairlead("explain").stdout.match(/^FL\d{4}/gm);
    expect(listed).toEqual(pages.sort());
  });

  test("wrong usage exits with 2", () => {
    expect(fairlead("chekc").status).toBe(2);
    expect(fairlead("check", "--format", "xml", "a.ts").status).toBe(2);
  });

  test("ends quietly when whoever reads its output has enough", () => {
    const command = `"${process.execPath}" --conditions=fairlead-source --import tsx src/cli/main.ts schema --collector 0.161.0`;
    const { stdout, stderr } = spawnSync("sh", ["-c", `${command} | head -c 1`], { encoding: "utf8" });
    expect({ stdout, stderr }).toEqual({ stdout: "{", stderr: expect.not.stringContaining("EPIPE") as string });
  });
});
