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
import { App } from "fairlead";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { blueprints } from "../every-blueprint.ts";

const root = resolve(".");
const folder = mkdtempSync(join(tmpdir(), "fairlead-synth-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** All files below a folder, by path. */
function filesOf(base: string): Readonly<Record<string, string>> {
  const names = readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(base.length + 1), readFileSync(path, "utf8")]),
  );
}

function synthesise(name: string, list: typeof blueprints): Readonly<Record<string, string>> {
  const outdir = join(folder, name);
  const app = new App({ outdir });
  for (const blueprint of list) app.add(blueprint);
  app.synth();
  return filesOf(outdir);
}

describe("synthesis", () => {
  test("writes what is committed in dist/", () => {
    expect(synthesise("once", blueprints)).toEqual(filesOf(join(root, "dist")));
  });

  test("gives the same bytes twice, and in another order of declaration", () => {
    expect(synthesise("twice", blueprints.toReversed())).toEqual(synthesise("again", blueprints));
  });

  test("leaves nothing of an earlier synthesis in a blueprint's folder", () => {
    const [first] = blueprints;
    if (!first) throw new Error("there are blueprints");
    mkdirSync(join(folder, "stale", first.name, "manifests"), { recursive: true });
    writeFileSync(join(folder, "stale", first.name, "manifests", "gone.yaml"), "old");
    expect(Object.keys(synthesise("stale", [first]))).not.toContain(`${first.name}/manifests/gone.yaml`);
  });
});

const main = (blueprint: string): string => `
import { App, blueprint, collector, routeBy } from "fairlead";
const otel = collector("0.129.1");
const pool = otel.backends("backend", { count: 2, discovery: "static", security: "plaintext" });
const edge = otel.balancer("edge", {
  to: pool,
  queue: "per-backend",
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
  mkdirSync(join(base, "tools"));
  symlinkSync(join(root, "node_modules"), join(base, "node_modules"));
  cpSync(join(root, "tools", "synth.mjs"), join(base, "tools", "synth.mjs"));
  writeFileSync(join(base, "package.json"), readFileSync(join(root, "package.json")));
  symlinkSync(join(root, "src"), join(base, "src"));
  symlinkSync(join(root, "schemas"), join(base, "schemas"));
  cpSync(join(root, "cdk8s.yaml"), join(base, "cdk8s.yaml"));
  writeFileSync(join(base, "blueprints", "main.ts"), text);
  mkdirSync(join(base, "dist"));
  writeFileSync(join(base, "dist", "before.txt"), "as it was");
  return base;
}

function npmRunSynth(base: string): { readonly status: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/synth.mjs"], { cwd: base, encoding: "utf8" });
  return { status, text: stdout + stderr };
}

describe("npm run synth", () => {
  let count = 0;
  beforeEach(() => {
    count++;
  });

  test("replaces dist/ as a whole", () => {
    const base = project(`fine-${count}`, fine);
    expect(npmRunSynth(base)).toEqual({ status: 0, text: "synthesised 1 blueprint:\n  dist/small (5 files)\n" });
    expect(existsSync(join(base, "dist", "before.txt"))).toBe(false);
    expect(existsSync(join(base, "dist", "small", "manifests", "balancer.yaml"))).toBe(true);
  });

  test("prints every finding with its place and help, exits with 1 and leaves dist/ as it was", () => {
    const base = project(`wrong-${count}`, wrong);
    const { status, text } = npmRunSynth(base);
    expect(status).toBe(1);
    expect(text).toContain(
      "error FL3001 routing-key-unsupported at blueprints/main.ts:13:22 (small/bad/routes/metrics)",
    );
    expect(text).toContain("error FL1002 unknown-key at blueprints/main.ts:14:75");
    expect(text).toContain("did you mean timeout?");
    expect(text).not.toMatch(/^\s+at /m);
    expect(readFileSync(join(base, "dist", "before.txt"), "utf8")).toBe("as it was");
  });

  test("turns a crash into exit code 3 and says what to report", () => {
    const base = project(`crash-${count}`, main('throw new Error("the blueprint threw this");'));
    const { status, text } = npmRunSynth(base);
    expect(status).toBe(3);
    expect(text).toContain("FL9001");
    expect(text).toContain("the blueprint threw this");
    expect(existsSync(join(base, "dist", "before.txt"))).toBe(true);
  });

  test("says so when the blueprints cannot be loaded, without a stack trace, and exits with 2", () => {
    const base = project(`syntax-${count}`, "const = ;");
    const { status, text } = npmRunSynth(base);
    expect(status).toBe(2);
    expect(text).toContain("could not be loaded");
    expect(text).not.toMatch(/^\s+at /m);
  });

  test("lists the known releases for one it does not know", () => {
    const base = project(`release-${count}`, fine.replace('collector("0.129.1")', 'collector("0.130.0" as never)'));
    const { status, text } = npmRunSynth(base);
    expect(status).toBe(1);
    expect(text).toContain("FL1007");
    expect(text).toContain("0.129.0, 0.129.1, 0.161.0");
  });
});
