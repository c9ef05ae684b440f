/** Which signals a component is used for: by its schema, or, where none is held, by the author's word. */

import type { Signal } from "../../contract/signal.ts";
import type { SchemaVersion } from "../../model/collector/release.ts";
import type { UncheckedComponent } from "../../model/topology.ts";
import { type ComponentKind, canonicalType, supportsSignal, typeOfId } from "../../schema/registry.ts";

interface Given {
  readonly schemas: SchemaVersion;
  readonly unchecked: readonly UncheckedComponent[];
}

export function takesSignal({ schemas, unchecked }: Given, kind: ComponentKind, id: string, signal: Signal): boolean {
  const stated = unchecked.find((component) => component.section === kind && component.id === id);
  return stated === undefined || canonicalType(schemas, kind, typeOfId(id)) !== undefined
    ? supportsSignal(schemas, kind, id, signal)
    : stated.signals.includes(signal);
}
