-- types: counts by type and quad
--
-- Meaning: How many acts of each type occurred or go on, with the quad class of the type: all counts
--   of a pair at once.
-- Formula: number of different stories of each type with status occurred or ongoing, and the sum of
--   their intensity.
-- Range: whole numbers from 1; types without events have no row.
-- Not for: comparing years or pairs that were read unequally.

SELECT period, type, quad, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins,
       sum(intensity) AS intensity
FROM (SELECT DISTINCT story, {period} AS period, type, quad, intensity, reports, origins
      FROM pairs
      WHERE status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period, type, quad
ORDER BY period, type, quad
