/**
 * Runs in the client's namespace: posts the OTLP/JSON requests given on standard input, one `{ signal, body }` a line, to
 * the URL given, `pauseMs` apart; prints how many were answered with 200.
 */

import { setTimeout as sleep } from "node:timers/promises";

const [url, pauseMs] = [process.argv[2], Number(process.argv[3] ?? 0)];
let text = "";
for await (const chunk of process.stdin) text += chunk;

let accepted = 0;
for (const line of text.split("\n").filter((found) => found !== "")) {
  const { signal, body } = JSON.parse(line);
  const answer = await fetch(`${url}/v1/${signal}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer.status === 200) accepted++;
  else console.error(answer.status, await answer.text());
  if (pauseMs > 0) await sleep(pauseMs);
}
console.log(accepted);
