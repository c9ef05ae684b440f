/** The program that answers for a Collector of this version, built if it is not there yet. */
export function verdictsBinary(version: string): string;
