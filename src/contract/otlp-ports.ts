/** The ports of OTLP as its specification has them; what names no other port means these. */
export const otlpPorts = Object.freeze({ grpc: 4317, http: 4318 });
