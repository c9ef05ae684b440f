/** A ConfigMap that carries a program stays below what Kubernetes takes; only what was bundled tells how large it is. */

import { Buffer } from "node:buffer";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { BalancerProgram, Plan } from "../model/plan.ts";
import { configMapsOf, type FilledConfigMap } from "../target/image/image-files.ts";

/** Kubernetes takes 1 MiB (core/v1 ConfigMap); the API server and etcd need room of their own around it. */
export const configMapBytesMax = 700_000;

/**
 * `kubectl apply` keeps what it sent in an annotation, and all of these together have 262 144 bytes (apimachinery 0.28); the rest is for
 * names and labels. A program stays below it by itself; many keys or long values make it longer.
 */
export const annotationBytesMax = 260_000;

/** As kubectl writes it: Go's JSON has six bytes for each of <, > and & (encoding/json, SetEscapeHTML). */
export function annotationBytes({ files }: Pick<FilledConfigMap, "files">): number {
  return Buffer.byteLength(JSON.stringify({ data: files }).replace(/[<>&\u2028\u2029]/g, "\\u0000"));
}

export function programsFit({ programs }: Plan): readonly Diagnostic[] {
  return programs.flatMap((program) => configMapsOf(program).flatMap((filled) => misfit(filled, program) ?? []));
}

function misfit({ name, files }: FilledConfigMap, { origin }: BalancerProgram): Diagnostic | undefined {
  const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const shorter = "give it fewer or shorter attributes and headers, or fewer backends";
  if (bytes > configMapBytesMax) {
    const message = `ConfigMap "${name}" has ${bytes} bytes of the ${configMapBytesMax} that it may have.`;
    return diagnostic("FL4012", { at: origin, severity: "error", message, help: shorter });
  }
  const kept = annotationBytes({ files });
  if (kept <= annotationBytesMax) return undefined;
  return diagnostic("FL4012", {
    at: origin,
    severity: "warning",
    message: `ConfigMap "${name}" has ${kept} bytes of the ${annotationBytesMax} that \`kubectl apply\` can keep of it: applied so, it is refused.`,
    help: `apply it with \`kubectl apply --server-side\`, as its Argo CD Application does; or ${shorter}`,
  });
}
