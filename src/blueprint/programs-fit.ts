/** A ConfigMap that carries a program stays below what Kubernetes takes; only what was bundled tells how large it is. */

import { Buffer } from "node:buffer";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Placed, Plan } from "../model/plan.ts";
import { generatorFiles } from "../target/image/generator-files.ts";
import { configMapsOf, type FilledConfigMap } from "../target/image/image-files.ts";
import { verifyFiles } from "../target/image/verify-files.ts";

/** Kubernetes takes 1 MiB (core/v1 ConfigMap); the API server and etcd need room of their own around it. */
const configMapBytesMax = 700_000;

/**
 * `kubectl apply` keeps what it sent in an annotation, and all of these together have 262 144 bytes (apimachinery 0.28); the rest is for
 * names and labels. A program stays below it by itself; many keys or long values make it longer.
 */
export const annotationBytesMax = 260_000;

/** As kubectl writes it: Go's JSON has six bytes for each of <, > and & (encoding/json, SetEscapeHTML). */
export function annotationBytes({ files }: Pick<FilledConfigMap, "files">): number {
  return Buffer.byteLength(JSON.stringify({ data: files }).replace(/[<>&\u2028\u2029]/g, "\\u0000"));
}

export function programsFit({ programs, generators, verifications }: Plan): readonly Diagnostic[] {
  return [
    ...programs.flatMap((program) => configMapsOf(program).flatMap((filled) => misfit(filled, program, ofBalancer))),
    ...generators.flatMap((generator) =>
      misfit({ name: generator.configMap, files: generatorFiles(generator) }, generator, ofGenerator),
    ),
    ...verifications.flatMap((one) => misfit({ name: one.configMap, files: verifyFiles(one) }, one, ofVerification)),
  ];
}

const ofBalancer = "give it fewer or shorter attributes and headers, or fewer backends";
const ofGenerator = "give it fewer services, or shorter attributes, headers and text";
const ofVerification = "verify a balancer of fewer backends, or leave `verify` out";

function misfit({ name, files }: FilledConfigMap, { origin }: Placed, shorter: string): readonly Diagnostic[] {
  const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > configMapBytesMax) {
    const message = `ConfigMap "${name}" has ${bytes} bytes of the ${configMapBytesMax} that it may have.`;
    return [diagnostic("FL4012", { at: origin, severity: "error", message, help: shorter })];
  }
  const kept = annotationBytes({ files });
  if (kept <= annotationBytesMax) return [];
  return [
    diagnostic("FL4012", {
      at: origin,
      severity: "warning",
      message: `ConfigMap "${name}" has ${kept} bytes of the ${annotationBytesMax} that \`kubectl apply\` can keep of it: so the command is refused.`,
      help: `apply it with \`kubectl apply --server-side\`, as its Argo CD Application does; or ${shorter}`,
    }),
  ];
}
