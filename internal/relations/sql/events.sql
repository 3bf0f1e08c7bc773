-- events: events
--
-- Meaning: How many acts of the one side towards the other occurred or go on. An act of several
--   actors counts once, however many outlets report it. With a condition on the type in pairs it
--   counts that type.
-- Formula: number of different stories with status occurred or ongoing, at the first day they may
--   have happened on.
-- Range: 0 and up, whole numbers.
-- Not for: saying whether relations are good or bad; comparing years or pairs that were read
--   unequally; the index per thousand is for that.
-- Kind: count

SELECT period, count(*) AS value, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, reports, origins
      FROM pairs
      WHERE status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
