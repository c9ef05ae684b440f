/**
 * Sections that many components have, wherever they stand: each is known by keys that only it has, so that a component's own
 * check does not repeat them (core config packages, both versions).
 */

import type { SchemaNode } from "../../../../schema/registry.ts";
import { isOff, writtenSections } from "../../../../schema/written-sections.ts";
import { grpcClientProblems, httpClientProblems } from "./clients.ts";
import { attributeFilter } from "./metrics-builder.ts";
import { prometheusClient, prometheusTls, relabelling } from "./prometheus-client.ts";
import { queueProblems, retryProblems } from "./retry-and-queue.ts";
import { grpcServerProblems, httpServerProblems } from "./servers.ts";
import type { Problems, SettingCheck, Settings } from "./setting-check.ts";
import { serverTlsProblems, tlsProblems } from "./tls.ts";

interface SharedSection {
  readonly keys: readonly string[];
  readonly without?: string;
  /** Looked at even where `enabled: false` stands in it. */
  readonly evenOff?: true;
  readonly check: SettingCheck["check"];
}

const sharedSections: readonly SharedSection[] = Object.freeze([
  { keys: ["ca_pem", "min_version"], without: "client_ca_file", check: tlsProblems },
  { keys: ["client_ca_file", "min_version"], check: serverTlsProblems },
  { keys: ["initial_interval", "multiplier", "randomization_factor"], evenOff: true, check: retryProblems },
  { keys: ["num_consumers", "queue_size", "wait_for_result"], evenOff: true, check: queueProblems },
  { keys: ["balancer_name", "write_buffer_size"], check: grpcClientProblems },
  { keys: ["compression_params", "max_idle_conns"], check: httpClientProblems },
  { keys: ["max_recv_msg_size_mib", "max_concurrent_streams"], check: grpcServerProblems },
  { keys: ["response_headers", "compression_algorithms"], check: httpServerProblems },
  { keys: ["strict", "regexp"], evenOff: true, check: attributeFilter },
  { keys: ["no_proxy", "bearer_token"], check: prometheusClient },
  { keys: ["ca", "cert", "insecure_skip_verify"], check: prometheusTls },
  { keys: ["source_labels", "target_label", "modulus"], check: relabelling },
]);

/** @param settings of a whole component */
export function* sharedProblems(schema: SchemaNode | undefined, settings: Settings): Problems {
  const sections = schema ? writtenSections(schema, settings.written()) : [];
  for (const { path, keys } of sections) {
    const known = knownBy(keys);
    if (known.length === 0) continue;
    const off = isOff(path, (at) => settings.effective(...at));
    for (const { evenOff, check } of known) if (evenOff || !off) yield* settings.below(path, check);
  }
}

/** Keys of one place of a schema are one set, whichever configuration is read. */
const bySet = new WeakMap<ReadonlySet<string>, readonly SharedSection[]>();

function knownBy(keys: ReadonlySet<string>): readonly SharedSection[] {
  const found =
    bySet.get(keys) ??
    sharedSections.filter(
      ({ keys: own, without }) => own.every((key) => keys.has(key)) && !(without !== undefined && keys.has(without)),
    );
  bySet.set(keys, found);
  return found;
}
