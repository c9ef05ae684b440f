import { expect, test } from "vitest";
import { askedFor } from "../../../../src/check/deployed/collector/extensions-asked.ts";
import { viewOf } from "../../../../src/check/deployed/collector/view.ts";
import { pathText } from "../../../../src/diagnostics/format.ts";
import { inBlueprint } from "../../../../src/diagnostics/place.ts";
import type { JsonObject } from "../../../../src/model/json.ts";
import { configuration } from "./configuration.ts";

function askedBy(parts: JsonObject) {
  const origin = inBlueprint("a");
  const config = configuration(parts);
  const view = viewOf({ name: "a", namespace: "a", version: "0.161.0", config, marks: [], origin });
  return askedFor(view).map(({ what, id, path }) => `${what} ${id} ${pathText(path)}`);
}

const sasl = { oauthbearer_token_source: "oauth2client" };

test.each<[string, JsonObject, string]>([
  [
    "a file's encoding",
    { exporters: { file: { encoding: "otlp_encoding" } } },
    "encoding otlp_encoding exporters.file.encoding",
  ],
  [
    "a second authenticator",
    { extensions: { headers_setter: { additional_auth: "oidc" } } },
    "authenticator oidc extensions.headers_setter.additional_auth",
  ],
  [
    "a token for Kafka",
    { exporters: { kafka: { auth: { sasl: { ...sasl, mechanism: "OAUTHBEARER" } } } } },
    "authenticator oauth2client exporters.kafka.auth.sasl.oauthbearer_token_source",
  ],
  [
    "every observer",
    { receivers: { receiver_creator: { watch_observers: ["k8s_observer"] } } },
    "observer k8s_observer receivers.receiver_creator.watch_observers[0]",
  ],
  [
    "an extension's own server",
    { extensions: { zpages: { auth: { authenticator: "oidc" } } } },
    "authenticator oidc extensions.zpages.auth.authenticator",
  ],
])("%s is asked for", (_, parts, asked) => {
  expect(askedBy(parts)).toEqual([asked]);
});

test("a token is not shown by another mechanism", () => {
  expect(askedBy({ exporters: { kafka: { auth: { sasl: { ...sasl, mechanism: "PLAIN" } } } } })).toEqual([]);
});
