/** Where the key and the value of a path stand in a text. */

import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Path, Position } from "../../../src/diagnostics/place.ts";

/** Of the nearest that is there, from the path outwards. */
export function positionsOf(text: string, path: Path): readonly Position[] {
  const lines = new LineCounter();
  const found = parseDocument(text, { lineCounter: lines, version: "1.1" });
  let node: unknown = found.contents;
  let here: readonly unknown[] = [node];
  for (const step of path) {
    const next: readonly unknown[] = isMap(node)
      ? node.items
          .filter(({ key }) => isScalar(key) && String(key.value) === String(step))
          .flatMap(({ key, value }) => [key, value])
      : isSeq(node)
        ? [node.items[Number(step)]]
        : [];
    if (next.length === 0 || next.at(-1) === undefined) break;
    here = next;
    node = next.at(-1);
  }
  return here.flatMap((one) => positionOf(one, lines));
}

function positionOf(node: unknown, lines: LineCounter): readonly Position[] {
  const range = (node as { range?: readonly number[] } | null)?.range; // Every node of the parser's has one.
  if (!range) return [];
  const { line, col } = lines.linePos(range[0] ?? 0);
  return [{ line, column: col }];
}
