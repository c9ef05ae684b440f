/**
 * A container of the project's own images runs what is in them: they are made from nothing (`FROM scratch`, every Dockerfile of
 * opentelemetry-collector-releases for the core, contrib, k8s and otlp distributions), and no shell is there.
 */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { parseImage } from "../../model/image-reference.ts";
import { type Json, jsonAt } from "../../model/json.ts";
import { itemsBelow, type Located, type ObjectRule, podOf, textAt } from "./written.ts";

const fromScratch =
  /^(?:(?:(?:index\.)?docker\.io\/)?otel|ghcr\.io\/open-telemetry\/opentelemetry-collector-releases)\/opentelemetry-collector(?:-contrib|-k8s|-otlp)?$/;
const shell = /^(?:.*\/)?(?:sh|bash|ash|dash|zsh|ksh|busybox)$/;

/** What starts a process in the container, and what its absence comes to. */
const processes = [
  { path: ["command"], isFatal: true, follows: "the container never starts" },
  { path: ["startupProbe", "exec", "command"], isFatal: true, follows: "the probe always fails" },
  { path: ["livenessProbe", "exec", "command"], isFatal: true, follows: "the probe always fails" },
  { path: ["readinessProbe", "exec", "command"], isFatal: true, follows: "the probe always fails" },
  {
    path: ["lifecycle", "postStart", "exec", "command"],
    isFatal: true,
    follows: "the container is killed as it starts",
  },
  {
    path: ["lifecycle", "preStop", "exec", "command"],
    isFatal: false,
    follows: "nothing is waited for before it ends",
  },
] as const;

export const shellInImage: ObjectRule = (objects) =>
  objects.flatMap((object) => {
    // The operator starts the Collector by itself, whatever the object's own fields.
    const containers = podOf(object)?.containers ?? [];
    return containers.flatMap((container) => inContainer(container).map((one) => one(object.place)));
  });

type Told = (place: (path: Located["path"]) => Parameters<typeof diagnostic>[1]["at"]) => Diagnostic;

function inContainer(container: Located): readonly Told[] {
  const image = textAt(container.json, ["image"]);
  if (!fromScratch.test(parseImage(image).name) || mountsPrograms(container.json)) return [];
  return processes.flatMap(({ path, isFatal, follows }) => {
    const program = jsonAt(container.json, [...path, 0]);
    if (typeof program !== "string" || !shell.test(program)) return [];
    return [
      (place) =>
        diagnostic("FL4042", {
          at: place([...container.path, ...path, 0]),
          severity: isFatal ? "error" : "warning",
          message: `"${image}" has no shell, nor anything but the Collector, so "${program}" is not found: ${follows}.`,
          help:
            path[0] === "command"
              ? "remove the command: the image starts the Collector, with what is in args"
              : "ask by httpGet, or wait by sleep, which need no program in the image",
        }),
    ];
  });
}

/** A volume may bring programs of its own. */
function mountsPrograms(container: Json): boolean {
  return itemsBelow({ json: container, path: [] }, "volumeMounts").some(({ json }) =>
    /(?:^|\/)s?bin\/*$|^\/(?:usr|tools?|busybox)\/*$/.test(textAt(json, ["mountPath"])),
  );
}
