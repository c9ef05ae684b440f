/** A ConfigMap that carries a program stays below what Kubernetes takes; only what was bundled tells how large it is. */

import { Buffer } from "node:buffer";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { within } from "../diagnostics/place.ts";
import type { BalancerProgram, Plan } from "../model/plan.ts";
import { configFiles } from "../target/image/image-files.ts";

/** Kubernetes takes 1 MiB (core/v1 ConfigMap); the API server and etcd need room of their own around it. */
export const configMapBytesMax = 700_000;

/**
 * `kubectl apply` keeps what it sent in an annotation, and all of these together have 262 144 bytes (apimachinery 0.28); the rest is for
 * names and labels. A program stays below it by itself; the status page is what makes it longer.
 */
export const annotationBytesMax = 260_000;

/** As kubectl writes it: Go's JSON has six bytes for each of <, > and & (encoding/json, SetEscapeHTML). */
export function annotationBytes(program: BalancerProgram): number {
  return Buffer.byteLength(JSON.stringify({ data: configFiles(program) }).replace(/[<>&\u2028\u2029]/g, "\\u0000"));
}

export function programsFit({ programs }: Plan): readonly Diagnostic[] {
  return programs.flatMap((program) => {
    const tooLong = pageMisfits(program);
    if (tooLong) return [tooLong];
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

function pageMisfits(program: BalancerProgram): Diagnostic | undefined {
  if (!program.config.telemetry.page || program.delivery.kind === "image") return undefined;
  const bytes = annotationBytes(program);
  if (bytes <= annotationBytesMax) return undefined;
  return diagnostic("FL4012", {
    at: within(program.origin, "statusPage"),
    message: `With the status page, ConfigMap "${program.configMap}" has ${bytes} bytes of the ${annotationBytesMax} that \`kubectl apply\` can keep of it.`,
    help: 'use `delivery: { kind: "image", image }`, or leave the page out',
  });
}
