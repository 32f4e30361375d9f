-- 3.1, what is known. The rules of docs/rules.md once more, as relations. Times are seconds since 1970; a bracket counts at its earliest
-- instant, a publication at the end of its bracket.
--
-- Reads  facts (history, id, kind, place, platforms, owner, instant, until, expires, published, names, supersedes, withdraws, says, stated,
--               lineage, digest, ends, measured_to, ends_known, explained, held_from, held_to, days)
--        kind: block, throttle, lift, restoration-order, stay, resume, extend, report, measured, tells; of what was measured: instant is the start,
--        ends, measured_to and ends_known as told, published is knownSince; held_from and held_to when it was held to be so, days 'midnight/known' of each day
--        on which it was measured.
-- and    cases (case_id, history, place, platform, as_of), one for each question; as_of null: all is known.
-- Makes  standing: the facts of the case's subject that count, what was measured as it was known then, what they name as keys of instruments.

-- Of one id the version last published, ties by digest. Of what was measured the row that was held to be so then.
CREATE OR REPLACE TEMP TABLE known AS
SELECT c.case_id, c.as_of, c.place AS asked_place, c.platform AS asked_platform, f.* EXCLUDE (history)
FROM cases c JOIN facts f ON c.history = f.history AND (c.as_of IS NULL OR coalesce(f.held_from, f.published) <= c.as_of)
  AND (f.held_to IS NULL OR (c.as_of IS NOT NULL AND c.as_of < f.held_to))
QUALIFY row_number() OVER (PARTITION BY c.case_id, f.id ORDER BY f.published DESC, f.digest DESC) = 1;

-- Who takes back whom. Of two that name each other the later published stands (ties by id): the other names nothing.
CREATE OR REPLACE TEMP TABLE corrections AS
WITH named AS (
  SELECT case_id, id AS namer, published, unnest([supersedes, withdraws]) AS target FROM known
), met AS (
  SELECT DISTINCT n.case_id, n.namer, n.published, k.id AS target
  FROM named n JOIN known k ON n.case_id = k.case_id AND n.target = k.id AND n.namer <> k.id
)
SELECT m.case_id, m.namer, m.target
FROM met m LEFT JOIN met back ON back.case_id = m.case_id AND back.namer = m.target AND back.target = m.namer
WHERE back.namer IS NULL OR (m.published, m.namer) > (back.published, back.namer);

-- What is itself taken back takes back nothing: those that nobody names first, then those that only these name, and so on.
CREATE OR REPLACE TEMP TABLE fallen AS
WITH RECURSIVE walk AS (
  SELECT case_id, namer AS id, 0 AS depth FROM corrections
  UNION ALL
  SELECT w.case_id, c.target, depth + 1 FROM walk w JOIN corrections c ON w.case_id = c.case_id AND w.id = c.namer
), ranked AS (
  SELECT case_id, id, row_number() OVER (PARTITION BY case_id ORDER BY max(depth), id) AS step FROM walk GROUP BY case_id, id
), steps AS (
  SELECT r.case_id, r.id, r.step, coalesce(list(c.namer) FILTER (c.namer IS NOT NULL), []) AS namers
  FROM ranked r LEFT JOIN corrections c ON r.case_id = c.case_id AND r.id = c.target
  GROUP BY ALL
), judged AS (
  SELECT DISTINCT case_id, 0::BIGINT AS step, []::VARCHAR[] AS stand, []::VARCHAR[] AS fall FROM steps
  UNION ALL
  SELECT s.case_id, s.step,
    CASE WHEN list_has_any(j.stand, s.namers) THEN j.stand ELSE list_append(j.stand, s.id) END,
    CASE WHEN list_has_any(j.stand, s.namers) THEN list_append(j.fall, s.id) ELSE j.fall END
  FROM judged j JOIN steps s ON j.case_id = s.case_id AND s.step = j.step + 1
)
SELECT case_id, unnest(fall) AS id FROM (SELECT case_id, arg_max(fall, step) AS fall FROM judged GROUP BY case_id);

CREATE OR REPLACE TEMP TABLE mine AS
SELECT k.* FROM known k ANTI JOIN fallen f ON k.case_id = f.case_id AND k.id = f.id
WHERE k.place = k.asked_place AND list_contains(k.platforms, k.asked_platform);

