/**
 * The programs of a balancer, bundled by esbuild: the runtime, the same for every one of them, and beside it the routing core that was
 * generated for it. Node built-ins are all else they import. Names are short: with those of the sources the runtime would be too long for
 * the annotation in which `kubectl apply` keeps what it sent (256 KiB, Kubernetes 1.28). A stack trace is read with the map beside the
 * image's file.
 */

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as Esbuild from "esbuild";
import type { BalancerConfig } from "../../contract/balancer-config.ts";
import { generateRoutingCore } from "../routing-core/generate-routing-core.ts";
import { sourceFolder } from "../sources.ts";

export interface Bundle {
  readonly code: string;
  readonly sourceMap: string;
}

export interface CoreBundle extends Bundle {
  /** The generated module as it went in. */
  readonly source: string;
}

const core = "routing-core.mjs";
/** A core that is missing or broken is told as any file that is not available. */
const runtimeStart = `import { runBalancer } from "./runtime/main.ts";
import("./${core}").then(
  (core) => runBalancer(core, process.argv.slice(2)),
  (error) => {
    process.stderr.write("the routing core cannot be loaded: " + error.message + "\\n");
    process.exitCode = 3;
  },
);
`;

let runtime: Bundle | undefined;

export function runtimeProgram(): Bundle {
  runtime ??= bundleProgram("balancer", runtimeStart);
  return runtime;
}

/** A plan's core is bundled once, for its ConfigMap and its image. */
const cores = new WeakMap<BalancerConfig, CoreBundle>();

/** The module beside the runtime that is made for one configuration. */
export function coreOf(config: BalancerConfig): CoreBundle {
  const known = cores.get(config);
  if (known) return known;
  const source = generateRoutingCore(config);
  const made = { ...bundleProgram("routing-core", source), source };
  cores.set(config, made);
  return made;
}

let page: string | undefined;

/** The status page, a file of its own beside the program: the same for every balancer, and loaded where one is asked for. */
export function pageProgram(): string {
  page ??= unmapped(bundleProgram("page", 'export { startStatusPage } from "./runtime/status-page.ts";\n'));
  return page;
}

/** As it stands where its map is not. */
export function unmapped({ code }: Pick<Bundle, "code">): string {
  return code.replace(/\/\/# sourceMappingURL=.*\n?$/, "");
}

/**
 * The routing core of a configuration and a program around it, in one file.
 *
 * @param module below the sources; its `runBalancer` is called with what the generated core exports, and the arguments
 */
export function bundleWith(config: BalancerConfig, module: string): Bundle {
  const contents = `${generateRoutingCore(config)}
import { runBalancer } from ${JSON.stringify(`./${module}.ts`)};
void runBalancer({ owners, createSignalCores, madeFor }, process.argv.slice(2));
`;
  return bundleProgram("balancer", contents);
}

/** @param name of the program's file @param contents TypeScript that imports from the sources */
export function bundleProgram(name: string, contents: string): Bundle {
  // Loaded here: a blueprint without a program of ours is checked without it.
  const { buildSync }: typeof Esbuild = createRequire(import.meta.url)("esbuild");
  const { outputFiles } = buildSync({
    stdin: {
      contents,
      loader: "ts",
      resolveDir: sourceFolder,
      sourcefile: `${name}.ts`,
    },
    bundle: true,
    external: [`./${core}`],
    write: false,
    platform: "node",
    target: "node20",
    format: "esm",
    outfile: join(dirname(sourceFolder), `${name}.mjs`),
    absWorkingDir: dirname(sourceFolder),
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: true,
    legalComments: "none",
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "silent",
    // Said here, so that no tsconfig.json above the package decides.
    tsconfigRaw: { compilerOptions: { target: "es2023", strict: true, verbatimModuleSyntax: true } },
  });
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  return { code: text(".mjs"), sourceMap: text(".map") };
}
