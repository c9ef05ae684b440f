/**
 * nginx, haproxy and nghttpx (nghttp2) as people put them in front of a balancer or its backends: they take HTTP/2 and speak HTTP/2
 * behind, with their defaults, and as hard to talk to as they can be set.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../../../runtime/free-port.ts";
import { listens } from "../../listens.ts";
import { folder } from "../processes.ts";
import { selfSignedFiles } from "../self-signed.ts";
import { type StartProxy, startDaemon, type Where } from "./peer.ts";

const requestBytesMax = "64m";

export interface NginxWays {
  /** Connections to what is behind are kept; nginx opens one for each request otherwise. */
  readonly keeps?: boolean;
  /** Of http{}. */
  readonly settings?: readonly string[];
}

export const nginx =
  ({ keeps = false, settings = [] }: NginxWays = {}): StartProxy =>
  async (to) => {
    const port = await freePort();
    const { cert, key } = selfSignedFiles();
    const place = join(folder, `nginx-${port}`);
    const how = to.isSecret ? "ssl http2" : "http2";
    const target = keeps ? "kept" : `127.0.0.1:${to.port}`;
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${place};`);
    const lines = [
      ...["daemon off;", "master_process off;", `pid ${place}.pid;`, "user root;"],
      "events { worker_connections 4096; }",
      "http {",
      ...["access_log off;", ...temporary, `client_max_body_size ${requestBytesMax};`, ...settings],
      ...(keeps ? [`upstream kept { server 127.0.0.1:${to.port}; keepalive 16; }`] : []),
      `server { listen 127.0.0.1:${port} ${how};`,
      ...(to.isSecret ? [`ssl_certificate ${cert};`, `ssl_certificate_key ${key};`] : []),
      `location / { grpc_pass ${to.isSecret ? "grpcs" : "grpc"}://${target}; }`,
      "} }",
    ];
    writeFileSync(`${place}.conf`, lines.join("\n"));
    const { close } = startDaemon("nginx", ["-e", "stderr", "-c", `${place}.conf`]);
    await listens(port);
    return { port, close };
  };

/** @param settings of global{} */
export const haproxy =
  (...settings: readonly string[]): StartProxy =>
  async (to) => {
    const port = await freePort();
    const place = join(folder, `haproxy-${port}`);
    const lines = [
      ...[
        "global",
        ...settings,
        "defaults",
        "mode http",
        "timeout connect 10s",
        "timeout client 60s",
        "timeout server 60s",
      ],
      ...["frontend taken", `bind 127.0.0.1:${port} ${to.isSecret ? `ssl crt ${place}.pem alpn h2` : "proto h2"}`],
      ...["default_backend behind", "backend behind"],
      `server one 127.0.0.1:${to.port} ${to.isSecret ? "ssl verify none alpn h2" : "proto h2"}`,
      "",
    ];
    const { cert, key } = selfSignedFiles();
    writeFileSync(`${place}.pem`, readFileSync(cert, "utf8") + readFileSync(key, "utf8"));
    writeFileSync(`${place}.cfg`, lines.join("\n"));
    const { close } = startDaemon("haproxy", ["-db", "-f", `${place}.cfg`]);
    await listens(port);
    return { port, close };
  };

export const nghttpx =
  (...more: readonly string[]): StartProxy =>
  async (to) => {
    const port = await freePort();
    const { cert, key } = selfSignedFiles();
    const args = [
      ...["--conf=/dev/null", "--single-process", "--errorlog-file=/dev/null", "--workers=1"],
      `--frontend=127.0.0.1,${port}${to.isSecret ? "" : ";no-tls"}`,
      `--backend=127.0.0.1,${to.port};;proto=h2${to.isSecret ? ";tls" : ""}`,
      ...(to.isSecret ? ["--insecure", "--no-ocsp", key, cert] : []),
      ...more,
    ];
    const { close } = startDaemon("nghttpx", [
      ...args.filter((arg) => arg.startsWith("-")),
      ...args.filter((arg) => !arg.startsWith("-")),
    ]);
    await listens(port);
    return { port, close };
  };

export const urlOf = ({ port, isSecret }: Where, path: string) =>
  `${isSecret ? "https" : "http"}://127.0.0.1:${port}${path}`;