-- What was measured, as it was known then, also within an outage. Where the end was not known: by its days, up to the last midnight of one that
-- was known and not before its start; else up to the day of asking, or the next span known by then. And a lasting report from the last minute on
-- where no change is known.
CREATE OR REPLACE TEMP TABLE told AS
WITH known_days AS (
  SELECT case_id, id, max(split_part(day, '/', 1)::BIGINT) AS last_day
  FROM (SELECT case_id, id, as_of, unnest(days) AS day FROM mine WHERE kind = 'measured')
  WHERE split_part(day, '/', 2)::BIGINT <= as_of
  GROUP BY ALL
), dated AS (
  SELECT m.*, ends IS NOT NULL AND as_of IS NOT NULL AND coalesce(ends_known, published) > as_of AS hidden,
    as_of IS NOT NULL AND len(days) > 0 AND coalesce(ends_known, CASE WHEN ends IS NOT NULL THEN published END, as_of + 1) > as_of AS by_days,
    greatest(k.last_day, instant) AS measured_midnight
  FROM mine m LEFT JOIN known_days k ON m.case_id = k.case_id AND m.id = k.id WHERE kind = 'measured'
)
SELECT *, CASE WHEN by_days THEN measured_midnight WHEN hidden THEN as_of WHEN ends IS NOT NULL THEN ends
    WHEN measured_to IS NULL THEN NULL WHEN len(days) > 0 THEN measured_to ELSE least(measured_to, as_of) END AS told_to
FROM dated;

CREATE OR REPLACE TEMP TABLE measured AS
WITH spans AS (
  SELECT * FROM told WHERE NOT explained
), followed AS (
  SELECT t.*, min(n.instant) AS next
  FROM spans t LEFT JOIN spans n ON t.hidden AND NOT t.by_days AND t.case_id = n.case_id AND n.instant > t.instant
  GROUP BY ALL
), shown AS (
  SELECT *, coalesce(next, told_to) AS speaks_to, ends IS NULL OR (hidden AND next IS NULL) AS goes_on FROM followed
)
SELECT *, CASE WHEN goes_on THEN greatest(coalesce(speaks_to - 60, instant), instant) END AS lasting_at FROM shown;

-- One measurement counts once: a report whose measurements earlier reports cover, or of which a span says the same, is dropped; so is one that
-- says what was measured within an outage, whenever it was public.
CREATE OR REPLACE TEMP TABLE uncounted AS
WITH signals AS (
  SELECT *, coalesce(flatten(list(lineage) OVER (PARTITION BY case_id ORDER BY published, id
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)), []) AS covered
  FROM mine WHERE kind = 'report'
), outage AS (
  SELECT *, told_to AS speaks_to FROM told WHERE explained
)
SELECT DISTINCT s.case_id, s.id
FROM signals s LEFT JOIN measured m ON s.case_id = m.case_id AND m.says = s.says AND m.published <= s.published AND s.instant >= m.instant
  AND (m.speaks_to IS NULL OR (s.instant < m.speaks_to AND coalesce(s.until, s.instant) <= m.speaks_to))
LEFT JOIN outage o ON s.case_id = o.case_id AND o.says = s.says AND s.instant >= o.instant
  AND (o.speaks_to IS NULL OR (s.instant < o.speaks_to AND coalesce(s.until, s.instant) <= o.speaks_to))
WHERE len(s.lineage) > 0 AND (list_has_all(s.covered, s.lineage) OR m.id IS NOT NULL OR o.id IS NOT NULL);

-- A reference to what was superseded is to what supersedes it. Instruments are known by owner and id.
CREATE OR REPLACE TEMP TABLE standing AS
WITH superseders AS (
  SELECT k.case_id, k.supersedes AS id, k.id AS by
  FROM known k ANTI JOIN fallen f ON k.case_id = f.case_id AND k.id = f.id
  JOIN fallen g ON g.case_id = k.case_id AND g.id = k.supersedes
), named AS (
  SELECT m.case_id, m.id, list(i.owner || '|' || i.id) AS keys
  FROM (SELECT case_id, id, unnest(names) AS name FROM mine) m
  LEFT JOIN superseders s ON m.case_id = s.case_id AND m.name = s.id
  JOIN mine i ON m.case_id = i.case_id AND i.id = coalesce(s.by, m.name) AND i.kind IN ('block', 'throttle')
  GROUP BY ALL
)
SELECT m.case_id, m.id, m.kind, m.owner, m.owner || '|' || m.id AS key, m.published, m.expires, m.stated,
  CASE WHEN m.kind = 'report' OR d.id IS NOT NULL THEN m.says END AS says,
  m.instant, CASE WHEN d.id IS NULL THEN m.until WHEN d.speaks_to > d.instant THEN d.speaks_to END AS until,
  CASE WHEN d.id IS NOT NULL THEN d.lasting_at WHEN m.kind = 'report' AND m.until IS NULL THEN m.instant END AS lasting_at,
  len(m.names) > 0 AS named, coalesce(n.keys, []) AS keys
FROM mine m ANTI JOIN uncounted u ON m.case_id = u.case_id AND m.id = u.id
LEFT JOIN named n ON m.case_id = n.case_id AND m.id = n.id
LEFT JOIN measured d ON m.case_id = d.case_id AND m.id = d.id;
