/** Which labels a selector of Kubernetes selects (apimachinery LabelSelector): undefined where a label may be there that nothing here shows. */

import type { Labels } from "./pod.ts";

export interface LabelExpression {
  readonly key: string;
  /** In, NotIn, Exists, DoesNotExist; the API server takes no other. */
  readonly operator: string;
  readonly values: readonly string[];
}

export interface LabelSelector {
  readonly labels: Labels;
  readonly expressions?: readonly LabelExpression[] | undefined;
}

/**
 * All of its requirements hold; one without any selects everything.
 *
 * @param mayHave whether an object may get a label of this key that is not among its own
 */
export function selectsLabels(
  { labels: wanted, expressions = [] }: LabelSelector,
  labels: Labels,
  mayHave: (key: string) => boolean = () => false,
): boolean | undefined {
  const equal = Object.entries(wanted).map(([key, value]) => ({ key, operator: "In", values: [value] }));
  return every(
    [...equal, ...expressions].map((one) =>
      labels[one.key] === undefined && mayHave(one.key) ? undefined : holds(one, labels),
    ),
  );
}

/** Who has no such label is not in the values: NotIn selects it, too (Kubernetes, Labels and Selectors). */
function holds({ key, operator, values }: LabelExpression, labels: Labels): boolean | undefined {
  const value = labels[key];
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    default:
      return undefined;
  }
}

/** False as soon as one is, else undefined where one is. */
export function every(verdicts: readonly (boolean | undefined)[]): boolean | undefined {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}
