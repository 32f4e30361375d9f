// The facts behind a ban, each with its sources, in the order in which they became public.

import { list } from "./api.js";
import { el, link } from "./dom.js";
import { name, names } from "./names.js";
import { lastDay } from "./time.js";
import { FACTS, word } from "./words.js";

/**
 * Fills a box with a ban's evidence.
 *
 * @param asOf what was known when; empty: now
 * @param delay milliseconds to wait first, so that passing over bars asks for nothing
 */
export async function evidence(box, ban, asOf, signal, delay) {
  try {
    await pause(delay, signal);
    const facts = await known(ban, asOf, signal);
    const items = facts.map((fact) => item(fact, ban.country));
    const missing = ban.evidence.filter((id) => !facts.some((fact) => fact.id === id));
    if (missing.length) items.push(el("li", {}, `Not found: ${missing.join(", ")}`));
    box.replaceChildren(items.length ? el("ol", {}, items) : el("p", {}, "No fact is named."));
  } catch (e) {
    if (e.name !== "AbortError") box.replaceChildren(el("p", { class: "error", role: "alert" }, e.message));
  }
}

async function known(ban, asOf, signal) {
  const facts = (await list(`/intervals/${encodeURIComponent(ban.id)}/evidence`, { asOf }, signal)).items;
  const named = new Set(ban.evidence);
  return facts.filter((fact) => named.has(fact.id));
}

function pause(millis, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

function item(fact, country) {
  const when = fact.at ?? fact.effective ?? fact.decided ?? fact.start ?? fact.published;
  return el(
    "li",
    {},
    el("p", {}, el("strong", {}, `${when ? `${when}: ` : ""}${word(FACTS, fact.type)}`), ` ${what(fact)}`),
    fact.text ? el("p", {}, fact.text) : null,
    fact.reason?.text ? el("p", {}, fact.reason.text) : null,
    el("p", { class: "hint" }, `Public since ${lastDay(fact.knownAt, country)} · ${fact.id}`),
    el("ul", { class: "sources" }, (fact.sources ?? []).map(source)),
  );
}

function what(fact) {
  switch (fact.type) {
    case "ban-order":
      return [
        fact.directedBy ? `${name(fact.directedBy)} through ${name(fact.authority)}` : name(fact.authority),
        fact.action,
        fact.expires ? `until ${fact.expires}` : null,
        fact.announced === false ? "kept secret at first" : null,
        fact.implementedBy?.length ? `carried out by ${names(fact.implementedBy)}` : null,
      ].filter(Boolean).join(", ");
    case "court-ruling":
      return [name(fact.court), fact.disposition?.replaceAll("-", " "), fact.complyBy ? `by ${fact.complyBy}` : null].filter(Boolean).join(", ");
    case "network-signal":
      return [access(fact), fact.until ? `until ${fact.until}` : null, fact.transition].filter(Boolean).join(", ");
    case "statement":
      return `${name(fact.by)} ${fact.kind.replaceAll("-", " ")}`;
    case "withdrawal":
      return `of ${fact.withdraws}`;
    case "observed-span":
      return [
        `${fact.state}, ${fact.networksBlocked} of ${fact.networksObserved} networks`,
        fact.explainedByOutage ? "explained by an outage" : null,
      ].filter(Boolean).join(", ");
    default:
      return "";
  }
}

function access(signal) {
  if (signal.blocked > 0.5) return signal.throttled ? "throttled" : "blocked";
  if (signal.ok > 0.5) return "open";
  return signal.down > 0.5 ? "down" : "mixed";
}

/** A source as an item of a list. */
export function source({ title, url, publisher, published }) {
  const text = title ?? url ?? "untitled";
  const about = [publisher, published].filter(Boolean).join(", ");
  return el("li", {}, url ? link(url, text) : text, about ? ` (${about})` : "");
}
