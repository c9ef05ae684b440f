/** The files of a new project, as `fairlead init` writes them. */

import { isJsonObject, type JsonObject } from "../model/json.ts";
import { dependencyRange, packageVersion } from "./package-version.ts";

interface Project {
  readonly name: string;
  /** The package.json that is there, as `npm install` or `npm init` makes one; undefined where there is none. */
  readonly manifest: JsonObject | undefined;
}

/** The one that a project that is there already gets too. */
export const blueprintFile = "blueprints/traces.ts";

/** Text of each file, by its path in the project. */
export function projectFiles(project: Project): Readonly<Record<string, string>> {
  return {
    "package.json": `${JSON.stringify(manifestOf(project), undefined, 2)}\n`,
    "tsconfig.json": `${JSON.stringify(compilerConfig, undefined, 2)}\n`,
    ".gitignore": "node_modules/\n",
    [blueprintFile]: blueprint,
    "main.ts": main,
    "test/blueprints.test.ts": test,
    ".github/workflows/fairlead.yml": workflow,
  };
}

const scripts = {
  check: "tsc --noEmit && fairlead check main.ts blueprints",
  synth: "fairlead synth main.ts",
  test: "node --import tsx --test test/*.test.ts",
};

/** What is there stays, what is installed with its version; scripts are npm's placeholder at most (`isOwnManifest`). */
function manifestOf({ name, manifest = {} }: Project): object {
  const there = ["dependencies", "devDependencies"].flatMap((kind) => Object.keys(listedIn(manifest, kind)));
  const missing = (wanted: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(wanted).filter(([one]) => !there.includes(one)));
  // What docs/patching.md imports is of the project itself: pnpm shows a project nothing that it does not list.
  const dependencies = missing({
    cdk8s: dependencyRange("cdk8s"),
    constructs: dependencyRange("constructs"),
    fairlead: `^${packageVersion()}`,
  });
  const devDependencies = missing({ "@types/node": "^20.19.0", tsx: "^4.23.0", typescript: "^6.0.0" });
  return {
    name,
    private: true,
    ...manifest,
    type: "module",
    scripts,
    dependencies: { ...listedIn(manifest, "dependencies"), ...dependencies },
    devDependencies: { ...listedIn(manifest, "devDependencies"), ...devDependencies },
  };
}

function listedIn(manifest: JsonObject, kind: string): JsonObject {
  const listed = manifest[kind];
  return isJsonObject(listed) ? listed : {};
}

/** Whether somebody wrote it for a project that is there: one of npm's own making has no script but the placeholder of `npm init`. */
export function isOwnManifest(manifest: JsonObject): boolean {
  const own = Object.values(listedIn(manifest, "scripts")).filter(
    (script) => !/no test specified/.test(String(script)),
  );
  return own.length > 0 || manifest["workspaces"] !== undefined;
}

/** Whether a package.json asks for the package already. */
export function asksForFairlead(manifest: JsonObject): boolean {
  return ["dependencies", "devDependencies", "peerDependencies"].some((kind) => "fairlead" in listedIn(manifest, kind));
}

const compilerConfig = {
  compilerOptions: {
    target: "es2023",
    module: "nodenext",
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    verbatimModuleSyntax: true,
    types: ["node"],
    skipLibCheck: true,
  },
  include: ["main.ts", "blueprints", "test"],
};

const blueprint = `/** Three Collectors that see whole traces, behind a balancer that routes by trace id. */

import { blueprint, collector, routeBy } from "fairlead";

const otel = collector("0.161.0");

const backends = otel.backends("backend", { count: 3, discovery: "static", security: "plaintext" });

const edge = otel.balancer("edge", {
  to: backends,
  routes: { traces: routeBy.traceID() },
  queue: "per-backend",
  network: { clients: [{ namespace: "default", podLabels: {} }] }, // whose pods may send
});

export const traces = blueprint("traces", {
  namespace: "telemetry",
  collector: otel,
  backends: [backends],
  balancers: [edge],
});
`;

const main = `/** What \`npm run synth\` runs: writes dist/, which Argo CD reads. */

import { App } from "fairlead";
import { traces } from "./blueprints/traces.ts";

const app = new App();
app.add(traces);
app.synth();
`;

const test = `import assert from "node:assert/strict";
import { test } from "node:test";
import { compileBlueprint } from "fairlead";
import { traces } from "../blueprints/traces.ts";

const { diagnostics, plan } = compileBlueprint(traces);

test("the blueprint has no findings", () => {
  assert.deepEqual(diagnostics, []);
});

test("each backend has a workload of its own, and the balancer one", () => {
  const names = plan?.workloads.map(({ name }) => name).sort();
  assert.deepEqual(names, ["backend-1", "backend-2", "backend-3", "edge-collector"]);
});
`;

const workflow = `name: fairlead
on: [pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm ci
      - run: npm run check
      - run: npm test
      - run: npx fairlead synth main.ts --check # dist/ is what the blueprints say
`;
