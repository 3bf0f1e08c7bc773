-- events-per-thousand: events for each thousand articles
--
-- Meaning: How many events there are for each thousand articles of the period that copy no other:
--   the count corrected for how much was read. Zero where much was read and nothing happened; no
--   value where nothing was read.
-- Formula: 1000 * events / sum of coverage.origins of the period.
-- Range: 0 and up.
-- Not for: saying how many events there were; periods of a few hundred articles, where one event
--   moves much. Articles are counted at the day of publication, events at the day they happened, so
--   an act told long after falls into a period of which little was read.
-- Kind: rate

SELECT read.period,
       CAST(1000 * count(acts.story) AS DOUBLE PRECISION) / read.origins AS value,
       count(acts.story) AS events,
       coalesce(sum(acts.reports), 0) AS reports,
       coalesce(sum(acts.origins), 0) AS origins
FROM (SELECT {period} AS period, sum(origins) AS origins
      FROM coverage
      WHERE {period} > 0
      GROUP BY {period}) AS read
LEFT JOIN (SELECT DISTINCT story, {period} AS period, reports, origins
           FROM pairs
           WHERE status IN ('occurred', 'ongoing')) AS acts ON acts.period = read.period
GROUP BY read.period, read.origins
ORDER BY read.period
