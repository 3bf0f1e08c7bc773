-- cooperation: cooperation
--
-- Meaning: How many acts of cooperation, in word or deed, occurred or go on.
-- Formula: number of different stories of the quads verbal-cooperation and material-cooperation
--   with status occurred or ongoing.
-- Range: 0 and up, whole numbers.
-- Not for: comparing years or pairs that were read unequally; the index per thousand is for that.
-- Kind: count

SELECT period, count(*) AS value, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, reports, origins
      FROM pairs
      WHERE quad IN ('verbal-cooperation', 'material-cooperation')
        AND status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
