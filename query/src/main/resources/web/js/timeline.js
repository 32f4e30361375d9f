// The timeline: a row for each platform, a bar for each ban, from the first of them to now.

import { drawAxis } from "./axis.js";
import { bar } from "./bars.js";
import { svg } from "./dom.js";
import { extent, rows } from "./geometry.js";
import { keys } from "./keys.js";
import { country, name } from "./names.js";
import { patterns } from "./patterns.js";
import { Zoom } from "./zoom.js";

const WIDE = 620;
const BAR = 18;
const AXIS = 26;
const ROW = { wide: 28, narrow: 44 };
const NAMES_WIDTH = 150;
const RIGHT = 14;
const EARLIEST = Date.UTC(2006, 0, 1);

export class Timeline {
  #box;
  #on;
  #zoom;
  #bans = [];
  #rows = [];
  #until = Date.now();
  #chosen = null;
  #country = "";

  /**
   * @param box where to draw
   * @param on {point, choose, leave}: called with a ban pointed at, a ban chosen, and when neither is
   */
  constructor(box, on) {
    this.#box = box;
    this.#on = on;
    this.#zoom = new Zoom(box, () => this.#draw());
    let width = 0;
    new ResizeObserver(([entry]) => {
      // Its height changes with every drawing; only the width asks for a new one.
      if (entry.contentRect.width !== width) {
        width = entry.contentRect.width;
        requestAnimationFrame(() => this.#draw());
      }
    }).observe(box);
    keys(box, this.#zoom, { ...on, focus: (group) => this.#roam(group) });
    this.#listen();
  }

  /** Shows other bans; `until` is the instant that an ongoing one reaches. */
  show(bans, until) {
    this.#bans = bans;
    this.#until = until;
    const several = new Set(bans.map((ban) => ban.country)).size > 1;
    this.#country = several || bans.length === 0 ? "" : bans[0].country;
    this.#rows = rows(bans, (ban) => name(ban.platform) + (ban.region ? ` (${ban.region})` : several ? `, ${country(ban.country)}` : ""));
    this.#zoom.over(Math.min(EARLIEST, ...bans.map((ban) => extent(ban, until)[0])), until);
    this.#draw();
  }

  /** Marks a ban as the one whose detail is shown. */
  mark(id) {
    this.#chosen = id;
    for (const group of this.#box.querySelectorAll(".ban")) group.classList.toggle("chosen", group.dataset.ban === id);
  }

  /** Moves to a ban, so that it fills a good part of the width. */
  zoomTo(ban) {
    this.#zoom.to(...extent(ban, this.#until));
  }

  /** Moves the keyboard to a ban, and out as far as it takes to have it in sight. */
  focus(id) {
    if (!this.#group(id)) this.#zoom.all();
    this.#group(id)?.focus();
  }

  /** Draws again, where the page has made room that it did not have. */
  redraw() {
    this.#draw();
  }

  /** The country whose clocks the axis goes by; empty: UTC. */
  get country() {
    return this.#country;
  }

  get zoom() {
    return this.#zoom;
  }

  #group(id) {
    return [...this.#box.querySelectorAll(".ban")].find((group) => group.dataset.ban === id);
  }

  #ban(event) {
    const id = event.target.closest?.(".ban")?.dataset.ban;
    return id && this.#bans.find((ban) => ban.id === id);
  }

  #listen() {
    const tell = (how) => (event) => {
      const ban = this.#ban(event);
      if (ban) how(ban);
    };
    this.#box.addEventListener("pointerover", tell((ban) => this.#on.point(ban)));
    this.#box.addEventListener("focusin", tell((ban) => this.#on.point(ban)));
    this.#box.addEventListener("click", tell((ban) => this.#on.choose(ban)));
  }

  #roam(group) {
    this.#box.querySelectorAll('.ban[tabindex="0"]').forEach((old) => old.setAttribute("tabindex", "-1"));
    group?.setAttribute("tabindex", "0");
  }

  #draw() {
    const width = this.#box.clientWidth;
    if (width === 0 || this.#rows.length === 0) {
      this.#box.replaceChildren();
      return;
    }
    const focused = document.activeElement?.closest?.("#timeline .ban")?.dataset.ban;
    const wide = width >= WIDE;
    const left = wide ? NAMES_WIDTH : 0;
    const row = wide ? ROW.wide : ROW.narrow;
    const height = AXIS + this.#rows.length * row + 4;
    const x = this.#zoom.scale(left + 4, width - RIGHT);
    const image = svg(
      "svg",
      { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Bans by platform over time", "aria-describedby": "timeline-help" },
      patterns("bar"),
      svg("defs", {}, svg("clipPath", { id: "plot" }, svg("rect", { x: left, y: 0, width: width - left, height }))),
    );
    const axis = svg("g", { class: "axis", transform: `translate(0,${AXIS - 2})`, "aria-hidden": "true" });
    drawAxis(axis, x, { country: this.#country, ticks: Math.max(2, Math.floor((width - left) / 90)), length: height - AXIS });
    image.append(axis);
    this.#rows.forEach((line, i) => image.append(this.#row(line, AXIS + i * row, { x, wide, left, width, row })));
    const end = x(this.#until);
    if (end <= width) image.append(svg("line", { class: "until", x1: end, x2: end, y1: AXIS - 2, y2: height }));
    this.#box.replaceChildren(image);
    this.mark(this.#chosen);
    const again = focused && this.#group(focused);
    this.#roam(again || this.#group(this.#chosen) || this.#box.querySelector(".ban"));
    again?.focus({ preventScroll: true });
  }

  #row(line, y, { x, wide, left, width, row }) {
    const barY = wide ? (row - BAR) / 2 : row - BAR - 5;
    const bans = svg("g", { transform: `translate(0,${barY})` });
    for (const ban of line.bans) {
      const drawn = bar(ban, x, BAR, this.#until);
      if (drawn) bans.append(drawn);
    }
    return svg(
      "g",
      { class: "row", role: "group", "aria-label": line.label, transform: `translate(0,${y})` },
      svg("line", { class: "rule", x1: 0, x2: width, y1: row, y2: row }),
      svg("g", { "clip-path": "url(#plot)" }, bans),
      svg("text", { class: "row-name", x: wide ? left - 8 : 2, y: wide ? row / 2 : 13, "text-anchor": wide ? "end" : "start", "aria-hidden": "true" }, line.label),
    );
  }
}
