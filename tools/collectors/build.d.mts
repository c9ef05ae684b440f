/** Types of build.mjs, for the suites. */

export function hasGo(): boolean;
export function collectorSources(version: string): string;
export function collectorBinary(version: string): string;
export function telemetrygenBinary(): string;
