/** What a tier says of its pods and objects fits what Fairlead writes, and what the tier becomes. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { unconfinedBy } from "../../model/app-armor.ts";
import { has } from "../../model/collector/behaviours.ts";
import { isJsonObject } from "../../model/json.ts";
import { type Balancer, endsByItself, isOperated, type Pool, type Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { show, signalsBy, valueAt } from "./value-at.ts";

export const podOptionsFit: TopologyRule = (topology) => [
  ...(topology.platform === "openshift" ? fixedUsers(topology) : []),
  ...(topology.createNamespace ? unconfined(topology) : []),
  ...topology.pools.flatMap((pool) => [
    ...ofTier(pool, valueAt(pool.discovery, "kind") !== "static" || pool.persistence !== undefined),
    ...nothingToKeep(pool),
    ...exposureMisfits(pool),
  ]),
  ...topology.balancers.flatMap((balancer) => [
    ...ofTier(balancer, isPersistent(balancer)),
    ...ofBalancer(balancer, topology),
  ]),
  ...topology.generators.flatMap((generator) => [
    ...ofTier(generator, generator.runner === "built-in" && !endsByItself(generator)),
    ...(endsByItself(generator) ? endless(generator) : []),
  ]),
];

/** The kubelet waits for every container of a pod that is not an init container. */
function endless(generator: Tier): readonly Diagnostic[] {
  return keysOf(valueAt(generator, "sidecars")).map((name) => {
    const message = "These pods are a Job's, which ends when each container has: this one would keep it running.";
    return conflict(within(generator.origin, "sidecars", name), message, "leave it out, or send without an end");
  });
}

function fixedUsers({ pools, balancers, generators }: Topology): readonly Diagnostic[] {
  return [...pools, ...balancers, ...generators].flatMap((tier) =>
    ["sidecars", "initContainers"].flatMap((option) =>
      keysOf(valueAt(tier, option))
        .filter((name) => valueAt(tier, option, name, "user") !== undefined)
        .map((name) => {
          const message = "OpenShift gives each namespace its own users, and refuses another one.";
          return conflict(within(tier.origin, option, name, "user"), message, "leave it out");
        }),
    ),
  );
}

/** The namespace that is written enforces the restricted profile. */
function unconfined({ pools, balancers, generators }: Topology): readonly Diagnostic[] {
  return [...pools, ...balancers, ...generators].flatMap((tier) => {
    const annotations = valueAt(tier, "podAnnotations");
    return keysOf(annotations)
      .filter((key) => unconfinedBy(key, valueAt(annotations, key)) !== undefined)
      .map((key) => {
        const message =
          "The namespace enforces the restricted profile, which refuses pods that AppArmor does not confine.";
        return conflict(within(tier.origin, "podAnnotations", key), message, "leave it out");
      });
  });
}

interface Tier {
  readonly name: string;
  readonly origin: Place;
}

function conflict(at: Place, message: string, help: string): Diagnostic {
  return diagnostic("FL4021", { at, message, help });
}

const recommended = ["name", "component", "part-of", "managed-by", "version"].map((one) => `app.kubernetes.io/${one}`);
const ownKeys: Readonly<Record<string, readonly string[]>> = Object.freeze({
  labels: recommended,
  podLabels: recommended,
  annotations: ["argocd.argoproj.io/sync-wave"],
  podAnnotations: ["fairlead.dev/config-sha256"],
});
/** Volumes that Fairlead or the operator has in a pod, and the folders below which they are. */
const ownVolumes = [
  "config",
  "tls",
  "token",
  "senders-tls",
  "senders-token",
  "backends-ca",
  "balancer-tls",
  "balancer-ca",
  "balancer-token",
  "otc-internal",
  "sending-queue",
];
const ownFolders = ["/etc/otelcol", "/etc/fairlead", "/var/lib/fairlead", "/conf", "/var/run/secrets/kubernetes.io"];

/** @param hasOwnPods a StatefulSet, whose pods have names that a claim can be kept for */
function ofTier(tier: Tier, hasOwnPods: boolean): readonly Diagnostic[] {
  return [
    ...Object.entries(ownKeys).flatMap(([option, keys]) =>
      keysOf(valueAt(tier, option))
        .filter((key) => keys.includes(key))
        .map((key) =>
          conflict(
            within(tier.origin, option, key),
            `Fairlead itself sets ${key}: selectors and roll-outs depend on it.`,
            "use a name of your own",
          ),
        ),
    ),
    ...volumeConflicts(tier, hasOwnPods),
    ...hiddenProgram(tier),
    ...otherSystem(tier),
    ...accountConflicts(tier),
  ];
}

