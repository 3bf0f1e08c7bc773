-- net-intensity: cooperation less conflict
--
-- Meaning: The balance of the period, as Goldstein's scale is summed in the literature: cooperation
--   and conflict weighed and set off against each other.
-- Formula: sum of PLOVER's intensity over the different stories with status occurred or ongoing.
-- Range: any number; above 0 more cooperation.
-- Not for: quiet and torn periods alike: much of both gives 0 as nothing does; look at both
--   intensities apart.
-- Kind: sum

SELECT period, sum(intensity) AS value, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, intensity, reports, origins
      FROM pairs
      WHERE status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
