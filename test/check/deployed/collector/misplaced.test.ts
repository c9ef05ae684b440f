import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { JsonObject } from "../../../../src/model/json.ts";
import { findings } from "./configuration.ts";

function of(text: string): readonly string[] {
  const config = parse(text) as JsonObject; // YAML of a test
  return findings(config, "0.161.0").map(
    ({ code, collectorPath = [], help }) => `${code} ${collectorPath.join(".")}: ${help}`,
  );
}

const up = "it belongs one level up, at the top of the configuration";
const receivers = "receivers:\n  otlp: {protocols: {grpc: {endpoint: a:1}}}\n";
const pipeline = (processors = "") =>
  `service:\n  pipelines:\n    traces: {receivers: [otlp], processors: [${processors}], exporters: [debug]}\n`;
const indented = (text: string, by = "  ") => text.replaceAll(/^(?=.)/gm, by);

describe("lines that are indented too far or too little have one finding each, at the key", () => {
  test.each([
    [
      "sections among components",
      `${receivers}${indented("processors:\n  batch:\n")}exporters:\n  debug:\n${indented(pipeline("batch"))}`,
      [`FL1001 receivers.processors: ${up}`, `FL1001 exporters.service: ${up}`],
    ],
    [
      "a section in a component",
      `${receivers}processors:\n  batch:\n    exporters:\n      debug:\n${pipeline("batch")}`,
      ["FL1002 processors.batch.exporters: it belongs 2 levels up, at the top of the configuration"],
    ],
    [
      "a component in another",
      `${receivers}exporters:\n  otlp:\n    endpoint: a:1\n    tls: {insecure: true}\n    debug:\n${pipeline().replace("[debug]", "[otlp, debug]")}`,
      ["FL1002 exporters.otlp.debug: it belongs one level up, beside otlp: it is an exporter"],
    ],
    [
      "a setting of the component above",
      `${receivers}processors:\n  memory_limiter:\n    limit_mib: 100\n  check_interval: 1s\nexporters:\n  debug:\n${pipeline("memory_limiter")}`,
      [
        "FL1001 processors.check_interval: it is a setting of memory_limiter, indented too little: processors.memory_limiter.check_interval",
      ],
    ],
    [
      "one of a section in it",
      `${receivers}exporters:\n  loadbalancing:\n    resolver: {static: {hostnames: [a, b]}}\n    protocol: {otlp: {sending_queue: {enabled: false}}}\n    sending_queue: {enabled: true}\n  tls: {insecure: true}\n${pipeline().replace("debug", "loadbalancing")}`,
      [
        "FL1001 exporters.tls: it is a setting of loadbalancing, indented too little: exporters.loadbalancing.protocol.otlp.tls",
      ],
    ],
    [
      "one at the top",
      `${receivers}exporters:\n  debug:\nverbosity: detailed\n${pipeline()}`,
      ["FL1002 verbosity: it is a setting of debug, indented too little: exporters.debug.verbosity"],
    ],
    [
      "pipelines in telemetry",
      `${receivers}exporters:\n  debug:\nservice:\n  telemetry:\n    pipelines: {traces: {receivers: [otlp], exporters: [debug]}}\n`,
      ["FL1002 service.telemetry.pipelines: it belongs one level up, under service: service.pipelines"],
    ],
    [
      "a pipeline beside the pipelines",
      `${receivers}exporters:\n  debug:\n${pipeline()}  logs: {receivers: [otlp], exporters: [debug]}\n`,
      ["FL1002 service.logs: it belongs under service.pipelines: service.pipelines.logs"],
    ],
    [
      "lists beside their pipeline",
      `${receivers}exporters:\n  debug:\n${pipeline()}    receivers: [otlp]\n`,
      ["FL1004 service.pipelines.receivers: it belongs one level down, in a pipeline such as traces"],
    ],
  ])("%s", (_, text, expected) => {
    expect(of(text)).toEqual(expected);
  });
});
