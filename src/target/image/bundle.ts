/**
 * One file of a balancer: the runtime and the routing core generated for it, bundled by esbuild. Node built-ins are all it
 * imports. Names are short: with those of the sources it would be too long for the annotation in which `kubectl apply` keeps what it
 * sent (256 KiB, Kubernetes 1.28). A stack trace is read with the map beside the image's file.
 */

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as Esbuild from "esbuild";
import type { BalancerConfig } from "../../contract/balancer-config.ts";
import type { BalancerProgram } from "../../model/plan.ts";
import { generateRoutingCore } from "../routing-core/generate-routing-core.ts";
import { sourceFolder } from "../sources.ts";

export interface Bundle {
  readonly code: string;
  readonly sourceMap: string;
  /** The generated module as it went in. */
  readonly routingCore: string;
}

/** A plan's program is bundled once, for its ConfigMap and its image. */
const bundles = new WeakMap<BalancerProgram, Bundle>();

export function bundleOf(program: BalancerProgram): Bundle {
  const known = bundles.get(program);
  if (known) return known;
  const made = bundle(program);
  bundles.set(program, made);
  return made;
}

function bundle({ config }: BalancerProgram): Bundle {
  return bundleWith(
    config,
    "runtime/main",
    "void runBalancer({ owners, createSignalCores, madeFor }, process.argv.slice(2));",
  );
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
 * The routing core of a configuration and a program around it.
 *
 * @param module exports `runBalancer`, below the sources
 * @param start calls it with `owners`, `createSignalCores` and `madeFor`, which the generated core exports
 */
export function bundleWith(config: BalancerConfig, module: string, start: string): Bundle {
  const routingCore = generateRoutingCore(config);
  const contents = `${routingCore}
import { runBalancer } from ${JSON.stringify(`./${module}.ts`)};
${start}
`;
  return { ...bundleProgram("balancer", contents), routingCore };
}

/** @param name of the program's file @param contents TypeScript that imports from the sources */
export function bundleProgram(name: string, contents: string): Omit<Bundle, "routingCore"> {
  // Loaded here: a blueprint without a program of ours is checked without it.
  const { buildSync }: typeof Esbuild = createRequire(import.meta.url)("esbuild");
  const { outputFiles } = buildSync({
    stdin: {
      contents,
      loader: "ts",
      resolveDir: sourceFolder,
      sourcefile: `${name === "balancer" ? "routing-core" : name}.ts`,
    },
    bundle: true,
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
