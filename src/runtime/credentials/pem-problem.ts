/**
 * Why certificates and keys cannot be used. Node takes without a word a certificate that is empty or whose key is another,
 * and then refuses every handshake, and an authority that is not one, and then trusts nobody.
 */

import { createPrivateKey, X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";
import { reasonOf } from "../reason.ts";

export interface Pems {
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/** @returns undefined for what looks like one */
export function pemProblem(content: string): string | undefined {
  return content.includes("-----BEGIN ") ? undefined : "is neither a certificate nor a key in PEM";
}

/** @returns undefined for those that can be used together */
export function tlsProblem(pems: Pems): string | undefined {
  try {
    if (pems.ca !== undefined) new X509Certificate(pems.ca);
    createSecureContext(pems);
    // A key of another algorithm is taken, too.
    const isPair =
      !pems.cert || !pems.key || new X509Certificate(pems.cert).checkPrivateKey(createPrivateKey(pems.key));
    return isPair ? undefined : "cannot be used: the key is not that of the certificate";
  } catch (error) {
    return `cannot be used: ${reasonOf(error)}`;
  }
}
