/** Type and name of a component or a pipeline, as the Collector takes them (core component.ID and pipeline.ID, both versions). */

export function isComponentId(text: string): boolean {
  if (isUsual(text)) return true;
  return /^\s*[a-zA-Z][0-9a-zA-Z_]{0,62}\s*(\/\s*[^\p{Z}\p{C}\p{S}]{1,1024}\s*)?$/u.test(text);
}

export function isPipelineId(text: string): boolean {
  if (isUsual(text)) return /^(?:traces|metrics|logs)(?:\/|$)/.test(text);
  return /^\s*(traces|metrics|logs)\s*(\/\s*[^\p{Z}\p{C}\p{S}]{1,1024}\s*)?$/u.test(text);
}

/** Nearly all are: to build what Unicode calls a symbol takes longer than to look at a whole configuration. */
function isUsual(text: string): boolean {
  return text.length < 1_000 && /^[a-zA-Z]\w{0,62}(?:\/[\w.:-]+)?$/.test(text);
}
