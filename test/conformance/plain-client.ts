/** A client of OTLP/gRPC in plain text, without headers or compression. */

import { createOtlpClient, type OtlpClient } from "../../src/verify/otlp-client.ts";

export function plainClient(target: string): OtlpClient {
  return createOtlpClient({ protocol: "grpc", target, tls: undefined, headers: () => ({}), compression: "none" });
}
