-- The tables of a Chancery store, for SQLite and PostgreSQL alike. Three words are put in for the
-- database: {bytes} for bytes, {real} for numbers of double precision, {big} for integers of 64 bits.
--
-- Days are numbers, 20260105, so that a month is day/100 and all sorts. Findings have numbers made of
-- their article's and their own: article * 2^20 + n. Ids that people see are made of the same: 12.e3.

-- Articles with their versions. An address is what an article is known by over its versions: its URL,
-- else the id its sender gave it. Only the latest version has findings in the tables below.
CREATE TABLE articles (
  id        {big} PRIMARY KEY,
  address   TEXT NOT NULL,
  version   INTEGER NOT NULL,       -- 1, 2, … of the address
  latest    INTEGER NOT NULL,       -- 1 for the newest version
  hash      {big} NOT NULL,         -- of head and text: the same article again changes nothing
  ref       TEXT NOT NULL,          -- the id in the record
  url       TEXT NOT NULL, outlet TEXT NOT NULL, title TEXT NOT NULL, byline TEXT NOT NULL,
  published TEXT NOT NULL,          -- as the record has it
  day       INTEGER NOT NULL,       -- of publication; 0 where nobody knows
  language  TEXT NOT NULL,
  genre     TEXT NOT NULL,
  wire      TEXT NOT NULL,          -- the agency that the article names as its origin
  lead      TEXT NOT NULL,          -- its first words, where datelines stand
  origin    {big} NOT NULL,         -- the lowest number among its near-copies: equal numbers are one origin
  kept      TEXT NOT NULL,          -- when it was kept, RFC 3339
  coder     TEXT NOT NULL,          -- version of the program and of the word files that read it
  record    {bytes} NOT NULL,       -- JSON of the record, zstd
  sketch    {bytes} NOT NULL,
  UNIQUE (address, version)
);
CREATE INDEX articles_day ON articles (day, id) WHERE latest = 1;
CREATE INDEX articles_origin ON articles (origin);
CREATE INDEX articles_hash ON articles (address, hash);
CREATE INDEX articles_outlet ON articles (outlet, day);

-- What changed between two versions of one address (JSON of record.Diff).
CREATE TABLE edits (
  article {big} NOT NULL PRIMARY KEY, -- the later version
  earlier {big} NOT NULL,
  changes TEXT NOT NULL
);

-- Keys under which near-copies are found, and the pairs that are such.
CREATE TABLE bands (band {big} NOT NULL, article {big} NOT NULL, PRIMARY KEY (band, article)) {keyed};
CREATE INDEX bands_article ON bands (article);
CREATE TABLE copies (
  a {big} NOT NULL, b {big} NOT NULL, -- a < b
  alike  INTEGER NOT NULL,            -- thousandths
  reason TEXT NOT NULL,
  PRIMARY KEY (a, b)
) {keyed};
CREATE INDEX copies_b ON copies (b);

-- Actors as all articles know them.
CREATE TABLE actors (
  id       {big} PRIMARY KEY,
  key      TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,             -- that most articles use, of equals the longest
  type     TEXT NOT NULL, code TEXT NOT NULL, country TEXT NOT NULL, state TEXT NOT NULL,
  wikidata TEXT NOT NULL,
  articles INTEGER NOT NULL,
  mentions INTEGER NOT NULL
);
CREATE INDEX actors_state ON actors (state, articles);
CREATE INDEX actors_code ON actors (code, articles);
CREATE INDEX actors_articles ON actors (articles);
-- What articles call an actor, and how they code it.
CREATE TABLE actor_names (
  actor {big} NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, code TEXT NOT NULL, country TEXT NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (actor, name, type, code, country)
) {keyed};
CREATE TABLE actor_words (word TEXT NOT NULL, actor {big} NOT NULL, PRIMARY KEY (word, actor)) {keyed};
-- Keys that a person has said are one actor.
CREATE TABLE aliases (key TEXT PRIMARY KEY, actor TEXT NOT NULL) {keyed};
-- Who appears in which article, under which id of its record.
CREATE TABLE appearances (
  article {big} NOT NULL, actor {big} NOT NULL,
  ref TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, code TEXT NOT NULL, country TEXT NOT NULL,
  own INTEGER NOT NULL,                -- 0 where a person has said that it is this actor
  mentions INTEGER NOT NULL, day INTEGER NOT NULL,
  PRIMARY KEY (article, ref)
) {keyed};
CREATE INDEX appearances_actor ON appearances (actor, day);
CREATE TABLE roles (
  actor {big} NOT NULL, title TEXT NOT NULL, of TEXT NOT NULL, article {big} NOT NULL, day INTEGER NOT NULL,
  PRIMARY KEY (actor, title, of, article)
) {keyed};
CREATE INDEX roles_article ON roles (article);

