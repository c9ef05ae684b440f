/** Pages that `senders.origins` lets send can: each origin is one that a browser says, and the preflight before it is answered. */

import { pageOrigin } from "../../contract/cross-origin.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { Balancer, Pool } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, show, valueAt } from "./value-at.ts";

export const pagesMaySend: TopologyRule = ({ pools, balancers }) => [
  ...pools.flatMap((pool) => [
    ...tierProblems(pool, originsOf(pool.senders)),
    ...certificateProblems(pool, originsOf(pool.senders), valueAt(pool.security, "kind") === "mutual-tls", {
      asks: "its `security` asks everybody for a certificate",
      help: "let pages send to a balancer, whose `senders` need not show one",
    }),
    ...unreachable(pool),
  ]),
  ...balancers.flatMap((balancer) => {
    const senders = valueAt(balancer.settings, "senders");
    // What Fairlead's balancer says of a form is read by the balancer itself (`program-startable.ts`).
    if (balancer.target !== "fairlead") return tierProblems(balancer, originsOf(senders));
    return certificateProblems(balancer, originsOf(senders), valueAt(senders, "tls", "clientCertificates") === true, {
      asks: "`clientCertificates` asks everybody for a certificate",
      help: "leave `clientCertificates` out, and know senders by `auth`; or give pages a balancer of their own",
    });
  }),
];

function originsOf(senders: unknown): readonly unknown[] {
  return listed(valueAt(senders, "origins"));
}

/** Of Collectors, which take any text and match nothing by it. */
function tierProblems(tier: Pool | Balancer, origins: readonly unknown[]): readonly Diagnostic[] {
  const at = within(tier.origin, "senders", "origins");
  const malformed = origins.flatMap((origin, index) =>
    typeof origin !== "string" || pageOrigin.accepts.test(origin)
      ? []
      : [
          diagnostic("FL3024", {
            at: within(at, index),
            message: `${show(origin)} is not ${pageOrigin.otherwise}: browsers send a page's origin as scheme, host and port, so it would match no page.`,
            help: 'write it as browsers do, such as "https://shop.example", "http://localhost:3000" or "https://*.shop.example"',
          }),
        ],
  );
  if (origins.length === 0 || valueAt(tier, "parts", "receivers", "otlp") === undefined) return malformed;
  return [
    ...malformed,
    diagnostic("FL3021", {
      at,
      message: 'The receiver "otlp" is replaced by one of your own, so nothing reads senders.origins.',
      help: "leave it out, and write `cors: { allowed_origins: […] }` in the `http` of that receiver",
    }),
  ];
}

interface Asked {
  readonly asks: string;
  readonly help: string;
}

/** A preflight goes without credentials, and certificates are some (Fetch, 3.2 and 2.2.6). */
function certificateProblems(
  { name, origin }: Pool | Balancer,
  origins: readonly unknown[],
  isAsked: boolean,
  { asks, help }: Asked,
): readonly Diagnostic[] {
  if (origins.length === 0 || !isAsked) return [];
  return [
    diagnostic("FL3024", {
      at: within(origin, "senders", "origins"),
      message: `No page can send to "${name}": ${asks}, and browsers ask without one whether they may send.`,
      help,
    }),
  ];
}

/** Balancers are no pages. */
function unreachable({ name, network, senders, origin }: Pool): readonly Diagnostic[] {
  if (originsOf(senders).length === 0 || listed(valueAt(network, "clients")).length > 0) return [];
  return [
    diagnostic("FL3021", {
      at: within(origin, "senders", "origins"),
      message: `The NetworkPolicy of "${name}" lets its balancers in and nobody else, so no page is ever let in by senders.origins.`,
      help: 'name who sends to it, as in `network: { clients: [{ cidr: "10.20.0.0/16" }] }`, or leave it out',
    }),
  ];
}
