/** Twice the room for a list of numbers. */

export function grown(array: Int32Array): Int32Array {
  const next = new Int32Array(2 * array.length);
  next.set(array);
  return next;
}
