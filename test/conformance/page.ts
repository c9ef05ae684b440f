/**
 * The status page in a real Chromium: of a topology that runs, and of one whose names are an enemy's. What it shows, that it fits, that it
 * can be used by keys alone, and that neither a page elsewhere nor another name of this machine reaches its buttons.
 */

import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { loadbalancerDemo } from "../../blueprints/loadbalancer-demo.ts";
import { buildTopology } from "../../src/blueprint/build-topology.ts";
import { compileBlueprint } from "../../src/blueprint/compile-blueprint.ts";
import { localTopology } from "../../src/local/local-topology.ts";
import { runLocal } from "../../src/local/run.ts";
import type { Introduction } from "../../src/local/snapshot.ts";
import type { PageBackend, PageState } from "../../src/page/page-state.ts";
import { servePage } from "../../src/page/serve-page.ts";
import { startChromium } from "./chromium.ts";

type Told = (isRight: boolean, what: string) => void;

/** @returns how many checks failed; undefined where there is no Chromium */
export async function pageFailures(): Promise<number | undefined> {
  const browser = await startChromium("--host-resolver-rules=MAP elsewhere.example 127.0.0.1");
  if (!browser) return undefined;
  let failed = 0;
  const told: Told = (isRight, what) => {
    if (!isRight) failed += 1;
    console.log(`${isRight ? "ok    " : "FAILED"} page: ${what}`);
  };
  try {
    await runningTopology(browser, told);
    await enemysNames(browser, told);
  } finally {
    await browser.close();
  }
  return failed;
}

async function runningTopology(browser: Browser, told: Told): Promise<void> {
  const { plan } = compileBlueprint(loadbalancerDemo);
  if (!plan) throw new Error("the demo compiles");
  let introduction: Introduction | undefined;
  const running = await runLocal(localTopology(plan, buildTopology(loadbalancerDemo).topology), {
    ...{ port: undefined, pagePort: undefined, otelcol: undefined, loadPerSecond: 200, seed: 1, actions: [] },
    screen: { introduced: (given) => (introduction = given), told: () => {}, looked: () => {}, ended: () => {} },
  });
  try {
    const url = introduction?.page ?? "";
    const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } });
    const complaints: string[] = [];
    const asked = new Set<string>();
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => asked.add(new URL(request.url()).host));
    await page.goto(url);
    await until(page, "document.querySelectorAll('#rows tr').length === 3");
    await until(page, "document.querySelectorAll('#ring path').length === 3");
    told((await textOf(page, "#topology")).includes("backend-3"), "the topology is drawn");
    await usedByKeys(page, told);
    await seenWhole(page, told);
    await elsewhere(browser, url, told);
    told(complaints.length === 0, `the browser complains of nothing ${complaints.join("; ")}`);
    told(
      [...asked].every((host) => url.includes(host)),
      `nothing is asked of another host: ${[...asked].join(", ")}`,
    );
  } finally {
    await running.end();
  }
}

/** Without a pointer: look a key up, stop a backend, add one. */
async function usedByKeys(page: Page, told: Told): Promise<void> {
  await page.locator("#key").focus();
  await page.keyboard.type("checkout");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".answer");
  // As `fairlead route blueprints/loadbalancer-demo.ts --service checkout` says it.
  told((await textOf(page, ".answer h3")) === "traces and metrics → backend-2", "a key's owner is told");
  told((await page.locator("#ring .mark").count()) === 2, "the key is marked on the ring");
  await page.locator("button[aria-label='stop backend-2']").focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("button[aria-label='start backend-2']");
  const kept = await page.evaluate<string>("document.activeElement.getAttribute('aria-label')");
  told(kept === "start backend-2", "a button that was pressed keeps the focus");
  await until(page, "document.querySelector('#events')?.textContent?.includes('38.5 % of the keys wait')");
  told(true, "a line says what stopping a backend means for its keys");
  await page.locator("#add").focus();
  await page.keyboard.press("Enter");
  await until(page, "document.querySelectorAll('#ring path').length === 4");
  await until(page, "document.querySelector('#events')?.textContent?.includes('backend-4 has joined')");
  told(true, "a backend that is added is on the ring, and a line says what moved");
}

/** What is squeezed, or cut off by its panel, is nothing that the page as a whole shows. */
async function seenWhole(page: Page, told: Told): Promise<void> {
  for (const width of [360, 390, 768, 901, 1_121, 1_221, 1_280]) {
    await page.setViewportSize({ width, height: 900 });
    await new Promise((resolve) => setTimeout(resolve, drawnMs));
    const cut = await page.evaluate<readonly string[]>(cutOff);
    told(cut.length === 0, `at ${width} pixels all is seen: ${cut.join(", ")}`);
  }
}

/** Longer than the page waits before it draws again. */
const drawnMs = 1_500;

/** In the browser. */
const cutOff = `[...document.querySelectorAll("button, select, input, td, #ring-list *, #figures dd, h2")].filter((one) => {
  const { left, right, width, height } = one.getBoundingClientRect();
  const panel = (one.closest("main > *") ?? document.body).getBoundingClientRect();
  const isSqueezed = one.matches("#ring-list *, button") && height > 60;
  return width > 0 && (left < panel.left || right > panel.right + 0.5 || isSqueezed);
}).map((one) => one.textContent.trim().slice(0, 20) + " of " + (one.closest("section")?.id || one.parentElement.tagName))`;

