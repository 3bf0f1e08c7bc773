-- conflict-share: share of conflict
--
-- Meaning: Which part of all acts of the period is conflict. It does not grow with the number of
--   articles.
-- Formula: conflict / (conflict + cooperation), each a number of different stories with status
--   occurred or ongoing.
-- Range: 0 to 1; no value without events.
-- Not for: periods with a handful of events; outlets report conflict more readily than routine, so
--   0.5 is not a middle.
-- Kind: mean, told from 0.25

SELECT period,
       CAST(sum(CASE WHEN quad IN ('verbal-conflict', 'material-conflict') THEN 1 ELSE 0 END) AS DOUBLE PRECISION)
         / count(*) AS value,
       count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, quad, reports, origins
      FROM pairs
      WHERE quad IN ('verbal-cooperation', 'material-cooperation', 'verbal-conflict', 'material-conflict')
        AND status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
