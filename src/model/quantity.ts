/** Kubernetes quantities of memory and CPU, as far as containers use them. */

const memoryUnit: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
};

/** @returns bytes, or undefined when the text is not a memory quantity such as "256Mi" */
export function parseMemoryBytes(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(Ki|Mi|Gi|Ti|k|M|G|T)?$/.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * (memoryUnit[match[2] ?? ""] ?? Number.NaN);
}

/** @returns thousandths of a core, or undefined when the text is not a CPU quantity such as "200m" or "1.5" */
export function parseCpuMillicores(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(m)?$/.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * (match[2] ? 1 : 1_000);
}
