-- cooperation-intensity: cooperation, weighed by intensity
--
-- Meaning: All cooperation of the period added up: a visit weighs 4, aid 10.
-- Formula: sum of PLOVER's intensity over the different stories with a positive one and status
--   occurred or ongoing.
-- Range: 0 and up.
-- Not for: one act's weight in the world: intensity is that of its type, the same for a great
--   treaty and a small one. Comparing years or pairs that were read unequally; the index per
--   thousand is for that.
-- Kind: sum

SELECT period, sum(intensity) AS value, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, intensity, reports, origins
      FROM pairs
      WHERE intensity > 0
        AND status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
