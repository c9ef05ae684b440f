/**
 * Extensions that a running component asks for, to authenticate, store or intercept, are enabled under
 * `service.extensions`: `validate` does not look, and the start fails (core and contrib, 0.129.0 and 0.161.0).
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { isNameReference, namesOtherwise } from "../../../needs/names-by-variable.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { type Asked, askedFor } from "./extensions-asked.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

/** An extension that several components ask for is missing once. */
export const extensionsEnabled: CollectorRule = (view) =>
  onePerCause(
    askedFor(view).flatMap((one) => notEnabled(view, one)),
    "component",
  );

function notEnabled(view: CollectorView, { path, what, id, perBackend }: Asked): readonly Caused[] {
  const named = namesOtherwise(view.at(["service", "extensions"]) ?? []);
  if (!Array.isArray(named) || view.extensions.some(isNameReference) || view.extensions.includes(id)) return [];
  if (id === "") return [{ cause: path.join("/"), finding: unnamed(view, path, what, perBackend) }];
  const defined = view.defines("extensions", id);
  const fact = `The ${what} "${id}" ${defined ? "is defined but not enabled" : "is not defined"}`;
  const finding = view.finding("FL2001", path, {
    restsOn: [["service", "extensions"]],
    severity: perBackend ? "warning" : undefined,
    message: perBackend ? `${fact}; the Collector starts, but cannot reach any backend.` : wouldNotStart(fact),
    help: defined
      ? `add ${id} to service.extensions`
      : (didYouMean(id, view.extensions) ?? "define it under extensions, and add it to service.extensions"),
  });
  return [{ cause: `${what} ${id} ${perBackend}`, finding }];
}

function unnamed(view: CollectorView, path: Path, what: string, perBackend: boolean): Diagnostic {
  const fact = `No ${what} is named`;
  return view.finding("FL1101", path, {
    severity: perBackend ? "warning" : undefined,
    message: perBackend ? `${fact}; the Collector starts, but cannot reach any backend.` : wouldNotStart(fact),
    help: "name an extension that is in service.extensions",
  });
}
