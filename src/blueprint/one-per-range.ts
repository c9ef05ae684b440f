/** What several declarations take from one constant is wrong once: one finding where it is written, which names them all. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { ownerOf } from "../diagnostics/place.ts";

/** @param located findings with the file and range of each */
export function onePerRange(located: readonly Diagnostic[]): readonly Diagnostic[] {
  const groups = new Map<string, [Diagnostic, ...Diagnostic[]]>();
  for (const found of located) {
    const key = keyOf(found);
    const group = groups.get(key);
    if (group) group.push(found);
    else groups.set(key, [found]);
  }
  return [...groups.values()].flatMap((group) => {
    const names = [...new Set(group.map(nameOf))];
    const [first, ...others] = group;
    // Several of one declaration were told apart before.
    if (names.length < group.length || others.length === 0) return group;
    return [{ ...first, message: `${first.message} The same holds for ${listed(names.slice(1))}.` }];
  });
}

/** Messages name their declaration, or what is named after it. */
function keyOf(found: Diagnostic): string {
  const { code, message, place, severity, accepted } = found;
  const { file, range } = place;
  const told = message.replaceAll(`"${nameOf(found)}`, '"…');
  return JSON.stringify(
    range === undefined ? [ownerOf(place), place.path, code, message] : [file, range, code, severity, accepted, told],
  );
}

function nameOf({ place }: Diagnostic): string {
  return ownerOf(place).split("/").at(-1) ?? "";
}

/** Names before the rest is counted. */
const listedMax = 3;

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  if (quoted.length <= listedMax) return quoted.join(" and ");
  return `${quoted.slice(0, listedMax).join(", ")} and ${quoted.length - listedMax} more`;
}
