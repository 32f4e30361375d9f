// The panel beside the timeline: all that is known of one ban.

import { path } from "./api.js";
import { definitions, el, link } from "./dom.js";
import { evidence } from "./evidence.js";
import { explanation } from "./explanation.js";
import { measurements } from "./measurements.js";
import { names, subject } from "./names.js";
import { bound, count, duration, lastDay, occasion, zone } from "./time.js";
import { DISCLOSURES, ENDINGS, PHASES, explained, word } from "./words.js";

const DWELL = 250;

export class Detail {
  #heading = document.getElementById("detail-heading");
  #body = document.getElementById("detail-body");
  #nothing = [...this.#body.childNodes];
  #on;
  #shown = null;
  #pinned = false;
  #abort = null;
  #asOf = "";

  /** @param on {zoom, close}: called with the ban to move to, and when the panel is closed */
  constructor(on) {
    this.#on = on;
    document.getElementById("detail").addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#shown) this.close();
    });
  }

  /** What was known at that time is told from now on; empty: what is known now. */
  at(asOf) {
    this.#asOf = asOf;
  }

  /** Shows a ban unless another was chosen to stay. */
  preview(ban, until) {
    if (!this.#pinned && this.#shown?.id !== ban.id) this.#show(ban, until, DWELL);
    return !this.#pinned;
  }

  /** Shows a ban until it is closed, and goes there. */
  pin(ban, until) {
    this.#pinned = false;
    if (this.#shown !== ban) this.#show(ban, until, 0);
    this.#pinned = true;
    this.#heading.focus();
    this.#heading.scrollIntoView({ block: "nearest" });
  }

  /** Lets go of the ban that was shown. */
  close() {
    const ban = this.#shown;
    this.clear();
    if (ban) this.#on.close(ban);
  }

  /** Shows none. */
  clear() {
    this.#abort?.abort();
    this.#shown = null;
    this.#pinned = false;
    this.#heading.textContent = "No ban chosen";
    this.#body.replaceChildren(...this.#nothing);
  }

  #show(ban, until, delay) {
    this.#abort?.abort();
    this.#abort = new AbortController();
    this.#shown = ban;
    this.#heading.textContent = subject(ban);
    const facts = el("div", { class: "facts" }, el("p", {}, "Loading the evidence…"));
    this.#body.replaceChildren(
      el(
        "p",
        { class: "actions" },
        el("button", { type: "button", onclick: () => this.#on.zoom(ban) }, "Zoom to it"),
        el("button", { type: "button", onclick: () => this.close() }, "Close"),
      ),
      ban.contested ? el("p", { class: "contested" }, "Contested: a claim that it was lifted stands against this.") : "",
      definitions(summary(ban, until)),
      el("h4", {}, "Phases"),
      el("ul", { class: "phases" }, ban.phases.map((span) => phase(span, ban))),
      measurements(ban, this.#asOf, this.#abort.signal, delay),
      el("h4", {}, `Evidence (${ban.evidence.length})`),
      facts,
      explanation(ban, this.#asOf, this.#abort.signal),
      el("p", {}, this.#link(ban, "/explanation", "The explanation as JSON"), " · ", this.#link(ban, "", "this ban as JSON")),
      el("p", { class: "hint" }, `Dates and times are those of ${zone(ban.country)}.`),
      el("p", { class: "hint" }, `${ban.id}, revision ${ban.revision}, ${[ban.rules, ban.detector].filter(Boolean).join(", ")}`),
    );
    evidence(facts, ban, this.#asOf, this.#abort.signal, delay);
  }

  #link(ban, what, text) {
    return link(path(`/intervals/${encodeURIComponent(ban.id)}${what}`, { asOf: this.#asOf }), text);
  }
}

function summary(ban, until) {
  return [
    ["Start", bound(ban.start, ban.country)],
    ["End", bound(ban.end, ban.country)],
    ["Planned end", ban.scheduledEnd && bound(ban.scheduledEnd, ban.country)],
    ["Length", duration(ban, until)],
    ["Restriction", restriction(ban)],
    ["Imposed by", names(ban.imposedBy) ?? "nobody known"],
    ["Carried out by", names(ban.implementedBy)],
    ["Lifted by", names(ban.liftedBy) ?? (ban.end ? "nobody known" : null)],
    ["Ending", ban.ending && explained(ENDINGS, ban.ending)],
    ["Disclosure", disclosure(ban)],
    ["The platform", ban.responseLagDays === null ? null : `first spoke of it after ${count(ban.responseLagDays, "day")}`],
    ["Order to block", hours(ban.enforcementLagHours)],
    ["Lift to access", hours(ban.restorationLagHours)],
    ["Networks", networks(ban)],
    ["Among its bans", ban.recurrence && place(ban.recurrence)],
    ["Incident", ban.incident && "One of several platforms that were closed together"],
    ["Outage", ban.explainedByOutage ? "What was measured in it, or in part of it, is explained by an outage and does not count" : null],
    ["Known since", lastDay(ban.knownSince, ban.country)],
  ];
}

function restriction(ban) {
  if (ban.restriction === "THROTTLE") return "Throttled";
  return ban.phases.some((span) => span.restriction === "THROTTLE") ? "Blocked, in part throttled" : "Blocked";
}

function disclosure(ban) {
  const text = explained(DISCLOSURES, ban.disclosure);
  return ban.acknowledgementLagDays === null ? text : `${text}, on ${ban.acknowledged}, after ${count(ban.acknowledgementLagDays, "day")}`;
}

function networks(ban) {
  return ban.networks ? `${ban.networks.blocked} of ${ban.networks.observed} observed were blocked` : "not measured";
}

function hours(n) {
  return n === null ? null : n < 48 ? count(n, "hour") : count(Math.round(n / 24), "day");
}

function place({ ordinal, gapDays }) {
  return `number ${ordinal}${gapDays === null ? "" : `, ${count(gapDays, "day")} after the one before`}`;
}

function phase(span, ban) {
  const known = PHASES[span.phase];
  const to = span.to ? occasion(span.to, ban.country) : "still";
  const meaning = span.restriction === "THROTTLE" ? known?.meaning.replace("blocked", "throttled") : known?.meaning;
  return el("li", {}, el("strong", {}, word(PHASES, span.phase)), meaning ? ` (${meaning})` : "", el("br"), `${occasion(span.from, ban.country)} – ${to}`);
}
