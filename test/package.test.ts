import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** Packing builds the library; installing fetches the package's dependencies. */
const patienceMs = 180_000;

const blueprint = `
import { App, blueprint, collector, routeBy } from "fairlead";
const otel = collector("0.161.0");
const pool = otel.backends("backend", { count: 3, discovery: "static", security: "plaintext" });
const edge = otel.balancer("edge", { to: pool, queue: "central", routes: { traces: routeBy.traceID() } });
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

  test("holds the library, the schemas and the pages, and nothing else", () => {
    const tops = new Set(packed.map((path) => path.split("/")[0]));
    expect([...tops].sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "docs",
      "lib",
      "package.json",
      "schemas",
    ]);
    expect(packed.filter((path) => /\.test\.|(^|\/)test\//.test(path))).toEqual([]);
    expect(packed).toContain("docs/codes/FL3001.md");
  });

  test("synthesises a blueprint in an empty folder", () => {
    const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "main.ts"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(existsSync(join(folder, "dist/small/manifests/balancer.yaml"))).toBe(true);
    expect(readFileSync(join(folder, "dist/small/manifests/balancer.yaml"), "utf8")).toContain("load_balancing:");
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
});
