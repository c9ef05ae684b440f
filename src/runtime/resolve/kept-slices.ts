/** The ready endpoints of a Service by EndpointSlice, as its API server tells them, within a bound: what answers may be anything. */

import { type EndpointSlice, readyEndpoints } from "./endpoint-slices.ts";

/** Names and endpoints of 4 096 backends, each in a slice of its own with a name as long as Kubernetes allows, take 1.6 million. */
const charactersMax = 2 ** 21;
/** Of an entry besides. */
const entryCharacters = 64;

export class KeptSlices {
  readonly #port: number | string;
  readonly #slices = new Map<string, readonly string[]>();
  #characters = 0;

  constructor(port: number | string) {
    this.#port = port;
  }

  /** @throws when they are more than any Service has */
  keep(slice: EndpointSlice): void {
    const name = nameOf(slice);
    this.drop(slice);
    const endpoints = [...readyEndpoints([slice], this.#port)];
    this.#characters += size(name, endpoints);
    if (this.#characters > charactersMax) throw new Error("more EndpointSlices than a Service has");
    this.#slices.set(name, endpoints);
  }

  drop(slice: EndpointSlice): void {
    const name = nameOf(slice);
    const endpoints = this.#slices.get(name);
    if (!endpoints) return;
    this.#slices.delete(name);
    this.#characters -= size(name, endpoints);
  }

  endpoints(): readonly string[] {
    return [...this.#slices.values()].flat();
  }
}

function nameOf({ metadata }: EndpointSlice): string {
  return String(metadata?.name ?? "");
}

function size(name: string, endpoints: readonly string[]): number {
  return endpoints.reduce((sum, { length }) => sum + length + entryCharacters, name.length + entryCharacters);
}
