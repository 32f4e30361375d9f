-- The rules of docs/rules.md once more, as relations: block orders with or without expiry, lifts, and lasting reports,
-- every fact and every expiry at an hour of its own. Hours are counted since 1970.
--
-- Reads  facts  (history, at_hour, id, kind, owner, names, stated, expires); the id of an order begins with its owner and a hyphen.
-- Makes  bans   (history, ban, from_hour, to_hour)  and  phases (history, hour, phase), an hour at a time. An open ban is looked at
-- until the horizon, an hour after the last that happens.

CREATE TEMP TABLE events AS
SELECT *, row_number() OVER (PARTITION BY history ORDER BY at_hour) AS step
FROM (
  SELECT history, at_hour, id, kind, owner, names, stated FROM facts
  UNION ALL
  SELECT history, expires, id, 'expiry', owner, [id], false FROM facts WHERE expires IS NOT NULL
);

CREATE TEMP TABLE horizons AS SELECT history, max(at_hour) + 1 AS horizon FROM events GROUP BY history;

-- What the future says of an instant: 3.2, whether an access that begins there lasts 72 hours or for good, and 3.3, what an end
-- there decides by the first report after it, at most 60 days later and before any new order.
CREATE TEMP TABLE judged AS
SELECT e.*,
  coalesce(c.at_hour - e.at_hour >= 72, true) AS lasts,
  CASE
    WHEN r.at_hour IS NULL OR r.at_hour - e.at_hour > 60 * 24 OR b.at_hour < r.at_hour THEN 'unknown'
    WHEN r.kind = 'blocked' AND NOT r.stated THEN 'blocked'
    WHEN r.kind = 'accessible' AND r.stated AND r.at_hour - e.at_hour > 72 THEN 'blocked'
    ELSE 'unknown'
  END AS decided
FROM events e
ASOF LEFT JOIN (SELECT * FROM events WHERE kind IN ('blocked', 'block')) c ON e.history = c.history AND e.at_hour < c.at_hour
ASOF LEFT JOIN (SELECT * FROM events WHERE kind IN ('blocked', 'accessible')) r ON e.history = r.history AND e.at_hour < r.at_hour
ASOF LEFT JOIN (SELECT * FROM events WHERE kind = 'block') b ON e.history = b.history AND e.at_hour < b.at_hour;

-- Both tracks after each event: the orders in force, those of them that were seen blocked, and what the reports say.
CREATE TEMP TABLE tracks AS
WITH RECURSIVE track AS (
  SELECT DISTINCT history, 0::BIGINT AS step, NULL::BIGINT AS at_hour, NULL::VARCHAR AS kind, false AS stated,
    []::VARCHAR[] AS in_force, []::VARCHAR[] AS seen, 'unknown' AS observed, []::VARCHAR[] AS ended
  FROM facts
  UNION ALL
  SELECT history, step, at_hour, kind, stated, now_in_force,
    CASE WHEN now_observed = 'blocked' THEN now_in_force
      ELSE list_filter(seen, lambda x: list_contains(now_in_force, x)) END,
    now_observed, over
  FROM (
    SELECT *,
      CASE kind WHEN 'block' THEN list_append(in_force, id) ELSE remaining END AS now_in_force,
      CASE kind
        WHEN 'block' THEN CASE observed WHEN 'accessible' THEN 'unknown' ELSE observed END
        WHEN 'blocked' THEN 'blocked'
        WHEN 'accessible' THEN 'accessible'
        ELSE CASE WHEN len(over) > 0 AND len(remaining) = 0 AND observed <> 'accessible' THEN decided
          ELSE observed END
      END AS now_observed
    FROM (
      SELECT *, list_filter(in_force, lambda x: NOT list_contains(over, x)) AS remaining
      FROM (
        SELECT e.history, e.step, e.at_hour, e.kind, e.stated, e.id, e.decided, t.in_force, t.seen, t.observed,
          CASE e.kind
            WHEN 'expiry' THEN list_filter(t.in_force, lambda x: x = e.id)
            WHEN 'unblock' THEN CASE
              WHEN len(e.names) > 0 THEN list_filter(t.in_force, lambda x: list_contains(e.names, x))
              WHEN len(list_filter(t.in_force, lambda x: starts_with(x, e.owner || '-'))) > 0
                THEN list_filter(t.in_force, lambda x: starts_with(x, e.owner || '-'))
              ELSE t.in_force END
            WHEN 'accessible' THEN CASE WHEN t.observed <> 'accessible' AND e.lasts THEN t.seen
              ELSE []::VARCHAR[] END
            ELSE []::VARCHAR[]
          END AS over
        FROM track t JOIN judged e ON e.history = t.history AND e.step = t.step + 1
      )
    )
  )
)
SELECT history, step, at_hour, kind, stated, len(in_force) > 0 AS legal, observed,
  len(in_force) > 0 OR observed = 'blocked' AS banned,
  kind = 'unblock' OR (kind = 'expiry' AND len(ended) > 0) AS is_end,
  max(CASE WHEN kind = 'unblock' OR (kind = 'expiry' AND len(ended) > 0) THEN at_hour END)
    OVER (PARTITION BY history ORDER BY step) AS last_end
