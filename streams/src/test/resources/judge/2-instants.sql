-- 3.0, when everything counts, and what of an instant follows from the facts alone, without the state of either track.
--
-- Reads  standing. Makes  instants (case_id, step, instant, and what happens then), spans, lasting, deciding, opened.

CREATE OR REPLACE TEMP TABLE beginnings AS
SELECT DISTINCT case_id, instant FROM standing
WHERE kind IN ('block', 'throttle', 'resume') OR says IN ('blocked', 'throttled')
UNION
SELECT case_id, lasting_at FROM standing WHERE says IN ('blocked', 'throttled') AND lasting_at IS NOT NULL;

-- An end at the very instant of a beginning counts one minute later.
CREATE OR REPLACE TEMP TABLE counted AS
SELECT s.*, s.kind IN ('lift', 'restoration-order', 'stay') OR s.says = 'accessible' AS is_end,
  CASE WHEN is_end AND b.instant IS NOT NULL THEN s.instant + 60 ELSE s.instant END AS at_counted,
  CASE WHEN s.says = 'accessible' AND l.instant IS NOT NULL THEN s.lasting_at + 60 ELSE s.lasting_at END AS lasting_counted,
  CASE WHEN x.instant IS NOT NULL THEN s.expires + 60 ELSE s.expires END AS expires_counted
FROM standing s
LEFT JOIN beginnings b ON s.case_id = b.case_id AND s.instant = b.instant
LEFT JOIN beginnings l ON s.case_id = l.case_id AND s.lasting_at = l.instant
LEFT JOIN beginnings x ON s.case_id = x.case_id AND s.expires = x.instant;

-- A span of blocking without width lasts a minute.
CREATE OR REPLACE TEMP TABLE spans AS
SELECT case_id, at_counted AS from_at, says, kind = 'measured' AS measured, kind = 'measured' AND lasting_at IS NOT NULL AS goes_on,
  CASE WHEN says <> 'accessible' AND until <= instant THEN instant + 60 ELSE until END AS to_at
FROM counted WHERE says IS NOT NULL AND until IS NOT NULL AND from_at < to_at;

CREATE OR REPLACE TEMP TABLE lasting AS
SELECT case_id, id, published, says, stated, lasting_counted AS instant FROM counted WHERE says IS NOT NULL AND lasting_counted IS NOT NULL;

-- What an end is judged by: lasting reports, and what was measured where it begins.
CREATE OR REPLACE TEMP TABLE deciding AS
FROM lasting UNION ALL
SELECT case_id, id, published, says, NULL, at_counted FROM counted WHERE says IS NOT NULL AND kind = 'measured';

CREATE OR REPLACE TEMP TABLE opened AS SELECT case_id, key, instant, expires_counted FROM counted WHERE kind IN ('block', 'throttle');

-- The acts of an instant, in lists. (An expiry counts when it comes, whatever moved it: 3-tracks.sql.)
CREATE OR REPLACE TEMP TABLE instants AS
WITH times AS (
  SELECT case_id, at_counted AS instant FROM counted WHERE kind NOT IN ('report', 'measured', 'tells')
  UNION SELECT case_id, expires_counted FROM counted WHERE kind IN ('block', 'throttle', 'extend') AND expires IS NOT NULL
  UNION SELECT case_id, instant FROM lasting
  UNION SELECT case_id, from_at FROM spans
  UNION SELECT case_id, to_at FROM spans
), acts AS (
  SELECT case_id, at_counted AS instant,
    list(key) FILTER (kind IN ('block', 'throttle')) AS opens,
    list({'key': key, 'instant': expires_counted}) FILTER (kind IN ('block', 'throttle')) AS expiries,
    list({'owner': owner, 'named': named, 'keys': keys}) FILTER (kind = 'resume') AS resumes,
    list({'owner': owner, 'named': named, 'keys': keys, 'instant': expires_counted} ORDER BY published, id) FILTER (kind = 'extend') AS extends,
    list({'owner': owner, 'named': named, 'keys': keys}) FILTER (kind IN ('lift', 'restoration-order')) AS lifts,
    list({'owner': owner, 'named': named, 'keys': keys}) FILTER (kind = 'stay') AS stays,
    coalesce(bool_or(kind = 'restoration-order' AND len(keys) = 0), false) AS restores
  FROM counted GROUP BY ALL
), reports AS (
  SELECT case_id, instant, CASE WHEN bool_or(says = 'blocked') THEN 'blocked' WHEN bool_or(says = 'throttled') THEN 'throttled' END AS closed_now,
    bool_or(says = 'accessible') AS access_now, bool_or(says = 'accessible' AND stated IS NOT DISTINCT FROM 'restoration') AS restored
  FROM lasting GROUP BY ALL
), covering AS (
  SELECT t.case_id, t.instant,
    arg_max(s.says, (s.from_at, CASE s.says WHEN 'blocked' THEN 2 WHEN 'throttled' THEN 1 ELSE 0 END))
      FILTER (s.from_at <= t.instant AND t.instant < s.to_at) AS span,
    bool_or(s.says = 'accessible' AND NOT s.measured AND s.from_at = t.instant) AS span_opens,
    bool_or(s.says <> 'accessible' AND NOT s.goes_on AND s.to_at = t.instant) AS span_runs_out,
    max(least(s.to_at, t.instant)) FILTER (s.says <> 'accessible' AND s.from_at < t.instant) AS blocked_span
  FROM times t JOIN spans s ON t.case_id = s.case_id GROUP BY ALL
), before AS (
  SELECT t.case_id, t.instant, max(l.instant) FILTER (l.says <> 'accessible' AND l.instant < t.instant) AS blocked_report,
    arg_max(l.says, (l.instant, CASE WHEN l.says = 'accessible' THEN 1 ELSE 0 END)) FILTER (l.instant <= t.instant) AS last_says,
    max(l.instant) FILTER (l.instant <= t.instant) AS last_at
  FROM times t JOIN lasting l ON t.case_id = l.case_id GROUP BY ALL
), seen AS (
  SELECT t.case_id, t.instant, a.* EXCLUDE (case_id, instant), r.closed_now, coalesce(r.access_now, false) AS access_now,
    c.span, coalesce(r.restored, false) OR coalesce(c.span_opens, false) OR coalesce(c.span_runs_out, false) AS opening_stated,
    greatest(c.blocked_span, b.blocked_report) AS last_blocked,
    coalesce(c.span = 'accessible', b.last_says = 'accessible' AND NOT EXISTS (
      FROM opened o WHERE o.case_id = t.case_id AND o.instant > b.last_at AND o.instant <= t.instant), false) AS accessible
  FROM times t
  LEFT JOIN acts a USING (case_id, instant) LEFT JOIN reports r USING (case_id, instant)
  LEFT JOIN covering c USING (case_id, instant) LEFT JOIN before b USING (case_id, instant)
)
-- 3.2: access that holds at an instant lasts 72 hours or for good. No end makes or unmakes access.
SELECT *, row_number() OVER (PARTITION BY case_id ORDER BY instant) AS step,
  coalesce(min(CASE WHEN NOT accessible THEN instant END)
    OVER (PARTITION BY case_id ORDER BY instant ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) - instant >= 72 * 3600, true) AS lasts
FROM seen;

CREATE OR REPLACE TEMP TABLE resumptions (case_id BIGINT, instant BIGINT);
