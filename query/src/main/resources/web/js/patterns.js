// Each phase has a colour and a pattern of its own, so that it can be told without seeing colours.

import { svg } from "./dom.js";

const SIZE = 8;

const SHAPES = {
  ENFORCED: [],
  ORDERED: [["path", { d: "M-2,2l4,-4M0,8l8,-8M6,10l4,-4" }]],
  NOT_ENFORCED: [["circle", { cx: 4, cy: 4, r: 1.4 }]],
  UNORDERED: [["path", { d: "M2,0v8M6,0v8" }]],
  DEFIED: [["path", { d: "M0,0l8,8M8,0l-8,8" }]],
};

/** The definitions of the patterns, for an SVG image; ids begin with the prefix. */
export function patterns(prefix) {
  const phases = Object.entries(SHAPES).map(([phase, shapes]) =>
    svg(
      "pattern",
      { id: `${prefix}-${phase}`, width: SIZE, height: SIZE, patternUnits: "userSpaceOnUse", class: `pattern ${css(phase)}` },
      svg("rect", { width: SIZE, height: SIZE, class: "ground" }),
      shapes.map(([name, attributes]) => svg(name, { ...attributes, class: "figure" })),
    ),
  );
  const veil = svg(
    "pattern",
    { id: `${prefix}-uncertain`, width: 6, height: 6, patternUnits: "userSpaceOnUse", class: "pattern veil" },
    svg("path", { d: "M-1.5,4.5l6,6M0,0l6,6M4.5,-1.5l6,6", class: "figure" }),
  );
  return svg("defs", {}, phases, veil);
}

/** The class of a phase. */
export function css(phase) {
  return `phase-${phase.toLowerCase().replaceAll("_", "-")}`;
}
