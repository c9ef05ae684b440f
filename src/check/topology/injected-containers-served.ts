/**
 * What a webhook puts into pods has to reach its control plane, and the NetworkPolicies here let out what the blueprint names: a
 * proxy that gets no configuration never becomes ready, and the pod with it.
 */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Path, type Place, within } from "../../diagnostics/place.ts";
import { isJsonObject } from "../../model/json.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, show, valueAt } from "./value-at.ts";

interface Injector {
  readonly name: string;
  /** Labels or annotations of pods that ask for it, and the values that do. */
  readonly keys: readonly string[];
  readonly asks: RegExp;
  readonly namespace: string;
  /** Of its control plane, in pods. */
  readonly ports: readonly number[];
  /** Its init container redirects the pod's packets, which the restricted profile refuses. */
  readonly redirects: boolean;
}

/** Istio reads it as a label and as an annotation, and it wins over a revision. */
const isOff = (tier: object) =>
  ["podLabels", "podAnnotations"].some(
    (option) => String(valueAt(tier, option, "sidecar.istio.io/inject")) === "false",
  );

const on = /^(?:true|enabled|ingress|inject|yes|1)$/i;
const anything = /./;

/** By the documentation of Istio 1.24, Linkerd 2.17, Consul 1.20, Kuma 2.9, Vault 1.18 and Dapr 1.14. */
const injectors: readonly Injector[] = [
  {
    name: "Istio",
    keys: ["sidecar.istio.io/inject"],
    asks: on,
    namespace: "istio-system",
    ports: [15012],
    redirects: true,
  },
  { name: "Istio", keys: ["istio.io/rev"], asks: anything, namespace: "istio-system", ports: [15012], redirects: true },
  {
    name: "Linkerd",
    keys: ["linkerd.io/inject"],
    asks: on,
    namespace: "linkerd",
    ports: [8080, 8086, 8090],
    redirects: true,
  },
  {
    name: "Consul",
    keys: ["consul.hashicorp.com/connect-inject"],
    asks: on,
    namespace: "consul",
    ports: [8502],
    redirects: true,
  },
  {
    name: "Kuma",
    keys: ["kuma.io/sidecar-injection"],
    asks: on,
    namespace: "kuma-system",
    ports: [5678],
    redirects: true,
  },
  {
    name: "Vault",
    keys: ["vault.hashicorp.com/agent-inject"],
    asks: on,
    namespace: "vault",
    ports: [8200],
    redirects: false,
  },
  {
    name: "Dapr",
    keys: ["dapr.io/enabled"],
    asks: on,
    namespace: "dapr-system",
    ports: [50003, 50005, 50006],
    redirects: false,
  },
];

export const injectedContainersServed: TopologyRule = ({ pools, balancers, generators, createNamespace }) =>
  [...pools, ...balancers, ...generators].flatMap((tier) =>
    ["podLabels", "podAnnotations"].flatMap((option) => {
      const given = valueAt(tier, option);
      return Object.entries(isJsonObject(given) ? given : {}).flatMap(([key, value]) => {
        const injector = injectors.find(({ keys, asks }) => keys.includes(key) && asks.test(String(value)));
        return injector && !(key === "istio.io/rev" && isOff(tier))
          ? closedIn(injector, tier, [option, key], createNamespace)
          : [];
      });
    }),
  );

interface Tier {
  readonly name: string;
  readonly network: unknown;
  readonly origin: Place;
}

function closedIn(injector: Injector, tier: Tier, path: Path, isRestricted: boolean): readonly Diagnostic[] {
  const { name, namespace, ports, redirects } = injector;
  const open = listed(valueAt(tier.network, "egress")).flatMap((peer) => [valueAt(peer, "port")].flat());
  const closed = ports.filter((port) => !open.includes(port));
  const parts = [
    closed.length > 0 && {
      why: `it may not reach its control plane (${closed.join(", ")}), because the NetworkPolicy lets nothing out that is not named`,
      help: `let it out, as in \`network: { egress: [{ namespace: "${namespace}", podLabels: {}, port: ${closed.length === 1 ? closed[0] : `[${closed.join(", ")}]`} }] }\``,
    },
    redirects &&
      isRestricted && {
        why: "unless the mesh has a CNI plugin, its init container is refused by the restricted profile that the namespace enforces",
        help: "accept this where the CNI plugin is installed",
      },
  ].filter((part) => part !== false);
  if (parts.length === 0) return [];
  return [
    diagnostic("FL4052", {
      at: within(tier.origin, ...path),
      message: `${name} puts a container into the pods of ${show(tier.name)}, and ${parts.map(({ why }) => why).join("; and ")}: the pods never become ready.`,
      help: parts.map(({ help }) => help).join(", and "),
    }),
  ];
}
