import net from "node:net";
import { expect, test } from "vitest";
import { BoundedConnections, connectionAge, listenOn } from "../../src/runtime/listening.ts";
import { balancerConfig } from "./configuration.ts";

const { limits } = balancerConfig([]);

test("connections live for their age, a tenth more or less, so that they do not all end together", () => {
  const age = (random: number) => connectionAge({ ...limits, connectionAgeMs: 60_000 }, () => random);
  expect([age(0), age(0.5), age(1)]).toEqual([54_000, 60_000, 66_000]);
});

test("connections without an age may stay", () => {
  expect(connectionAge({ ...limits, connectionAgeMs: 0 }, () => 0.5)).toBe(Number.POSITIVE_INFINITY);
});

test("a connection that cannot be accepted does not end the process", async () => {
  const server = net.createServer();
  expect(await listenOn(server, "127.0.0.1", 0)).toBeGreaterThan(0);
  // Without a listener, Node throws what a server emits as its error.
  expect(() => server.emit("error", new Error("accept EMFILE"))).not.toThrow();
  server.close();
});

/** As Node fails where the kernel has no IPv6: "listen EAFNOSUPPORT: address family not supported ::". */
function withoutIpv6(): net.Server {
  const server = net.createServer();
  const listen = server.listen.bind(server);
  return Object.assign(server, {
    listen: (port: number, host: string) => {
      if (!host.includes(":")) return listen(port, host);
      queueMicrotask(() => server.emit("error", Object.assign(new Error("listen"), { code: "EAFNOSUPPORT" })));
      return server;
    },
  });
}

test("a kernel without IPv6 has every address of IPv4 in the place of ::, and no other address is replaced", async () => {
  const server = withoutIpv6();
  await listenOn(server, "::", 0);
  expect(server.address()).toMatchObject({ address: "0.0.0.0", family: "IPv4" });
  server.close();
  await expect(listenOn(withoutIpv6(), "::1", 0)).rejects.toMatchObject({ code: "EAFNOSUPPORT" });
});

test("above the limit the oldest connection that has asked for nothing ends, else the newest", async () => {
  const ended: string[] = [];
  const bounded = new BoundedConnections<string>(3, (name) => ended.push(name));
  for (const one of ["a", "b", "c"]) bounded.opened(one);
  bounded.asked("a");
  bounded.opened("d");
  for (const one of ["c", "d"]) bounded.asked(one);
  bounded.opened("e");
  await new Promise((resolve) => setImmediate(resolve));
  expect(ended).toEqual(["b", "e"]);
});

test("an address that has too many connections loses its own that has rested for longest, else its newest, and may have one again when one has closed", async () => {
  const ended: string[] = [];
  const bounded = new BoundedConnections<string>(10, (name) => ended.push(name), 2);
  bounded.opened("elsewhere", "10.0.0.2");
  for (const name of ["first", "second"]) bounded.opened(name, "10.0.0.1");
  bounded.asked("first");
  bounded.asked("second");
  bounded.opened("third", "10.0.0.1");
  bounded.rests("second");
  bounded.rests("first");
  bounded.opened("fourth", "10.0.0.1");
  // A connection tells of its end again where it was ended here.
  for (const name of ["third", "second", "fourth", "fourth"]) bounded.closed(name);
  for (const name of ["fifth", "sixth"]) bounded.opened(name, "10.0.0.1");
  bounded.opened("beside", "10.0.0.2");
  await new Promise((resolve) => setImmediate(resolve));
  expect(ended).toEqual(["third", "second", "first"]);
});
