import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";

const root = resolve(".");
const folder = mkdtempSync(join(tmpdir(), "fairlead-synth-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Of a synth before the one under test. */
const before = join("dist", "old", "manifests", "backends.yaml");

const main = (blueprint: string): string => `
import { App, blueprint, collector, routeBy } from "fairlead";
const otel = collector("0.129.1");
const pool = otel.backends("backend", { count: 2, discovery: "static", security: "plaintext" });
const edge = otel.balancer("edge", {
  to: pool,
  queue: "per-backend", network: { clients: [{ podLabels: {} }] },
  routes: { traces: routeBy.traceID() },
});
const app = new App();
${blueprint}
app.synth();
`;

const fine = main(
  'app.add(blueprint("small", { namespace: "small", collector: otel, backends: [pool], balancers: [edge] }));',
);
const wrong = main(`const bad = otel.balancer("bad", {
  to: pool,
  routes: { metrics: { kind: "hash", key: "attributes", attributes: ["tenant.id"] } as never },
  exporters: { "otlphttp/store": { endpoint: "http://store:4318", timeot: "5s" } as never },
});
app.add(blueprint("small", { namespace: "small", collector: otel, backends: [pool], balancers: [bad] }));`);

/** A project beside this one, as the README has it, with this checkout in the place of the package. */
function project(name: string, text: string): string {
  const base = join(folder, name);
  mkdirSync(join(base, "blueprints"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(base, "node_modules"));
  writeFileSync(join(base, "package.json"), readFileSync(join(root, "package.json")));
  symlinkSync(join(root, "src"), join(base, "src"));
  symlinkSync(join(root, "schemas"), join(base, "schemas"));
  cpSync(join(root, "cdk8s.yaml"), join(base, "cdk8s.yaml"));
  writeFileSync(join(base, "blueprints", "main.ts"), text);
  mkdirSync(join(base, "dist", "old", "manifests"), { recursive: true });
  writeFileSync(join(base, before), "as it was");
  return base;
}

function run(base: string, program: readonly string[]): { readonly status: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd: base, encoding: "utf8" });
  return { status, text: stdout + stderr };
}

function synth(base: string, ...args: readonly string[]) {
  return run(base, ["--conditions=fairlead-source", "--import", "tsx", "src/cli/main.ts", "synth", ...args]);
}

describe("fairlead synth", () => {
  let count = 0;
  beforeEach(() => {
    count++;
  });

  test("replaces dist/ as a whole", () => {
    const base = project(`fine-${count}`, fine);
    expect(synth(base)).toEqual({ status: 0, text: "synthesised 1 blueprint:\n  dist/small (6 files)\n" });
    expect(existsSync(join(base, before))).toBe(false);
    expect(existsSync(join(base, "dist", "small", "manifests", "30-balancer.yaml"))).toBe(true);
  });

  test("prints every finding with its place and help, exits with 1 and leaves dist/ as it was", () => {
    const base = project(`wrong-${count}`, wrong);
    const { status, text } = synth(base);
    expect(status).toBe(1);
    expect(text).toContain(
      "error FL3001 routing-key-unsupported at blueprints/main.ts:13:22 (small/bad/routes/metrics)",
    );
    expect(text).toContain("error FL1002 unknown-key at blueprints/main.ts:14:75");
    expect(text).toContain("did you mean timeout?");
    expect(text).not.toMatch(/^\s+at /m);
    expect(readFileSync(join(base, before), "utf8")).toBe("as it was");
  });

  test("turns a crash into exit code 3 and says what to report", () => {
    const base = project(`crash-${count}`, main('throw new Error("the blueprint threw this");'));
    const { status, text } = synth(base);
    expect(status).toBe(3);
    expect(text).toContain("FL9001");
    expect(text).toContain("the blueprint threw this");
    expect(existsSync(join(base, before))).toBe(true);
  });

  test("says so when the blueprints cannot be loaded, without a stack trace, and exits with 2", () => {
    const base = project(`syntax-${count}`, "const = ;");
    const { status, text } = synth(base);
    expect(status).toBe(2);
    expect(text).toContain("could not be loaded");
    expect(text).not.toMatch(/^\s+at /m);
  });

  test("lists the known releases for one it does not know", () => {
    const base = project(`release-${count}`, fine.replace('collector("0.129.1")', 'collector("0.130.0" as never)'));
    const { status, text } = synth(base);
    expect(status).toBe(1);
    expect(text).toContain("FL1007");
    expect(text).toContain("0.129.0, 0.129.1, 0.161.0");
  });

  test("--check writes nothing, and names what is missing, stale or changed", () => {
    const base = project(`checked-${count}`, fine);
    const { status, text } = synth(base, "--check");
    expect(status).toBe(1);
    expect(text).toContain("  missing  dist/small/manifests/30-balancer.yaml\n");
    expect(text).toContain("  stale    dist/old/manifests/backends.yaml\n");
    expect(readdirSync(join(base, "dist"))).toEqual(["old"]);
    synth(base);
    expect(synth(base, "--check")).toEqual({ status: 0, text: "dist/ is up to date (6 files).\n" });
    writeFileSync(join(base, "dist", "small", "runbook.md"), "edited by hand");
    expect(synth(base, "--check").text).toContain("  changed  dist/small/runbook.md\n");
  });

  test("replaces no folder that holds somebody's files", () => {
    const base = project(`foreign-${count}`, fine);
    writeFileSync(join(base, "dist", "index.js"), "compiled");
    expect(synth(base)).toEqual({
      status: 2,
      text: "fairlead synth: dist/ holds index.js, which is not of a blueprint: name another folder with --output\n",
    });
    expect(synth(base, "--output", "deploy").status).toBe(0);
    expect(readdirSync(join(base, "deploy"))).toEqual(["small"]);
    expect(existsSync(join(base, "dist", "index.js"))).toBe(true);
  });

  test("writes where it was told, whatever folder the App names", () => {
    const base = project(`outdir-${count}`, fine.replace("new App()", 'new App({ outdir: "elsewhere" })'));
    expect(synth(base)).toEqual({ status: 0, text: "synthesised 1 blueprint:\n  dist/small (6 files)\n" });
    expect(existsSync(join(base, "elsewhere"))).toBe(false);
  });

  test("says so when a module does not synthesise, and leaves nothing behind", () => {
    const base = project(`silent-${count}`, fine.replace("app.synth();", ""));
    const { status, text } = synth(base);
    expect(status).toBe(2);
    expect(text).toContain(
      "blueprints/main.ts wrote nothing into the folder that it was given: it has to call app.synth()",
    );
    expect(readdirSync(base).filter((name) => name.startsWith(".fairlead"))).toEqual([]);
  });
});

test("the cdk8s CLI synthesises the same files", () => {
  const base = project("cdk8s", fine);
  synth(base, "--output", "ours");
  const cli = join("node_modules", "cdk8s-cli", "bin", "cdk8s");
  expect(run(base, [cli, "synth", "--check-upgrade=false", "--output", "theirs"]).status).toBe(0);
  const files = (output: string) => readdirSync(join(base, output), { recursive: true, encoding: "utf8" }).sort();
  expect(files("theirs")).toEqual(files("ours"));
});
