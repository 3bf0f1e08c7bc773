-- material-share: share of deeds
--
-- Meaning: Which part of all acts of the period is deeds and not words.
-- Formula: (material-cooperation + material-conflict) / all four quads, each a number of different
--   stories with status occurred or ongoing.
-- Range: 0 to 1; no value without events.
-- Not for: telling whether deeds are friendly; periods with a handful of events.
-- Kind: mean, told from 0.25

SELECT period,
       CAST(sum(CASE WHEN quad IN ('material-cooperation', 'material-conflict') THEN 1 ELSE 0 END) AS DOUBLE PRECISION)
         / count(*) AS value,
       count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, quad, reports, origins
      FROM pairs
      WHERE quad IN ('verbal-cooperation', 'material-cooperation', 'verbal-conflict', 'material-conflict')
        AND status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
