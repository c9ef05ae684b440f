/** The three kinds of telemetry that OTLP carries and that a balancer routes. */

export type Signal = "traces" | "metrics" | "logs";

/** In the order of the OpenTelemetry specification. */
export const signals: readonly Signal[] = Object.freeze(["traces", "metrics", "logs"] as const);
