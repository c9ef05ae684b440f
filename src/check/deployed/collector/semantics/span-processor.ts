/** What the span processor refuses (contrib spanprocessor, building, both versions). */

import { matchProblems } from "./match.ts";
import { regex } from "./rows.ts";
import { conflict, outOfRange, type Problems, required, type SettingCheck, type Settings } from "./setting-check.ts";

export const spanProcessor: SettingCheck = Object.freeze({
  component: "processors/span",
  mirrors: "contrib spanprocessor, building, both versions",
  check: function* spans(settings: Settings): Problems {
    if (!settings.used) return;
    const status = settings.section("status");
    const renames = [
      ["name", "from_attributes"],
      ["name", "to_attributes", "rules"],
    ];
    if (!status && renames.every((path) => settings.list(...path).length === 0))
      yield required("name", "The processor neither names spans nor sets a status", "add name.from_attributes", [
        ...renames,
        ["status"],
      ]);
    if (status) yield* statusProblems(settings);
    yield* regex("name.to_attributes.rules.*")(settings);
    for (const side of ["include", "exclude"]) {
      const match = settings.section(side);
      if (match) yield* matchProblems(match, [side], ["traces"], settings);
    }
  },
});

function* statusProblems(settings: Settings): Problems {
  const code = settings.text("status", "code");
  if (!["Ok", "Error", "Unset"].includes(code) && !code.includes("${"))
    yield outOfRange(["status", "code"], `"${code}" is not a status`, "use Ok, Error or Unset");
  if (settings.text("status", "description") !== "" && code !== "Error")
    yield conflict(["status", "description"], "Only Error has a description", "remove it", [["status", "code"]]);
}
