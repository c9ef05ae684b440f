/**
 * (c) What is wrong in the article that most users start from, carried by blueprints (past the types by a cast): errors
 * are refused with the right code at the right property, warnings that a blueprint can express are reported. The list of
 * findings is named by FAIRLEAD_FINDINGS (default ../shared/reference/article-findings.json).
 */

import { existsSync, readFileSync } from "node:fs";
import { type Blueprint, compileBlueprint, routeBy } from "fairlead";
import type { Code } from "../../src/diagnostics/codes.ts";
import { ownerOf } from "../../src/diagnostics/place.ts";
import { small } from "../small.ts";
import type { Tally } from "./tally.ts";

interface Finding {
  readonly line: number;
  readonly what: string;
  readonly severity: "error" | "error-if-used" | "warning" | "info";
}

interface Carried {
  readonly blueprint: Blueprint;
  readonly code: Code;
  /** Construct and property, joined by slashes. */
  readonly place: string;
}

const file = process.env["FAIRLEAD_FINDINGS"] ?? "../shared/reference/article-findings.json";

export function findingsSuite(tally: Tally): void {
  if (!existsSync(file)) {
    tally.skip("findings", `no file ${file}`);
    return;
  }
  const { findings } = JSON.parse(readFileSync(file, "utf8")) as { readonly findings: readonly Finding[] };
  for (const finding of findings) {
    const name = `findings: line ${finding.line}, ${finding.what}`;
    if (finding.severity === "info") console.log(`      ${name}: a comment, which no blueprint can carry`);
    else checkFinding(name, finding, tally);
  }
}

function checkFinding(name: string, finding: Finding, tally: Tally): void {
  const carried = carriers
    .find(({ lines, what }) => lines.includes(finding.line) && (what?.test(finding.what) ?? true))
    ?.carried();
  if (!carried) {
    tally.check(name, false, "no blueprint carries it");
    return;
  }
  const { diagnostics, plan } = compileBlueprint(carried.blueprint);
  const found = diagnostics.find(
    ({ code, place }) => code === carried.code && [ownerOf(place), ...place.path].join("/") === carried.place,
  );
  const refused = plan === undefined && found?.severity === "error";
  const holds = finding.severity === "warning" ? found !== undefined : refused;
  const all = diagnostics.map(
    ({ code, severity, place }) => `${severity} ${code} ${[ownerOf(place), ...place.path].join("/")}`,
  );
  tally.check(`${name}: ${carried.code}`, holds, `wanted ${carried.code} at ${carried.place}; found ${all.join("; ")}`);
}

/** What a cast lets through: the mistake, as an author without types would write it. */
interface Mistake {
  readonly pool?: object;
  readonly balancer?: object;
}

const carrier = ({ pool = {}, balancer = {} }: Mistake): Blueprint =>
  small({ names: { blueprint: "article" }, pool, balancer: { routes: { traces: routeBy.service() }, ...balancer } });

/** An exporter written by hand, in the Collector's own words, used by the traces pipeline. */
function exporter(settings: object): Mistake {
  const protocol = { otlp: { tls: { insecure: true }, sending_queue: { enabled: false } } };
  return { balancer: { exporters: { "loadbalancing/own": { routing_key: "service", protocol, ...settings } } } };
}

const own = "article/edge/exporters/loadbalancing/own";
const hosts = { static: { hostnames: ["backend-1:4317"] } };

interface Carrier {
  readonly lines: readonly number[];
  /** Which of several findings of a line. */
  readonly what?: RegExp;
  readonly carried: () => Carried;
}

const carriers: readonly Carrier[] = [
  {
    lines: [336],
    what: /sub-queue/,
    carried: () => ({
      blueprint: carrier({ balancer: { queue: undefined } }),
      code: "FL3005",
      place: "article/edge/queue",
    }),
  },
  {
    lines: [254],
    carried: () => ({
      blueprint: carrier({ pool: { telemetry: { metrics: { address: "0.0.0.0:8888" } } } }),
      code: "FL1002",
      place: "article/backend/telemetry/metrics/address",
    }),
  },
  {
    lines: [387],
    carried: () => ({
      blueprint: carrier({ balancer: { telemetry: { metrics: { address: "0.0.0.0:8888" } } } }),
      code: "FL1002",
      place: "article/edge/telemetry/metrics/address",
    }),
  },
  {
    // The link's security left unsaid; Fairlead refuses what the Collector lets through.
    lines: [336, 715, 736, 753, 782],
    carried: () => ({
      blueprint: carrier({ pool: { security: undefined } }),
      code: "FL5001",
      place: "article/backend/security",
    }),
  },
  {
    lines: [337],
    carried: () => ({
      blueprint: carrier({ balancer: { routes: { traces: routeBy.service(), logs: routeBy.service() } } }),
      code: "FL3001",
      place: "article/edge/routes/logs",
    }),
  },
  {
    lines: [363],
    carried: () => {
      const idle = {
        ...exporter({ resolver: hosts }).balancer,
        pipelines: { traces: { exporters: ["loadbalancing"] } },
      };
      return { blueprint: carrier({ balancer: idle }), code: "FL2002", place: own };
    },
  },
  {
    lines: [364, 716],
    carried: () => ({
      blueprint: carrier({ balancer: { routes: { traces: { kind: "hash", key: "trace_id" } } } }),
      code: "FL3001",
      place: "article/edge/routes/traces",
    }),
  },
  {
    lines: [742, 913],
    carried: () => ({
      blueprint: carrier(exporter({ resolver: { dns: { hostname: "backend-pool", port: 4317 } } })),
      code: "FL1003",
      place: `${own}/resolver/dns/port`,
    }),
  },
  {
    lines: [768],
    carried: () => ({
      blueprint: carrier(exporter({ resolver: { ...hosts, health_check: { enabled: true } } })),
      code: "FL1002",
      place: `${own}/resolver/health_check`,
    }),
  },
  {
    lines: [792],
    carried: () => ({
      blueprint: carrier(exporter({ resolver: { static: { ...hosts.static, weights: [1, 2, 1] } } })),
      code: "FL1002",
      place: `${own}/resolver/static/weights`,
    }),
  },
];
