/** What most mistakes in a configuration come to, said in the same words everywhere. */

export function wouldNotStart(fact: string): string {
  return `${fact}; the Collector would not start.`;
}
