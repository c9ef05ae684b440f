/** What several rules ask of the same data is worked out once: data never changes, so the answer stays the same. */

/** The function, which remembers its answer for each object as long as that is in use; it is asked anew for anything else. */
export function onceForEach<Of, Answer>(answerOf: (of: Of) => Answer): (of: Of) => Answer {
  const known = new WeakMap<object, { readonly answer: Answer }>();
  return (of) => {
    if (typeof of !== "object" || of === null) return answerOf(of);
    const found = known.get(of) ?? { answer: answerOf(of) };
    known.set(of, found);
    return found.answer;
  };
}
