-- 3.2 to 3.5: both tracks, instant by instant. An end is decided by what comes after it, "before any new instrument or resumption", and
-- whether something is resumed is known only when the tracks are drawn: so they are drawn until the resumptions are those of the time before.
--
-- Reads  instants, deciding, opened, resumptions. Makes  tracks (a row for each instant) and resumptions.

CREATE OR REPLACE TEMP TABLE decided AS
SELECT i.case_id, i.instant,
  arg_min({'says': d.says, 'stated': d.stated, 'instant': d.instant},
    (d.instant, CASE WHEN d.says = 'accessible' THEN 1 ELSE 0 END, d.published, d.id)) AS report
FROM instants i JOIN deciding d ON i.case_id = d.case_id AND (d.instant > i.instant OR (d.instant = i.instant AND d.says = 'accessible'))
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE judged AS
SELECT i.*,
  CASE
    WHEN d.report IS NULL OR d.report.instant - i.instant > 60 * 86400 THEN 'unknown'
    WHEN EXISTS (FROM opened o WHERE o.case_id = i.case_id AND o.instant > i.instant AND o.instant <= d.report.instant) THEN 'unknown'
    WHEN EXISTS (FROM resumptions r WHERE r.case_id = i.case_id AND r.instant > i.instant AND r.instant <= d.report.instant) THEN 'unknown'
    WHEN d.report.says <> 'accessible' THEN CASE WHEN d.report.stated IS NOT DISTINCT FROM 'onset' THEN 'unknown' ELSE d.report.says END
    WHEN d.report.stated IS NOT DISTINCT FROM 'restoration' AND d.report.instant - i.instant > 72 * 3600 THEN 'blocked'
    ELSE 'unknown'
  END AS decision
FROM instants i LEFT JOIN decided d ON i.case_id = d.case_id AND i.instant = d.instant;

-- What an act means among instruments: what it names; or, naming nothing, its owner's; or, where the owner has none, all.
CREATE OR REPLACE MACRO meant(acts, instruments, also_named) AS coalesce(list_distinct(flatten(list_transform(acts, lambda a:
  CASE
    WHEN a.named THEN list_filter(list_concat(instruments, also_named), lambda x: list_contains(a.keys, x))
    WHEN len(list_filter(instruments, lambda x: starts_with(x, a.owner || '|'))) > 0
      THEN list_filter(instruments, lambda x: starts_with(x, a.owner || '|'))
    ELSE instruments
  END))), []::VARCHAR[]);
CREATE OR REPLACE MACRO without(items, gone) AS list_filter(items, lambda x: NOT list_contains(gone, x));
CREATE OR REPLACE MACRO common(items, others) AS list_filter(items, lambda x: list_contains(others, x));
CREATE OR REPLACE MACRO is_closed(state) AS state IN ('blocked', 'throttled');

