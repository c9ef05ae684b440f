import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ApiObject, Chart } from "cdk8s";
import { App, blueprint, collector, routeBy } from "fairlead";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

let outdir = "";
let printed = "";
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), "fairlead-app-"));
  printed = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  rmSync(outdir, { recursive: true });
  process.exitCode = 0;
});

function named(name: string, namespace: string | object = name, more: object = {}, prefix = "") {
  const otel = collector("0.129.1");
  const pool = otel.backends(`${prefix}backend`, { count: 1, discovery: "static", security: "plaintext" });
  const edge = otel.balancer(`${prefix}edge`, { to: pool, queue: "central", routes: { traces: routeBy.traceID() } });
  return blueprint(name, {
    ...more,
    namespace: namespace as string,
    collector: otel,
    backends: [pool],
    balancers: [edge],
  });
}

const configMap = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "own" } };

describe("an App", () => {
  test("writes objects of the author: in a blueprint's chart, and in charts beside it", () => {
    const app = new App({ outdir });
    new ApiObject(app.add(named("small") as never), "own", configMap);
    new ApiObject(new Chart(app, "beside"), "own", configMap);
    app.synth();
    expect(readFileSync(join(outdir, "small/manifests/70-own.yaml"), "utf8")).toContain("kind: ConfigMap");
    expect(readFileSync(join(outdir, "beside/manifests/70-own.yaml"), "utf8")).toContain("kind: ConfigMap");
  });

  function refused(...blueprints: readonly ReturnType<typeof named>[]): string {
    const app = new App({ outdir });
    for (const blueprint of blueprints) app.add(blueprint as never);
    app.synth();
    expect(process.exitCode).toBe(1);
    expect(readdirSync(outdir)).toEqual([]);
    return printed;
  }

  test("refuses two blueprints of one name, and writes nothing", () => {
    expect(refused(named("small"), named("small"))).toContain(
      "error FL2020 duplicate-declaration at test/blueprint/app.test.ts:",
    );
  });

  test("refuses a blueprint of the name of the author's own chart, whose folder it would write", () => {
    const app = new App({ outdir });
    new ApiObject(new Chart(app, "small"), "own", configMap);
    app.add(named("small") as never);
    app.synth();
    expect(printed).toContain("FL2020");
    expect(readdirSync(outdir)).toEqual([]);
  });

  test("refuses equal names in a namespace that only one of two blueprints writes", () => {
    const text = refused(named("one", "shared"), named("two", { name: "shared", create: false }));
    expect(text).toContain('both write the objects of "backend", "edge" in "shared": the one applied last would win.');
  });

  test("takes other names in a namespace that only one of two blueprints writes", () => {
    const app = new App({ outdir });
    app.add(named("one", "shared") as never);
    app.add(named("two", { name: "shared", create: false }, {}, "other") as never);
    app.synth();
    expect(printed).not.toContain("error");
    expect(readdirSync(outdir).sort()).toEqual(["one", "two"]);
  });

  test("refuses two blueprints that write one namespace, and names both and what they would overwrite", () => {
    const text = refused(named("one", "shared"), named("two", "shared"));
    expect(text).toMatch(/error FL4002 name-taken at test\/blueprint\/app\.test\.ts:\d+:\d+ \(two\/namespace\)/);
    expect(text).toContain(
      '"one" and "two" both write the Namespace "shared" and the objects of "backend", "edge" in "shared": the one applied last would win.',
    );
  });

  test("refuses two blueprints that write one AppProject, and takes one that is there already", () => {
    const source = (name: string) => ({
      repoURL: "https://git.example.com/a.git",
      revision: "v1",
      path: `dist/${name}/manifests`,
    });
    const synced = (name: string, project: unknown) => named(name, name, { gitops: { ...source(name), project } });
    const text = refused(synced("one", "shop"), synced("two", "shop"));
    expect(text).toContain("FL4002");
    expect(text).toContain('both write the AppProject "shop"');
    const app = new App({ outdir });
    const there = { name: "shop", create: false };
    for (const name of ["one", "two"]) app.add(synced(name, there) as never);
    app.synth();
    expect(existsSync(join(outdir, "two/argocd/application.yaml"))).toBe(true);
    expect(existsSync(join(outdir, "two/argocd/project.yaml"))).toBe(false);
  });

  test("takes two blueprints of one namespace that go to two clusters", () => {
    const source = { repoURL: "https://git.example.com/a.git", revision: "v1", path: "dist" };
    const app = new App({ outdir });
    for (const cluster of ["staging", "production"]) {
      const gitops = { ...source, server: `https://${cluster}.example.com` };
      app.add(named(cluster, "shared", { gitops }) as never);
    }
    app.synth();
    expect(printed).not.toContain("error");
    expect(readdirSync(outdir).sort()).toEqual(["production", "staging"]);
  });
});
