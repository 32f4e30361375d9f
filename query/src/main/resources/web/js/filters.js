// The form above the page: country, platform, and the day whose knowledge is asked for.

import { el } from "./dom.js";
import { country, name } from "./names.js";

const FIELDS = ["country", "platform", "asOf"];

export class Filters {
  #form;

  /** @param onChange called with what is to be shown */
  constructor(form, reset, onChange) {
    this.#form = form;
    form.elements.asOf.max = new Date().toISOString().slice(0, 10);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      onChange(this.#view());
    });
    for (const field of ["country", "platform"]) {
      form.elements[field].addEventListener("change", () => onChange(this.#view()));
    }
    reset.addEventListener("click", () => onChange({ country: "", platform: "", asOf: "" }));
  }

  /** Puts what is shown into the fields. */
  show(view) {
    for (const field of FIELDS) {
      const input = this.#form.elements[field];
      if (view[field] && input.options && ![...input.options].some((option) => option.value === view[field])) {
        input.append(el("option", { value: view[field] }, view[field]));
      }
      input.value = view[field];
    }
  }

  /** Offers the countries and platforms that the record speaks of. */
  offer(statuses) {
    this.#options("country", new Set(statuses.map((status) => status.country)), country);
    this.#options("platform", new Set(statuses.map((status) => status.platform)), name);
  }

  #options(field, ids, words) {
    const select = this.#form.elements[field];
    const chosen = select.value;
    if (chosen) ids.add(chosen);
    const options = [...ids].map((id) => el("option", { value: id }, words(id)));
    options.sort((a, b) => a.text.localeCompare(b.text, "en"));
    select.replaceChildren(el("option", { value: "" }, "All"), ...options);
    select.value = chosen;
  }

  #view() {
    return Object.fromEntries(FIELDS.map((field) => [field, this.#form.elements[field].value]));
  }
}
