import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
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

function named(name: string) {
  const otel = collector("0.129.1");
  const pool = otel.backends("backend", { count: 1, discovery: "static", security: "plaintext" });
  const edge = otel.balancer("edge", { to: pool, queue: "central", routes: { traces: routeBy.traceID() } });
  return blueprint(name, { namespace: name, collector: otel, backends: [pool], balancers: [edge] });
}

const configMap = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "own" } };

describe("an App", () => {
  test("writes objects of the author: in a blueprint's chart, and in charts beside it", () => {
    const app = new App({ outdir });
    new ApiObject(app.add(named("small") as never), "own", configMap);
    new ApiObject(new Chart(app, "beside"), "own", configMap);
    app.synth();
    expect(readFileSync(join(outdir, "small/manifests/50-own.yaml"), "utf8")).toContain("kind: ConfigMap");
    expect(readFileSync(join(outdir, "beside/manifests/50-own.yaml"), "utf8")).toContain("kind: ConfigMap");
  });

  test("refuses two blueprints of one name, and writes nothing", () => {
    const app = new App({ outdir });
    app.add(named("small") as never);
    app.add(named("small") as never);
    app.synth();
    expect(printed).toContain("error FL2020 duplicate-declaration at test/blueprint/app.test.ts:");
    expect(process.exitCode).toBe(1);
    expect(existsSync(join(outdir, "small"))).toBe(false);
  });
});
