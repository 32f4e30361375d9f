-- 3.4 and 3.5: bans and their phases.
--
-- Reads  tracks. Makes  bans (case_id, from_at, to_at)  and  phases (case_id, from_at, to_at, phase), neighbours of one name as one.

CREATE OR REPLACE TEMP TABLE cells AS
SELECT case_id, ban, ban_from, instant, lead(instant) OVER (PARTITION BY case_id ORDER BY step) AS next_at, banned,
  CASE
    WHEN NOT banned THEN NULL
    WHEN len(in_force) > 0 AND is_closed(observed) THEN 'ENFORCED'
    WHEN len(in_force) > 0 AND observed = 'unknown' THEN 'ORDERED'
    WHEN len(in_force) > 0 THEN 'NOT_ENFORCED'
    WHEN last_end >= ban_from THEN 'DEFIED'
    ELSE 'UNORDERED'
  END AS phase
FROM tracks WHERE ban > 0;

CREATE OR REPLACE TEMP TABLE bans AS
SELECT case_id, ban, any_value(ban_from) AS from_at,
  CASE WHEN bool_or(banned AND next_at IS NULL) THEN NULL ELSE max(next_at) FILTER (banned) END AS to_at
FROM cells GROUP BY case_id, ban;

-- In a bridged opening the phase before goes on.
CREATE OR REPLACE TEMP TABLE phases AS
WITH inside AS (
  SELECT c.case_id, c.ban, c.instant, least(c.next_at, b.to_at) AS next_at,
    last_value(c.phase IGNORE NULLS) OVER (PARTITION BY c.case_id, c.ban ORDER BY c.instant) AS phase
  FROM cells c JOIN bans b ON c.case_id = b.case_id AND c.ban = b.ban AND (b.to_at IS NULL OR c.instant < b.to_at)
), runs AS (
  SELECT *, sum((phase IS DISTINCT FROM before)::INTEGER) OVER (PARTITION BY case_id, ban ORDER BY instant) AS run
  FROM (SELECT *, lag(phase) OVER (PARTITION BY case_id, ban ORDER BY instant) AS before FROM inside)
)
SELECT case_id, min(instant) AS from_at, CASE WHEN bool_or(next_at IS NULL) THEN NULL ELSE max(next_at) END AS to_at, any_value(phase) AS phase
FROM runs GROUP BY case_id, ban, run;
