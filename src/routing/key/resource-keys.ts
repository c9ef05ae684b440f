/** Keys of whole resource sections: the service name, or the identity of the resource. */

import { Buffer } from "node:buffer";
import { fnv1a64, fnv1a64Start, hexOf } from "../hash/hash64.ts";
import { findAttribute } from "../otlp/attributes.ts";
import { resourceOwner } from "../otlp/owners.ts";
import type { KeyRule } from "./key-rule.ts";
import type { KeyInput, KeyRefusal } from "./key-sink.ts";
import { mapHash } from "./map-hash.ts";
import { valueText } from "./value-text.ts";

type ServiceRule = Extract<KeyRule, { readonly kind: "service" }>;

const serviceName = Buffer.from("service.name");

/** Up to 0.135 the Collector refuses a request if one resource has no name, later only if none of them has one. */
export function walkServices({ request, sink }: KeyInput, rule: ServiceRule): KeyRefusal | undefined {
  let dropped = 0;
  for (let resource = 0; resource < request.resources.length; resource++) {
    const value = findAttribute(request.bytes, resourceOwner(request, resource), serviceName);
    if (!value && rule.missing === "refuse") {
      return { kind: "refused", retryable: true, reason: "a resource has no service name" };
    }
    if (!value && rule.missing === "drop") {
      sink.dropped("resource", resource, "no service name");
      dropped += 1;
      continue;
    }
    // The Collector reads a value of another type as an empty string.
    const hasText = value && (value.kind === "string" || rule.value === "text");
    sink.keyed("resource", resource, hasText ? [valueText(request.bytes, value)] : []);
  }
  if (dropped === 0 || dropped < request.resources.length) return undefined;
  return { kind: "refused", retryable: false, reason: "no resource has a service name" };
}

/** `resource/` and the hash of its attributes; its schema URL does not count. */
export function walkResources({ request, sink }: KeyInput): void {
  for (let resource = 0; resource < request.resources.length; resource++) {
    const sum = fnv1a64(fnv1a64Start, mapHash(request.bytes, resourceOwner(request, resource)));
    sink.keyed("resource", resource, [Buffer.from(`resource/${hexOf(sum)}`)]);
  }
}
