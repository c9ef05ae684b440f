/** A ConfigMap that carries a program stays below what Kubernetes takes; only what was bundled tells how large it is. */

import { Buffer } from "node:buffer";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Plan } from "../model/plan.ts";
import { configFiles } from "../target/image/image-files.ts";

/** Kubernetes takes 1 MiB (core/v1 ConfigMap); the API server and etcd need room of their own around it. */
export const configMapBytesMax = 700_000;

export function programsFit({ programs }: Plan): readonly Diagnostic[] {
  return programs.flatMap((program) => {
    const bytes = Object.values(configFiles(program)).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    if (bytes <= configMapBytesMax) return [];
    return [
      diagnostic("FL4012", {
        at: program.origin,
        message: `ConfigMap "${program.configMap}" has ${bytes} bytes of the ${configMapBytesMax} that it may have.`,
        help:
          program.delivery.kind === "image"
            ? "give it fewer or shorter attributes and headers, or fewer backends"
            : 'use `delivery: { kind: "image", image }`, or give it fewer or shorter attributes and headers',
      }),
    ];
  });
}