function isPersistent(balancer: Balancer): boolean {
  return balancer.target === "collector" && balancer.settings.persistence !== undefined;
}

function nothingToKeep({ name, origin, parts, persistence }: Pool): readonly Diagnostic[] {
  if (persistence === undefined || keysOf(parts.exporters).length > 0) return [];
  const message = `"${name}" has no exporters, so nothing waits to be sent: there is nothing to keep.`;
  return [conflict(within(origin, "persistence"), message, "declare exporters, or leave persistence out")];
}

function keysOf(value: unknown): readonly string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}

function volumeConflicts(tier: Tier, hasOwnPods: boolean): readonly Diagnostic[] {
  const volumes = valueAt(tier, "volumes");
  const taken = new Map<string, string>();
  return keysOf(volumes).flatMap((name) => {
    const at = within(tier.origin, "volumes", name);
    const path = String(valueAt(volumes, name, "path")).replace(/\/+$/, "");
    const other = taken.get(path);
    taken.set(path, name);
    const folder = ownFolders.find((own) => `${path}/`.startsWith(`${own}/`) || `${own}/`.startsWith(`${path}/`));
    const isTemplate = valueAt(volumes, name, "kind") === "claim-template";
    return [
      ...(ownVolumes.includes(name)
        ? [conflict(at, `Fairlead or the operator has a volume ${show(name)} of its own.`, "use another name")]
        : []),
      ...(folder === undefined
        ? []
        : [conflict(within(at, "path"), `The volume would hide ${folder}, which the pod needs.`, "use another path")]),
      ...(other === undefined
        ? []
        : [conflict(within(at, "path"), `The volume ${show(other)} is at ${show(path)}, too.`, "use another path")]),
      ...(isTemplate && !hasOwnPods
        ? [
            conflict(
              within(at, "kind"),
              `A claim for each pod needs a StatefulSet, and "${tier.name}" is made of Deployments.`,
              'use "claim", or a pool with `discovery: dns()` or `k8s()`',
            ),
          ]
        : []),
    ];
  });
}

/** Where the images that Fairlead names have their programs, by target; an image of the author's own is not known. */
const programs = Object.freeze({ collector: "/otelcol-contrib", fairlead: "/usr/local/bin/node" });
const authorities = "/etc/ssl/certs";

/** Over what the image itself has: its program, the authorities that it trusts, or the kernel's own files (runc takes no mount there). */
function hiddenProgram(tier: Tier): readonly Diagnostic[] {
  const volumes = valueAt(tier, "volumes");
  const target = valueAt(tier, "target") === "fairlead" ? "fairlead" : "collector";
  const isStock = ["image", "settings.image", "settings.delivery.image"].every(
    (option) => valueAt(tier, ...option.split(".")) === undefined,
  );
  return keysOf(volumes).flatMap((name) => {
    const path = String(valueAt(volumes, name, "path")).replace(/\/+$/, "");
    const hides = (own: string) => `${own}/`.startsWith(`${path}/`);
    const isEmpty = ["empty-dir", "claim-template"].includes(String(valueAt(volumes, name, "kind")));
    const [fact, help] = `${path}/`.startsWith("/proc/")
      ? ["would be over files of the kernel, which container runtimes refuse", "use another path"]
      : isStock && path !== "" && hides(programs[target])
        ? [`would hide ${programs[target]}, the program that the image starts`, "use another path"]
        : isEmpty && path !== "" && hides(authorities) && !isFilled(tier, name)
          ? [
              `is empty, and would hide ${authorities}: no certificate of another host could be verified`,
              "mount a ConfigMap with the authorities, have an init container write them, or use another path",
            ]
          : [];
    return fact && help ? [conflict(within(tier.origin, "volumes", name, "path"), `The volume ${fact}.`, help)] : [];
  });
}

function isFilled(tier: Tier, volume: string): boolean {
  return ["initContainers", "sidecars"].some((option) => {
    const containers = valueAt(tier, option);
    return keysOf(containers).some((name) => valueAt(containers, name, "mounts", volume) !== undefined);
  });
}

