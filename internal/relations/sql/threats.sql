-- threats: threats
--
-- Meaning: How often the one side threatens the other. Plans and warnings of a deed of conflict are
--   threats too.
-- Formula: number of different stories of type THREATEN with status occurred or ongoing.
-- Range: 0 and up, whole numbers.
-- Not for: counting what was carried out; that stands in the ledger, and as material conflict.
-- Kind: count

SELECT period, count(*) AS value, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, reports, origins
      FROM pairs
      WHERE type = 'THREATEN'
        AND status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
