/** The one-way imports of ARCHITECTURE.md, enforced: one forbidden rule a folder, its comment the row in words. */

/** What of inspect/ knows requests and routes alone, and goes into a program. */
const plainInspection = [
  "answer",
  "chi-squared",
  "facts",
  "keys-of-request",
  "prepared-route",
  "route-of-key",
  "routed-balancer",
].map((name) => `inspect/${name}.ts`);

const mayImport = {
  "contract/": [],
  "diagnostics/": [],
  "routing/": ["contract/"],
  "model/": ["contract/", "diagnostics/"],
  "schema/": ["contract/", "diagnostics/"],
  "needs/": ["contract/", "diagnostics/", "model/", "schema/"],
  "source/": ["diagnostics/", "model/", "needs/"],
  "check/": ["contract/", "diagnostics/", "model/", "schema/", "needs/", "routing/"],
  "inspect/": ["contract/", "diagnostics/", "model/", "needs/", "routing/", "generate/random.ts"],
  "generate/": ["contract/", "routing/", "runtime/"],
  "verify/": ["contract/", "routing/", "runtime/", "generate/", ...plainInspection],
  "page/": ["contract/", "routing/", ...plainInspection],
  "local/": [
    ...["contract/", "diagnostics/", "model/", "needs/", "routing/"],
    ...["inspect/", "generate/", "verify/", "runtime/", "target/", "page/"],
  ],
  "lower/": ["contract/", "diagnostics/", "model/", "schema/", "needs/", "routing/"],
  "compile.ts": ["diagnostics/", "model/", "check/", "lower/"],
  "check-files.ts": ["diagnostics/", "model/", "source/", "check/"],
  "check-text.ts": ["check-files.ts", "diagnostics/", "model/"],
  "target/": ["contract/", "model/", "routing/"],
  "runtime/": ["contract/", "routing/", "page/", ...plainInspection],
  "blueprint/": ["contract/", "diagnostics/", "model/", "source/", "compile.ts", "target/"],
};

/** The rooms of runtime/, from the ground up; the files beside them put the rooms together. */
const runtimeRooms = {
  "memory/": [],
  "credentials/": ["memory/"],
  "resolve/": [],
  "http1/": ["credentials/", "memory/"],
  "http2/": ["credentials/", "memory/"],
  "grpc/": ["credentials/", "http2/", "memory/"],
  "metrics/": ["grpc/"],
  "otlp/": ["credentials/", "grpc/", "http1/", "memory/"],
  "send/": ["credentials/", "grpc/", "http1/", "http2/", "memory/", "otlp/"],
  "pool/": ["credentials/", "grpc/", "http1/", "send/", "memory/"],
  "deliver/": ["credentials/", "grpc/", "memory/", "otlp/", "pool/", "send/"],
};

/** What every room of runtime/ may know; of it only `paced-reading.ts` knows a room, the budget. */
const runtimeWords = [
  "deadlines.ts",
  "in-place-socket.ts",
  "listening.ts",
  "next-turn.ts",
  "observer.ts",
  "outgoing.ts",
  "paced-reading.ts",
  "reason.ts",
  "turn-end.ts",
];

/** Packages, and the folders that are their home. */
const packageHomes = {
  "^(cdk8s|cdk8s-plus-28|constructs)$": ["blueprint/", "target/"],
  "^ajv$": ["schema/"],
  "^yaml$": ["source/", "target/"],
  "^commander$": ["cli/"],
  "^tsx$": ["cli/"],
  "^typescript$": ["blueprint/"],
  "^esbuild$": ["target/"],
};

const unitPattern = (unit) => `^src/${unit.replace(".", "\\.")}`;

const oneWay = Object.entries(mayImport).map(([unit, allowed]) => ({
  name: `one-way-${unit.replace(/\W/g, "")}`,
  comment: `${unit} may import ${allowed.length > 0 ? allowed.join(", ") : "nothing of ours"} only: see the table in ARCHITECTURE.md`,
  severity: "error",
  from: { path: unitPattern(unit) },
  to: { path: "^src/", pathNot: [unit, ...allowed].map(unitPattern) },
}));

const roomsOneWay = Object.entries(runtimeRooms).map(([room, allowed]) => ({
  name: `one-way-runtime-${room.replace(/\W/g, "")}`,
  comment: `runtime/${room} may import ${[...allowed, ...runtimeWords].join(", ")} of runtime/ only: calls go down, outcomes come up`,
  severity: "error",
  from: { path: unitPattern(`runtime/${room}`) },
  to: {
    path: "^src/runtime/",
    pathNot: [room, ...allowed, ...runtimeWords].map((unit) => unitPattern(`runtime/${unit}`)),
  },
}));

const atHome = Object.entries(packageHomes).map(([name, homes]) => ({
  name: `home-of-${name.replace(/\W/g, "")}`,
  comment: `imported only in ${homes.join(", ")}, so that it can be replaced there`,
  severity: "error",
  from: { path: "^src/", pathNot: homes.map(unitPattern) },
  to: { path: `^node_modules/${name.replace(/[$^]/g, "")}/` },
}));

export default {
  forbidden: [
    ...oneWay,
    ...roomsOneWay,
    ...atHome,
    {
      name: "own-http2",
      comment: "HTTP/2 is runtime/http2/; node:http2 costs ten times as much a call, and is for tests, as a peer",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(node:)?http2$" },
    },
    {
      name: "no-cycles",
      comment: "modules that import each other cannot be read one after the other",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-tests-in-source",
      comment: "what ships does not depend on tests, tools or examples",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|tools|blueprints)/" },
    },
    {
      name: "bundled-packages-none",
      comment: "these go into programs of their own: Node built-ins only",
      severity: "error",
      from: { path: "^src/(contract|routing|runtime|page|generate|verify|local/program)/" },
      to: { path: "^node_modules/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "types", "default"] },
  },
};
