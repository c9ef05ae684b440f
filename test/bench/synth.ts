/**
 * How long synthesis takes: `npm run bench:synth`. Interleaved runs in fresh processes; prints medians.
 * (1) all blueprints by `node --import tsx blueprints/main.ts`; (2) through the cdk8s CLI, against eight empty charts
 * through the same CLI; (3) one generated blueprint with 10, 100 and 1000 backends, with peak memory.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const rounds = 5;
const work = mkdtempSync(resolve("test/bench/.work-"));
const cli = resolve("node_modules/cdk8s-cli/bin/cdk8s");

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
}

function run(name: string, args: readonly string[]): Run {
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync("/usr/bin/env", ["node", "--import", measure, ...args], {
    encoding: "utf8",
    env: { ...process.env, CDK8S_OUTDIR: join(work, "out") },
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0) throw new Error(`${name} failed:\n${stderr}`);
  return { seconds, megabytes: Number(/peak (\d+)/.exec(stderr)?.[1] ?? 0) / 1024 };
}

const measure = join(work, "measure.mjs");
writeFileSync(
  measure,
  'process.on("exit", () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}\\n`));\n',
);

const empty = join(work, "empty.ts");
writeFileSync(
  empty,
  'import { App, Chart } from "cdk8s";\nconst app = new App();\nfor (let n = 0; n < 8; n++) new Chart(app, `empty-${n}`);\napp.synth();\n',
);

function generated(count: number): string {
  const file = join(work, `backends-${count}.ts`);
  writeFileSync(
    file,
    `import { App, blueprint, collector, routeBy } from "fairlead";
const otel = collector("0.161.0");
const pool = otel.backends("backend", { count: ${count}, discovery: "static", security: "plaintext" });
const edge = otel.balancer("edge", { to: pool, queue: "per-backend", routes: { traces: routeBy.traceID() } });
const app = new App();
app.add(blueprint("big", { namespace: "big", collector: otel, backends: [pool], balancers: [edge] }));
app.synth();
`,
  );
  return file;
}

function throughCli(main: string): readonly string[] {
  return [cli, "synth", "--check-upgrade=false", "--app", `node --import tsx ${main}`, "--output", join(work, "out")];
}

const cases: Readonly<Record<string, readonly string[]>> = {
  "all blueprints, direct": ["--import", "tsx", "blueprints/main.ts"],
  "all blueprints, cdk8s CLI": throughCli("blueprints/main.ts"),
  "eight empty charts, cdk8s CLI": throughCli(empty),
  "10 backends": ["--import", "tsx", generated(10)],
  "100 backends": ["--import", "tsx", generated(100)],
  "1000 backends": ["--import", "tsx", generated(1_000)],
};

try {
  mkdirSync(join(work, "out"), { recursive: true });
  const runs = new Map<string, Run[]>(Object.keys(cases).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of Object.entries(cases)) runs.get(name)?.push(run(name, args));
  }
  for (const [name, results] of runs) {
    const seconds = median(results.map((result) => result.seconds));
    const megabytes = median(results.map((result) => result.megabytes));
    console.log(`${name.padEnd(32)} ${seconds.toFixed(2)} s  ${megabytes.toFixed(0)} MB`);
  }
  const [full, none] = ["all blueprints, cdk8s CLI", "eight empty charts, cdk8s CLI"].map((name) =>
    median((runs.get(name) ?? []).map((result) => result.seconds)),
  );
  console.log(
    `more than empty charts through the CLI: ${((full ?? 0) - (none ?? 0)).toFixed(2)} s (goal: at most 1.5 s)`,
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}
