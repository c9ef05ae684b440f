/** What extensions need of their pod. */

import { jsonAt } from "../model/json.ts";
import type { ComponentNeeds, Opening } from "./component-needs.ts";
import { elected, observed } from "./permissions.ts";

const both = "0.129.0 and 0.161.0";

/** For whoever looks after the Collector: in the pod or on its node, so that no Service and no policy opens it. */
const inside = (name: string, otherwise: string, ...section: readonly string[]): Opening => ({
  name,
  at: [...section, "endpoint"],
  ...(section.length > 0 && { within: section }),
  otherwise,
  transport: "TCP",
  who: "operators",
});

const storageFolder = "/var/lib/otelcol/file_storage";

export const extensionNeeds: Readonly<Record<string, ComponentNeeds>> = Object.freeze({
  basicauth: { source: "contrib basicauthextension, 0.129.0 and 0.160.0" },
  bearertokenauth: { source: `contrib bearertokenauthextension, ${both}` },
  file_storage: {
    source: `contrib filestorage config.go and factory.go, ${both}: a folder that is not there ends the start`,
    writes: [
      { at: ["directory"], names: "folder", otherwise: storageFolder, creates: ["create_directory"] },
      {
        at: ["compaction", "directory"],
        names: "folder",
        otherwise: storageFolder,
        creates: ["create_directory"],
        when: (settings) => ["on_start", "on_rebound"].some((key) => jsonAt(settings, ["compaction", key]) === true),
      },
    ],
  },
  headers_setter: { source: "contrib headerssetterextension, 0.129.0" },
  health_check: {
    source: `contrib healthcheckextension factory.go, ${both}`,
    opens: [inside("health", "localhost:13133")],
  },
  healthcheckv2: {
    source: "contrib healthcheckv2extension factory.go, 0.129.0",
    opens: [inside("health", "localhost:13133"), inside("health-grpc", "localhost:13132", "grpc")],
  },
  http_forwarder: {
    source: "contrib httpforwarderextension factory.go, 0.129.0",
    opens: [
      {
        name: "http-forwarder",
        at: ["ingress", "endpoint"],
        otherwise: ":6060",
        transport: "TCP",
        appProtocol: "http",
        who: "senders",
      },
    ],
  },
  k8s_leader_elector: { source: "contrib k8sleaderelector, 0.129.0", asks: elected },
  k8s_observer: { source: "contrib k8sobserver extension.go, 0.129.0", asks: observed },
  oauth2client: {
    source: `contrib oauth2clientauthextension config.go, ${both}`,
    sends: [{ at: ["token_url"], speaks: "other" }],
  },
  oidc: { source: "contrib oidcauthextension config.go, 0.161.0", sends: [{ at: ["issuer_url"], speaks: "other" }] },
  sigv4auth: { source: "contrib sigv4authextension, 0.129.0" },
  pprof: {
    source: `contrib pprofextension factory.go, ${both}`,
    opens: [inside("pprof", "localhost:1777")],
    writes: [{ at: ["save_to_file"], names: "file" }],
  },
  zpages: {
    source: `core zpagesextension factory.go, ${both}`,
    opens: [inside("zpages", "localhost:55679")],
  },
});