-- Events as articles tell them; retellings within one article are one row.
CREATE TABLE events (
  id        {big} PRIMARY KEY,
  article   {big} NOT NULL,
  ref       TEXT NOT NULL,
  thread    {big} NOT NULL,           -- the lowest number among those that pairings join with it, directly or by way of others
  story     {big} NOT NULL,           -- the lowest number among the events of the thread that tell the same
  type      TEXT NOT NULL, mode TEXT NOT NULL, quad TEXT NOT NULL, cameo TEXT NOT NULL,
  goldstein {real} NOT NULL, intensity {real} NOT NULL,
  status    TEXT NOT NULL,
  day       INTEGER NOT NULL,         -- the first day it may have happened on
  last      INTEGER NOT NULL,         -- the last one
  dated     INTEGER NOT NULL,         -- 1 where words of the article date it, 0 where publication does
  told      INTEGER NOT NULL,         -- day of publication
  lead      INTEGER NOT NULL,
  contexts  TEXT NOT NULL,            -- with spaces around each
  words     TEXT NOT NULL,            -- that name the act
  sentence  TEXT NOT NULL,
  place     TEXT NOT NULL, place_country TEXT NOT NULL, geonames {big} NOT NULL, lat {real} NOT NULL, lon {real} NOT NULL,
  confidence {real} NOT NULL,
  rule      TEXT NOT NULL,
  telling   TEXT NOT NULL             -- JSON of tellings.Event
);
CREATE INDEX events_day ON events (day, id);
CREATE INDEX events_type ON events (type, day, id);
CREATE INDEX events_quad ON events (quad, day, id);
CREATE INDEX events_thread ON events (thread);
CREATE INDEX events_story ON events (story);
CREATE INDEX events_article ON events (article);
CREATE INDEX events_place ON events (place_country, day, id);
-- Sources (side 0), targets (1) and whose word it is (2).
CREATE TABLE sides (
  event {big} NOT NULL, side INTEGER NOT NULL, actor {big} NOT NULL, state TEXT NOT NULL, day INTEGER NOT NULL,
  PRIMARY KEY (event, side, actor)
) {keyed};
CREATE INDEX sides_actor ON sides (actor, side, day, event);
CREATE INDEX sides_state ON sides (state, side, day, event);
-- Each source with each target: the question asked most.
CREATE TABLE pairs (
  event {big} NOT NULL, source {big} NOT NULL, target {big} NOT NULL,
  source_state TEXT NOT NULL, target_state TEXT NOT NULL,
  PRIMARY KEY (event, source, target)
) {keyed};
CREATE INDEX pairs_states ON pairs (source_state, target_state, event);
CREATE INDEX pairs_actors ON pairs (source, target, event);
CREATE TABLE quantities (event {big} NOT NULL, n INTEGER NOT NULL, value {real} NOT NULL, unit TEXT NOT NULL, PRIMARY KEY (event, n)) {keyed};
-- Keys under which tellings of the same event are found.
CREATE TABLE event_blocks (block {big} NOT NULL, event {big} NOT NULL, PRIMARY KEY (block, event)) {keyed};
CREATE INDEX event_blocks_event ON event_blocks (event);
CREATE TABLE pairings (
  a {big} NOT NULL, b {big} NOT NULL, -- events, a < b
  reason TEXT NOT NULL,
  PRIMARY KEY (a, b)
) {keyed};
CREATE INDEX pairings_b ON pairings (b);

