-- demands: demands
--
-- Meaning: How often the one side asks or demands something of the other.
-- Formula: number of different stories of type REQUEST with status occurred or ongoing: the asking
--   happened, whatever became of what was asked for.
-- Range: 0 and up, whole numbers.
-- Not for: telling a plea from an ultimatum; whether a demand was met stands in the ledger.
-- Kind: count

SELECT period, count(*) AS value, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, reports, origins
      FROM pairs
      WHERE type = 'REQUEST'
        AND status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
