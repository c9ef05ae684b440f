import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const program = ["--conditions=fairlead-source", "--import", "tsx", resolve("src/cli/main.ts")];

test.each([
  ["telemetry", "telemetry"],
  ["Bad Name", "Bad Name"],
  ["it's", "it's"],
])("the command that init prints for %j enters that folder in a shell", (dir, expected) => {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-init-"));
  try {
    const tsx = { ...process.env, NODE_PATH: resolve("node_modules") };
    const options = { cwd: folder, encoding: "utf8", env: tsx } as const;
    const node = [...program.slice(0, 2), resolve("node_modules/tsx/dist/loader.mjs"), program[3] ?? ""];
    const { stderr } = spawnSync(process.execPath, [...node, "init", dir], options);
    const [, command = ""] = /^Next: (cd .*) && npm install/m.exec(stderr) ?? [];
    const { stdout } = spawnSync("sh", ["-c", `${command} && basename "$PWD"`], options);
    expect(stdout.trim()).toBe(expected);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** A folder with these files, what init says in it, and what package.json is afterwards. */
function initIn(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-init-"));
  try {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    mkdirSync(join(folder, "node_modules"));
    const node = [...program.slice(0, 2), resolve("node_modules/tsx/dist/loader.mjs"), program[3] ?? ""];
    const { status, stderr } = spawnSync(process.execPath, [...node, "init"], { cwd: folder, encoding: "utf8" });
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    return { status, stderr, manifest, isWhole: existsSync(join(folder, "main.ts")) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Manifest {
  readonly type?: string;
  readonly version?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** What `npm install ../fairlead-0.1.0.tgz` writes into an empty folder (npm 10 and 11). */
const installed = '{\n  "dependencies": {\n    "fairlead": "file:../fairlead-0.1.0.tgz"\n  }\n}\n';
/** What `npm init -y` writes (npm 11), and then the same. */
const initialised = `{ "name": "shop", "version": "1.0.0", "description": "", "main": "index.js",
  "scripts": { "test": "echo \\"Error: no test specified\\" && exit 1" }, "keywords": [], "author": "", "license": "ISC",
  "type": "commonjs", "dependencies": { "fairlead": "file:../fairlead-0.1.0.tgz" }, "devDependencies": { "typescript": "5.9.2" } }`;

describe("a folder with a package.json", () => {
  test.each([
    ["npm install alone made", { "package.json": installed, "package-lock.json": "{}", "fairlead-0.1.0.tgz": "" }],
    ["npm init made", { "package.json": initialised, ".gitignore": "dist-old/\n", "README.md": "# Shop\n" }],
  ])("that %s gets the whole project, and keeps what is installed", (_what, files) => {
    const { status, stderr, manifest, isWhole } = initIn(files);
    expect(status).toBe(0);
    expect(isWhole).toBe(true);
    expect(manifest.type).toBe("module");
    expect(Object.keys(manifest.scripts ?? {})).toEqual(["check", "synth", "test"]);
    // Only with the module of the App does a check see what two blueprints must not share.
    expect(manifest.scripts?.["check"]).toMatch(/fairlead check main\.ts blueprints$/);
    expect(manifest.dependencies).toMatchObject({ fairlead: "file:../fairlead-0.1.0.tgz" });
    expect(Object.keys(manifest.devDependencies ?? {}).sort()).toEqual(["@types/node", "tsx", "typescript"]);
    expect(stderr).toContain("Next: npm install && npm test && npm run synth\n");
    expect(stderr).not.toContain("registry");
  });

  test("keeps the versions that it asks for", () => {
    expect(initIn({ "package.json": initialised }).manifest).toMatchObject({
      ...{ name: "shop", version: "1.0.0" },
      devDependencies: { typescript: "5.9.2" },
    });
  });

  test.each([
    ["scripts", { "package.json": '{ "scripts": { "build": "make" }, "dependencies": { "fairlead": "*" } }' }],
    ["a module", { "package.json": installed, "index.js": "" }],
    ["settings of TypeScript", { "package.json": installed, "tsconfig.json": "{}" }],
    ["cdk8s.yaml", { "package.json": installed, "cdk8s.yaml": "" }],
  ])("and %s gets a blueprint only, and is not told to install what it has", (_what, files) => {
    const { stderr, manifest, isWhole } = initIn(files);
    expect(isWhole).toBe(false);
    expect(manifest).toEqual(JSON.parse(files["package.json"]));
    expect(stderr).toContain("blueprints/traces.ts\n\nNext: in the module that synthesises\n");
  });

  test("that cannot be read is left alone", () => {
    const folder = mkdtempSync(join(tmpdir(), "fairlead-init-"));
    writeFileSync(join(folder, "package.json"), "{ broken");
    const node = [...program.slice(0, 2), resolve("node_modules/tsx/dist/loader.mjs"), program[3] ?? ""];
    const { status, stderr } = spawnSync(process.execPath, [...node, "init"], { cwd: folder, encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^fairlead init: package\.json: /);
    expect(existsSync(join(folder, "blueprints"))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});

test("a new project lists every package that the examples of docs import", () => {
  const shown = ["blueprints", "patching"].map((page) => readFileSync(`docs/${page}.md`, "utf8")).join("\n");
  const imported = [...shown.matchAll(/^import .* from "([^".]+)";$/gm)].map(([, name = ""]) => name);
  const { dependencies } = initIn({ "package.json": "{}" }).manifest;
  expect(new Set(imported)).toContain("cdk8s");
  expect(imported.filter((name) => dependencies[name] === undefined)).toEqual([]);
});
