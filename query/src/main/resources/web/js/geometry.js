// Which stretches of time a ban's bar has: what is certain by phase, and what is uncertain at its ends.

const ms = (instant) => Date.parse(instant);

/** Rows of the timeline: one for each subject, by platform, place and time. */
export function rows(bans, label) {
  const bySubject = new Map();
  for (const ban of bans) {
    const key = [ban.country, ban.region, ban.platform].join("/");
    if (!bySubject.has(key)) bySubject.set(key, { key, label: label(ban), bans: [] });
    bySubject.get(key).bans.push(ban);
  }
  return [...bySubject.values()].sort((a, b) => a.label.localeCompare(b.label, "en"));
}

/** The whole bar, in milliseconds; an ongoing ban reaches `until`. */
export function extent(ban, until) {
  const from = ms(ban.start.earliest);
  return [from, Math.max(from, ban.end ? ms(ban.end.latest) : until)];
}

/**
 * The pieces of a bar, in order.
 *
 * Between the latest start and the earliest end the phases are certain. Within the brackets of start and end nobody
 * knows whether the ban was on: that is drawn as uncertain, in the phase next to it.
 *
 * @returns {{from: number, to: number, phase: string, restriction: string, uncertain: boolean}[]}
 */
export function pieces(ban, until) {
  const [from, to] = extent(ban, until);
  const first = ban.phases[0] ?? { phase: "UNORDERED", restriction: ban.restriction };
  const last = ban.phases.at(-1) ?? first;
  const certainFrom = ms(ban.start.latest);
  const certainTo = ban.end ? ms(ban.end.earliest) : until;
  if (certainFrom >= certainTo) {
    return [{ from, to, phase: last.phase, restriction: last.restriction, uncertain: from < to && certainFrom > certainTo }];
  }
  const certain = ban.phases
    .map((span, i) => ({
      from: i === 0 ? certainFrom : Math.max(ms(span.from), certainFrom),
      to: i === ban.phases.length - 1 ? certainTo : Math.min(ms(span.to), certainTo),
      phase: span.phase,
      restriction: span.restriction,
      uncertain: false,
    }))
    .filter((piece) => piece.from < piece.to);
  const edge = (start, end, span) => ({ from: start, to: end, phase: span.phase, restriction: span.restriction, uncertain: true });
  return [
    ...(from < certainFrom ? [edge(from, certainFrom, first)] : []),
    ...certain,
    ...(certainTo < to ? [edge(certainTo, to, last)] : []),
  ];
}
