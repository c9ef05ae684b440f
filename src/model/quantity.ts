/** Kubernetes quantities of memory and CPU, as far as containers use them. */

import type { Resources } from "./topology.ts";

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

/**
 * The spelling that the API server keeps (apimachinery resource.Quantity): whole numbers with the largest unit that leaves
 * them whole, and in thousandths where they are none. Another spelling would be a change at each apply.
 */
export function canonicalQuantity(text: string): string {
  const cpu = parseCpuMillicores(text);
  if (cpu !== undefined) return cpu % 1_000 === 0 ? inUnits(cpu / 1_000, decimalUnits) : `${Math.ceil(cpu)}m`;
  const bytes = parseMemoryBytes(text);
  if (bytes === undefined) return text; // A quantity that cannot be read has a finding of its own.
  return inUnits(Math.ceil(bytes), text.endsWith("i") ? binaryUnits : decimalUnits);
}

/** The same for each amount that a container asks for, or may have. */
export function canonicalResources({ requests, limits }: Resources): Resources {
  const { cpu, memory } = limits;
  return {
    requests: { cpu: canonicalQuantity(requests.cpu), memory: canonicalQuantity(requests.memory) },
    limits: { ...(cpu !== undefined && { cpu: canonicalQuantity(cpu) }), memory: canonicalQuantity(memory) },
  };
}

const binaryUnits: readonly string[] = Object.freeze(["Ti", "Gi", "Mi", "Ki"]);
const decimalUnits: readonly string[] = Object.freeze(["T", "G", "M", "k"]);

function inUnits(amount: number, units: readonly string[]): string {
  const unit = units.find((one) => amount > 0 && amount % (memoryUnit[one] ?? Number.NaN) === 0) ?? "";
  return `${amount / (memoryUnit[unit] ?? 1)}${unit}`;
}

/** @returns thousandths of a core, or undefined when the text is not a CPU quantity such as "200m" or "1.5" */
export function parseCpuMillicores(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(m)?$/.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * (match[2] ? 1 : 1_000);
}
