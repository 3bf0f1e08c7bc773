-- weighted-intensity: mean intensity, weighed by origins
--
-- Meaning: As mean-intensity, but an act that ten newsrooms report by themselves weighs ten times
--   one that a single one reports; a wire story printed forty times weighs 1.
-- Formula: sum of intensity * origins / sum of origins over the different stories with status
--   occurred or ongoing.
-- Range: -10 to 10; no value without events.
-- Not for: what happened as against what was noticed: what newsrooms care for weighs more.
-- Kind: mean, told from 1.5

SELECT period, sum(intensity * origins) / sum(origins) AS value,
       count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, intensity, reports, origins
      FROM pairs
      WHERE status IN ('occurred', 'ongoing')
        AND origins > 0
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
