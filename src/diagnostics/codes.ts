/**
 * Every finding Fairlead can report: its stable code, name and severity. A code is never reused; each has a page in
 * docs/codes/ (a test keeps both lists equal). 1xxx shape of a component, 2xxx references and pipeline graph, 3xxx load
 * balancing, 4xxx Kubernetes wiring, 5xxx security, 6xxx GitOps, 9xxx our own.
 */

export type Severity = "error" | "warning" | "info";

interface CatalogueEntry {
  readonly name: string;
  /** Of most findings; some are warnings by what they are about. */
  readonly severity: Severity;
  /** One line, for lists. */
  readonly title: string;
  /** True where a person may decide that a warning is what they want, as its page says. */
  readonly acceptable: boolean;
}

const error = (name: string, title: string) => ({ name, severity: "error", title, acceptable: false }) as const;
const warning = (name: string, title: string) => ({ name, severity: "warning", title, acceptable: true }) as const;
const info = (name: string, title: string) => ({ name, severity: "info", title, acceptable: false }) as const;
/** A warning on what someone else wrote, where no declaration could accept it. */
const inText = (name: string, title: string) => ({ name, severity: "warning", title, acceptable: false }) as const;
/** An error, or in some cases a warning. */
const either = (name: string, title: string) => ({ name, severity: "error", title, acceptable: true }) as const;

