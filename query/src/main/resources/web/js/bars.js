// Draws one ban: its pieces, an arrow while it goes on, and a place to point at.

import { svg } from "./dom.js";
import { extent, pieces } from "./geometry.js";
import { subject } from "./names.js";
import { css } from "./patterns.js";
import { brief, duration } from "./time.js";
import { PHASES, word } from "./words.js";

const LEAST_WIDTH = 4;
const LEAST_TARGET = 14;
const THIN = 0.5;
const LABEL_ROOM = 9;

/** What a ban is called by whoever cannot see it. */
export function label(ban, until) {
  const phases = [...new Set(ban.phases.map((span) => word(PHASES, span.phase).toLowerCase()))].join(", then ");
  const to = ban.end ? `to ${brief(ban.end, ban.country)}` : "and going on";
  return `${subject(ban)}, from ${brief(ban.start, ban.country)} ${to}, ${duration(ban, until)}, ${phases}`;
}

/** A bar of a height at the scale `x`; null where it lies outside the range shown. */
export function bar(ban, x, height, until) {
  const [from, to] = extent(ban, until);
  const [left, right] = x.range();
  const [start, end] = [x(from), x(to)];
  if (end < left - LEAST_WIDTH || start > right) return null;
  const group = svg("g", { class: "ban", role: "button", tabindex: "-1", "data-ban": ban.id, "aria-label": label(ban, until) });
  if (end - start < LEAST_WIDTH) {
    // Too small to show what is uncertain; it shows once one zooms in.
    const piece = pieces(ban, until).find((p) => !p.uncertain) ?? pieces(ban, until)[0];
    group.append(...rect({ ...piece, uncertain: false }, start, start + LEAST_WIDTH, height));
  } else {
    for (const piece of pieces(ban, until)) {
      const a = Math.max(x(piece.from), left - LEAST_WIDTH);
      const b = Math.min(x(piece.to), right + LEAST_WIDTH);
      if (b > a) group.append(...rect(piece, a, b, height));
    }
  }
  if (!ban.end && end <= right + 1) {
    group.append(svg("path", { class: "going-on", d: `M${end},${height * 0.1}l${height * 0.4},${height * 0.4}l${-height * 0.4},${height * 0.4}z` }));
  }
  const width = Math.max(end - start, LEAST_WIDTH);
  const spare = Math.max(0, LEAST_TARGET - width) / 2;
  group.append(svg("rect", { class: "target", x: start - spare, y: -3, width: width + 2 * spare, height: height + 6, rx: 3 }));
  return group;
}

function rect(piece, from, to, height) {
  const thin = piece.restriction === "THROTTLE" || piece.phase === "NOT_ENFORCED";
  const h = thin ? height * THIN : height;
  const y = piece.phase === "NOT_ENFORCED" ? height - h : (height - h) / 2;
  const box = { x: from, y, width: to - from, height: h };
  const drawn = [
    svg("rect", { ...box, class: `piece ${css(piece.phase)}${piece.uncertain ? " uncertain" : ""}`, fill: `url(#bar-${piece.phase})` }),
  ];
  if (piece.uncertain) drawn.push(svg("rect", { ...box, class: "uncertainty", fill: "url(#bar-uncertain)" }));
  const text = piece.uncertain ? "not certain" : word(PHASES, piece.phase);
  if (!thin && to - from > text.length * LABEL_ROOM) {
    drawn.push(svg("text", { class: "bar-text", x: from + 6, y: height / 2 }, text));
  }
  return drawn;
}
