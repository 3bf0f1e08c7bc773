-- reciprocity: like for like
--
-- Meaning: Whether the two treat each other alike in the same period: 1 where their acts are as
--   friendly or hostile on average, lower the further apart.
-- Formula: 1 - |mean intensity there - mean intensity back| / 20, over the different stories with
--   status occurred or ongoing.
-- Range: 0 to 1; no value unless both act.
-- Not for: answers that come in a later period; telling mutual friendship from mutual hostility.
-- Kind: mean, told from 0.25
-- Directions: both

SELECT period,
       1 - abs(CAST(sum(there * intensity) AS DOUBLE PRECISION) / sum(there)
               - CAST(sum(back * intensity) AS DOUBLE PRECISION) / sum(back)) / 20 AS value,
       count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT story, {period} AS period, max(forward) AS there, 1 - min(forward) AS back,
             max(intensity) AS intensity, max(reports) AS reports, max(origins) AS origins
      FROM pairs
      WHERE status IN ('occurred', 'ongoing')
        AND {period} > 0
      GROUP BY story, {period}) AS acts
GROUP BY period
HAVING sum(there) > 0 AND sum(back) > 0
ORDER BY period
