-- origins: attention: independent reports
--
-- Meaning: How often acts between the two are reported, copies of one origin counted once: how much
--   notice newsrooms take.
-- Formula: sum of origins over the different stories with status occurred or ongoing.
-- Range: 0 and up, whole numbers.
-- Not for: how much happened; one summit may have fifty origins.
-- Kind: sum

SELECT period, sum(origins) AS value, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, reports, origins
      FROM pairs
      WHERE status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
