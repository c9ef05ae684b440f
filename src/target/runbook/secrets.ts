/** Which Secrets have to be there before pods start: a blueprint names them, and holds none. */

import type { Plan, Workload } from "../../model/plan.ts";

interface Wanted {
  readonly secret: string;
  readonly keys: readonly string[];
  readonly workload: string;
}

export function secrets({ workloads, namespace }: Plan): string {
  const wanted = new Map<string, { readonly keys: Set<string>; readonly workloads: Set<string> }>();
  for (const { secret, keys, workload } of workloads.flatMap(wantedBy)) {
    const entry = wanted.get(secret) ?? { keys: new Set<string>(), workloads: new Set<string>() };
    for (const key of keys) entry.keys.add(key);
    wanted.set(secret, { ...entry, workloads: entry.workloads.add(workload) });
  }
  if (wanted.size === 0) return "";
  const rows = [...wanted].map(([secret, { keys, workloads: users }]) => {
    const what = keys.size > 0 ? code([...keys]) : "all of it";
    return `| \`${secret}\` | ${what} | ${code([...users])} |`;
  });
  return `## Secrets to create

In the namespace \`${namespace}\`, before pods can start:

| Secret | keys | of |
| --- | --- | --- |
${rows.join("\n")}`;
}

function wantedBy({ name: workload, secretMounts, container, volumes, pod }: Workload): readonly Wanted[] {
  return [
    ...secretMounts.map(({ secret, keys }) => ({ secret, keys, workload })),
    ...container.env.flatMap(({ value }) =>
      typeof value === "object" && value.kind === "secret"
        ? [{ secret: value.secret, keys: [value.key], workload }]
        : [],
    ),
    ...volumes.flatMap(({ volume }) =>
      volume.kind === "secret" ? [{ secret: volume.secret, keys: [volume.subPath ?? []].flat(), workload }] : [],
    ),
    ...(pod.imagePullSecrets ?? []).map((secret) => ({ secret, keys: [".dockerconfigjson"], workload })),
  ];
}

function code(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}
