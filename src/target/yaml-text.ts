/**
 * YAML whose texts stay texts, whoever reads it. The writer knows what YAML 1.1 reads as something else; the Collector and
 * kubectl read with Go's libraries, which take more words for numbers and fewer characters.
 */

import { type CreateNodeOptions, Document, type DocumentOptions, type SchemaOptions, visit } from "yaml";

/** Keys keep their order. Long lines are not folded, aliases not used: the same bytes for the same data. */
export function yamlText(value: unknown): string {
  const document = new Document(value, options);
  visit(document, {
    Scalar: (_key, scalar) => {
      if (typeof scalar.value === "string" && isMisread(scalar.value)) scalar.type = "QUOTE_DOUBLE";
    },
  });
  // Whatever has such a character is in double quotes by now.
  return document.toString({ lineWidth: 0 }).replaceAll(notTaken, escaped);
}

/** A key `<<` is a key: the tag of merges would write it without its quotes. */
const options: CreateNodeOptions & DocumentOptions & SchemaOptions = {
  version: "1.1",
  aliasDuplicateObjects: false,
  customTags: (tags) => tags.filter((tag) => typeof tag === "string" || tag.tag !== "tag:yaml.org,2002:merge"),
};

function isMisread(text: string): boolean {
  return text === "<<" || goNumber.test(text.replaceAll("_", "")) || text.search(notTaken) !== -1;
}

/** `ParseInt` of base 0, and the floats of yaml.v3; both after every `_` was taken out. */
const goNumber = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/;

/** Control characters, breaks of lines that only YAML 1.1 has, and what may not be in a text at all. */
const notTaken = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
