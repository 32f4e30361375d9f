// The axis of time, by the clocks of one country where there is one.

import { offset } from "./time.js";

/** Draws it into a group, for a scale of instants. */
export function drawAxis(group, x, { country, ticks, length }) {
  const d3 = globalThis.d3;
  const [from, to] = x.domain().map(Number);
  const ahead = offset((from + to) / 2, country);
  const local = d3.scaleUtc([from + ahead, to + ahead], x.range());
  const axis = d3.axisTop(local).ticks(ticks).tickFormat(text).tickSizeInner(-length).tickSizeOuter(0).tickPadding(6);
  d3.select(group).call(axis);
}

function text(tick) {
  const { utcFormat } = globalThis.d3;
  if (tick.getUTCHours() || tick.getUTCMinutes()) return utcFormat("%H:%M")(tick);
  if (tick.getUTCDate() !== 1) return utcFormat("%-d %b")(tick);
  return utcFormat(tick.getUTCMonth() ? "%b" : "%Y")(tick);
}
