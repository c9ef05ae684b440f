import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { oddMessages, oddRequests, oddTexts } from "../hostile/oddities.ts";
import { call, connect, floods, post, raw } from "../hostile/peer.ts";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { closingAfterEach } from "./closing.ts";
import { balancerConfig } from "./configuration.ts";
import { startTestBackend } from "./peers.ts";
import { startedBalancer } from "./started-balancer.ts";

const closing = closingAfterEach();
const listener = { host: "127.0.0.1", port: 0, tls: undefined, auth: undefined };

/** A balancer that notes what its last catch of a request caught. */
async function watched() {
  const backend = await startTestBackend();
  const caught: string[] = [];
  const config = balancerConfig([backend.endpoint], { receivers: { grpc: listener, http: listener } });
  const balancer = await startedBalancer(config, {
    observer: { failed: (_server, error) => caught.push(String(error)) },
  });
  const session = connect(balancer.grpcPort ?? 0);
  closing(backend.close, balancer.close, () => session.destroy());
  return { balancer, session, caught, httpPort: balancer.httpPort ?? 0 };
}

const honest = Buffer.from(resourceSection({}, scopeSection({}, span({ trace: "0123456789abcdef0123456789abcdef" }))));
const json = { "content-type": "application/json" };
const protobuf = { "content-type": "application/x-protobuf" };

test("nothing that is known reaches the last catch of a request, and the next one is served", async () => {
  const { balancer, session, caught, httpPort } = await watched();
  for (const text of oddTexts) await post(httpPort, Buffer.from(text()), json);
  for (const message of [...oddMessages, ...Object.values(floods).map((flood) => () => flood(100_000))]) {
    await call(session, message());
    await post(httpPort, message(), protobuf);
  }
  for (const request of oddRequests) {
    const socket = raw(httpPort, Buffer.from(request, "latin1"));
    await Promise.race([once(socket, "data"), once(socket, "close"), sleep(20)]);
    socket.destroy();
  }
  expect(await call(session, honest)).toBe("0");
  expect(await post(httpPort, honest, protobuf)).toBe(200);
  expect(caught).toEqual([]);
  for (let look = 0; look < 1_500 && balancer.status().heldBytes > 0; look++) await sleep(20);
  expect(balancer.status().heldBytes).toBe(0);
});
