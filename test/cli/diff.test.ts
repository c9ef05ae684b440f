import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
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

test("a folder is compared with itself at a revision of git, and a changed setting is told by its path", () => {
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
  expect(stdout).toContain(
    'spec.config.exporters.loadbalancing/service.resolver.static.hostnames[2]: "backend-3.loadbalancer-demo',
  );
});
