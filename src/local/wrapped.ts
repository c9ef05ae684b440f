/** Lines that are no longer than a terminal is wide: prose is broken between words, and what a shell is given so that it can be copied. */

/** What follows stands two columns further in than the beginning. */
export function wrapped(line: string, width: number, hanging = leading(line) + 2): readonly string[] {
  if (line.length <= width) return [line];
  const inside = hanging < width / 2 ? hanging : 0;
  const lines: string[] = [];
  let open = " ".repeat(Math.min(leading(line), inside));
  let isEmpty = true;
  for (const word of line
    .trim()
    .split(" ")
    .flatMap((one) => cut(one, width - inside))) {
    const longer = isEmpty ? open + word : `${open} ${word}`;
    if (longer.length <= width || isEmpty) open = longer;
    else {
      lines.push(open);
      open = " ".repeat(inside) + word;
    }
    isEmpty = false;
  }
  return [...lines, open];
}

/** A shell reads on behind a backslash: between assignments after blanks, and in a value only at the very begin of a line. */
export function wrappedAssignments(
  assignments: readonly (readonly [name: string, value: string])[],
  indent: string,
  width: number,
): readonly string[] {
  const whole = indent + assignments.map(([name, value]) => `${name}=${value}`).join(" ");
  if (whole.length <= width) return [whole];
  return assignments.flatMap(([name, value], index) => {
    const more = index < assignments.length - 1 ? " \\" : "";
    const one = `${indent}${name}=${value}${more}`;
    return one.length <= width ? [one] : [`${indent}${name}=\\`, `${value}${more}`];
  });
}

function leading(line: string): number {
  return line.length - line.trimStart().length;
}

/** A word that is longer than a line, such as the name of a Service, is cut where the line ends. */
function cut(word: string, width: number): readonly string[] {
  const size = Math.max(1, width);
  return Array.from({ length: Math.max(1, Math.ceil(word.length / size)) }, (_, part) =>
    word.slice(part * size, (part + 1) * size),
  );
}
