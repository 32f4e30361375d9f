// The status board: a card for each subject. What is not known is said to be unknown, never open.

import { el } from "./dom.js";
import { name, place } from "./names.js";
import { ago, count, date, daysBetween } from "./time.js";
import { PHASES, STATES, word } from "./words.js";

const ORDER = Object.keys(STATES);

/**
 * Draws the board as things stand, or stood as far as was known.
 *
 * @param statuses items of /status
 * @param now the instant at which they stand
 * @param onInterval called with the id of the ban that a card leads to
 */
export function draw(statuses, now, onInterval) {
  const cards = statuses.map((status) => ({ ...status, from: status.since && date(status.since, status.country) }));
  cardsOf(cards, now, onInterval);
  const parts = ORDER.map((state) => [cards.filter((card) => card.state === state).length, state]);
  const unknown = cards.some((card) => card.state === "UNKNOWN");
  summary(
    cards.length === 0
      ? "Nothing is known about what was asked for."
      : parts.map(([n, state]) => `${n} ${STATES[state].word.toLowerCase()}`).join(" · ") +
          (unknown ? ". Unknown means that nobody has lately reported it open or closed; it does not mean open." : ""),
  );
}

function summary(text) {
  document.getElementById("board-summary").textContent = text;
}

function cardsOf(cards, now, onInterval) {
  const sorted = [...cards].sort(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || name(a.platform).localeCompare(name(b.platform)),
  );
  document.getElementById("board").replaceChildren(...sorted.map((item) => draft(item, now, onInterval)));
}

function draft(item, now, onInterval) {
  const state = STATES[item.state] ?? STATES.UNKNOWN;
  const banned = item.state === "BLOCKED" || item.state === "THROTTLED";
  return el(
    "li",
    { class: `card state-${item.state.toLowerCase()}`, "data-subject": `${item.country}/${item.platform}` },
    el("h3", {}, name(item.platform), el("span", { class: "where" }, place(item))),
    el(
      "p",
      { class: "state" },
      el("span", { class: "sign", "aria-hidden": "true" }, state.sign),
      el("span", {}, word(STATES, item.state)),
      item.phase ? el("span", { class: "phase", title: PHASES[item.phase]?.meaning }, word(PHASES, item.phase)) : null,
    ),
    el("p", {}, since(item, now)),
    item.networks ? el("p", {}, `${item.networks.blocked} of ${count(item.networks.observed, "network")} blocked`) : null,
    item.lastEvidence ? el("p", { class: "age" }, `Last evidence ${ago(item.lastEvidence, now)}`) : null,
    item.interval
      ? el(
          "button",
          { type: "button", onclick: () => onInterval(item.interval), "aria-label": `${name(item.platform)}: ${banned ? "this ban" : "its ban"}` },
          banned ? "This ban" : "Its ban",
        )
      : null,
  );
}

function since(item, now) {
  if (!item.from) {
    return item.state === "UNKNOWN" ? "Nothing says whether it is open" : "Since when is not known";
  }
  const days = count(daysBetween(item.from, date(now, item.country)), "day");
  return item.state === "UNKNOWN"
    ? el("span", {}, "Nothing says whether it is open since ", el("time", { datetime: item.from }, item.from))
    : el("span", {}, "Since ", el("time", { datetime: item.from }, item.from), `, ${days}`);
}
