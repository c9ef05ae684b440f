/** The page: asks its server each second, and draws what it says. */

import type { ActionKind, PageHistory, PageRing, PageState } from "../page-state.ts";
import { BackendsTable } from "./backends-table.ts";
import { el, part, say, set } from "./dom.ts";
import { drawFigures } from "./figures.ts";
import { startLookUp } from "./look-up-panel.ts";
import { RingPanel } from "./ring-panel.ts";
import { ShareChart } from "./share-chart.ts";
import { startTheme } from "./theme.ts";
import { drawTopology } from "./topology-picture.ts";
import { Model, type View } from "./view.ts";
import { durationText, timeText } from "./words.ts";

const everyMs = 1_000;

let model: Model | undefined;
let balancer: string | undefined;
let view: View | undefined;
/** What the ring was asked for: it is asked for again when backends or the signal change. */
let ringOf = "";
let answeredAtMs = Date.now();
/** Of the ring and the marks on it. */
let signal: string | undefined;

const chart = new ShareChart(part("share"), part("share-legend"));
const ring = new RingPanel(part("ring"), part("ring-list"));
const table = new BackendsTable((kind, backend) => void act(kind, backend));

/** Our own server answers, in the types that both are built with. */
async function asked<Answer>(path: string): Promise<Answer> {
  const response = await fetch(path, { cache: "no-store" });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Answer;
}

async function look(): Promise<void> {
  try {
    model ??= new Model(await asked<PageHistory>("/history"));
    model.add(await asked<PageState>("/state"));
    answeredAtMs = Date.now();
    say(part("live"), "live");
    set(part("live"), "class", "good");
  } catch {
    say(part("live"), `no answer for ${durationText(Date.now() - answeredAtMs)}: what is shown is old`);
    set(part("live"), "class", "bad");
  }
  draw();
  setTimeout(() => void look(), everyMs);
}

function draw(): void {
  view = model?.view(balancer);
  if (!view) return;
  drawHead(view);
  drawFigures(view);
  drawTopology(part("topology"), view);
  chart.draw(view);
  table.draw(view);
  drawEvents(view);
  drawRing(view);
}

function drawHead({ name, balancer: shown, balancers, startedAtMs, atMs, actions }: View): void {
  document.title = `${shown.name} · Fairlead`;
  say(part("name"), name);
  say(part("what"), [shown.what, ...shown.notes].join(" · "));
  say(part("since"), `runs for ${durationText(atMs - startedAtMs)}`);
  say(part("addresses"), shown.addresses.join("\n"));
  part("addresses").hidden = shown.addresses.length === 0;
  part("add").hidden = !actions.includes("add");
  const select = part("balancer");
  part("balancer-label").hidden = balancers.length < 2;
  if (!(select instanceof HTMLSelectElement) || select.options.length === balancers.length) return;
  select.replaceChildren(...balancers.map((one) => el("option", {}, one)));
}

function drawEvents({ events }: View): void {
  const list = part("events");
  const newest = events[0];
  const drawn = `${events.length} ${newest?.atMs} ${newest?.text} ${newest?.times}`;
  if (list.dataset["drawn"] === drawn) return;
  list.dataset["drawn"] = drawn;
  const lines = events.map(({ atMs, text, times }) =>
    el("li", {}, el("time", {}, timeText(atMs)), ` ${text}${times > 1 ? ` (${times} times)` : ""}`),
  );
  list.replaceChildren(...(lines.length > 0 ? lines : [el("li", { class: "quiet" }, "nothing yet")]));
}

function drawRing(shown: View): void {
  const { routes, name } = shown.balancer;
  const select = part("signal");
  const names = routes.map((route) => route.signal).join(" ");
  if (select instanceof HTMLSelectElement && select.dataset["names"] !== names) {
    select.dataset["names"] = names;
    select.replaceChildren(...routes.map((route) => el("option", {}, route.signal)));
  }
  signal = routes.find((route) => route.signal === signal)?.signal ?? routes[0]?.signal;
  const route = routes.find((one) => one.signal === signal);
  say(part("ring-how"), route ? `${route.by === undefined ? "" : `by ${route.by}, `}${route.how}` : "");
  const wanted = JSON.stringify([name, signal, shown.rows.map(({ backend }) => [backend.endpoints, backend.weight])]);
  if (wanted === ringOf) {
    ring.draw(shown);
    return;
  }
  ringOf = wanted;
  const query = new URLSearchParams({ balancer: name, signal: signal ?? "" });
  asked<PageRing | { readonly reason: string }>(`/ring?${query}`)
    .then((found) => ring.show(found, shown))
    .catch(() => {
      ringOf = "";
    });
}

async function act(kind: ActionKind, backend: string): Promise<void> {
  const response = await fetch("/act", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ kind, backend }),
  }).catch(() => undefined);
  const reason = response === undefined ? "no answer" : response.ok ? "" : await response.text();
  say(part("acted"), reason);
}

startTheme();
// What scrolls is reached by keys.
part("table").tabIndex = 0;
startLookUp({
  ask: (query) =>
    asked<unknown>(`/route?balancer=${encodeURIComponent(view?.balancer.name ?? "")}&${query}`).catch(() => undefined),
  found: (of, place, owner) => {
    if (!view) return;
    if (of !== "") {
      signal = of;
      const select = part("signal");
      if (select instanceof HTMLSelectElement) select.value = of;
    }
    drawRing(view);
    ring.mark(place && (place.at + 0.5) / place.of, owner, view);
  },
});
part("add").addEventListener("click", () => void act("add", ""));
part("signal").addEventListener("change", (event) => {
  if (event.target instanceof HTMLSelectElement) signal = event.target.value;
  if (view) ring.mark(undefined, "", view);
  draw();
});
part("balancer").addEventListener("change", (event) => {
  if (event.target instanceof HTMLSelectElement) balancer = event.target.value;
  draw();
});
new ResizeObserver(() => draw()).observe(part("page"));
void look();