-- One event once.
CREATE TABLE stories (
  id      {big} PRIMARY KEY,          -- that of its lowest event
  type    TEXT NOT NULL, mode TEXT NOT NULL, quad TEXT NOT NULL, status TEXT NOT NULL,
  day     INTEGER NOT NULL, last INTEGER NOT NULL,
  told    INTEGER NOT NULL,           -- day of the newest report
  words   TEXT NOT NULL,              -- the sentence of the first report; empty where story is
  place   TEXT NOT NULL, place_country TEXT NOT NULL,
  intensity {real} NOT NULL,
  reports INTEGER NOT NULL, origins INTEGER NOT NULL, disputes INTEGER NOT NULL,
  story   TEXT NOT NULL               -- JSON of stories.Story; empty where one event tells it alone
);
CREATE INDEX stories_day ON stories (day, id);
CREATE INDEX stories_told ON stories (told, id);
CREATE INDEX stories_type ON stories (type, day, id);
CREATE INDEX stories_type_origins ON stories (type, origins, id);
CREATE INDEX stories_type_reports ON stories (type, reports, id);
CREATE INDEX stories_reports ON stories (reports, id);
CREATE INDEX stories_origins ON stories (origins, id);
-- A story's sources towards its targets, each with each: what relations count.
CREATE TABLE story_pairs (
  story {big} NOT NULL, source {big} NOT NULL, target {big} NOT NULL,
  source_state TEXT NOT NULL, target_state TEXT NOT NULL,
  day INTEGER NOT NULL, week INTEGER NOT NULL, -- ISO week, 202601
  month INTEGER NOT NULL,
  type TEXT NOT NULL, quad TEXT NOT NULL, status TEXT NOT NULL,
  intensity {real} NOT NULL, reports INTEGER NOT NULL, origins INTEGER NOT NULL,
  PRIMARY KEY (story, source, target)
) {keyed};
-- This one answers series of two states by itself.
CREATE INDEX story_pairs_states ON story_pairs (source_state, target_state, day, story, week, month, type, quad, status, intensity, reports, origins);
CREATE INDEX story_pairs_target ON story_pairs (target_state, day);
CREATE INDEX story_pairs_actors ON story_pairs (source, target, day);
CREATE INDEX story_pairs_to ON story_pairs (target, day);
-- Sums of story_pairs by month, kept up with it: the pairs with the most between them.
CREATE TABLE pair_months (
  source_state TEXT NOT NULL, target_state TEXT NOT NULL, month INTEGER NOT NULL, quad TEXT NOT NULL,
  stories INTEGER NOT NULL, reports INTEGER NOT NULL, origins INTEGER NOT NULL, intensity {real} NOT NULL,
  PRIMARY KEY (source_state, target_state, month, quad)
) {keyed};
-- How much was read of each day: what counts are measured against.
CREATE TABLE coverage (
  day INTEGER PRIMARY KEY, week INTEGER NOT NULL, month INTEGER NOT NULL,
  articles INTEGER NOT NULL, origins INTEGER NOT NULL
) {keyed};

CREATE TABLE statements (
  id        {big} PRIMARY KEY,
  article   {big} NOT NULL,
  ref       TEXT NOT NULL,
  kind      TEXT NOT NULL, colour TEXT NOT NULL,
  speaker   {big} NOT NULL,           -- an actor; 0 where nobody knows
  state     TEXT NOT NULL,            -- of the speaker
  said_by   TEXT NOT NULL,            -- the words that name the speaker
  anonymity TEXT NOT NULL,
  within    TEXT NOT NULL,            -- the ref of the statement around it
  day       INTEGER NOT NULL, told INTEGER NOT NULL,
  content   TEXT NOT NULL
);
CREATE INDEX statements_day ON statements (day, id);
CREATE INDEX statements_speaker ON statements (speaker, day, id);
CREATE INDEX statements_state ON statements (state, day, id);
CREATE INDEX statements_article ON statements (article);
CREATE INDEX statements_kind ON statements (kind, day, id);
CREATE TABLE addressees (statement {big} NOT NULL, actor {big} NOT NULL, state TEXT NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (statement, actor)) {keyed};
CREATE INDEX addressees_actor ON addressees (actor, day, statement);
CREATE INDEX addressees_state ON addressees (state, day, statement);

