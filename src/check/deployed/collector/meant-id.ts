/** The component that an id was meant for which is none: a blank, a dash, a quote or a colon too much, another sign for the slash. */

import { nearest } from "../../../diagnostics/suggest.ts";
import { namesInDistribution } from "../../../model/collector/distribution.ts";
import { componentKinds } from "../../../schema/registry.ts";
import type { CollectorView } from "./view.ts";

/** @param section where it is defined */
export function meantId({ schemas }: CollectorView, section: string, id: string): string | undefined {
  const kind = componentKinds.find((one) => one === section);
  if (kind === undefined || id.length > lengthMax) return undefined;
  const [front = "", ...behind] = id.split("/").map(withoutSigns);
  const [type, name] = front === "" ? [behind[0] ?? "", ""] : [front, behind.filter((part) => part !== "").join("/")];
  const [right, ofType = ""] = meantType(namesInDistribution(schemas, kind), type);
  if (right === undefined) return undefined;
  return [right, ofType, name.replaceAll(/[\p{Z}\p{C}\p{S}]+/gu, "-")].filter((part) => part !== "").join("/");
}

const lengthMax = 1_000;

/** At the ends of a part nobody means them. */
function withoutSigns(part: string): string {
  return part.replace(/^[\s"'`:]+/, "").replace(/[\s"'`:;,]+$/, "");
}

/** The type, and the name that stands behind another sign than the slash. */
function meantType(known: readonly string[], type: string): readonly [string | undefined, (string | undefined)?] {
  const same = known.find((one) => one === type) ?? known.find((one) => plain(one) === plain(type));
  if (same !== undefined) return [same];
  const [, head = "", tail] = /^(\w+)\W+(.+)$/.exec(type) ?? [];
  return known.includes(head) ? [head, tail] : [nearest(type, known)[0]];
}

function plain(type: string): string {
  return type.toLowerCase().replaceAll(/[^a-z\d]/g, "");
}
