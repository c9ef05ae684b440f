/** Which key goes where: the routes of a balancer in words, and the share of keys that each backend gets. */

import type { BackendShare, Link } from "../../model/link.ts";
import type { Route } from "../../model/topology.ts";

export function routing(link: Link): string {
  const rows = link.routes.map(({ signal, route }) => `| ${signal} | ${routeWords(route)} |`);
  const notes = [...new Set(link.routes.flatMap(({ signal, route }) => routeNotes(link, route, signal)))];
  return [
    ["| signal | how |", "| --- | --- |", ...rows].join("\n"),
    ...(link.shares.length > 0 ? [shares(link.shares)] : []),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join("\n")] : []),
  ].join("\n\n");
}

function routeWords(route: Route): string {
  switch (route.kind) {
    case "hash":
      return route.attributes ? `by ${route.key} ${route.attributes.join(", ")}` : `by ${route.key}`;
    case "round-robin":
      return "round robin";
    case "least-loaded":
      return "least loaded";
  }
}

function routeNotes(link: Link, route: Route, signal: string): readonly string[] {
  switch (route.kind) {
    case "hash":
      return [
        ...(link.discovery === "static"
          ? []
          : ["Backends are found at run time; when one joins or leaves, some keys change backend."]),
        ...(route.key === "service"
          ? ["All data of a service shares one backend: this is not round robin, and few services load few backends."]
          : []),
        ...(route.key === "traceID" && signal === "logs"
          ? ["A log record without a trace id goes to any one backend."]
          : []),
      ];
    case "round-robin":
      return [
        "Round robin sends each request to the next backend: load is spread evenly, and the spans of a trace are split over backends.",
      ];
    case "least-loaded":
      return [
        "Of two backends drawn at random, the one with less in flight gets the request; the spans of a trace are split over backends.",
      ];
  }
}

function shares(ofBackends: readonly BackendShare[]): string {
  return [
    "Share of keys, not of load (a busy key weighs as much as an idle one):",
    "",
    "| backend | asked for | given |",
    "| --- | --- | --- |",
    ...ofBackends.map(({ backend, asked, share }) => `| \`${backend}\` | ${percent(asked)} | ${percent(share)} |`),
  ].join("\n");
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