CREATE TABLE commitments (
  id        {big} PRIMARY KEY,
  article   {big} NOT NULL,
  ref       TEXT NOT NULL,
  same      {big} NOT NULL,           -- the lowest number among the tellings of this commitment
  kind      TEXT NOT NULL, firmness TEXT NOT NULL,
  actor     {big} NOT NULL,           -- who is held to it; 0 where nobody knows
  state     TEXT NOT NULL,
  event     {big} NOT NULL,           -- what is promised, 0 where it is no event
  statement TEXT NOT NULL,            -- the ref of the statement it stands in
  type      TEXT NOT NULL,            -- of that event
  said      INTEGER NOT NULL, told INTEGER NOT NULL,
  deadline  INTEGER NOT NULL,         -- the last day of it; 0 where there is none
  condition TEXT NOT NULL, amount {real} NOT NULL, unit TEXT NOT NULL,
  content   TEXT NOT NULL,
  telling   TEXT NOT NULL             -- JSON of tellings.Commitment
);
CREATE INDEX commitments_said ON commitments (said, id);
CREATE INDEX commitments_actor ON commitments (actor, said, id);
CREATE INDEX commitments_state ON commitments (state, said, id);
CREATE INDEX commitments_kind ON commitments (kind, said, id);
CREATE INDEX commitments_deadline ON commitments (deadline, id);
CREATE INDEX commitments_same ON commitments (same);
CREATE INDEX commitments_article ON commitments (article);
CREATE TABLE committed_to (commitment {big} NOT NULL, actor {big} NOT NULL, state TEXT NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (commitment, actor)) {keyed};
CREATE INDEX committed_to_actor ON committed_to (actor, day, commitment);
CREATE INDEX committed_to_state ON committed_to (state, day, commitment);
-- Keys of the ledger: under which commitments are kept (0), acts are kept (1), and the acts that
-- commitments wait for (2).
-- day is when the commitment was made, or the act happened.
CREATE TABLE ledger_blocks (kind INTEGER NOT NULL, block {big} NOT NULL, day INTEGER NOT NULL, finding {big} NOT NULL, PRIMARY KEY (kind, block, day, finding)) {keyed};
CREATE INDEX ledger_blocks_finding ON ledger_blocks (finding);
-- What later articles show about a commitment.
CREATE TABLE evidence (
  commitment {big} NOT NULL,
  finding    {big} NOT NULL,          -- the event or commitment that shows it
  of         TEXT NOT NULL,           -- event or commitment
  what       TEXT NOT NULL,           -- repeated, kept, broken, withdrawn, overtaken, changed
  day        INTEGER NOT NULL, after INTEGER NOT NULL, -- days since it was said
  confidence {real} NOT NULL,
  reason     TEXT NOT NULL,
  PRIMARY KEY (commitment, finding, of, what)
) {keyed};
CREATE INDEX evidence_finding ON evidence (finding);
CREATE INDEX evidence_what ON evidence (what, day);

-- What people say against the machine. anchor finds the finding again when it is coded anew.
CREATE TABLE corrections (
  id      {big} PRIMARY KEY,
  address TEXT NOT NULL,              -- of the article; empty for what holds everywhere
  kind    TEXT NOT NULL,              -- event, statement, commitment, actor
  ref     TEXT NOT NULL,              -- the finding when it was corrected
  anchor  TEXT NOT NULL,
  field   TEXT NOT NULL, was TEXT NOT NULL, value TEXT NOT NULL,
  who     TEXT NOT NULL, made TEXT NOT NULL, note TEXT NOT NULL,
  undone  TEXT NOT NULL               -- when it was taken back; empty while it holds
);
CREATE INDEX corrections_address ON corrections (address);

CREATE TABLE searches (name TEXT PRIMARY KEY, kind TEXT NOT NULL, query TEXT NOT NULL, made TEXT NOT NULL) {keyed};
-- Feeds that are watched, and what is known of them (JSON); addresses they have named.
CREATE TABLE sources (url TEXT PRIMARY KEY, state TEXT NOT NULL) {keyed};
CREATE TABLE visited (url TEXT PRIMARY KEY, at TEXT NOT NULL, outcome TEXT NOT NULL) {keyed};
