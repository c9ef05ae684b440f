import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import Module from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** Packing builds the library; installing fetches the package's dependencies, beside all other tests. */
const patienceMs = 900_000;

/** Between two questions to what is being rebuilt. */
const pauseMs = 200;

const blueprint = `
import { App, blueprint, collector, routeBy } from "fairlead";
const otel = collector("0.161.0");
const pool = otel.backends("backend", { count: 3, discovery: "static", security: "plaintext" });
const edge = otel.balancer("edge", { to: pool, queue: "central", routes: { traces: routeBy.traceID() }, network: { clients: [{ podLabels: {} }] } });
export const small = blueprint("small", { namespace: "small", collector: otel, backends: [pool], balancers: [edge] });
const app = new App();
app.add(small);
app.synth();
`;

describe("the packed package", { timeout: patienceMs }, () => {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-package-"));
  const npm = (args: readonly string[], cwd: string): string =>
    execFileSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  let packed: readonly string[] = [];

  beforeAll(() => {
    const answer = JSON.parse(
      npm(["pack", "--json", "--pack-destination", folder], ".").replace(/^[^[{]*/, ""),
    ) as unknown;
    const [entry] = Object.values(answer as object) as {
      readonly filename: string;
      readonly files: readonly { readonly path: string }[];
    }[];
    if (!entry) throw new Error("npm pack described no package");
    packed = entry.files.map(({ path }) => path);
    writeFileSync(join(folder, "package.json"), '{ "name": "empty", "private": true, "type": "module" }');
    npm(["install", "--prefer-offline", join(folder, entry.filename)], folder);
    writeFileSync(join(folder, "main.ts"), blueprint);
  }, patienceMs);
  afterAll(() => rmSync(folder, { recursive: true }));

  test("holds the library, the schemas, the pages and the examples, and nothing else", () => {
    const tops = new Set(packed.map((path) => path.split("/")[0]));
    expect([...tops].sort()).toEqual([
      "ARCHITECTURE.md",
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "STYLE.md",
      "bin",
      "blueprints",
      "docs",
      "lib",
      "package.json",
      "schemas",
    ]);
    expect(packed.filter((path) => /\.test\.|(^|\/)test\//.test(path))).toEqual([]);
    expect(packed).toContain("docs/codes/FL3001.md");
  });

  test("has every page that its README links to, and runs nothing when it is installed", () => {
    const base = join(folder, "node_modules/fairlead");
    const links = [...readFileSync(join(base, "README.md"), "utf8").matchAll(/\]\(([^)#:]+)\)/g)].map(
      ([, link]) => link ?? "",
    );
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !existsSync(join(base, link)))).toEqual([]);
    const { scripts } = JSON.parse(readFileSync(join(base, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });

  test("is built anew while what was built before goes on to run", async () => {
    const copy = join(folder, "rebuilt");
    const needed = ["package.json", "tsconfig.json", "tsconfig.build.json", "src", "tools", "bin", "schemas"];
    for (const part of needed) cpSync(part, join(copy, part), { recursive: true });
    symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
    cpSync(join(folder, "node_modules/fairlead/lib"), join(copy, "lib"), { recursive: true });
    const building = spawn(process.execPath, ["tools/build.mjs"], { cwd: copy, stdio: "ignore" });
    const ended = once(building, "close");
    const asked: (number | null)[] = [];
    while (building.exitCode === null && building.signalCode === null) {
      asked.push(spawnSync(join(copy, "bin/fairlead.cjs"), ["--version"]).status);
      await setTimeout(pauseMs);
    }
    expect(await ended).toEqual([0, null]);
    // For the time of two renames there is none.
    expect(asked.filter((status) => status !== 0).length).toBeLessThanOrEqual(1);
    expect(asked.length).toBeGreaterThan(2);
    expect(readdirSync(copy).sort()).toEqual([...needed, "lib", "node_modules"].sort());
  });

  test("is linked to in a checkout that is not built, and says so", () => {
    const linked = join(folder, "unbuilt/bin/fairlead.cjs");
    cpSync("bin/fairlead.cjs", linked);
    const { status, stdout, stderr } = spawnSync(linked, ["--version"], { encoding: "utf8" });
    expect({ status, stdout, stderr }).toEqual({
      ...{ status: 2, stdout: "" },
      stderr: "fairlead: this checkout is not built: run `npm run build` first\n",
    });
  });

  test("synthesises a blueprint in an empty folder", () => {
    const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "main.ts"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(existsSync(join(folder, "dist/small/manifests/30-balancer.yaml"))).toBe(true);
    expect(readFileSync(join(folder, "dist/small/manifests/30-balancer.yaml"), "utf8")).toContain("load_balancing:");
  });

  test("generates the routing core of Fairlead's own balancer", () => {
    writeFileSync(
      join(folder, "own.ts"),
      blueprint.replaceAll('"small"', '"own"').replace('queue: "central"', 'target: "fairlead"'),
    );
    const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "own.ts"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const core = readFileSync(join(folder, "dist/own/images/edge/routing-core.ts"), "utf8");
    expect(core).toContain("function createTracesCore(");
    expect(core).toContain("function walk(");
  });

  test("writes the bytes that a checkout writes, programs of balancers included", () => {
    const base = join(folder, "checkout");
    for (const part of ["blueprints", "dist"]) cpSync(part, join(base, part), { recursive: true });
    // A project's own settings of TypeScript have no say in what a balancer is compiled to.
    writeFileSync(
      join(base, "tsconfig.json"),
      '{ "compilerOptions": { "target": "es5", "useDefineForClassFields": false } }',
    );
    writeFileSync(join(base, "package.json"), '{ "private": true, "type": "module" }');
    const { stderr, status } = spawnSync(join(folder, "node_modules/.bin/fairlead"), ["synth", "--check"], {
      cwd: base,
      encoding: "utf8",
    });
    expect(stderr).toContain("dist/ is up to date");
    expect(status).toBe(0);
  });

  test("has a command that checks a blueprint and explains a code", () => {
    const command = join(folder, "node_modules/.bin/fairlead");
    const checked = spawnSync(command, ["check", "main.ts"], { cwd: folder, encoding: "utf8" });
    expect(checked.stdout).toBe("no findings\n");
    expect(checked.status).toBe(0);
    writeFileSync(join(folder, "wrong.ts"), blueprint.replace("routeBy.traceID()", "routeBy.metric() as never"));
    const wrong = spawnSync(command, ["check", "wrong.ts", "--format", "json"], { cwd: folder, encoding: "utf8" });
    expect(wrong.status).toBe(1);
    expect(JSON.parse(wrong.stdout)).toMatchObject({
      diagnostics: [{ code: "FL3001", file: "wrong.ts", range: { start: { line: 5, column: 84 } } }],
    });
    expect(spawnSync(command, ["explain", "FL3001"], { cwd: folder, encoding: "utf8" }).stdout).toContain(
      "# FL3001 routing-key-unsupported",
    );
  });

  test.skipIf("enableCompileCache" in Module)("starts with what was compiled before, if it can be used", () => {
    const cache = join(folder, "cache");
    const check = (of: string) =>
      spawnSync(join(folder, "node_modules/.bin/fairlead"), ["check", of], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, XDG_CACHE_HOME: cache, NODE_DISABLE_COMPILE_CACHE: "" },
      });
    const fine = { stdout: "no findings\n", stderr: "", status: 0 };
    expect(check("--help").status).toBe(0);
    const compiled = join(cache, "fairlead/compiled");
    const kept = join(compiled, readdirSync(compiled)[0] ?? "");
    const forHelp = statSync(kept).size;
    for (let run = 2; run <= 4; run++) expect(check("main.ts")).toMatchObject(fine);
    // What help needs is less than two thirds of it.
    expect(statSync(kept).size).toBeGreaterThan(1.5 * forHelp);
    const written = statSync(kept).mtimeMs;
    expect(check("main.ts")).toMatchObject(fine);
    expect(statSync(kept).mtimeMs).toBe(written);
    utimesSync(kept, 0, 0);
    expect(check("main.ts")).toMatchObject(fine);
    expect(statSync(kept).mtimeMs).toBeGreaterThan(0);
    writeFileSync(kept, "not what V8 compiled");
    expect(check("main.ts")).toMatchObject(fine);
    expect(statSync(kept).size).toBeGreaterThan(10_000);
  });

  test("starts a project that checks, synthesises and passes its own tests", () => {
    const command = join(folder, "node_modules/.bin/fairlead");
    const base = join(folder, "telemetry");
    const run = (program: string, ...args: readonly string[]) =>
      spawnSync(program, args, {
        cwd: base,
        encoding: "utf8",
        env: { ...process.env, PATH: `${join(folder, "node_modules/.bin")}:${process.env["PATH"]}` },
      });
    expect(spawnSync(command, ["init", "telemetry"], { cwd: folder, encoding: "utf8" }).status).toBe(0);
    const { scripts } = JSON.parse(readFileSync(join(base, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    expect(Object.keys(scripts)).toEqual(["check", "synth", "test"]);
    // The packages of the folder above serve here, beside the types of Node that a new project asks for.
    mkdirSync(join(base, "node_modules"));
    symlinkSync(resolve("node_modules/@types"), join(base, "node_modules/@types"));
    for (const script of ["check", "test", "synth"]) expect(run("npm", "run", script)).toMatchObject({ status: 0 });
    expect(existsSync(join(base, "dist/traces/manifests/30-balancer.yaml"))).toBe(true);
    expect(run(command, "synth", "--check").status).toBe(0);
    const again = spawnSync(command, ["init", "telemetry"], { cwd: folder, encoding: "utf8" });
    expect(again).toMatchObject({
      status: 2,
      stderr: "fairlead init: blueprints/traces.ts: in telemetry already; nothing was written\n",
    });
  });

  test("is found by a project with the settings of cdk8s init, which adds a blueprint and its chart", () => {
    const base = join(folder, "commonjs");
    mkdirSync(base);
    const template = resolve("node_modules/cdk8s-cli/templates/typescript-app");
    cpSync(join(template, "tsconfig.json"), join(base, "tsconfig.json"));
    writeFileSync(join(base, "package.json"), '{ "name": "commonjs", "private": true }');
    expect(spawnSync(join(folder, "node_modules/.bin/fairlead"), ["init"], { cwd: base }).status).toBe(0);
    writeFileSync(
      join(base, "main.ts"),
      `import { App } from "cdk8s";
import { BlueprintChart } from "fairlead";
import { traces } from "./blueprints/traces";
const app = new App();
new BlueprintChart(app, traces);
app.synth();
`,
    );
    for (const path of ["blueprints", "main.ts"]) {
      const checked = spawnSync(join(folder, "node_modules/.bin/fairlead"), ["check", path], {
        cwd: base,
        encoding: "utf8",
      });
      expect(checked).toMatchObject({ stdout: "no findings\n", stderr: "", status: 0 });
    }
    expect(existsSync(join(base, "dist"))).toBe(false);
    const tsc = [
      resolve("node_modules/typescript/bin/tsc"),
      "--ignoreDeprecations",
      "6.0",
      "--moduleResolution",
      "node10",
      "--outDir",
      "out",
    ];
    expect(spawnSync(process.execPath, tsc, { cwd: base, encoding: "utf8" })).toMatchObject({ stdout: "", status: 0 });
    expect(spawnSync(process.execPath, ["out/main.js"], { cwd: base, encoding: "utf8" })).toMatchObject({ status: 0 });
    expect(readFileSync(join(base, "dist/traces.k8s.yaml"), "utf8")).toContain("kind: NetworkPolicy");
  });
});
