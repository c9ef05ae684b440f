/**
 * Pods fit the profile that their namespace enforces: the admission would refuse each of them, after the workload that makes
 * them was taken. The profile is `restricted` of the Pod Security Standards (Kubernetes 1.36, pod-security-admission).
 */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path } from "../../diagnostics/place.ts";
import { unconfinedBy } from "../../model/app-armor.ts";
import { type Json, jsonAt } from "../../model/json.ts";
import {
  itemsBelow,
  type Located,
  type ObjectRule,
  objectAt,
  type Pod,
  podOf,
  textAt,
  type Written,
} from "./written.ts";

const enforced = ["metadata", "labels", "pod-security.kubernetes.io/enforce"];

export const podsRestricted: ObjectRule = (objects) => {
  const restricted = new Set(
    objects.filter(({ kind, json }) => kind === "Namespace" && textAt(json, enforced) === "restricted").map(nameOf),
  );
  return objects.flatMap((object) => {
    const pod = restricted.has(object.namespace) ? podOf(object) : undefined;
    return pod ? [...podBreaks(pod), ...pod.containers.flatMap((container) => containerBreaks(pod, container))] : [];
  });
};

function nameOf({ name }: Written): string {
  return name;
}

interface Break {
  readonly path: Path;
  readonly what: string;
  readonly help: string;
}

function refused({ of }: Pod, { path, what, help }: Break): Diagnostic {
  return diagnostic("FL4041", {
    at: of.place(path),
    message: `${what}, and the namespace "${of.namespace}" enforces the restricted profile: pods of "${of.name}" would be refused.`,
    help,
  });
}

const hostFields = ["hostNetwork", "hostPID", "hostIPC"] as const;
const volumeKinds: ReadonlySet<string> = new Set([
  ...[
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "persistentVolumeClaim",
    "projected",
    "secret",
    "image",
  ],
]);

function podBreaks(pod: Pod): readonly Diagnostic[] {
  const { spec, volumes, security } = pod;
  const host = hostFields
    .filter((field) => jsonAt(spec.json, [field]) === true)
    .map((field) => ({ path: [...spec.path, field], what: `The pod has ${field}`, help: "leave it out" }));
  const foreign = volumes.flatMap(({ json, path }) =>
    Object.keys(objectAt(json, []))
      .filter((key) => key !== "name" && !volumeKinds.has(key))
      .map((key) => ({
        path: [...path, key],
        what: `The volume "${textAt(json, ["name"])}" is of the kind ${key}`,
        help: "mount an emptyDir, a ConfigMap, a Secret or a claim",
      })),
  );
  const asRoot = rootUser(security, "The pod");
  return [...host, ...foreign, ...asRoot, ...unconfined(security, "The pod"), ...annotated(pod), ...kernel(pod)].map(
    (one) => refused(pod, one),
  );
}

function annotated({ of, spec }: Pod): readonly Break[] {
  const at =
    of.kind === "OpenTelemetryCollector"
      ? ["spec", "podAnnotations"]
      : [...spec.path.slice(0, -1), "metadata", "annotations"];
  return Object.entries(objectAt(of.json, at)).flatMap(([key, value]) => {
    const container = unconfinedBy(key, value);
    if (container === undefined) return [];
    return [
      { path: [...at, key], what: `The container "${container}" is not confined by AppArmor`, help: "leave it out" },
    ];
  });
}

/** Sysctls of a pod's own namespaces that no other pod feels. */
const safeSysctl =
  /^(kernel\.shm_rmid_forced|net\.ipv4\.(ip_local_port_range|ip_unprivileged_port_start|tcp_syncookies|ping_group_range|ip_local_reserved_ports|tcp_keepalive_time|tcp_fin_timeout|tcp_keepalive_intvl|tcp_keepalive_probes|tcp_rmem|tcp_wmem))$/;

