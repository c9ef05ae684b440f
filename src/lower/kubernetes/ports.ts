/** What listens in every pod of a backend or a balancer, of whichever kind, and what of it a Service offers. */

import type { Port } from "../../model/plan.ts";
import { ports } from "../defaults.ts";

export const otlpPorts: readonly Port[] = Object.freeze([
  { name: "otlp-grpc", port: ports.otlpGrpc },
  { name: "otlp-http", port: ports.otlpHttp },
]);

export const servicePorts: readonly Port[] = Object.freeze([...otlpPorts, { name: "metrics", port: ports.metrics }]);

/** Health is asked for by the kubelet, and by balancers that know each backend by its address. */
export const containerPorts: readonly Port[] = Object.freeze([...servicePorts, { name: "health", port: ports.health }]);
