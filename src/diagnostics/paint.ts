/** Colours of findings and pages: on a terminal only, and as the reader's environment says (NO_COLOR, FORCE_COLOR). */

export type Part = "error" | "warning" | "info" | "name" | "place" | "help" | "heading" | "code";

/** Gives a part of a text the colour of its kind. */
export type Paint = (part: Part, text: string) => string;

/** Select Graphic Rendition of ECMA-48, by part. */
const renditions: Readonly<Record<Part, string>> = Object.freeze({
  error: "1;31",
  warning: "1;33",
  info: "1;36",
  name: "1",
  place: "2",
  help: "36",
  heading: "1",
  code: "36",
});

export const plain: Paint = (_, text) => text;

const coloured: Paint = (part, text) => `\u001b[${renditions[part]}m${text}\u001b[0m`;

interface Stream {
  readonly isTTY?: boolean;
}

/** FORCE_COLOR is heard first, as by Node; 0 and false in it are a no. An empty NO_COLOR says nothing (no-color.org). */
export function paintFor({ isTTY }: Stream, env: Readonly<Record<string, string | undefined>> = process.env): Paint {
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: terminal } = env;
  if (forced !== undefined) return forced === "0" || forced === "false" ? plain : coloured;
  return isTTY === true && !refused && terminal !== "dumb" ? coloured : plain;
}
