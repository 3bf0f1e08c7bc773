-- log-ratio: log ratio of cooperation to conflict
--
-- Meaning: How many times cooperation outweighs conflict, on a scale on which twice as much and
--   half as much lie equally far from 0 (0.69 and -0.69). The halves keep a period with only one of
--   the two finite and draw small periods towards 0 (the empirical logit; Lowe, Benoit, Mikhaylov
--   and Laver 2011).
-- Formula: ln((cooperation + 0.5) / (conflict + 0.5)), each a number of different stories with
--   status occurred or ongoing, to six decimals.
-- Range: any number, mostly -5 to 5; no value without events.
-- Not for: the size of either; reading a value of few events as a fact: one act alone gives 1.1 or
--   -1.1.
-- Kind: mean, told from 1

SELECT period,
       CAST(round(CAST(ln(
         (sum(CASE WHEN quad IN ('verbal-cooperation', 'material-cooperation') THEN 1 ELSE 0 END) + 0.5)
         / (sum(CASE WHEN quad IN ('verbal-conflict', 'material-conflict') THEN 1 ELSE 0 END) + 0.5)
       ) AS NUMERIC), 6) AS DOUBLE PRECISION) AS value,
       count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, quad, reports, origins
      FROM pairs
      WHERE quad IN ('verbal-cooperation', 'material-cooperation', 'verbal-conflict', 'material-conflict')
        AND status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
