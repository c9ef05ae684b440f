/** What receivers need of their pod. A receiver that is not here listens where its settings say an address of every interface. */

import { otlpPorts } from "../contract/otlp-ports.ts";
import type { ComponentNeeds, Opening, Sending } from "./component-needs.ts";
import { objectsRead, ofCluster, ofEvents, ofKubelet, scrapeDiscovery } from "./permissions.ts";

/** One address at `endpoint`. */
const single = (
  name: string,
  otherwise: string | undefined,
  more: Partial<Opening> = {},
): Pick<ComponentNeeds, "opens"> => ({
  opens: [
    {
      name,
      at: ["endpoint"],
      transport: "TCP",
      who: "senders",
      ...(otherwise !== undefined && { otherwise }),
      ...more,
    },
  ],
});

/** One address below `protocols`, which is open where the protocol is written. */
const protocol = (key: string, name: string, otherwise: string, more: Partial<Opening> = {}): Opening => ({
  name,
  at: ["protocols", key, "endpoint"],
  within: ["protocols", key],
  otherwise,
  transport: "TCP",
  who: "senders",
  ...more,
});

const to = (...at: readonly string[]): Sending => ({ at, speaks: "other" });

const listening = (name: string, transport: "TCP" | "UDP", ...within: readonly string[]): Opening => ({
  name,
  at: [...within, "listen_address"],
  ...(within.length > 0 && { within }),
  transport,
  who: "senders",
});

const both = "0.129.0 and 0.161.0";

export const receiverNeeds: Readonly<Record<string, ComponentNeeds>> = Object.freeze({
  otlp: {
    source: `core otlpreceiver, ${both}`,
    opens: [
      protocol("grpc", "otlp-grpc", `localhost:${otlpPorts.grpc}`, { appProtocol: "grpc" }),
      protocol("http", "otlp-http", `localhost:${otlpPorts.http}`, { appProtocol: "http" }),
    ],
  },
  nop: { source: `core nopreceiver, ${both}` },
  jaeger: {
    source: `contrib jaegerreceiver factory.go, ${both}`,
    opens: [
      protocol("grpc", "jaeger-grpc", "localhost:14250", { appProtocol: "grpc" }),
      protocol("thrift_http", "jaeger-http", "localhost:14268", { appProtocol: "http" }),
      protocol("thrift_compact", "jaeger-compact", "localhost:6831", { transport: "UDP" }),
      protocol("thrift_binary", "jaeger-binary", "localhost:6832", { transport: "UDP" }),
    ],
  },
  zipkin: {
    source: `contrib zipkinreceiver factory.go, ${both}`,
    ...single("zipkin", "localhost:9411", { appProtocol: "http" }),
  },
  otelarrow: {
    source: "contrib otelarrowreceiver factory.go, 0.129.0",
    opens: [{ ...protocol("grpc", "otelarrow", "0.0.0.0:4317", { appProtocol: "grpc" }), within: [] }],
  },
  statsd: {
    source: `contrib statsdreceiver factory.go, ${both}`,
    ...single("statsd", "localhost:8125", { transport: "UDP", transportAt: ["transport"] }),
  },
  carbon: {
    source: "contrib carbonreceiver factory.go, 0.129.0",
    ...single("carbon", "localhost:2003", { transportAt: ["transport"] }),
  },
  collectd: {
    source: "contrib collectdreceiver factory.go, 0.129.0",
    ...single("collectd", "localhost:8081", { appProtocol: "http" }),
  },
  fluentforward: {
    source: `contrib fluentforwardreceiver receiver.go, ${both}: records by TCP, and heartbeats by UDP; neither at unix://`,
    renamed: "fluent_forward",
    opens: [
      { name: "fluentforward", at: ["endpoint"], transport: "TCP", who: "senders" },
      { name: "fluent-alive", at: ["endpoint"], transport: "UDP", who: "senders" },
    ],
  },
  influxdb: {
    source: "contrib influxdbreceiver factory.go, 0.129.0",
    ...single("influxdb", "localhost:8086", { appProtocol: "http" }),
  },
  signalfx: {
    source: "contrib signalfxreceiver factory.go, 0.129.0",
    ...single("signalfx", "localhost:9943", { appProtocol: "http" }),
  },
  splunk_hec: {
    source: "contrib splunkhecreceiver factory.go, 0.129.0",
    ...single("splunk-hec", "localhost:8088", { appProtocol: "http" }),
  },
  syslog: {
    source: `contrib syslogreceiver and pkg/stanza/operator/input/syslog, ${both}`,
    opens: [listening("syslog-tcp", "TCP", "tcp"), { ...listening("syslog-udp", "UDP", "udp"), unless: ["tcp"] }],
  },
  tcplog: {
    source: `contrib tcplogreceiver and pkg/stanza/operator/input/tcp, ${both}`,
    renamed: "tcp_log",
    opens: [listening("tcplog", "TCP")],
  },
  udplog: {
    source: `contrib udplogreceiver and pkg/stanza/operator/input/udp, ${both}`,
    renamed: "udp_log",
    opens: [listening("udplog", "UDP")],
  },
  prometheus: {
    source: `contrib prometheusreceiver, and prometheus/discovery/kubernetes, ${both}: it fetches`,
    sends: [to("config", "scrape_configs", "*", "static_configs", "*", "targets", "*")],
    asks: scrapeDiscovery,
  },
  filelog: { source: `contrib filelogreceiver, ${both}`, renamed: "file_log", reads: [["include"]] },
  hostmetrics: {
    source: "contrib hostmetricsreceiver, 0.129.0 and 0.160.0",
    renamed: "host_metrics",
    reads: [["root_path"]],
  },
  httpcheck: {
    source: "contrib httpcheckreceiver config.go, 0.129.0: it asks",
    sends: [to("targets", "*", "endpoint"), to("targets", "*", "endpoints", "*")],
  },
  journald: { source: `contrib journaldreceiver, ${both}: it runs journalctl, which images of the project lack` },
  kafka: { source: `contrib kafkareceiver, ${both}: it fetches`, sends: [to("brokers", "*")] },
  otlpjsonfile: { source: "contrib otlpjsonfilereceiver, 0.129.0", renamed: "otlp_json_file", reads: [["include"]] },
  postgresql: { source: "contrib postgresqlreceiver config.go, 0.129.0: it asks", sends: [to("endpoint")] },
  receiver_creator: { source: `contrib receivercreator, ${both}: what it starts is known only where it runs` },
  redis: { source: `contrib redisreceiver config.go, ${both}: it asks`, sends: [to("endpoint")] },
  kubeletstats: {
    source: `contrib kubeletstatsreceiver, README and internal/kubelet, ${both}: it fetches`,
    renamed: "kubelet_stats",
    sends: [to("endpoint")],
    asks: ofKubelet,
  },
  k8s_cluster: { source: "contrib k8sclusterreceiver, README and watcher.go, 0.129.0", asks: ofCluster },
  k8s_events: { source: "contrib k8seventsreceiver, README and receiver.go, 0.129.0", asks: ofEvents },
  k8sobjects: {
    source: "contrib k8sobjectsreceiver, README and receiver.go, 0.129.0",
    renamed: "k8s_objects",
    asks: objectsRead,
  },
});
