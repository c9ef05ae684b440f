/** What a pattern asks for, in words: an editor that shows a mistake says them instead of the pattern (`patternErrorMessage`). */

/** Patterns that many settings share, as the extraction writes them; what each message gives as a sample matches. */
const reasons: Readonly<Record<string, string>> = Object.freeze({
  "^[-+]?(0|((\\d+\\.?\\d*|\\.\\d+)(ns|us|\\u00b5s|\\u03bcs|ms|s|m|h))+)$":
    "Expected a duration with its units, such as 500ms, 5s or 1h30m.",
  "^(?=\\d)(0|((\\d+)y)?((\\d+)w)?((\\d+)d)?((\\d+)h)?((\\d+)m)?((\\d+)s)?((\\d+)ms)?)$":
    "Expected a duration of Prometheus, the largest unit first, such as 500ms, 30s or 1d12h.",
  "^\\d+(\\.\\d+)?\\s*([kKmMgGtTpP][iI]?)?[bB]?$": "Expected an amount of bytes, such as 1000, 16KiB or 1.5MB.",
  "^\\s*[a-zA-Z][0-9a-zA-Z_]{0,62}\\s*(/\\s*[^\\p{Z}\\p{C}\\p{S}]{1,1024}\\s*)?$":
    "Expected a component id, a type alone or with a name, such as file_storage or file_storage/queue.",
  "^\\s*(traces|metrics|logs|profiles)\\s*(/\\s*[^\\p{Z}\\p{C}\\p{S}]{1,1024}\\s*)?$":
    "Expected a pipeline id, a signal alone or with a name, such as traces or traces/sampled.",
  "\\$\\{": "Expected a reference that the Collector expands, such as ${env:NAME}.",
});

export function reasonOf(pattern: string): string | undefined {
  if (Object.hasOwn(reasons, pattern)) return reasons[pattern];
  const words = wordsOf(pattern);
  return words && `Expected one of these words, in upper or lower case: ${words.join(", ")}.`;
}

/** Where case does not matter a pattern has both cases of each letter. */
function wordsOf(pattern: string): readonly string[] | undefined {
  const [, inner] = /^\^\((.*)\)\$$/.exec(pattern) ?? [];
  const words = inner?.replaceAll(/\[([a-z])[A-Z]\]/g, "$1").split("|");
  return words?.every((word) => /^[a-z0-9_-]*$/.test(word)) ? words.filter((word) => word !== "") : undefined;
}
