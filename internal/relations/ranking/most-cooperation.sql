-- most-cooperation: most cooperation
--
-- Meaning: The pairs with the most acts of cooperation, in word or deed. Only acts that occurred or
--   go on count, each once for a pair.
-- Formula: sum of pair_months.stories of the quads verbal-cooperation and material-cooperation over
--   the months.
-- Range: whole numbers from 1.
-- Not for: comparing spans of time that were read unequally. Rows are one-way: what the second does
--   to the first is another row.

SELECT best.source_state, best.target_state, value, sum(stories) AS events,
       sum(CASE WHEN quad IN ('verbal-cooperation', 'material-cooperation') THEN stories ELSE 0 END) AS cooperation,
       sum(CASE WHEN quad IN ('verbal-conflict', 'material-conflict') THEN stories ELSE 0 END) AS conflict,
       0 AS earlier, sum(reports) AS reports, sum(origins) AS origins, sum(intensity) AS intensity
FROM (SELECT source_state, target_state, sum(stories) AS value
      FROM pair_months
      WHERE month BETWEEN {first} AND {last}
        AND quad IN ('verbal-cooperation', 'material-cooperation')
      GROUP BY source_state, target_state
      ORDER BY value DESC, source_state, target_state
      LIMIT {limit}) AS best
JOIN pair_months ON pair_months.source_state = best.source_state
  AND pair_months.target_state = best.target_state
  AND month BETWEEN {first} AND {last}
GROUP BY best.source_state, best.target_state, value
ORDER BY value DESC, best.source_state, best.target_state
