-- planned-meetings: planned meetings
--
-- Meaning: Meetings, visits, calls and joint work that are announced, at the day they are announced
--   for. The one index of what has not happened.
-- Formula: number of different stories of the types CONSULT and AGREE with status planned. An
--   announced meeting is coded AGREE, as the manual has it, and so is announced cooperation.
-- Range: 0 and up, whole numbers.
-- Not for: counting meetings that took place; a plan that was kept is a second event. Not for
--   changes: days to come have no coverage.
-- Kind: count

SELECT period, count(*) AS value, count(*) AS events, sum(reports) AS reports, sum(origins) AS origins
FROM (SELECT DISTINCT story, {period} AS period, reports, origins
      FROM pairs
      WHERE type IN ('CONSULT', 'AGREE')
        AND status = 'planned'
        AND {period} > 0) AS acts
GROUP BY period
ORDER BY period
