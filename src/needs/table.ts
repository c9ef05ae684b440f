/** The row of a component: what it needs of its pod, by the section it stands in and its type, under any of its names. */

import type { ComponentKind } from "../schema/registry.ts";
import type { ComponentNeeds } from "./component-needs.ts";
import { connectorNeeds } from "./connectors.ts";
import { exporterNeeds } from "./exporters.ts";
import { extensionNeeds } from "./extensions.ts";
import { processorNeeds } from "./processors.ts";
import { receiverNeeds } from "./receivers.ts";

/** By the oldest name of the type. */
export const componentNeeds: Readonly<Record<ComponentKind, Readonly<Record<string, ComponentNeeds>>>> = Object.freeze({
  receivers: receiverNeeds,
  processors: processorNeeds,
  exporters: exporterNeeds,
  extensions: extensionNeeds,
  connectors: connectorNeeds,
});

/** Undefined for a component that is not in the table. */
export function needsOf(section: ComponentKind, type: string): ComponentNeeds | undefined {
  const needs = componentNeeds[section];
  return Object.hasOwn(needs, type) ? needs[type] : Object.values(needs).find(({ renamed }) => renamed === type);
}
