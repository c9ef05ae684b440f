/** Settings mean something the component can do: what its own validation, or its building, would refuse. */

import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../../../../model/deployed.ts";
import { isJsonObject, type Json } from "../../../../model/json.ts";
import { canonicalType, componentKinds, defaultsOf } from "../../../../schema/registry.ts";
import type { DeployedRule } from "../../../rule.ts";
import { componentsOf, findingAt, normalId, pipelinesOf, schemasFor, typeOf } from "../view.ts";
import { connectorMeanings } from "./connectors.ts";
import { exporterMeanings } from "./exporters.ts";
import { extensionMeanings } from "./extensions.ts";
import type { Meaning } from "./meaning.ts";
import { processorMeanings } from "./processors.ts";
import { receiverMeanings } from "./receivers.ts";

/** Every meaning that is checked, by component. */
export const meanings: readonly Meaning[] = Object.freeze([
  ...exporterMeanings,
  ...processorMeanings,
  ...receiverMeanings,
  ...extensionMeanings,
  ...connectorMeanings,
]);

export const settingsMeaningful: DeployedRule = ({ collectors }) => collectors.flatMap(collectorMeanings);

function collectorMeanings(collector: DeployedCollector): readonly Diagnostic[] {
  const version = schemasFor(collector);
  const used = new Set(
    pipelinesOf(collector).flatMap(({ receivers, processors, exporters }) => [
      ...receivers,
      ...processors,
      ...exporters,
    ]),
  );
  return componentKinds.flatMap((kind) =>
    componentsOf(collector, kind).flatMap(([id, config]) => {
      const type = canonicalType(version, kind, typeOf(id));
      const meaning = meanings.find(({ component }) => component === `${kind}/${type}`);
      if (!meaning || type === undefined || (config !== null && !isJsonObject(config))) return [];
      const settings = {
        version,
        used: used.has(normalId(id)),
        config: config ?? {},
        defaults: defaultsOf(version, kind, type) as Json, // plain JSON
      };
      return meaning
        .check(settings)
        .map(({ path, code, ...said }) => findingAt(collector, code, [kind, id, ...path], said));
    }),
  );
}
