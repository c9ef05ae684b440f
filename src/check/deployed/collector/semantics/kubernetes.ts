/** How components reach the API server (contrib internal/k8sconfig, both versions). */

import { notNegative, type Row, word } from "./rows.ts";

/** @param at the section that says it, empty for the component itself */
export function kubernetesAccess(at: string): readonly Row[] {
  const inside = at === "" ? "" : `${at}.`;
  return [
    word(`${inside}auth_type`, ["none", "serviceAccount", "kubeConfig", "tls"]),
    notNegative(`${inside}kube_api_qps`),
    notNegative(`${inside}kube_api_burst`),
  ];
}
