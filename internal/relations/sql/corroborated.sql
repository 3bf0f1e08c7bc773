-- corroborated: events with two origins or more
--
-- Meaning: How many acts are reported by at least two origins that do not copy each other.
-- Formula: number of different stories with status occurred or ongoing whose reports come from two
--   origins or more.
-- Range: 0 and up, whole numbers; never more than events.
-- Not for: judging whether an act with one origin is true; finding secret or local events, which
--   one outlet reports.
-- Kind: count

SELECT period, count(*) AS value, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, reports, origins
      FROM pairs
      WHERE origins >= 2
        AND status IN ('occurred', 'ongoing')
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
