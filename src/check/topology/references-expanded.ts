/** What reads like a variable stands where something expands it: anywhere else the text itself would be sent, or started. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { isJsonObject } from "../../model/json.ts";
import type { Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

export const referencesExpanded: TopologyRule = ({ pools, balancers, generators }: Topology) => [
  ...pools.flatMap((pool) => literal(pool, ["image"], kubelet)),
  ...balancers.flatMap((balancer) => {
    const settings = { ...balancer.settings, origin: balancer.origin };
    return balancer.target === "fairlead"
      ? literal(settings, Object.keys(balancer.settings), fairlead)
      : literal(settings, ["image"], kubelet);
  }),
  ...generators.flatMap((generator) =>
    generator.runner === "built-in"
      ? literal(generator, builtInTexts, builtIn)
      : literal(generator, telemetrygenTexts, { ...telemetrygen, isSet: setBy(valueAt(generator, "env")) }),
  ),
  ...[...pools, ...balancers, ...generators].flatMap((tier) => [
    ...literal(tier, written, manifest),
    ...inVariables(valueAt(tier, "env"), within(tier.origin, "env"), ["GOMEMLIMIT"]),
    ...["sidecars", "initContainers"].flatMap((option) =>
      inContainers(valueAt(tier, option), within(tier.origin, option)),
    ),
  ]),
];

interface Reader {
  readonly who: string;
  readonly help: string;
  /** Of `$(NAME)`, where Kubernetes expands it; undefined where it does not. */
  readonly isSet?: (name: string) => boolean;
  readonly mayBeExpanded?: true;
}

const fairlead: Reader = {
  who: "Fairlead's balancer takes the text as it is",
  help: 'write the value, or use `target: "collector"`, whose settings are expanded where they run',
};
const kubelet: Reader = {
  who: "Kubernetes takes the text as it is",
  help: "write the value; in `env` Kubernetes expands $(NAME), for variables defined before it",
};
const telemetrygen: Reader = {
  who: "telemetrygen takes the text as it is",
  help: "write the value; in arguments Kubernetes expands $(NAME), for variables of `env`",
};
const builtIn: Reader = {
  who: "the built-in runner takes the text as it is",
  help: "write the value; a token comes from a Secret, with `auth: bearerToken({ secret })`",
};
/** Whoever applies the manifests may expand them first, as Flux does where it is told to. */
const manifest: Reader = {
  who: "it is written into the manifest, and Kubernetes takes it as it is",
  help: "write the value, or accept this where something expands manifests before they are applied",
  mayBeExpanded: true,
};
const written = ["annotations", "podAnnotations", "serviceAccount", "service"];
const telemetrygenTexts = ["serviceName", "serviceVersion", "attributes", "metricName", "body"];
const builtInTexts = [...telemetrygenTexts, "headers", "tenants", "image"];

/** As the Collector's loader sees one: a dollar sign that is not doubled, and braces. */
const reference = /(?:^|[^$])(?:\$\$)*(\$\{[^{}]*\})/;
/** All of a text, or what follows a scheme of credentials, as shells, Windows, templates and instructions write a name. */
const likeVariable =
  /^(?:[A-Za-z]+ |--?[\w.-]+=)?(\$[A-Za-z_]\w*|\$\([A-Za-z_]\w*\)|%[A-Za-z_]\w*%|\{\{[^{}]+\}\}|<(?!(?:none|unset|unknown|nil|null|empty)>)[A-Za-z][\w -]*>)$/;
/** Kubernetes (third_party/forked/golang/expansion): `$$(NAME)` is text. */
const byKubernetes = /\$\$|\$\(([-._a-zA-Z][-._a-zA-Z0-9]*)\)/g;
/** Every pod has these of its API server; those of other Services are not known. */
const ofServices = /_(?:SERVICE_(?:HOST|PORT)(?:_[A-Z0-9_]+)?|PORT(?:_\d+_(?:TCP|UDP)(?:_(?:PROTO|PORT|ADDR))?)?)$/;
/** Deeper than any option nests. */
const depthMax = 8;

function literal(owner: { readonly origin: Place }, options: readonly string[], reader: Reader): readonly Diagnostic[] {
  return options.flatMap((option) => inValue(valueAt(owner, option), within(owner.origin, option), reader, depthMax));
}

function inValue(value: unknown, at: Place, reader: Reader, depth: number): readonly Diagnostic[] {
  if (depth === 0) return [];
  if (typeof value === "string") return inText(value, at, reader);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    inValue(member, within(at, Array.isArray(value) ? Number(key) : key), reader, depth - 1),
  );
}

function inText(text: string, at: Place, { who, help, isSet, mayBeExpanded }: Reader): readonly Diagnostic[] {
  const found = reference.exec(text)?.[1];
  if (found !== undefined)
    return [
      diagnostic(mayBeExpanded ? "FL1006" : "FL1010", { at, message: `Nothing expands ${found} here: ${who}.`, help }),
    ];
  const unset = isSet && [...text.matchAll(byKubernetes)].find(([, name]) => name !== undefined && !isSet(name))?.[0];
  if (unset !== undefined) {
    const message = `No variable before this one sets ${unset}, so Kubernetes leaves the text as it is.`;
    return [
      diagnostic("FL1006", {
        at,
        message,
        help: `declare it in \`env\`, before what reads it, or write $${unset} where the text is meant`,
      }),
    ];
  }
  const like = likeVariable.exec(text)?.[1];
  if (like === undefined || (isSet && like.startsWith("$(")) || (mayBeExpanded && /^[{<]/.test(like))) return [];
  return [diagnostic("FL1006", { at, message: `Nothing expands ${like} here: ${who}.`, help })];
}

function setBy(env: unknown): (name: string) => boolean {
  const names = new Set(isJsonObject(env) ? Object.keys(env) : []);
  return (name) => names.has(name) || ofServices.test(name);
}

/** Kubernetes expands variables in the order of the list, each by those before it. */
function inVariables(env: unknown, at: Place, own: readonly string[]): readonly Diagnostic[] {
  const before = new Set(own);
  return Object.entries(isJsonObject(env) ? env : {}).flatMap(([name, value]) => {
    const isSet = (other: string) => before.has(other) || ofServices.test(other);
    const found = typeof value === "string" ? inText(value, within(at, name), { ...kubelet, isSet }) : [];
    before.add(name);
    return found;
  });
}

/** A shell reads what Kubernetes leaves. */
const shell = /(?:^|\/)(?:ba|da|a|z)?sh$/;

function inContainers(containers: unknown, at: Place): readonly Diagnostic[] {
  return Object.entries(isJsonObject(containers) ? containers : {}).flatMap(([name, container]) => {
    const place = within(at, name);
    const env = valueAt(container, "env");
    const found = inVariables(env, within(place, "env"), []);
    if (shell.test(String(valueAt(container, "command", 0)))) return found;
    const reader = { ...kubelet, isSet: setBy(env) };
    return [
      ...found,
      ...["command", "args"].flatMap((option) =>
        inValue(valueAt(container, option), within(place, option), reader, depthMax),
      ),
    ];
  });
}
