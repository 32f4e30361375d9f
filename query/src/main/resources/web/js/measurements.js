// What each network showed while a ban lasted, when nobody measured, and when connectivity itself failed.

import { get } from "./api.js";
import { el } from "./dom.js";
import { count, occasion } from "./time.js";

const MOST_GAPS = 5;
const MOST_OUTAGES = 10;

/** A section of what was measured; empty until it is known, and where there is nothing to tell. */
export function measurements(ban, asOf, signal, delay) {
  const section = el("div", { class: "measurements" });
  fill(section, ban, asOf, signal, delay);
  return section;
}

async function fill(section, ban, asOf, signal, delay) {
  try {
    await new Promise((resolve) => setTimeout(resolve, delay));
    if (signal.aborted) return;
    const told = await get(`/intervals/${encodeURIComponent(ban.id)}`, { asOf }, signal);
    section.replaceChildren(...(ban.networks ? networks(told, ban) : []), ...(told.outages.length ? outages(told, ban) : []));
  } catch (e) {
    if (e.name !== "AbortError") section.replaceChildren(el("p", { class: "error", role: "alert" }, e.message));
  }
}

function networks(told, ban) {
  return [
    el("h4", {}, "Networks"),
    told.networkSpans.length ? table(told, ban) : el("p", {}, "No network by itself was measured enough to say."),
    told.coverageGaps ? gaps(told.coverageGaps, ban) : "",
  ];
}

function outages(told, ban) {
  const more = told.outageCount - Math.min(MOST_OUTAGES, told.outages.length);
  return [
    el("h4", {}, "Outages meanwhile"),
    el("p", {}, "Connectivity itself failed; what was measured then does not count as blocked."),
    el("ul", { class: "outages" }, told.outages.slice(0, MOST_OUTAGES).map((outage) => el("li", {}, failed(outage, ban)))),
    more > 0 ? el("p", { class: "hint" }, `and ${more} more`) : "",
  ];
}

function failed({ region, asn, start, end, severity }, ban) {
  const where = asn !== null ? `AS${asn}` : (region ?? "The whole country");
  const lost = severity === null ? "" : `, ${Math.round(100 * severity)} % lost at worst`;
  return `${where}: ${occasion(start, ban.country)} – ${end ? occasion(end, ban.country) : "no end known"}${lost}`;
}

function table(told, ban) {
  const more = told.networkSpanCount - told.networkSpans.length;
  const head = ["Network", "Showed", "From", "To"].map((text) => el("th", { scope: "col" }, text));
  return el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "What each network showed" },
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, head)),
      el("tbody", {}, told.networkSpans.map((span) => row(span, ban.country))),
    ),
    more > 0 ? el("p", { class: "hint" }, `and ${more} more`) : "",
  );
}

function row({ asn, state, from, to }, country) {
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, asn === null ? "not known" : `AS${asn}`),
    el("td", {}, state.toLowerCase()),
    el("td", {}, occasion(from, country)),
    el("td", {}, occasion(to, country)),
  );
}

function gaps({ hours, ofHours, longest }, ban) {
  const share = ofHours ? Math.round((100 * hours) / ofHours) : 0;
  const told = [...longest].sort((a, b) => length(b) - length(a)).slice(0, MOST_GAPS);
  return el(
    "div",
    { class: "gaps" },
    el("p", {}, `Nobody measured in ${count(hours, "hour")} of ${ofHours} (${share} %). Silence says nothing of access.`),
    told.length ? el("ul", {}, told.map((gap) => el("li", {}, `${occasion(gap.from, ban.country)} – ${occasion(gap.to, ban.country)}`))) : "",
  );
}

function length({ from, to }) {
  return new Date(to) - new Date(from);
}
