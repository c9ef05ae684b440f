/** What pipelines and `service.extensions` name is defined. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { type PipelineList, pipelineLists } from "../../../needs/configuration.ts";
import { isNameReference } from "../../../needs/names-by-variable.ts";
import type { ComponentKind } from "../../../schema/registry.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { isComponentId } from "./ids.ts";
import { meantId } from "./meant-id.ts";
import type { Pipeline } from "./passed-on.ts";
import { isSectionReadable } from "./readable-sections.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

/** A component that several pipelines name is missing once. */
export const referencesDefined: CollectorRule = (view) => [
  ...onePerCause(
    pipelineLists.flatMap((list) => undefinedIn(view, list)),
    "pipeline",
  ),
  ...undefinedExtensions(view),
];

/** Where the components that a list may name are defined: connectors count as receivers and as exporters. */
function sectionsFor(list: PipelineList): readonly (PipelineList | "connectors")[] {
  return list === "processors" ? [list] : [list, "connectors"];
}

function undefinedIn(view: CollectorView, list: PipelineList): readonly Caused[] {
  if (!sectionsFor(list).every((section) => isSectionReadable(view, section))) return [];
  const names = sectionsFor(list).flatMap(view.names);
  const known = new Set(names);
  const sound = names.filter((name) => isComponentId(name));
  return view.pipelines.flatMap((pipeline) =>
    pipeline[list].flatMap((id, index) => {
      if (known.has(id) || isNameReference(id) || isMisspeltThere(view, sectionsFor(list), id)) return [];
      const finding = view.finding("FL2001", ["service", "pipelines", pipeline.id, list, index], {
        message: wouldNotStart(
          `The pipeline ${pipeline.id} names the ${list.slice(0, -1)} "${id}", which is not defined`,
        ),
        help:
          definedElsewhere(view, id, { list, pipeline }) ??
          didYouMean(id, sound) ??
          `define it under ${list}, or remove it here`,
      });
      return [{ cause: `${list} ${id}`, finding }];
    }),
  );
}

/** Where the id is none at its definition, that is told, and what it was meant for. */
function isMisspeltThere(view: CollectorView, sections: readonly ComponentKind[], id: string): boolean {
  return sections.some((section) =>
    view
      .names(section)
      .some((name) => (!isComponentId(name) || name.endsWith(":")) && meantId(view, section, name) === id),
  );
}

/** A processor among the exporters, say: the name is right, the list is not. Where the right one has it, too, another is meant. */
function definedElsewhere(
  view: CollectorView,
  id: string,
  { list, pipeline }: { readonly list: PipelineList; readonly pipeline: Pipeline },
): string | undefined {
  const other = pipelineLists.find(
    (section) => section !== list && view.defines(section, id) && !pipeline[section].includes(id),
  );
  if (other) return `it is defined under ${other}: name it in that list`;
  if (view.defines("extensions", id)) return "it is an extension: name it in service.extensions";
  return undefined;
}

function undefinedExtensions(view: CollectorView): readonly Diagnostic[] {
  if (!isSectionReadable(view, "extensions")) return [];
  return view.extensions.flatMap((id, index) => {
    if (view.defines("extensions", id) || isNameReference(id) || isMisspeltThere(view, ["extensions"], id)) return [];
    return [
      view.finding("FL2001", ["service", "extensions", index], {
        message: wouldNotStart(`service.extensions names "${id}", which is not defined`),
        help: didYouMean(id, view.names("extensions")) ?? "define it under extensions, or remove it here",
      }),
    ];
  });
}
