/** A message quotes what was written, which may be as long as a file: of what is very long the beginning and the end tell what it is. */

const lengthMax = 1_000;
const keptMax = 80;

export function shortened(text: string): string {
  if (text.length <= lengthMax) return text;
  const told = text.replaceAll(/[^"\s]{200,}|(?<=")[^"]{200,}(?=")/g, ends);
  return told.length <= lengthMax * 2 ? told : `${told.slice(0, lengthMax)}…`;
}

function ends(long: string): string {
  return `${long.slice(0, keptMax)}…${long.slice(-keptMax)}`;
}