FROM track WHERE step > 0;

-- Gaps and islands: spans of a ban, each with how long it may have been open before it (3.4).
CREATE TEMP TABLE spans AS
WITH edges AS (
  SELECT *, coalesce(lag(banned) OVER (PARTITION BY history ORDER BY step), false) AS was,
    max(CASE WHEN kind = 'blocked' THEN at_hour END)
      OVER (PARTITION BY history ORDER BY step ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS last_blocked
  FROM tracks
), opened AS (
  SELECT history, step, at_hour AS to_hour, kind AS maker,
    CASE WHEN is_end OR stated THEN at_hour ELSE last_blocked END AS open_since
  FROM edges WHERE was AND NOT banned
), closed AS (
  SELECT history, step, at_hour AS from_hour FROM edges WHERE banned AND NOT was
)
SELECT c.history, c.from_hour, o.to_hour, b.from_hour IS NULL OR c.from_hour - b.open_since
    >= CASE b.maker WHEN 'unblock' THEN 24 ELSE 72 END AS is_new
FROM closed c
ASOF LEFT JOIN opened o ON c.history = o.history AND c.step < o.step
LEFT JOIN (
  SELECT history, to_hour, maker, open_since,
    lead(from_hour) OVER (PARTITION BY history ORDER BY from_hour) AS from_hour
  FROM (SELECT c.history, c.from_hour, o.to_hour, o.maker, o.open_since
    FROM closed c ASOF LEFT JOIN opened o ON c.history = o.history AND c.step < o.step)
) b ON b.history = c.history AND b.from_hour = c.from_hour;

CREATE TEMP TABLE bans AS
SELECT history, ban, min(from_hour) AS from_hour,
  CASE WHEN bool_or(to_hour IS NULL) THEN NULL ELSE max(to_hour) END AS to_hour
FROM (
  SELECT *, sum(is_new::INTEGER) OVER (PARTITION BY history ORDER BY from_hour) AS ban FROM spans
)
GROUP BY ALL;

-- 3.5, on the grid of hours.
CREATE TEMP TABLE phases AS
WITH hours AS (
  SELECT history, ban, from_hour, unnest(range(from_hour, coalesce(to_hour, horizon))) AS hour
  FROM bans JOIN horizons USING (history)
), states AS (
  SELECT h.history, h.ban, h.hour, t.legal, t.observed, coalesce(t.last_end >= h.from_hour, false) AS ended
  FROM hours h ASOF JOIN tracks t ON h.history = t.history AND h.hour >= t.at_hour
)
SELECT history, hour, last_value(phase IGNORE NULLS) OVER (PARTITION BY history, ban ORDER BY hour) AS phase
FROM (
  SELECT *, CASE
    WHEN legal AND observed = 'blocked' THEN 'ENFORCED'
    WHEN legal AND observed = 'unknown' THEN 'ORDERED'
    WHEN legal THEN 'NOT_ENFORCED'
    WHEN observed = 'blocked' AND ended THEN 'DEFIED'
    WHEN observed = 'blocked' THEN 'UNORDERED'
  END AS phase
  FROM states
);