function kernel({ security }: Pod): readonly Break[] {
  return itemsBelow(security, "sysctls")
    .filter(({ json }) => !safeSysctl.test(textAt(json, ["name"])))
    .map(({ json, path }) => ({
      path: [...path, "name"],
      what: `The pod sets ${textAt(json, ["name"])}`,
      help: "leave it out",
    }));
}

/** What takes away what the runtime confines a container with. */
function unconfined({ json, path }: Located, who: string): readonly Break[] {
  const said = (...steps: Path): string => String(jsonAt(json, steps) ?? "");
  const labels = ["user", "role"].filter((key) => said("seLinuxOptions", key) !== "");
  return [
    ...(said("appArmorProfile", "type") === "Unconfined"
      ? [{ path: [...path, "appArmorProfile"], what: `${who} is not confined by AppArmor`, help: "leave it out" }]
      : []),
    ...(said("procMount") === "Unmasked"
      ? [{ path: [...path, "procMount"], what: `${who} sees all of /proc`, help: "leave it out" }]
      : []),
    ...labels.map((key) => ({
      path: [...path, "seLinuxOptions", key],
      what: `${who} has a ${key} of SELinux`,
      help: "leave it out",
    })),
  ];
}

function rootUser({ json, path }: Located, who: string): readonly Break[] {
  if (jsonAt(json, ["runAsUser"]) !== 0) return [];
  return [{ path: [...path, "runAsUser"], what: `${who} runs as root`, help: "run as another user" }];
}

function containerBreaks(pod: Pod, container: Located): readonly Diagnostic[] {
  const { json, path } = container;
  const who = `The container "${textAt(json, ["name"])}"`;
  const context: Located = { json: objectAt(json, ["securityContext"]), path: [...path, "securityContext"] };
  const at = (...steps: Path) => [...context.path, ...steps];
  const said = (...steps: Path): Json | undefined => jsonAt(context.json, steps);
  const ofPod = (...steps: Path): Json | undefined => said(...steps) ?? jsonAt(pod.security.json, steps);
  const unless = (fits: boolean, one: Break): readonly Break[] => (fits ? [] : [one]);
  const breaks = [
    ...unless(said("privileged") !== true, {
      path: at("privileged"),
      what: `${who} is privileged`,
      help: "leave it out",
    }),
    ...unless(said("allowPrivilegeEscalation") === false, {
      path: at("allowPrivilegeEscalation"),
      what: `${who} may escalate its privileges`,
      help: "say allowPrivilegeEscalation: false",
    }),
    ...unless(textsIn(said("capabilities", "drop")).includes("ALL"), {
      path: at("capabilities", "drop"),
      what: `${who} does not drop all capabilities`,
      help: 'say capabilities: { drop: ["ALL"] }',
    }),
    ...unless(
      textsIn(said("capabilities", "add")).every((one) => one === "NET_BIND_SERVICE"),
      {
        path: at("capabilities", "add"),
        what: `${who} adds capabilities`,
        help: "leave all out but NET_BIND_SERVICE",
      },
    ),
    ...unless(ofPod("runAsNonRoot") === true, {
      path: at("runAsNonRoot"),
      what: `${who} may run as root`,
      help: "say runAsNonRoot: true",
    }),
    ...unless(["RuntimeDefault", "Localhost"].includes(String(ofPod("seccompProfile", "type"))), {
      path: at("seccompProfile"),
      what: `${who} has no seccomp profile`,
      help: 'say seccompProfile: { type: "RuntimeDefault" }',
    }),
    ...rootUser(context, who),
    ...unconfined(context, who),
    ...itemsBelow(container, "ports")
      .filter((port) => jsonAt(port.json, ["hostPort"]) !== undefined)
      .map((port) => ({
        path: [...port.path, "hostPort"],
        what: `${who} has a port of its node`,
        help: "leave it out",
      })),
  ];
  return breaks.map((one) => refused(pod, one));
}

function textsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
