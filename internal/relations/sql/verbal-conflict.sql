-- verbal-conflict: verbal conflict
--
-- Meaning: How many acts of PLOVER's class verbal-conflict occurred or go on: words that part:
--   REQUEST, ACCUSE, REJECT, THREATEN.
-- Formula: number of different stories of quad verbal-conflict with status occurred or ongoing.
-- Range: 0 and up, whole numbers.
-- Not for: hostility alone: every demand is in it, a polite request too. Comparing years or pairs
--   that were read unequally; the index per thousand is for that.
-- Kind: count

SELECT period, count(*) AS value, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, reports, origins
      FROM pairs
      WHERE quad = 'verbal-conflict'
        AND status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
