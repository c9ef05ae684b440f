import { App as PlainApp, Testing } from "cdk8s";
import { BlueprintChart, blueprint, collector, dns, k8s, leastLoaded, mutualTls, roundRobin, routeBy } from "fairlead";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../../src/contract/metric-catalogue.ts";
import { isJsonObject, type Json, jsonAt } from "../../../src/model/json.ts";
import { loggingObserver } from "../../../src/runtime/logging-observer.ts";
import { runbook } from "../../../src/target/runbook/runbook.ts";
import { everyCase, planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

const otel = collector("0.161.0");
const security = "plaintext";
const named = otel.backends("named", { count: 2, discovery: "static", security, weights: [1, 3] });
const checked = otel.backends("checked", { count: 4, discovery: "static", security });
const found = otel.backends("found", { count: 3, discovery: dns(), security });
const watched = otel.backends("watched", {
  count: 3,
  discovery: k8s(),
  security: mutualTls({ serverSecret: "a", clientSecret: "b" }),
});
const network = { apiServer: { cidr: "10.0.0.1/32", port: 6443 } };

/** Both kinds, every discovery, every kind of route. */
const several = blueprint("several", {
  namespace: "shop",
  collector: otel,
  backends: [named, checked, found, watched],
  balancers: [
    otel.balancer("ringed", {
      to: named,
      queue: "central",
      routes: { traces: routeBy.traceID(), logs: routeBy.service() },
    }),
    otel.balancer("spread", { to: found, routes: { metrics: roundRobin() } }),
    otel.balancer("seeking", { to: watched, queue: "per-backend", network, routes: { traces: routeBy.traceID() } }),
    otel.balancer("loaded", {
      target: "fairlead",
      to: checked,
      unplaced: "retry-all",
      routes: { traces: leastLoaded(), logs: roundRobin() },
    }),
    otel.balancer("hashed", {
      target: "fairlead",
      to: checked,
      acknowledge: "queued",
      failover: { traces: "spill", metrics: "shed" },
      routes: { traces: routeBy.attributes("a", "b"), metrics: routeBy.service(), logs: routeBy.traceID() },
    }),
    otel.balancer("watching", { target: "fairlead", to: watched, network, routes: { traces: routeBy.service() } }),
  ],
});

const text = runbook(planOf(several));

/** What the runbook says of one balancer. */
function sectionOf(balancer: string): string {
  const from = text.indexOf(`## Balancer \`${balancer}\``);
  const end = text.indexOf("\n## ", from);
  return text.slice(from, end < 0 ? undefined : end);
}

describe("the runbook of several balancers", () => {
  test("has a section for each, in the order of the blueprint", () => {
    expect([...text.matchAll(/^## Balancer (.*)$/gm)].map(([, title]) => title)).toEqual([
      "`ringed` to pool `named`",
      "`spread` to pool `found`",
      "`seeking` to pool `watched`",
      "`loaded` to pool `checked`",
      "`hashed` to pool `checked`",
      "`watching` to pool `watched`",
    ]);
  });

  test.each([
    ["ringed", ["| traces | by traceID |", "| logs | by service |"]],
    ["spread", ["| metrics | round robin |"]],
    ["loaded", ["| traces | least loaded |", "| logs | round robin |"]],
    ["hashed", ["| traces | by attributes a, b |", "| metrics | by service |", "| logs | by traceID |"]],
  ])("says how %s routes", (balancer, rows) => {
    const section = sectionOf(balancer);
    expect([...section.matchAll(/^\| (?:traces|metrics|logs) .*$/gm)].map(([row]) => row)).toEqual(rows);
  });

  test("says who may send, and where nobody may", () => {
    for (const balancer of ["ringed", "hashed"])
      expect(sectionOf(balancer)).toContain("### Who may send\n\n- Nobody: ");
    const clients = [{ namespace: "shop", podLabels: { a: "b" } }, { podLabels: {} }];
    const named = runbook(planOf(small({ balancer: { network: { clients } }, generator: {} })));
    expect(/### Who may send\n\n([\s\S]*?)\n\n/.exec(named)?.[1]?.split("\n")).toEqual([
      expect.stringMatching(
        /^- Pods labelled `.*checkout-generator.*` in this namespace, to port 4317 or 4318\.$/,
      ) as string,
      "- Pods labelled `a=b` in the namespace `shop`, to port 4317 or 4318.",
      "- All pods in this namespace, to port 4317 or 4318.",
    ]);
  });

  test("has shares of keys where keys decide and backends are known, of that pool", () => {
    const asked = (balancer: string) =>
      [...sectionOf(balancer).matchAll(/^\| `(.*)` \| (.*) % \| .* % \|$/gm)].map(([, backend, share]) => [
        backend,
        share,
      ]);
    expect(asked("ringed")).toEqual([
      ["named-1", "25.0"],
      ["named-2", "75.0"],
    ]);
    expect(asked("hashed")).toEqual(["checked-1", "checked-2", "checked-3", "checked-4"].map((name) => [name, "25.0"]));
    for (const balancer of ["spread", "seeking", "loaded", "watching"]) expect(asked(balancer)).toEqual([]);
  });

  test("says that backends are found at run time where they are, and where that moves keys", () => {
    const said = ["ringed", "spread", "seeking", "loaded", "hashed", "watching"].filter((balancer) =>
      sectionOf(balancer).includes("found at run time"),
    );
    expect(said).toEqual(["seeking", "watching"]);
  });

  test("says of each what its own queue or answer can lose", () => {
    const lossesOf = (balancer: string) =>
      /### What can be lost or repeated\n\n([\s\S]*?)\n\n/.exec(sectionOf(balancer))?.[1];
    expect(lossesOf("ringed")).toMatch(/central queue/);
    expect(lossesOf("ringed")).not.toMatch(/its own queue|Round robin/);
    expect(lossesOf("seeking")).toMatch(/own queue/);
    expect(lossesOf("seeking")).toMatch(/Retries end after 5m \(`max_elapsed_time`\)/);
    expect(lossesOf("spread")).toMatch(/Round robin has one queue/);
    expect(lossesOf("loaded")).toMatch(/answered when backends took everything/);
    expect(lossesOf("loaded")).not.toMatch(/While a backend is down/);
    expect(lossesOf("loaded")).toMatch(/repeats all of it/);
    expect(lossesOf("hashed")).not.toMatch(/repeats all of it/);
    expect(lossesOf("hashed")).toMatch(/answered once everything is queued/);
    expect(lossesOf("hashed")).toMatch(/its logs wait for it/);
    expect(lossesOf("hashed")).toMatch(/its traces go to the next owner/);
    expect(lossesOf("hashed")).toMatch(/its metrics are rejected/);
  });

  test("speaks of handshakes where there are certificates", () => {
    const said = ["ringed", "seeking", "loaded", "watching"].filter((balancer) =>
      /handshake|certificates/.test(sectionOf(balancer)),
    );
    expect(said).toEqual(["seeking", "watching"]);
  });

  test("names the line that Fairlead's balancer logs", () => {
    const lines: string[] = [];
    loggingObserver({ write: (_level, message) => lines.push(message) }).connectFailed?.("a:4317", "refused");
    expect(sectionOf("watching")).toContain(`logs \`${lines[0]}\``);
  });

  test("names metrics that Fairlead's balancer has", () => {
    const names = ["loaded", "hashed", "watching"].flatMap((balancer) => [
      ...(sectionOf(balancer).match(/`(?:otelcol|fairlead)_[^`]*`/g) ?? []),
    ]);
    expect(names.length).toBeGreaterThan(0);
    const known = Object.keys(catalogue);
    const unknown = names.filter((name) => {
      const pattern = new RegExp(`^${name.slice(1, -1).replace("…", "\\w+")}$`);
      return !known.some((metric) => pattern.test(metric));
    });
    expect(unknown).toEqual([]);
  });
});

const cases = [...everyCase, { name: "several balancers", blueprint: several }];

describe.each(cases)("the commands in the runbook of $name", ({ blueprint: given }) => {
  const plan = planOf(given);
  const objects = (Testing.synth(new BlueprintChart(new PlainApp(), given)) as Json[]).filter(isJsonObject);

  /** Ports that the object of a port-forward has; the operator makes a Service for metrics of each Collector's object. */
  function portsOf(kind: string, name: string): readonly unknown[] {
    const object = objects.find(
      (one) => String(one["kind"]).toLowerCase() === kind && jsonAt(one, ["metadata", "name"]) === name,
    );
    if (object === undefined) {
      const operated = objects.filter((one) => one["kind"] === "OpenTelemetryCollector");
      return operated.some((one) => `${String(jsonAt(one, ["metadata", "name"]))}-collector-monitoring` === name)
        ? [8888]
        : [];
    }
    const [path, member] =
      kind === "service"
        ? [["spec", "ports"], "port"]
        : [["spec", "template", "spec", "containers", 0, "ports"], "containerPort"];
    const ports = jsonAt(object, path as (string | number)[]);
    return Array.isArray(ports) ? ports.map((port) => isJsonObject(port) && port[member as string]) : [];
  }

  test("go to objects and ports that there are, and ask only what was forwarded", () => {
    const sections = runbook(plan).split("## Balancer ").slice(1);
    expect(sections).toHaveLength(given.options.balancers.length);
    for (const section of sections) {
      const forward = /^kubectl -n (\S+) port-forward (\w+)\/(\S+) (.*)$/m.exec(section);
      const [, namespace, kind = "", name = "", pairs = ""] = forward ?? [];
      expect(namespace).toBe(given.options.namespace);
      const forwarded = pairs.split(" ").map((pair) => Number(pair.split(":")[1]));
      expect(forwarded.length).toBeGreaterThan(0);
      // The status page listens on loopback alone, so no port of the pod leads to it.
      const pages = plan.programs.map(({ config }) => config.telemetry.page?.port);
      for (const port of forwarded) expect([...portsOf(kind, name), ...pages]).toContain(port);
      const asked = [...section.matchAll(/localhost:(\d+)/g)].map(([, port]) => Number(port));
      expect(new Set(asked)).toEqual(new Set(forwarded));
    }
  });

  test("read more of a log than the ten lines that kubectl has by default for a selector", () => {
    const commands = runbook(plan).match(/^kubectl .* logs -l .*$/gm) ?? [];
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((command) => !/ --tail=/.test(command))).toEqual([]);
  });

  test("ask only Fairlead's balancer for its status", () => {
    const sections = runbook(plan).split("## Balancer ").slice(1);
    const isFairlead = given.options.balancers.map(({ options }) => options.target === "fairlead");
    expect(sections.map((section) => section.includes("/status"))).toEqual(isFairlead);
  });
});
