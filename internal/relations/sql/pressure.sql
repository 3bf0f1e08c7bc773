-- pressure: demands and threats
--
-- Meaning: How often the one side presses the other by demand or threat.
-- Formula: number of different stories of the types REQUEST and THREATEN with status occurred or
--   ongoing.
-- Range: 0 and up, whole numbers.
-- Not for: telling a demand from a threat, which demands and threats do apart.
-- Kind: count

SELECT period, count(*) AS value, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, reports, origins
      FROM pairs
      WHERE type IN ('REQUEST', 'THREATEN')
        AND status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
