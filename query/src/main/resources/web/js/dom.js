// Builds nodes. Text is always text: what comes from the record never becomes markup.

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element; attributes that are null or false are left out, true ones are empty. */
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** An SVG element. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      node.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(key, value === true ? "" : value);
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** A link that leads out only over http or https; anything else stays text. */
export function link(href, text) {
  const safe = /^https?:\/\//i.test(href) || /^\/(?!\/)/.test(href);
  return safe ? el("a", { href, rel: "noopener noreferrer" }, text) : document.createTextNode(text);
}

/** A definition list; rows without a value are left out. */
export function definitions(rows) {
  return el(
    "dl",
    {},
    rows
      .filter(([, value]) => value !== null && value !== undefined && value !== "")
      .map(([term, value]) => el("div", {}, el("dt", {}, term), el("dd", {}, value))),
  );
}
