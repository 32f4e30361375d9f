// Asks for the record and hands it to the parts of the page.

import { list, path } from "./api.js";
import { draw } from "./board.js";
import { Detail } from "./detail.js";
import { el } from "./dom.js";
import { Filters } from "./filters.js";
import { legend } from "./legend.js";
import { table } from "./table.js";
import { count, date, zone } from "./time.js";
import { Timeline } from "./timeline.js";
import { parameters, read, until, write } from "./view.js";

const RETRY = 3_000;

const part = (id) => document.getElementById(id);

if (!globalThis.d3) {
  say("This page lacks its drawing library, /assets/d3/d3.min.js. The record itself is at /api/v1/intervals.");
  throw new Error("d3 is missing");
}

let bans = [];
let end = Date.now();
let asking = null;
let retry = null;

const detail = new Detail({ zoom: (ban) => timeline.zoomTo(ban), close: closed });
const timeline = new Timeline(part("timeline"), { point, choose, leave: () => detail.close() });
const filters = new Filters(part("filters"), part("reset"), (view) => {
  write(view);
  load(view);
});

function point(ban) {
  if (detail.preview(ban, end)) timeline.mark(ban.id);
}

function choose(ban) {
  detail.pin(ban, end);
  timeline.mark(ban.id);
}

function closed(ban) {
  timeline.mark(null);
  timeline.focus(ban.id);
  detail.clear();
}

function chooseById(id) {
  const ban = bans.find((candidate) => candidate.id === id);
  if (ban) choose(ban);
}

async function load(view) {
  clearTimeout(retry);
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  if (!retry) say("Loading the record…");
  retry = null;
  filters.show(view);
  try {
    // The service knows the names that a platform once had; the first list is what there is to choose from.
    const [all, statuses, intervals] = await Promise.all([
      list("/status", {}, signal),
      list("/status", view, signal),
      list("/intervals", parameters(view), signal),
    ]);
    filters.offer(all.items);
    show(view, statuses.items, intervals);
  } catch (e) {
    if (e.name === "AbortError") return;
    fail(e, view);
  }
}

function show(view, statuses, intervals) {
  bans = intervals.items;
  end = until(view, view.country || bans[0]?.country);
  detail.clear();
  detail.at(view.asOf);
  say(intervals.complete ? "" : "There are more bans than this page shows; choose a country or a platform.");
  const asOf = part("as-of");
  asOf.hidden = !view.asOf;
  asOf.textContent = view.asOf ? `You see what could be known on ${view.asOf}. What became public later is left out.` : "";
  draw(statuses, end, chooseById);
  part("timeline-summary").textContent = bans.length
    ? `${count(bans.length, "ban")}, as far as is known. No bar means that no ban is known, not that a platform was open.`
    : "No ban is known that fits what was asked for. That does not mean that there was none.";
  timeline.show(bans, end);
  table(part("table"), bans, end, choose);
  part("csv").setAttribute("href", path("/export", { ...parameters(view), format: "csv" }));
  part("json").setAttribute("href", path("/intervals", { ...parameters(view), limit: 1000 }));
  part("bans").hidden = bans.length === 0;
  part("record").hidden = false;
  timeline.redraw();
}

function say(text) {
  part("message").replaceChildren(text);
}

function fail(e, view) {
  part("record").hidden = true;
  if (e.notReady) retry = setTimeout(() => load(view), RETRY);
  if (e.status === undefined) console.error(e);
  const text = e.status === undefined ? "This page failed to draw the record; the browser's console says why." : e.message;
  part("message").replaceChildren(
    el("p", { class: "error", role: "alert" }, text),
    el("button", { type: "button", onclick: () => load(view) }, "Try again"),
  );
}

part("zoom").addEventListener("click", (event) => {
  const way = event.target.dataset?.zoom;
  if (way) timeline.zoom[way]();
});
timeline.zoom.watch(([from, to]) => {
  part("shown-span").textContent = `${date(from, timeline.country)} – ${date(to, timeline.country)}, ${zone(timeline.country)}`;
});
addEventListener("popstate", () => load(read()));
legend(part("legend"));
load(read());
