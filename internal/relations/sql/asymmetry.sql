-- asymmetry: who acts on whom
--
-- Meaning: Whether acts go mostly from the first to the second (towards 1) or back (towards -1). An
--   act of both on each other counts each way.
-- Formula: (there - back) / (there + back), each a number of different stories with status occurred
--   or ongoing.
-- Range: -1 to 1; no value without events.
-- Not for: guilt or who began: it counts acts, friendly ones too.
-- Kind: mean, told from 0.5
-- Directions: both

SELECT period,
       CAST(sum(there) - sum(back) AS DOUBLE PRECISION) / (sum(there) + sum(back)) AS value,
       count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT story, {period} AS period, max(forward) AS there, 1 - min(forward) AS back,
             max(intensity) AS intensity, max(reports) AS reports, max(origins) AS origins
      FROM pairs
      WHERE status IN ('occurred', 'ongoing')
        AND {period} > 0
      GROUP BY story, {period}) AS acts
GROUP BY period
ORDER BY period
