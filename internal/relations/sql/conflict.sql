-- conflict: conflict
--
-- Meaning: How many acts of conflict, in word or deed, occurred or go on.
-- Formula: number of different stories of the quads verbal-conflict and material-conflict with
--   status occurred or ongoing.
-- Range: 0 and up, whole numbers.
-- Not for: hostility alone: demands are verbal conflict in PLOVER. Comparing years or pairs that
--   were read unequally; the index per thousand is for that.
-- Kind: count

SELECT period, count(*) AS value, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, reports, origins
      FROM pairs
      WHERE quad IN ('verbal-conflict', 'material-conflict')
        AND status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
