/** What the metrics of scrapers refuse: the filters of their resource attributes (contrib and core filter.Config, both versions). */

import { conflict, type Problems, required, type Settings } from "./setting-check.ts";
import { regexProblem } from "./tail-sampling.ts";

export function* attributeFilter(settings: Settings): Problems {
  const [strict, regexp] = [settings.text("strict"), settings.text("regexp")];
  if (strict === "" && regexp === "")
    yield required([], "A filter says neither strict nor regexp", "add the one that is meant", [
      ["strict"],
      ["regexp"],
    ]);
  else if (strict !== "" && regexp !== "") yield conflict("regexp", "strict and regexp are both set", "keep one");
  yield* regexProblem(regexp, ["regexp"]);
}
