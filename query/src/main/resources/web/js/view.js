// What is shown, kept in the address, so that it can be sent to somebody and the back button works.

import { endOfDay } from "./time.js";

const NAMES = ["country", "platform", "asOf"];

/** What the address asks for. */
export function read() {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ""]));
}

/** Puts it into the address. */
export function write(view) {
  const query = new URLSearchParams(NAMES.filter((name) => view[name]).map((name) => [name, view[name]]));
  const text = query.toString();
  history.pushState(null, "", text ? `?${text}` : location.pathname);
}

/** The parameters of the interface for it; regions are shown beside their country. */
export function parameters(view) {
  return { ...view, region: "*" };
}

/** The instant up to which it counts: the end of a dated as-of in the country, else now. */
export function until(view, country) {
  const asked = view.asOf ? endOfDay(view.asOf, country) : NaN;
  return Number.isNaN(asked) ? Date.now() : Math.min(asked, Date.now());
}
