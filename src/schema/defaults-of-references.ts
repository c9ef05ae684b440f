/**
 * What a reference stands for where its variable is not set: the default in `${env:NAME:-5s}` is read as YAML, and a text may
 * be had as it is written (core confmap, both versions).
 */

/** Whole-value references take the type of what they stand for; one may stand in the default of another. */
export const reference = /^\$\{(?:[^{}]|\{[^{}]*\})*\}$/;

const defaulted = /^\$\{env:\w+:-([^${}]+)\}$/;
/** Spelt in a way that is read elsewhere: lists, quotes, numbers of other bases. */
const unread = /^[[{"'&*!|>%@`#~]|: |^[-+]?(?:0[xob]?[\da-f_]+|\.\d+|[\d_]+\.|[\d_.]+e[-+]?\d+|\.inf|\.nan)$/i;

/** The values that it may be taken for; undefined where that is not known. */
export function defaultsOfReference(text: string): readonly unknown[] | undefined {
  const [, otherwise] = defaulted.exec(text) ?? [];
  const written = otherwise?.trim() ?? "";
  if (written === "" || unread.test(written)) return undefined;
  const typed = scalarOf(written);
  return typed === written ? [written] : [typed, written];
}

function scalarOf(written: string): unknown {
  if (/^[-+]?\d[\d.]*$/.test(written) && Number.isFinite(Number(written))) return Number(written);
  if (/^(?:true|True|TRUE)$/.test(written)) return true;
  if (/^(?:false|False|FALSE)$/.test(written)) return false;
  return /^(?:null|Null|NULL)$/.test(written) ? null : written;
}