const entries = {
  FL1001: error("unknown-component", "The distribution has no component of this type"),
  FL1002: error("unknown-key", "The component has no such setting"),
  FL1003: error("wrong-type", "The value has the wrong type"),
  FL1004: error("wrong-value", "The component does not take this value"),
  FL1005: warning("ignored-key", "This version silently ignores the setting"),
  FL1006: warning("misleading-value", "Accepted, but not what it looks like"),
  FL1007: error("unknown-release", "No schemas for this Collector release"),
  FL1008: info("no-schema", "The distribution has the component, but Fairlead has no schema of it"),
  FL1009: error("malformed-option", "An option of a declaration has the wrong shape"),
  FL1010: error("unresolvable-reference", "Nothing can resolve this ${…}"),
  FL1011: error("unreadable-text", "The text cannot be read as a Collector would read it"),
  FL1012: info("not-looked-into", "Something adds to the configuration that was not looked into"),
  FL1013: error("acceptance-refused", "The finding cannot be accepted"),
  FL1014: { ...warning("acceptance-unused", "There is nothing to accept"), acceptable: false },
  FL1015: warning("unchecked-without-need", "unchecked() was used for a component that has a schema"),
  FL1016: warning("stored-queue-gives-up", "A queue is kept on disk, and its retries end by default"),
  FL1101: error("required-setting", "A setting that the component requires is missing"),
  FL1102: error("out-of-range", "The value, a number or a word, is outside of what the component takes"),
  FL1103: either("conflicting-settings", "Two settings conflict"),
  FL2001: either("undefined-reference", "A component that is named is not defined or enabled"),
  FL2002: warning("unused-component", "A component is defined, but no pipeline uses it"),
  FL2003: error("duplicate-component", "A pipeline names a component twice"),
  FL2004: error("incomplete-pipeline", "A pipeline lacks receivers or exporters"),
  FL2005: error("unsupported-signal", "A component does not take the pipeline's signal"),
  FL2006: error("half-wired-connector", "A connector is used on one side only"),
  FL2007: error("pipeline-cycle", "Connectors lead a pipeline back to itself"),
  FL2008: either("telemetry-circle", "What a pipeline sends comes back to it"),
  FL2010: warning("memory-limiter-not-first", "memory_limiter should be the first processor"),
  FL2011: warning("batch-before-memory-limiter", "batch should come after memory_limiter"),
  FL2012: warning("connection-forgotten", "A processor goes by a connection that one before it forgets"),
  FL2013: warning("metrics-of-samples", "Metrics of spans are made of what sampling has kept"),
  FL2020: error("duplicate-declaration", "Two declarations of a blueprint share a name"),
  FL2021: error("undeclared-part", "A declaration is referred to but is not in the blueprint"),
  FL2022: error("conflicting-existing-pool", "What is said of a pool that exists already does not fit together"),
  FL2023: {
    ...info("existing-pool-unchecked", "A pool exists already, so it is not checked"),
    acceptable: true as const,
  },
  FL3001: error("routing-key-unsupported", "This version cannot route the signal by that key"),
  FL3002: error("resolver-count", "A load balancing exporter needs exactly one resolver"),
  FL3003: either("resolver-unusable", "The resolver can never find an endpoint"),
  FL3004: either("incomplete-resilience", "Unset queue or retry fields are zero here"),
  FL3005: warning("hides-dead-backend", "Sends to a dead backend count as success"),
  FL3006: warning("share-differs-from-weight", "The ring's share differs from the weight asked for"),
  FL3007: error("weights-unsupported", "Weights cannot be expressed for this pool"),
  FL3008: either("health-check-unsupported", "A health check cannot be expressed for this pool"),
  FL3009: either("stateful-without-affinity", "A stateful tier of several replicas needs affinity in front"),
  FL3010: error("nothing-routed", "A balancer routes no signal, or is sent one that it does not route"),
  FL3011: warning("routing-key-ignored", "This version ignores the routing key for the signal"),
  FL3012: either("round-robin-unsupported", "Round robin needs dns discovery and aged connections"),
  FL3013: error("count-out-of-range", "A count is not a positive whole number in range"),
  FL3014: error("malformed-duration", "Not a duration, or not a positive one"),
  FL3015: error("unsupported-by-target", "The balancer's target does not support what is asked for"),
  FL3016: error("balancer-not-startable", "Fairlead's balancer would refuse its configuration"),
  FL3017: info("not-round-robin", "A comment promises round robin, but the exporter hashes"),
  FL3018: warning("request-limits-differ", "A receiver takes smaller requests than it is sent"),
  FL3019: inText("rings-differ", "Load balancers of one tier build different rings"),
  FL3020: inText("autoscaled-ring", "Each change of scale moves keys of a hashed tier"),
  FL3021: warning("setting-unread", "Beside another option nothing reads this one"),
  FL3022: error("verification-unfit", "A verification could not be made, or would count something else"),
  FL3023: error("generator-unfit", "A generator's runner cannot send what is asked for"),
  FL3024: error("page-kept-out", "A page that may send would not be answered"),
  FL3025: warning("generator-not-spread", "All that a generator sends has one key"),
  FL3026: inText("signals-apart", "Traces and metrics of one service go to different backends"),
  FL4001: error("invalid-name", "Not a valid Kubernetes name"),
  FL4002: error("name-taken", "Two objects would have the same kind and name"),
  FL4003: error("port-clash", "Two listeners of one pod share a port"),
  FL4004: either("port-unreachable", "Nothing answers where an exporter sends"),
  FL4005: either("service-not-headless", "The dns resolver needs a headless Service"),
  FL4006: error("resolver-permission-missing", "The k8s resolver may not watch endpoints"),
  FL4007: either("memory-limit-mismatch", "memory_limiter and the container's limit disagree"),
  FL4008: error("policy-blocks-traffic", "NetworkPolicies block what a tier must send"),
  FL4009: error("api-server-undeclared", "The k8s resolver needs the API server's address"),
  FL4010: error("invalid-quantity", "Not a Kubernetes quantity"),
  FL4011: error("invalid-network-peer", "Not a peer of a NetworkPolicy"),
  FL4012: error("config-map-too-large", "The ConfigMap is too large for Kubernetes"),
  FL4013: warning("nobody-may-send", "A NetworkPolicy lets nobody send"),
  FL4014: warning("api-server-by-service", "A NetworkPolicy names the API server by its Service"),
  FL4015: error("memory-limit-too-small", "A balancer's memory limit leaves no room for telemetry"),
  FL4016: either("namespace-of-others", "The blueprint would own a namespace that others live in"),
  FL4020: error("refused-pod-option", "Kubernetes would refuse what is said of a pod"),
  FL4021: error("conflicting-pod-option", "What is said of a pod does not fit what is written"),
  FL4030: warning("receiver-not-offered", "Nothing outside its pod reaches a receiver"),
  FL4031: error("component-permission-missing", "A component may not ask the API server for what it needs"),
  FL4032: warning("association-by-connection", "Pods are found by a connection that is the balancer's"),
  FL4033: error("variable-unset", "Nothing sets a variable that a configuration reads"),
  FL4034: error("folder-not-writable", "A component writes where its pod has no volume for it"),
  FL4035: either("file-not-mounted", "A configuration, a variable or --config names a file that is not in the pod"),
  FL4036: warning("node-measured-by-chance", "What measures a node is not on every node"),
  FL4037: warning("port-privileged", "A port below 1024 needs what these pods do not have"),
  FL4038: warning("memory-too-small", "Settings let a Collector hold more than its container has"),
  FL4039: warning("volume-too-small", "A queue on disk is larger than its volume"),
  FL4040: error("value-lost", "cdk8s would drop what an object or a patch says"),
  FL4041: error("pod-not-restricted", "Pods would break the profile that their namespace enforces"),
  FL4042: error("objects-disagree", "Parts of objects that name each other do not agree"),
  FL4043: warning("image-of-other-release", "The tag of an image names another release of the Collector"),
  FL4044: either("component-not-in-image", "The image's distribution lacks a component that the configuration names"),
  FL4045: either("runtime-variable", "A variable of the runtime does not fit the container"),
  FL4046: error("probe-unanswered", "A probe asks where the Collector does not answer"),
  FL4047: inText("service-leads-nowhere", "A Service leads to a port on which nothing listens"),
  FL4048: warning("source-address-lost", "A NetworkPolicy by addresses may not see the client's"),
  FL4049: warning("nobody-may-scrape", "NetworkPolicies let nobody in to metrics that are to be scraped"),
  FL4050: error(
    "metrics-not-scrapable",
    "Metrics that are asked for are not where they are looked for, or have other names",
  ),
  FL4051: warning("claim-shared", "Several pods mount one claim"),
  FL4052: warning("injected-container-closed-in", "What a webhook puts into the pods may not send"),
  FL4053: either("image-of-other-program", "The image is not a Collector for Linux, or for one architecture alone"),
  FL4054: error("encoding-not-in-node", "The balancer's Node lacks the compression that it is to send"),
  FL5001: {
    ...warning("encryption-unset", "Nothing says whether the link to the backends is encrypted"),
    acceptable: false,
  },
  FL5002: warning("alias-needs-certificate", "Alias Services must be named in the certificate"),
  FL5003: either("token-unencrypted", "A token would be sent without encryption"),
  FL5005: either("certificate-unverifiable", "No authority that is trusted can have signed the certificate"),
  FL6001: error("floating-revision", "A GitOps revision must not be HEAD"),
  FL6002: error("gitops-source-unusable", "The repository or path cannot be synced"),
  FL6003: warning("gitops-path-elsewhere", "Argo CD would sync another folder than the blueprint's"),
  FL9001: error("internal-error", "A mistake in Fairlead, or in the blueprint's own code"),
  FL9002: {
    ...warning("ineffective-suppression", "A comment that takes findings away has no effect"),
    acceptable: false,
  },
  FL9003: error("verdicts-differ", "A real Collector says otherwise"),
};

export type Code = keyof typeof entries;

/** Codes that a declaration may accept. */
export type AcceptableCode = {
  [C in Code]: (typeof entries)[C]["acceptable"] extends true ? C : never;
}[Code];

export const catalogue: Readonly<Record<Code, CatalogueEntry>> = Object.freeze(entries);

/** All codes, ascending. */
export const codes: readonly Code[] = Object.freeze(Object.keys(catalogue).sort() as Code[]);

export const acceptableCodes: readonly Code[] = Object.freeze(codes.filter((code) => catalogue[code].acceptable));

/** Names that codes had before: comments of that time say them still. */
export const formerNames: Readonly<Record<string, Code>> = Object.freeze({ "duplicate-processor": "FL2003" });

/** The code of a number or a name, as people write them. */
export function codeNamed(word: string): Code | undefined {
  const wanted = word.toLowerCase();
  const known = codes.find((code) => code.toLowerCase() === wanted || catalogue[code].name === wanted);
  return known ?? (Object.hasOwn(formerNames, wanted) ? formerNames[wanted] : undefined);
}