CREATE OR REPLACE TEMP TABLE tracks AS
WITH RECURSIVE track AS (
  SELECT DISTINCT case_id, 0::BIGINT AS step, NULL::BIGINT AS instant, []::VARCHAR[] AS in_force, []::VARCHAR[] AS suspended,
    []::VARCHAR[] AS seen, []::STRUCT("key" VARCHAR, "instant" BIGINT)[] AS expiries, 'unknown' AS lasting, 'unknown' AS observed,
    false AS banned, 0::BIGINT AS ban, NULL::BIGINT AS ban_from, false AS ordered, NULL::BIGINT AS open_since, 0::BIGINT AS short_below,
    NULL::BIGINT AS last_end, false AS resumed_some
  FROM instants
  UNION ALL
  SELECT case_id, step, instant, now_in_force, now_suspended,
    CASE WHEN is_closed(now_observed) THEN list_distinct(list_concat(seen, now_in_force)) ELSE seen END,
    now_expiries, now_lasting, now_observed, now_banned, ban + starts::INTEGER,
    CASE WHEN starts THEN instant ELSE ban_from END,
    (ordered AND goes_on) OR len(now_in_force) > 0,
    -- 3.4: an opening is as long as it may have been, unless its start is stated.
    CASE WHEN now_banned THEN NULL WHEN NOT banned THEN open_since
      WHEN ended OR opening_stated THEN instant ELSE coalesce(last_blocked, instant) END,
    CASE WHEN now_banned THEN 0 WHEN NOT banned THEN short_below WHEN lifted THEN 24 * 3600 ELSE 72 * 3600 END,
    CASE WHEN is_end THEN instant ELSE last_end END,
    len(resumed) > 0
  FROM (
    SELECT *, now_banned AND NOT goes_on AS starts
    FROM (
      SELECT *, len(now_in_force) > 0 OR is_closed(now_observed) AS now_banned
      FROM (
        SELECT *, CASE WHEN now_observed = 'accessible' AND lasts
            THEN list_filter(kept, lambda x: NOT (list_contains(resumed, x) OR (observed <> 'accessible' AND list_contains(seen, x))))
            ELSE kept END AS now_in_force
        FROM (
          SELECT *, coalesce(span, now_lasting) AS now_observed
          FROM (
            SELECT *,
              CASE WHEN access_now THEN 'accessible'
                WHEN len(open) > 0 AND len(kept) = 0 AND heard <> 'accessible' THEN decision
                WHEN restoration THEN decision
                ELSE heard END AS now_lasting,
              (len(open) > 0 AND (len(common(over, open)) > 0 OR len(common(paused, open)) > 0)) OR restoration AS ended,
              len(common(lifted_keys, open)) > 0 OR restoration AS lifted,
              len(lifts) > 0 OR len(paused) > 0 OR len(common(expired, open)) > 0 AS is_end
            FROM (
              SELECT *, without(without(open, over), paused) AS kept, without(list_distinct(list_concat(paused_before, paused)), over) AS now_suspended,
                restores_here AND len(open) = 0 AND is_closed(heard) AND NOT (goes_on AND ordered) AS restoration
              FROM (
                SELECT *, list_concat(lifted_keys, expired) AS over
                FROM (
                  SELECT *, meant(lifts, open, paused_before) AS lifted_keys, meant(stays, open, []::VARCHAR[]) AS paused,
                    list_transform(list_filter(now_expiries, lambda e: e.instant <= instant), lambda e: e.key) AS expired
                  FROM (
                    SELECT *, list_concat(list_concat(in_force, opens), resumed) AS open, without(suspended, resumed) AS paused_before,
                      coalesce(closed_now, CASE WHEN len(opens) > 0 AND lasting = 'accessible' THEN 'unknown' ELSE lasting END) AS heard,
                      list_transform(all_expiries, lambda e: CASE
                        WHEN len(list_filter(extends, lambda x: CASE WHEN x.named THEN list_contains(x.keys, e.key)
                            ELSE starts_with(e.key, x.owner || '|') END)) > 0
                          THEN {'key': e.key, 'instant': list_filter(extends, lambda x: CASE WHEN x.named THEN list_contains(x.keys, e.key)
                            ELSE starts_with(e.key, x.owner || '|') END)[-1].instant}
                        ELSE e END) AS now_expiries
                    FROM (
                      SELECT j.case_id, j.step, j.instant, coalesce(j.opens, []::VARCHAR[]) AS opens, coalesce(j.lifts, []) AS lifts,
                        coalesce(j.stays, []) AS stays, coalesce(j.extends, []) AS extends, coalesce(j.restores, false) AS restores_here,
                        j.closed_now, j.access_now, j.span, j.opening_stated, j.last_blocked, j.lasts, j.decision,
                        meant(coalesce(j.resumes, []), t.suspended, []::VARCHAR[]) AS resumed,
                        list_concat(t.expiries, coalesce(j.expiries, [])) AS all_expiries,
                        t.in_force, t.suspended, t.seen, t.lasting, t.observed, t.banned, t.ban, t.ban_from, t.ordered, t.open_since,
                        t.short_below, t.last_end,
                        t.ban > 0 AND (t.banned OR j.instant - t.open_since < t.short_below) AS goes_on
                      FROM track t JOIN judged j ON t.case_id = j.case_id AND j.step = t.step + 1
                    )
                  )
                )
              )
            )
          )
        )
      )
    )
  )
)
FROM track WHERE step > 0;

CREATE OR REPLACE TEMP TABLE resumed_before AS FROM resumptions;
CREATE OR REPLACE TEMP TABLE resumptions AS SELECT case_id, instant FROM tracks WHERE resumed_some;
