/** Requests to the Kubernetes API server with the pod's own account. The token is read each time because it is rotated. */

import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";

export interface K8sApi {
  readonly apiServer: string;
  readonly tokenFile: string;
  readonly caFile: string;
}

/** After this silence a connection is given up; on a watch the API server sends a bookmark about once a minute. */
const silenceMsMax = 150_000;
/** The size of a whole answer, or of one line of a watch: it is parsed in one turn of the event loop. */
const textBytesMax = 4 * 2 ** 20;
const refusalBytesMax = 64 * 2 ** 10;
/** Of a message that goes into a line of the log. */
const reasonCharactersMax = 400;

export class K8sError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Of an answer that may be asked for in smaller pieces. */
export class TooLong extends Error {}

/** @returns the answer as it arrives @throws K8sError for a status other than 200, and what the connection throws */
async function ask(api: K8sApi, path: string, signal: AbortSignal): Promise<http.IncomingMessage> {
  const url = new URL(path, api.apiServer);
  const headers = { authorization: `Bearer ${readFileSync(api.tokenFile, "utf8").trim()}`, accept: "application/json" };
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const request =
      url.protocol === "https:"
        ? https.get(url, { headers, signal, ca: readFileSync(api.caFile) }, resolve)
        : http.get(url, { headers, signal }, resolve);
    request.setTimeout(silenceMsMax, () => request.destroy(new Error(`${url.host} is silent`)));
    request.on("error", reject);
  });
  response.setEncoding("utf8");
  if (response.statusCode === 200) return response;
  const said = await reasonGiven(response);
  throw new K8sError(
    response.statusCode ?? 0,
    `${url.host} answers ${response.statusCode} to ${url.pathname}${said === undefined ? "" : `: ${said}`}`,
  );
}

/** Who may not do what, in the API server's own words; undefined where it does not say. */
async function reasonGiven(response: http.IncomingMessage): Promise<string | undefined> {
  let text = "";
  try {
    for await (const chunk of response as AsyncIterable<string>) {
      text += chunk;
      if (text.length > refusalBytesMax) break;
    }
    const { message } = JSON.parse(text) as { readonly message?: unknown };
    return typeof message === "string" ? message.slice(0, reasonCharactersMax) : undefined;
  } catch {
    return undefined; // Not the API server's form, as from a proxy in between.
  }
}

export async function getJson(api: K8sApi, path: string, signal: AbortSignal): Promise<unknown> {
  let text = "";
  for await (const chunk of (await ask(api, path, signal)) as AsyncIterable<string>) {
    text += chunk;
    if (text.length > textBytesMax) throw new TooLong(`an answer of more than ${textBytesMax} bytes`);
  }
  return JSON.parse(text) as unknown;
}

/** The events of a watch, one JSON text a line, until the server ends it. */
export async function* watchLines(api: K8sApi, path: string, signal: AbortSignal): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of (await ask(api, path, signal)) as AsyncIterable<string>) {
    // Each byte is looked at once, however long a line is.
    const [first = "", ...lines] = chunk.split("\n");
    lines.unshift(rest + first);
    rest = lines.pop() ?? "";
    if (rest.length > textBytesMax) throw new Error(`an event of more than ${textBytesMax} bytes`);
    for (const line of lines) if (line !== "") yield line;
  }
}
