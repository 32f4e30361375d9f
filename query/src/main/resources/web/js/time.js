// Instants, dates and their precision, in words. The zone is always said.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const INSTANTS = new Set(["HOUR", "MINUTE", "SECOND"]);

/** The zone in which a country's dates are read where it has one; elsewhere UTC. */
export function zone(country) {
  try {
    const locale = new Intl.Locale("und", { region: country });
    const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
    return zones.length === 1 ? zones[0] : "UTC";
  } catch {
    return "UTC";
  }
}

function formatted(instant, timeZone, withTime) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    ...(withTime && { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" }),
  }).formatToParts(new Date(instant));
  const part = (type) => parts.find((p) => p.type === type)?.value;
  const date = `${part("year")}-${part("month")}-${part("day")}`;
  return withTime ? `${date} ${part("hour")}:${part("minute")} ${part("timeZoneName")}` : date;
}

/** A local date. */
export function date(instant, country) {
  return formatted(instant, zone(country), false);
}

/** A local date and time of day with its zone. */
export function moment(instant, country) {
  return formatted(instant, zone(country), true);
}

/**
 * When something happened, as short as it can be said. What is known to the day counts at its beginning, and its end a
 * minute later at most (domain 3): a time of day then would be more than is known.
 */
export function occasion(instant, country) {
  const timeZone = zone(country);
  const text = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(instant));
  const day = date(instant, country);
  return text === "00:00" || text === "00:01" ? day : `${day} ${text}`;
}

/** The last day of a bracket whose end is exclusive; also the day on which something became public. */
export function lastDay(latest, country) {
  return date(new Date(latest).getTime() - 1, country);
}

function span(bound, country) {
  const width = new Date(bound.latest) - new Date(bound.earliest);
  if (width === 0) return moment(bound.earliest, country);
  if (width < 2 * DAY) return `between ${moment(bound.earliest, country)} and ${moment(bound.latest, country)}`;
  return `between ${date(bound.earliest, country)} and ${lastDay(bound.latest, country)}`;
}

/** A bound of a ban as exactly as it is known, and no more so. */
export function bound(bound, country) {
  if (!bound) return "not known to have ended";
  if (INSTANTS.has(bound.precision)) return `${moment(bound.earliest, country)} (to the ${bound.precision.toLowerCase()})`;
  if (bound.precision === "DAY") return `${bound.date} (to the day)`;
  if (bound.precision === "RANGE") return (bound.date ? `${bound.date}, ` : "") + span(bound, country);
  return `${bound.date ?? date(bound.earliest, country)} (to the ${bound.precision.toLowerCase()}: ${span(bound, country)})`;
}

/** A bound in a word: its date, or the year of a bracket that has none. */
export function brief(bound, country) {
  if (!bound) return "ongoing";
  return bound.date ?? `${date(bound.earliest, country)} … ${lastDay(bound.latest, country)}`;
}

/** The last second of a local day, in milliseconds; not a number if it is no date. */
export function endOfDay(day, country) {
  const asUtc = Date.parse(`${day}T23:59:59Z`);
  if (Number.isNaN(asUtc)) return asUtc;
  return asUtc - offset(asUtc, country);
}

/** How far a country's clocks are ahead of UTC at an instant, in milliseconds. */
export function offset(instant, country) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone(country),
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
  }).formatToParts(new Date(instant));
  const part = (type) => Number(parts.find((p) => p.type === type).value);
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return local - Math.floor(instant / 1000) * 1000;
}

/** Local calendar days from one date to another. */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** A count with its noun. */
export function count(n, noun) {
  return `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
}

/** How long a ban lasted, with what the brackets allow; an ongoing one up to `now`. */
export function duration(ban, now) {
  if (!ban.end) {
    if (!ban.start.date) return "ongoing; since when is not known";
    const days = daysBetween(ban.start.date, date(now, ban.country));
    return `${count(days, "day")} so far`;
  }
  const range = ban.minDays !== ban.maxDays ? `${ban.minDays.toLocaleString("en")}–${count(ban.maxDays, "day")}` : null;
  if (ban.days === null) return range ?? "not known";
  if (ban.days === 0 && INSTANTS.has(ban.start.precision) && INSTANTS.has(ban.end.precision)) {
    return hours(new Date(ban.end.earliest) - new Date(ban.start.earliest));
  }
  if (ban.days === 0) return range ? `less than a day (${range})` : "less than a day";
  return count(ban.days, "day") + (range ? ` (${range})` : "");
}

function hours(millis) {
  return millis < HOUR ? count(Math.round(millis / 60_000), "minute") : count(Math.round(millis / HOUR), "hour");
}

/** How long ago, roughly. */
export function ago(instant, now) {
  const days = Math.floor((now - new Date(instant)) / DAY);
  if (days < 1) return "less than a day ago";
  if (days < 60) return `${count(days, "day")} ago`;
  if (days < 700) return `${count(Math.round(days / 30.44), "month")} ago`;
  return `${count(Math.round(days / 365.25), "year")} ago`;
}
