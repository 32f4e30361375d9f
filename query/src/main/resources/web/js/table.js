// The same bans as a table, for whoever would rather read than look.

import { el } from "./dom.js";
import { name, names, place } from "./names.js";
import { bound, duration } from "./time.js";
import { DISCLOSURES, ENDINGS, PHASES, word } from "./words.js";

const HEAD = ["Platform", "Where", "Start", "End", "Length", "Phases", "Imposed by", "Lifted by", "Ending", "Disclosure", "Detail"];

/** Draws the table. */
export function table(box, bans, until, onChoose) {
  box.replaceChildren(
    el(
      "table",
      {},
      el("caption", {}, "Bans, by start"),
      el("thead", {}, el("tr", {}, HEAD.map((text) => el("th", { scope: "col" }, text)))),
      el("tbody", {}, bans.map((ban) => row(ban, until, onChoose))),
    ),
  );
}

function row(ban, until, onChoose) {
  const phases = [...new Set(ban.phases.map((span) => word(PHASES, span.phase)))].join(", ");
  const throttled = ban.restriction === "THROTTLE" ? " (throttled)" : "";
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, name(ban.platform)),
    [
      place(ban),
      bound(ban.start, ban.country),
      bound(ban.end, ban.country),
      duration(ban, until),
      phases + throttled,
      names(ban.imposedBy) ?? "not known",
      names(ban.liftedBy) ?? "–",
      ban.ending ? word(ENDINGS, ban.ending) : "–",
      word(DISCLOSURES, ban.disclosure),
    ].map((text) => el("td", {}, text)),
    el("td", {}, el("button", { type: "button", onclick: () => onChoose(ban), "aria-label": `Detail of ${name(ban.platform)}, ${ban.start.date ?? "date unknown"}` }, "Detail")),
  );
}
