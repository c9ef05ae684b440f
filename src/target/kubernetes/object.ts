/** A Kubernetes object as plain data; the namespace is the chart's, the sync wave that of its tier. */

import type { JsonObject } from "../../model/json.ts";

export interface KubernetesObject extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}
