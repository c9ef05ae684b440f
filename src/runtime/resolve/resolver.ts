/** What a resolver tells while it follows its backends. */

export interface ResolverEvents {
  /** The whole list, in any order; it may be the same as before. */
  readonly found: (endpoints: Iterable<string>) => void;
  /** The list stays as it was. */
  readonly failed: (reason: string) => void;
}
