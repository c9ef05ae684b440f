/** What a wrong declaration does to the objects made from it: told once, by its cause. */

import type { Code } from "../../diagnostics/codes.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { ownerOf } from "../../diagnostics/place.ts";

/** Objects without a name that is legal and their own are not found by who sends to them. */
const ofNames: readonly Code[] = ["FL4002", "FL4004", "FL4005", "FL4008"];

const consequences: Readonly<Partial<Record<Code, readonly Code[]>>> = Object.freeze({
  FL2020: ofNames,
  FL4001: ofNames,
  /** Of a pool whose backends have no DNS name in common. */
  FL3012: ["FL4004", "FL4008"],
  /** Of a route that the balancer does not have, so that what it would send to is made up. */
  FL3015: ["FL4004", "FL4008"],
});

/** True for a finding on deployed objects that goes away with an error of the declarations. */
export function isConsequence(late: Diagnostic, declared: readonly Diagnostic[]): boolean {
  return declared.some(
    ({ code, severity, place }) =>
      severity === "error" &&
      (consequences[code] ?? []).includes(late.code) &&
      (code === "FL2020" || code === "FL4001" || ownerOf(place) === ownerOf(late.place)) &&
      (code !== "FL3015" || place.path[0] === "routes"),
  );
}
