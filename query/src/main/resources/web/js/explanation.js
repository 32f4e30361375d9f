// Why a ban is as it is, in sentences with the rules and sources behind them; asked for when it is opened.

import { list } from "./api.js";
import { el } from "./dom.js";
import { source } from "./evidence.js";
import { lastDay } from "./time.js";

/** A box that explains a ban once it is opened. */
export function explanation(ban, asOf, signal) {
  const body = el("div", { class: "explanation" }, el("p", {}, "Loading the explanation…"));
  const box = el("details", {}, el("summary", {}, "How it is known"), body);
  box.addEventListener("toggle", () => box.open && fill(body, ban, asOf, signal), { once: true });
  return box;
}

async function fill(body, ban, asOf, signal) {
  try {
    const told = await list(`/intervals/${encodeURIComponent(ban.id)}/explanation`, { asOf }, signal);
    body.replaceChildren(
      el("p", {}, told.first.summary),
      el("h5", {}, "Why it is as it is"),
      el("ul", {}, told.first.reasons.map((reason) => el("li", {}, `${reason.sentence} `, rule(reason), because(reason)))),
      el("h5", {}, "What each fact changed when it became public"),
      el("ol", {}, told.items.map((step) => item(step, ban.country))),
    );
  } catch (e) {
    if (e.name !== "AbortError") body.replaceChildren(el("p", { class: "error", role: "alert" }, e.message));
  }
}

function item(step, country) {
  return el(
    "li",
    {},
    el("p", {}, el("strong", {}, `${lastDay(step.knownAt, country)}: `), step.sentence),
    el("p", { class: "hint" }, step.evidence),
    sources(step),
  );
}

function rule(reason) {
  return el("code", {}, reason.rule);
}

/** One order often gave several phases: they name it, and its sources stand with its step. */
function because(reason) {
  if (reason.part !== "phase") return sources(reason);
  return reason.evidence.length ? el("p", { class: "hint" }, reason.evidence.join(", ")) : null;
}

function sources(of) {
  return of.sources.length ? el("ul", { class: "sources" }, of.sources.map(source)) : null;
}