/** A page of another origin on this machine, and this page under another name. */
async function elsewhere(browser: Browser, url: string, told: Told): Promise<void> {
  const stranger = http.createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<title>elsewhere</title>");
  });
  stranger.listen(0, "127.0.0.1");
  await once(stranger, "listening");
  const { port } = stranger.address() as AddressInfo; // listens on a port
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  const outcome = await page.evaluate(async (target) => {
    const body = '{"kind":"stop","backend":"backend-1"}';
    const plain = await fetch(`${target}act`, { method: "POST", mode: "no-cors", body }).catch(() => undefined);
    const asJson = { method: "POST", body, headers: { "content-type": "application/json" } };
    const preflighted = await fetch(`${target}act`, asJson).catch(() => "refused");
    const read = await fetch(`${target}state`).catch(() => "refused");
    return [plain?.type ?? "refused", preflighted, read];
  }, url);
  const state = (await (await fetch(`${url}state`)).json()) as PageState; // our own server answers
  const first = state.balancers[0]?.backends.find(({ name }) => name === "backend-1");
  told(first?.program === "runs", `a page elsewhere stops nothing: ${JSON.stringify(outcome)}`);
  told(outcome[2] === "refused", "a page elsewhere reads nothing");
  const renamed = await page.goto(`${url.replace("127.0.0.1", "elsewhere.example")}`);
  told(renamed?.status() === 403, "another name that leads here (DNS rebinding) is refused");
  stranger.close();
  await page.close();
}

const enemy = '"><img src=x onerror="globalThis.taken=1"><script>globalThis.taken=1</script>\u202e';

function enemysState(): PageState {
  const backend = (name: string): PageBackend => ({
    ...{ name, endpoints: [name], weight: 1, program: "runs", elsewhere: 0, items: 1_000_000_000_000 },
    health: {
      ...{ isAvailable: false, reason: enemy.repeat(4), connection: enemy, ejections: 1 },
      lastError: { at: enemy, reason: enemy },
    },
    owned: { traces: 0.1 },
    queuedItems: 1e12,
    queuedRequests: undefined,
    queuedBytes: 1e15,
    calls: { accepted: 1, failed: 1e9 },
    latency: { calls: [], count: 5, sumMs: 1e9 },
  });
  const names = Array.from({ length: 40 }, (_, index) => `${enemy}${"backend".repeat(10)}-${index}`);
  return {
    ...{ formatVersion: 1, name: enemy, startedAtMs: 0, atMs: Date.now() },
    actions: ["stop", "start", "restart", "slow", "hurry", "add"],
    senders: [{ name: enemy, balancer: enemy, what: enemy }],
    events: [{ atMs: 0, text: enemy.repeat(3), times: 2 }],
    balancers: [
      {
        ...{ name: enemy, what: enemy.repeat(3), notes: [enemy], isReady: false, heldBytes: 1, counts: undefined },
        addresses: [enemy.repeat(4)],
        routes: [{ signal: "traces", by: enemy, how: enemy, failover: "hold" }],
        backends: names.map(backend),
      },
    ],
  };
}

interface Found {
  readonly taken: boolean;
  readonly made: number;
  readonly over: number;
  readonly ground: string;
  readonly parsed: boolean;
}

/** In the browser. */
const look = `({
  taken: "taken" in globalThis,
  made: document.querySelectorAll("img, body script:not(:last-of-type)").length,
  over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  ground: getComputedStyle(document.body).backgroundColor,
  parsed: (() => { try { document.body.insertAdjacentHTML("beforeend", "<b></b>"); return true; } catch { return false; } })(),
})`;

async function enemysNames(browser: Browser, told: Told): Promise<void> {
  const server = await servePage(
    {
      state: enemysState,
      history: () => ({ atMs: [], series: [] }),
      tables: () => enemy,
      act: async () => enemy,
      failed: () => {},
    },
    "127.0.0.1",
    0,
  );
  for (const [width, colorScheme] of [1_280, 768, 390, 360].flatMap((one) => [
    [one, "light"] as const,
    [one, "dark"] as const,
  ])) {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(`http://127.0.0.1:${server.port}/`);
    await until(page, "document.querySelectorAll('#rows tr').length === 40");
    await page.fill("#key", enemy);
    await page.press("#key", "Enter");
    await until(page, "document.querySelector('#answers')?.textContent !== ''");
    await page.locator("#add").click();
    await until(page, "document.querySelector('#acted')?.textContent !== ''");
    const found = await page.evaluate<Found>(look);
    const where = `${width} pixels, ${colorScheme}`;
    told(!found.taken && found.made === 0, `names of an enemy are text (${where})`);
    told(found.over <= 0, `nothing is wider than the page (${where}): ${found.over}`);
    told(!found.parsed, `the policy lets nothing parse markup (${where})`);
    told(
      (colorScheme === "dark") === /\(1\d, /.test(found.ground),
      `the colours are those asked for (${where}): ${found.ground}`,
    );
    await page.close();
  }
  server.close();
}

/** Asked from here: what waits within the page is stopped by its policy. */
async function until(page: Page, expression: string): Promise<void> {
  for (let look = 0; look < looksMax; look++) {
    if (await page.evaluate<boolean>(expression)) return;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  throw new Error(`never in this page: ${expression}`);
}

const [looksMax, lookMs] = [300, 100];

async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).first().textContent()) ?? "";
}
