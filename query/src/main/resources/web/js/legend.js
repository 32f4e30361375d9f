// What colours, patterns and shapes mean.

import { el, svg } from "./dom.js";
import { css, patterns } from "./patterns.js";
import { PHASES } from "./words.js";

const W = 44;
const H = 16;

/** Draws the legend. */
export function legend(box) {
  box.replaceChildren(
    ...Object.entries(PHASES).map(([phase, { word, meaning }]) => entry(phase, [swatch(phase)], word, meaning)),
    entry(
      "uncertain",
      [swatch("UNORDERED", { uncertain: true }), svg("rect", { x: 1, y: 1, width: W - 2, height: H - 2, class: "uncertainty", fill: "url(#legend-uncertain-uncertain)" })],
      "Not certain",
      "the start or the end lies somewhere within",
    ),
    entry("going-on", [swatch("ENFORCED", { width: W - 12 }), svg("path", { class: "going-on", d: `M${W - 11},2l6,6l-6,6z` })], "Going on", "nobody has seen it end"),
    entry("throttled", [swatch("UNORDERED", { thin: true, id: "throttled" })], "Throttled", "a thin bar in the middle: slowed down, not closed"),
  );
}

function entry(id, shapes, word, meaning) {
  return el(
    "li",
    {},
    svg("svg", { width: W, height: H, "aria-hidden": "true" }, patterns(`legend-${id}`), shapes),
    el("span", {}, el("strong", {}, word), ` ${meaning}`),
  );
}

function swatch(phase, { width = W - 2, thin = false, uncertain = false, id = null } = {}) {
  const low = phase === "NOT_ENFORCED";
  const owner = id ?? (uncertain ? "uncertain" : width < W - 2 ? "going-on" : phase);
  return svg("rect", {
    x: 1,
    y: low ? H / 2 : thin ? H / 4 : 1,
    width,
    height: low || thin ? H / 2 : H - 2,
    class: `piece ${css(phase)}${uncertain ? " uncertain" : ""}`,
    fill: `url(#legend-${owner}-${phase})`,
  });
}