/** As Go spells them, which nodes are labelled by (Kubernetes 1.36, kubelet). */
const architectures = ["amd64", "arm64", "arm", "386", "ppc64le", "s390x", "riscv64"];
const otherSpellings: Readonly<Record<string, string>> = Object.freeze({
  x86_64: "amd64",
  x64: "amd64",
  aarch64: "arm64",
});

function otherSystem(tier: Tier): readonly Diagnostic[] {
  const label = "kubernetes.io/arch";
  const asked = valueAt(tier, "nodeSelector", label);
  if (typeof asked !== "string" || architectures.includes(asked)) return notLinux(tier);
  const message = `No node has the architecture ${show(asked)}: the pods of "${tier.name}" would wait for ever.`;
  const help = `use "${otherSpellings[asked.toLowerCase()] ?? "amd64"}", as Kubernetes spells it`;
  return [...notLinux(tier), conflict(within(tier.origin, "nodeSelector", label), message, help)];
}

function notLinux({ name, origin, ...tier }: Tier): readonly Diagnostic[] {
  const label = "kubernetes.io/os";
  const system = valueAt(tier, "nodeSelector", label);
  if (typeof system !== "string" || system === "linux") return [];
  const message = `The pods of "${name}" are Linux's, and would wait for a node of ${show(system)}.`;
  return [conflict(within(origin, "nodeSelector", label), message, 'use "linux", or leave it out')];
}

function accountConflicts(tier: Tier): readonly Diagnostic[] {
  const account = valueAt(tier, "serviceAccount");
  if (valueAt(account, "name") === undefined || valueAt(account, "annotations") === undefined) return [];
  return [
    conflict(
      within(tier.origin, "serviceAccount", "annotations"),
      "A service account that exists is not written, so nothing would have these annotations.",
      "annotate it where it is made, or leave the name out",
    ),
  ];
}

/** The exporter would log "failed to start new exporter for endpoint" for each backend but one, and lose what is theirs. */
function sharedStorage(balancer: Balancer, { collector: { version, schemas } }: Topology): readonly Diagnostic[] {
  const isCentral = balancer.target === "fairlead" || balancer.settings.queue === "central";
  const isKeyed = signalsBy("hash", balancer).length > 0;
  if (isCentral || !isKeyed || !isPersistent(balancer) || !schemas || !has(schemas, "backendsShareStorage")) return [];
  const message = `Collector ${version} gives the queues of all backends one file of file_storage, and only the first starts.`;
  return [conflict(within(balancer.origin, "persistence"), message, 'use `queue: "central"`')];
}

/** What a Service of another type does not have: the API server refuses it. */
function exposureMisfits({ service, origin }: Pool | Balancer): readonly Diagnostic[] {
  const type = valueAt(service, "type");
  const foreign = (option: string, message: string, types: readonly string[]): readonly Diagnostic[] =>
    valueAt(service, option) === undefined || types.some((one) => one === type)
      ? []
      : [conflict(within(origin, "service", option), message, `use type: ${types.map(show).join(" or ")}`)];
  return [
    ...foreign("loadBalancerClass", "Only a LoadBalancer has a class.", ["LoadBalancer"]),
    ...foreign("externalTrafficPolicy", "Nothing comes to a ClusterIP from outside the cluster.", [
      "LoadBalancer",
      "NodePort",
    ]),
  ];
}

function ofBalancer(balancer: Balancer, topology: Topology): readonly Diagnostic[] {
  const at = within(balancer.origin, "service");
  const { service } = balancer;
  const operated = isOperated(balancer, topology);
  return [
    ...sharedStorage(balancer, topology),
    ...(service !== undefined && operated
      ? [conflict(at, "The operator makes this Service.", 'use output: "workload", or `annotations`, which it copies')]
      : []),
    ...exposureMisfits(balancer),
    ...(operated && balancer.imagePullSecrets !== undefined && valueAt(balancer, "serviceAccount", "name") !== undefined
      ? [
          conflict(
            within(balancer.origin, "imagePullSecrets"),
            "The operator pulls images as the service account does, and this one exists already.",
            "name the Secrets in the service account",
          ),
        ]
      : []),
  ];
}
