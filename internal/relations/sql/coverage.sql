-- coverage: articles read
--
-- Meaning: How many articles of the period were read, copies on one day counted once, whatever they
--   tell: what stands beside every count. The column reports holds all articles, copies included.
-- Formula: sum of coverage.origins, by day of publication.
-- Range: 0 and up, whole numbers.
-- Not for: events of the pair: it asks nothing of pairs.
-- Kind: count

SELECT {period} AS period, sum(origins) AS value, 0 AS events, sum(articles) AS reports, sum(origins) AS origins
FROM coverage
WHERE {period} > 0
GROUP BY {period}
ORDER BY {period}
