/** What the runbook says of a balancer in words of its kind: lines of Markdown lists, and commands of a shell. */
export interface BalancerWords {
  readonly losses: readonly string[];
  readonly commands: readonly string[];
  readonly watched: readonly string[];
  readonly trouble: readonly string[];
}

/** A port-forward stays in the foreground. */
export const anotherTerminal = "# in another terminal";
