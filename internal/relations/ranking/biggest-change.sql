-- biggest-change: biggest change
--
-- Meaning: The pairs between which much more, or much less, happens than in as many months before,
--   measured against how much was read. From 1 to 9 is more than from 100 to 110, and from 0 to 1
--   is little.
-- Formula: (now * read_before - earlier * read_now)^2 / ((now + earlier) * read_now * read_before),
--   where now and earlier count events in the months and in as many months before, and read_now and
--   read_before add up coverage.origins; a fall has a minus sign. It is the score test for two
--   Poisson rates.
-- Range: any number; beyond 10.8 or -10.8 it gets by chance alone in one pair of a thousand.
-- Not for: saying whether the change is good or bad; months of which little was read.

SELECT best.source_state, best.target_state, value, coalesce(sum(pair_months.stories), 0) AS events,
       sum(CASE WHEN quad IN ('verbal-cooperation', 'material-cooperation') THEN stories ELSE 0 END) AS cooperation,
       sum(CASE WHEN quad IN ('verbal-conflict', 'material-conflict') THEN stories ELSE 0 END) AS conflict,
       earlier, coalesce(sum(reports), 0) AS reports, coalesce(sum(origins), 0) AS origins,
       coalesce(sum(intensity), 0) AS intensity
FROM (SELECT source_state, target_state, earlier, more * abs(more) / (stories * read_now * read_before) AS value
      FROM (SELECT source_state, target_state, stories, stories - now AS earlier, read_now, read_before,
                   CAST(now AS DOUBLE PRECISION) * read_before - (stories - now) * read_now AS more
            FROM (SELECT source_state, target_state, sum(stories) AS stories,
                         sum(CASE WHEN month >= {first} THEN stories ELSE 0 END) AS now
                  FROM pair_months
                  WHERE month BETWEEN {before} AND {last}
                  GROUP BY source_state, target_state) AS sums
            CROSS JOIN (SELECT CAST(sum(CASE WHEN month >= {first} THEN origins ELSE 0 END)
                                 AS DOUBLE PRECISION) AS read_now,
                               CAST(sum(CASE WHEN month < {first} THEN origins ELSE 0 END)
                                 AS DOUBLE PRECISION) AS read_before
                        FROM coverage
                        WHERE month BETWEEN {before} AND {last}) AS volume
            WHERE read_now > 0 AND read_before > 0) AS compared
      ORDER BY abs(more) * abs(more) / (stories * read_now * read_before) DESC, source_state, target_state
      LIMIT {limit}) AS best
LEFT JOIN pair_months ON pair_months.source_state = best.source_state
  AND pair_months.target_state = best.target_state
  AND month BETWEEN {first} AND {last}
GROUP BY best.source_state, best.target_state, value, earlier
ORDER BY abs(value) DESC, best.source_state, best.target_state
