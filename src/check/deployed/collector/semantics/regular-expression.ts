/**
 * What Go's regular expressions refuse (package regexp/syntax, RE2): a component that is given one does not start. Only what
 * is surely refused is said; the rest is left to the Collector.
 */

/** Letters that may follow a backslash. */
const escapes = "AaBbCDdEfnPpQrSstvWwxz";

/** @returns what is wrong, to be read after "is not a regular expression of Go's: it"; undefined when nothing is */
export function regexFault(pattern: string): string | undefined {
  // A quoted part is text; only its start and its end are of the pattern.
  const tokens = pattern.replace(/\\Q[\s\S]*?(?:\\E|$)/g, "q").match(token) ?? [];
  let depth = 0;
  let mayRepeat = false;
  for (const one of tokens) {
    const fault = faultOf(one, mayRepeat);
    if (fault) return fault;
    if (one.startsWith("(") && !flagsOnly.test(one)) depth++;
    if (one === ")" && --depth < 0) return "closes a ( that is not open";
    mayRepeat = one === ")" || !/^(?:\(|\||[*+?])/.test(one);
  }
  return depth > 0 ? "opens a ( that nothing closes" : undefined;
}

/** A group's opening with its flags or name, an escape, a class, a repetition, or one character. */
const token =
  /\((?:\?(?:[imsU-]*[:)]|P?<\w+>|<?[=!]))?|\\[\s\S]?|\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*\]|[*+?]\??|[\s\S]/g;
const flagsOnly = /^\(\?[imsU-]*\)$/;

function faultOf(one: string, mayRepeat: boolean): string | undefined {
  if (/^\(\?<?[=!]/.test(one)) return "looks ahead or behind, which RE2 cannot";
  if (one.startsWith("\\")) return escapeFault(one[1]);
  if (one === "[") return "opens a [ that nothing closes";
  return /^[*+?]/.test(one) && !mayRepeat ? `has nothing for the ${one[0]} to repeat` : undefined;
}

function escapeFault(next: string | undefined): string | undefined {
  if (next === undefined) return "ends in a backslash";
  if (/[1-9]/.test(next)) return `refers back with \\${next}, which RE2 cannot`;
  if (/[A-Za-z]/.test(next) && !escapes.includes(next)) return `has an escape \\${next} that RE2 does not know`;
  return undefined;
}
