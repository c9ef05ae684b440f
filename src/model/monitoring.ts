/** What is watched of a blueprint's tiers, as plain data: alerts, panels of a dashboard, and who is scraped how. */

import type { Signal } from "../contract/signal.ts";

type Labels = Readonly<Record<string, string>>;

/** What can be the matter; the runbook has a heading for each, by this name. */
export type AlertName =
  | "BalancerDown"
  | "BalancerPodsMissing"
  | "BackendPodsMissing"
  | "BackendsMissing"
  | "BackendLookupFails"
  | "BackendUnhealthy"
  | "BackendIdle"
  | "BackendOverloaded"
  | "BackendsRefuse"
  | "BackendsSlow"
  | "TelemetryLost"
  | "TelemetryNotArriving"
  | "TelemetryRefused"
  | "QueueFilling"
  | "MemoryFilling";

export interface Alert {
  readonly name: AlertName;
  /** Of the declaration. */
  readonly balancer: string;
  /** Undefined where it is of all of them. */
  readonly signal: Signal | undefined;
  readonly severity: "critical" | "warning";
  /** PromQL that has a series for each thing that is wrong. */
  readonly expression: string;
  /** How long it has to hold. */
  readonly forMinutes: number;
  /** In a sentence, with no variable. */
  readonly summary: string;
}

export interface Panel {
  readonly title: string;
  /** As Grafana names it. */
  readonly unit: "short" | "none" | "cps" | "bytes" | "percentunit" | "ms";
  readonly queries: readonly { readonly expression: string; readonly legend: string }[];
}

export interface PanelRow {
  /** Of the declaration. */
  readonly balancer: string;
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** Pods that are scraped together. */
export interface ScrapedTier {
  readonly name: string;
  /** Of the pods. */
  readonly pods: Labels;
  /** Of the Services, if not of others beside them. */
  readonly services: Labels;
  /** The port of the Services: the operator calls it otherwise. */
  readonly servicePort: string;
}

/** What the author asked for, with every default spelled out. */
export interface Monitoring {
  readonly scrape: "pod-monitor" | "service-monitor" | undefined;
  readonly alerts: boolean;
  readonly dashboard: boolean;
  readonly labels: Labels;
  /** A URL. */
  readonly runbook: string | undefined;
  readonly tiers: readonly ScrapedTier[];
  /** Of the pods; a name. */
  readonly port: string;
}

/** Where the runbook says what to do: GitHub, GitLab and Gitea make this anchor of the heading `### edge: TelemetryLost`. */
export function runbookAnchor({ balancer, name }: Pick<Alert, "balancer" | "name">): string {
  return `${balancer}-${name.toLowerCase()}`;
}
