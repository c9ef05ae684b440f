/** The kinds of a span by number, as the Collector writes them into keys. */

export const spanKinds: readonly string[] = ["Unspecified", "Internal", "Server", "Client", "Producer", "Consumer"];
