-- mean-intensity: mean intensity
--
-- Meaning: How friendly or hostile an act of the period is on average. It does not grow with the
--   number of articles.
-- Formula: sum of PLOVER's intensity / number of the different stories with status occurred or
--   ongoing.
-- Range: -10 to 10; no value without events.
-- Not for: periods with a handful of events; steps between the types are the manual's judgement,
--   not a measurement.
-- Kind: mean, told from 1.5

SELECT period, sum(intensity) / count(*) AS value, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, intensity, reports, origins
      FROM pairs
      WHERE status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
