/** What `fairlead up` can be told. */

export interface TimedBackend {
  readonly backend: string;
  readonly seconds: number;
}

export interface UpOptions {
  readonly blueprint?: string;
  readonly duration?: number;
  readonly port?: number;
  readonly pagePort?: number;
  readonly load: number;
  readonly seed: number;
  readonly stop: readonly TimedBackend[];
  readonly start: readonly TimedBackend[];
  readonly slow: readonly TimedBackend[];
  readonly hang: readonly TimedBackend[];
  readonly otelcol?: string;
  readonly json?: true;
}
