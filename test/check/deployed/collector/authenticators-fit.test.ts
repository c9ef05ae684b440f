/** What real Collectors say of each is in fixtures/collector-cases.json; here is where it is said, and what is let be. */

import { expect, test } from "vitest";
import { authenticatorsFit } from "../../../../src/check/deployed/collector/authenticators-fit.ts";
import type { JsonObject } from "../../../../src/model/json.ts";
import { configuration, told } from "./configuration.ts";

const auth = { authenticator: "bearertokenauth" };
const extensions = { bearertokenauth: { token: "a" } };

const of = (exporters: JsonObject, more: JsonObject = {}) =>
  told(authenticatorsFit, configuration({ exporters, extensions: { ...extensions, ...more } }));

test("a token over plain gRPC is refused where the exporter names it", () => {
  expect(of({ otlp: { endpoint: "a:4317", tls: { insecure: true }, auth } })).toEqual([
    {
      at: "error FL5003 exporters.otlp.auth.authenticator",
      message:
        '"bearertokenauth" sends its secret only over TLS, and this connection is plain text ("the credentials require transport level security"); the Collector would not start.',
      help: "encrypt it: leave out tls.insecure, and set ca_file if your own authority signed the certificate",
    },
  ]);
});

test("a secret that goes out in plain text, and works, is a warning", () => {
  const exporters = {
    otlphttp: { endpoint: "http://vendor:4318", auth },
    otlp: { endpoint: "vendor:4317", tls: { insecure: true }, headers: { "X-Api-Key": "a" } },
  };
  expect(of(exporters).map(({ at }) => at)).toEqual([
    "warning FL5003 exporters.otlphttp.auth.authenticator",
    "warning FL5003 exporters.otlp.headers.X-Api-Key",
  ]);
});

test.each([
  ["over TLS", { otlp: { endpoint: "a:4317", auth } }],
  ["over TLS by its authority", { otlp: { endpoint: "a:4317", tls: { insecure: true, ca_file: "/a" }, auth } }],
  ["to a process of the same pod", { otlphttp: { endpoint: "http://localhost:4318", auth } }],
  ["to it by another spelling of its address", { otlphttp: { endpoint: "http://[0:0:0:0:0:0:0:1]:4318", auth } }],
  ["of an extension that is not known here", { otlp: { endpoint: "a:4317", auth: { authenticator: "own" } } }],
])("a token %s is fine", (_, exporters) => {
  expect(of(exporters, { own: {} })).toEqual([]);
});

test.each<[string, JsonObject, string]>([
  ["receivers", { zipkin: { auth: { authenticator: "oauth2client" } } }, "zipkin"],
  ["exporters", { prometheus: { endpoint: "a:1", auth: { authenticator: "oauth2client" } } }, "prometheus"],
  ["extensions", { health_check: { auth: { authenticator: "oauth2client" } } }, "health_check"],
])("servers anywhere are looked at: of %s", (section, components, type) => {
  const oauth2client = { client_id: "a", client_secret: "b", token_url: "http://a" };
  const extensions = { oauth2client, ...(section === "extensions" ? components : {}) };
  const parts = section === "extensions" ? { extensions } : { extensions, [section]: components };
  expect(told(authenticatorsFit, configuration(parts), "0.161.0").map(({ at }) => at)).toEqual([
    `error FL1102 ${section}.${type}.auth.authenticator`,
  ]);
});
