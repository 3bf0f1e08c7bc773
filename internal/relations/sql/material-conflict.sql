-- material-conflict: material conflict
--
-- Meaning: How many acts of PLOVER's class material-conflict occurred or go on: deeds that part:
--   PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT.
-- Formula: number of different stories of quad material-conflict with status occurred or ongoing.
-- Range: 0 and up, whole numbers.
-- Not for: counting the dead or the size of a war: a raid and an offensive count one each.
--   Comparing years or pairs that were read unequally; the index per thousand is for that.
-- Kind: count

SELECT period, count(*) AS value, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, reports, origins
      FROM pairs
      WHERE quad = 'material-conflict'
        AND status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
