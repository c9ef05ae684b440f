import { expect, test } from "vitest";
import { portsUnprivileged } from "../../../../src/check/deployed/objects/ports-unprivileged.ts";
import { brief } from "../../topology/declared.ts";
import { changed, deployed } from "./deployed.ts";

const receivers = (port: number) => ({ syslog: { udp: { listen_address: `0.0.0.0:${port}` }, protocol: "rfc5424" } });

test("syslog's own port is for root on many nodes", () => {
  expect(portsUnprivileged(deployed({ pool: { receivers: receivers(514) } })).map(brief)).toEqual([
    {
      code: "FL4037",
      severity: "warning",
      at: "edge/backend: receivers.syslog.udp.listen_address",
      message:
        "Port 514/UDP is below 1024: without root it can be opened only where the container runtime allows that, so that the Collector starts on some nodes and not on others.",
      help: "listen on a higher one, as 5514, and let senders use that",
    },
  ]);
});

test("others are for everybody, and root may open all", () => {
  expect(portsUnprivileged(deployed({ pool: { receivers: receivers(5514) } }))).toEqual([]);
  const from = deployed({ pool: { receivers: receivers(514), discovery: { kind: "dns" } } });
  expect(portsUnprivileged(changed(from, "workloads", "backend", () => ({ opensLowPorts: true })))).toEqual([]);
});
