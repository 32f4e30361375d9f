// Which stretch of time the timeline shows, and the ways to change it: buttons, pointer, wheel, keys.

const HOUR = 3_600_000;
const LEAST = HOUR;
const STEP = 2.5;
const PART = 0.4;
const MARGIN = 0.02;

export class Zoom {
  #box;
  #redraw;
  #all = [0, 1];
  #shown = [0, 1];
  #range = [0, 1];
  #behavior;
  #quiet = false;
  #watcher = () => {};

  constructor(box, redraw) {
    this.#box = box;
    this.#redraw = redraw;
    const d3 = globalThis.d3;
    this.#behavior = d3
      .zoom()
      // The wheel alone belongs to the page; a bar is for pressing.
      .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : !event.button))
      .clickDistance(5)
      .on("zoom", (event) => this.#moved(event));
    d3.select(box).call(this.#behavior).on("dblclick.zoom", null);
  }

  /** Sets the whole stretch; stays where it is if that is still within. */
  over(from, to) {
    const margin = (to - from) * MARGIN;
    const wasAll = this.#shown[0] === this.#all[0] && this.#shown[1] === this.#all[1];
    this.#all = [from - margin, to + margin];
    if (wasAll || this.#shown[1] < this.#all[0] || this.#shown[0] > this.#all[1]) this.#shown = [...this.#all];
    this.#clamp();
  }

  /** A scale from time to the given pixels. */
  scale(left, right) {
    this.#range = [left, right];
    this.#sync();
    this.#watcher(this.#shown);
    return globalThis.d3.scaleUtc(this.#shown, this.#range);
  }

  /** Calls back with what is shown, in milliseconds, whenever it has been drawn. */
  watch(watcher) {
    this.#watcher = watcher;
  }

  all() {
    this.#set(...this.#all);
  }

  in() {
    this.#by(1 / STEP);
  }

  out() {
    this.#by(STEP);
  }

  earlier() {
    this.#shift(-PART);
  }

  later() {
    this.#shift(PART);
  }

  /** Shows a stretch with some room on both sides. */
  to(from, to) {
    const room = Math.max((to - from) * PART, 2 * HOUR);
    this.#set(from - room, to + room);
  }

  #by(factor) {
    const middle = (this.#shown[0] + this.#shown[1]) / 2;
    const half = ((this.#shown[1] - this.#shown[0]) / 2) * factor;
    this.#set(middle - half, middle + half);
  }

  #shift(part) {
    const by = (this.#shown[1] - this.#shown[0]) * part;
    this.#set(this.#shown[0] + by, this.#shown[1] + by);
  }

  #set(from, to) {
    this.#shown = [from, to];
    this.#clamp();
    this.#redraw();
  }

  #clamp() {
    const [first, last] = this.#all;
    const width = Math.min(Math.max(this.#shown[1] - this.#shown[0], LEAST), last - first);
    const from = Math.min(Math.max(this.#shown[0], first), last - width);
    this.#shown = [from, from + width];
  }

  /** Tells d3's own state of the pointer what buttons and keys have done. */
  #sync() {
    const d3 = globalThis.d3;
    const whole = d3.scaleUtc(this.#all, this.#range);
    const k = (this.#all[1] - this.#all[0]) / (this.#shown[1] - this.#shown[0]);
    const transform = d3.zoomIdentity.translate(this.#range[0] - k * whole(this.#shown[0]), 0).scale(k);
    this.#quiet = true;
    this.#behavior
      .scaleExtent([1, (this.#all[1] - this.#all[0]) / LEAST])
      .extent([[this.#range[0], 0], [this.#range[1], 1]])
      .translateExtent([[this.#range[0], -Infinity], [this.#range[1], Infinity]]);
    d3.select(this.#box).call(this.#behavior.transform, transform);
    this.#quiet = false;
  }

  #moved(event) {
    if (this.#quiet || !event.sourceEvent) return;
    const whole = globalThis.d3.scaleUtc(this.#all, this.#range);
    this.#shown = event.transform.rescaleX(whole).domain().map(Number);
    this.#clamp();
    this.#redraw();
  }
}
