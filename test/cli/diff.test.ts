import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readSide } from "../../src/cli/diff-sides.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-diff-"));
afterAll(() => rmSync(folder, { recursive: true }));

function diff(cwd: string, ...args: readonly string[]) {
  const tsx = join(process.cwd(), "node_modules/tsx/dist/loader.mjs");
  const program = [
    "--conditions=fairlead-source",
    "--import",
    tsx,
    join(process.cwd(), "src/cli/main.ts"),
    "diff",
    ...args,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd, encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("a side of a comparison", () => {
  test("is a folder that synth wrote: its objects, and its balancers of both kinds", async () => {
    const collector = await readSide("dist/loadbalancer-demo", undefined);
    const own = await readSide("dist/loadbalancer-demo-fairlead", undefined);
    for (const side of [collector, own]) {
      if (side.kind === "none") throw new Error(side.problem);
      expect(side.balancers.map(({ routes }) => routes.map(({ signal }) => signal))).toEqual([
        ["traces", "metrics", "logs"],
      ]);
      expect(side.objects.map(({ kind }) => kind)).not.toContain("Application");
    }
  });

  test("is a blueprint, with the objects that synth writes", async () => {
    const blueprint = await readSide("blueprints/consistent-traces.ts", undefined);
    const written = await readSide("dist/consistent-traces", undefined);
    if (blueprint.kind === "none" || written.kind === "none") throw new Error("both are read");
    const names = (objects: typeof written.objects) =>
      objects.map(({ kind, metadata }) => `${String(kind)} ${String((metadata as { name?: string }).name)}`).sort();
    expect(names(blueprint.objects)).toEqual(names(written.objects));
  });

  test("is a blueprint as git has it at a revision", async () => {
    const [then, now] = [
      await readSide("HEAD:blueprints/tenants.ts", undefined),
      await readSide("dist/tenants", undefined),
    ];
    if (then.kind === "none" || now.kind === "none")
      throw new Error(then.kind === "none" ? then.problem : "dist is read");
    expect(then).toMatchObject({
      kind: "blueprint",
      balancers: [{ routes: now.balancers[0]?.routes.map(({ signal }) => ({ signal })) }],
    });
  });

  test.each([
    ["no such folder", "no such file or folder, and not revision:path"],
    ["HEAD:blueprints/no-such.ts", "no-such.ts"],
    ["no-such-revision:dist", "no-such-revision"],
    ["docs", "has no objects of Kubernetes"],
  ])("%s is refused with its reason", async (named, reason) => {
    expect(await readSide(named, undefined)).toMatchObject({
      kind: "none",
      code: 2,
      problem: expect.stringContaining(reason) as string,
    });
  });
});

test("a balancer.json that an earlier version wrote says where its keys go", async () => {
  const older = join(folder, "older.yaml");
  const config = JSON.parse(
    readFileSync("dist/loadbalancer-demo-fairlead/images/loadbalancer/balancer.json", "utf8"),
  ) as object;
  const data = { "balancer.json": JSON.stringify({ ...config, exporter: { protocol: "grpc" }, limits: {} }) };
  writeFileSync(older, JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "edge" }, data }));
  const side = await readSide(older, undefined);
  if (side.kind === "none") throw new Error(side.problem);
  expect(side.balancers.map(({ name, routes }) => [name, routes.length])).toEqual([["loadbalancer", 3]]);
});

test("a folder is compared with itself at a revision of git, and a changed setting is told in words and by its path", () => {
  const manifests = join(folder, "dist/edge/manifests");
  mkdirSync(manifests, { recursive: true });
  const text = readFileSync("dist/loadbalancer-demo/manifests/30-balancer.yaml", "utf8");
  writeFileSync(join(manifests, "30-balancer.yaml"), text);
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: folder });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "-m", "before");
  writeFileSync(join(manifests, "30-balancer.yaml"), text.replaceAll(/^ *- backend-3\..*\n/gm, ""));
  const { status, stdout } = diff(folder, "HEAD:dist/edge", "dist/edge", "--format", "markdown", "--exit-code");
  expect(status).toBe(1);
  expect(stdout).toMatch(/\| traces \|.*about (?:2\d|3\d)\.\d % of the keys move/);
  expect(stdout.match(/objects added, /g)).toHaveLength(1);
  expect(stdout).toContain(
    'resolver.static.hostnames[2] of the exporter loadbalancing/service: "backend-3.loadbalancer-demo.svc.cluster.local:4317" is gone (spec.config.exporters.loadbalancing/service.resolver.static.hostnames[2])',
  );
});

interface Workflow {
  readonly jobs: { readonly diff: { readonly steps: readonly { readonly run?: string }[] } };
}

test("the workflow of docs/diff.md is YAML whose steps run as they stand, and hands over a comment", () => {
  const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(readFileSync("docs/diff.md", "utf8")) ?? [];
  const { steps } = (parse(yaml) as Workflow).jobs.diff; // what is read from it is asserted below
  const checkout = join(folder, "checkout");
  cpSync("dist/loadbalancer-demo", join(checkout, "dist/shop"), { recursive: true });
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const main = `${process.execPath} --conditions=fairlead-source --import ${process.cwd()}/node_modules/tsx/dist/loader.mjs ${process.cwd()}/src/cli/main.ts`;
  const tools = {
    npm: 'test "$*" = ci',
    npx: `test "$1 $2" = "--no-install fairlead" && shift 2 && exec ${main} "$@"`,
    gh: 'test "$1 $2 $3" = "pr comment 7" && test -s "$5"',
  };
  for (const [name, text] of Object.entries(tools))
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: checkout });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "-m", "before");
  git("update-ref", "refs/remotes/origin/main", "HEAD");
  const file = join(checkout, "dist/shop/manifests/30-balancer.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("routing_key: traceID", "routing_key: service"));
  const env = { ...process.env, PATH: `${bin}:${process.env["PATH"]}`, GITHUB_BASE_REF: "main", PR: "7" };
  const runs = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
  expect(runs).toHaveLength(3);
  for (const run of runs) {
    const { status, stderr } = spawnSync("bash", ["-e", "-c", run], { cwd: checkout, env, encoding: "utf8" });
    expect([run, status, stderr]).toEqual([run, 0, ""]);
  }
  const comment = readFileSync(join(checkout, "diff.md"), "utf8");
  expect(comment).toContain("- balancer loadbalancer-collector: routing key of logs from traceID to service\n");
});
