/** The release of Node that an image's tag names. */

export interface NodeRelease {
  /** As it is written. */
  readonly version: string;
  readonly line: number;
  readonly minor: number;
  readonly patch: number;
}

/** @returns undefined for an image that is not called node, or whose tag has no number */
export function nodeRelease(image: unknown): NodeRelease | undefined {
  const numbers = /(?:^|\/)node:v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[-@]|$)/.exec(String(image))?.slice(1);
  if (numbers === undefined) return undefined;
  // A tag that leaves numbers out moves on to the newest of its line.
  const [line = 0, minor = 0, patch = 0] = numbers.map((each) => Number(each ?? Number.POSITIVE_INFINITY));
  return { version: numbers.filter((each) => each !== undefined).join("."), line, minor, patch };
}
