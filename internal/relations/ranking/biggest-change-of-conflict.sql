-- biggest-change-of-conflict: biggest change of conflict
--
-- Meaning: The pairs between which there is much more, or much less, conflict in word or deed than
--   in as many months before, measured against how much was read.
-- Formula: x2 = (now * Cb - before * Cn)^2 / ((now + before) * Cn * Cb), where now and before count
--   acts of conflict in the months and in as many months before, and Cn and Cb are the sums of
--   coverage.origins; a fall has a minus sign. It is the score test for two Poisson rates.
-- Range: any number; beyond 10.8 or -10.8 chance alone would come there once in a thousand pairs.
-- Not for: telling a war from quarrels; look at material conflict then.

SELECT source_state, target_state,
       (CASE WHEN now * read_before < earlier * read_now THEN -1 ELSE 1 END)
         * (now * read_before - earlier * read_now) * (now * read_before - earlier * read_now)
         / ((now + earlier) * read_now * read_before) AS value,
       events, cooperation, conflict, CAST(earlier AS BIGINT) AS earlier, reports, origins, intensity
FROM (SELECT source_state, target_state,
             CAST(sum(CASE WHEN month >= {first} AND quad IN ('verbal-conflict', 'material-conflict') THEN stories ELSE 0 END) AS DOUBLE PRECISION) AS now,
             CAST(sum(CASE WHEN month < {first} AND quad IN ('verbal-conflict', 'material-conflict') THEN stories ELSE 0 END) AS DOUBLE PRECISION) AS earlier,
             sum(CASE WHEN month >= {first} THEN stories ELSE 0 END) AS events,
             sum(CASE WHEN month >= {first} AND quad IN ('verbal-cooperation', 'material-cooperation') THEN stories ELSE 0 END) AS cooperation,
             sum(CASE WHEN month >= {first} AND quad IN ('verbal-conflict', 'material-conflict') THEN stories ELSE 0 END) AS conflict,
             sum(CASE WHEN month >= {first} THEN reports ELSE 0 END) AS reports,
             sum(CASE WHEN month >= {first} THEN origins ELSE 0 END) AS origins,
             sum(CASE WHEN month >= {first} THEN intensity ELSE 0 END) AS intensity
      FROM pair_months
      WHERE month BETWEEN {before} AND {last}
      GROUP BY source_state, target_state) AS sums
CROSS JOIN (SELECT CAST(sum(CASE WHEN month >= {first} THEN origins ELSE 0 END) AS DOUBLE PRECISION) AS read_now,
                   CAST(sum(CASE WHEN month < {first} THEN origins ELSE 0 END) AS DOUBLE PRECISION) AS read_before
            FROM coverage
            WHERE month BETWEEN {before} AND {last}) AS volume
WHERE now + earlier > 0 AND read_now > 0 AND read_before > 0
ORDER BY abs(now * read_before - earlier * read_now) * abs(now * read_before - earlier * read_now)
         / ((now + earlier) * read_now * read_before) DESC, source_state, target_state
LIMIT {limit}
