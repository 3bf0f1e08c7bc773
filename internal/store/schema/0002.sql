-- Revisions: each transaction that changes what the store tells has a number one higher than the one
-- before. An article has the number of the last one that changed what it tells.
ALTER TABLE chancery ADD COLUMN revision {big} NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN revision {big} NOT NULL DEFAULT 0;
CREATE INDEX articles_revision ON articles (revision, id);
