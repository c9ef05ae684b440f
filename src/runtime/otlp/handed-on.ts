/** Headers of senders that backends are to see, by the names that the configuration has: requests that differ in them stay apart. */

import { type GrpcCode, grpcCode } from "../grpc/status.ts";

export interface HandedOn {
  /** Two requests with the same one may be joined. */
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Refused {
  readonly code: GrpcCode;
  readonly message: string;
}

/** Of all values of one request together: they are kept as long as its parts wait. */
const charsMax = 2_048;

/** @returns undefined where there is nothing to hand on */
export function handedOn(
  names: readonly string[],
  header: (name: string) => string | undefined,
): HandedOn | Refused | undefined {
  if (names.length === 0) return undefined;
  const found: [name: string, value: string][] = [];
  let chars = 0;
  for (const name of names) {
    const value = header(name);
    if (value === undefined) continue;
    chars += value.length;
    // HTTP/1.1 lets more through than gRPC has.
    if (!/^[\x20-\x7e]*$/.test(value)) return refused(`the header ${name} has characters that cannot be handed on`);
    found.push([name, value]);
  }
  if (chars > charsMax)
    return refused(`the headers ${names.join(", ")} are longer than ${charsMax} characters together`);
  return found.length === 0 ? undefined : { key: JSON.stringify(found), headers: Object.fromEntries(found) };
}

function refused(message: string): Refused {
  return { code: grpcCode.invalidArgument, message };
}
