/** Who may send to a balancer: the ingress of its NetworkPolicy in words. */

import type { Link } from "../../model/link.ts";
import type { Plan } from "../../model/plan.ts";
import { peerWords } from "./peer-words.ts";

export function senders(link: Link, { blueprint, policies, services }: Plan): readonly string[] {
  const declaration = `${blueprint}/${link.balancer}`;
  const policy = policies.find(({ origin }) => origin.in === "blueprint" && origin.construct === declaration);
  const service = services.find(({ origin }) => origin.in === "blueprint" && origin.construct === declaration);
  const otlp = (service?.ports ?? []).filter(({ name }) => name.startsWith("otlp-")).map(({ port }) => port);
  const rules = (policy?.ingress ?? []).filter(({ ports }) => ports.some(({ port }) => otlp.includes(port)));
  if (rules.length === 0) {
    return [
      "Nobody: no generator sends to it and the blueprint names no clients. Name them in `network.clients`, or apply a NetworkPolicy of your own.",
    ];
  }
  return rules.flatMap(({ peers, ports }) => {
    const where = `to port ${ports.map(({ port }) => port).join(" or ")}`;
    return peers.length > 0 ? peers.map((peer) => `${peerWords(peer)}, ${where}.`) : [`Anybody, ${where}.`];
  });
}
