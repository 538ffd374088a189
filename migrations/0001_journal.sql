-- The journal. Every table mirrors a type of the domain: STRICT columns, NOT NULL where the
-- type has no Option, and a CHECK for each range (a NULL passes a CHECK, which is meant).

-- What all kinds share. AUTOINCREMENT: a number a person has seen is never given to another entry.
CREATE TABLE entry (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid           TEXT    NOT NULL UNIQUE CHECK (length(uuid) = 36),
    kind           TEXT    NOT NULL CHECK (kind IN ('run', 'glide', 'pain', 'treatment', 'rating', 'injury', 'setting', 'trial', 'flip')),
    -- The journal day as it was decided then; a later change of zone or start of day does not move it.
    day            TEXT    NOT NULL CHECK (day IS date(day)),
    -- Both or neither: NULL is a known day with an unknown time, never midnight.
    at_utc         INTEGER CHECK (at_utc BETWEEN -2208988800 AND 253370764800),
    utc_offset_s   INTEGER CHECK (utc_offset_s BETWEEN -64800 AND 64800),
    recorded_at_ms INTEGER NOT NULL,
    modified_at_ms INTEGER NOT NULL,
    -- A tombstone: merging two journals must know what was deleted.
    deleted        INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    note           TEXT    CHECK (note <> ''),
    CHECK ((at_utc IS NULL) = (utc_offset_s IS NULL))
) STRICT;

-- A week is read by its days; the last session of a kind by its time.
CREATE INDEX entry_by_day ON entry (day) WHERE deleted = 0;
CREATE INDEX entry_by_kind ON entry (kind, day, at_utc) WHERE deleted = 0;

CREATE TABLE run (
    entry_id   INTEGER PRIMARY KEY REFERENCES entry (id),
    distance_m REAL    CHECK (distance_m > 0 AND distance_m <= 1000000),
    moving_s   INTEGER CHECK (moving_s BETWEEN 1 AND 604800),
    elapsed_s  INTEGER CHECK (elapsed_s BETWEEN 1 AND 604800),
    effort     INTEGER CHECK (effort BETWEEN 0 AND 10),
    feel       INTEGER CHECK (feel BETWEEN 1 AND 5),
    cut_short  INTEGER NOT NULL CHECK (cut_short IN (0, 1)),
    treadmill  INTEGER NOT NULL CHECK (treadmill IN (0, 1)),
    ascent_m   REAL    CHECK (ascent_m BETWEEN 0 AND 100000),
    avg_hr     INTEGER CHECK (avg_hr BETWEEN 0 AND 300),
    max_hr     INTEGER CHECK (max_hr BETWEEN 0 AND 300),
    cadence    INTEGER CHECK (cadence BETWEEN 0 AND 400),
    calories   INTEGER CHECK (calories BETWEEN 0 AND 100000)
) STRICT;

CREATE TABLE glide (
    entry_id     INTEGER PRIMARY KEY REFERENCES entry (id),
    -- Skipped on purpose is not the same as not recorded: that has no row at all.
    status       TEXT    NOT NULL CHECK (status IN ('done', 'skipped')),
    nerve        TEXT    CHECK (length(nerve) BETWEEN 1 AND 40),
    technique    TEXT    CHECK (technique IN ('slider', 'tensioner')),
    position     TEXT    CHECK (position IN ('seated', 'supine', 'side-lying', 'standing', 'long-sit')),
    side         TEXT    CHECK (side IN ('left', 'right', 'both', 'midline')),
    sets         INTEGER CHECK (sets BETWEEN 1 AND 50),
    reps         INTEGER CHECK (reps BETWEEN 1 AND 500),
    hold_s       INTEGER CHECK (hold_s BETWEEN 0 AND 600),
    -- As entered: 18 in of one leg is not the angle of another.
    height       REAL    CHECK (height BETWEEN 0 AND 200),
    height_unit  TEXT    CHECK (height_unit IN ('in', 'cm', 'deg')),
    minutes      INTEGER CHECK (minutes BETWEEN 1 AND 300),
    symptom      INTEGER CHECK (symptom BETWEEN 0 AND 10),
    tingling     INTEGER NOT NULL CHECK (tingling IN (0, 1)),
    numb         INTEGER NOT NULL CHECK (numb IN (0, 1)),
    shooting     INTEGER NOT NULL CHECK (shooting IN (0, 1)),
    CHECK ((height IS NULL) = (height_unit IS NULL))
) STRICT;

CREATE INDEX glide_by_nerve ON glide (nerve);

-- Every pain score there is, of a run or on its own. The instant is the entry's: `before` is a run's
-- start, `after` its end. A morning score is an entry of its own on the day it speaks of, so that
-- the next-morning reading of a run is one row, however it was typed.
CREATE TABLE pain_reading (
    id             INTEGER PRIMARY KEY,
    entry_id       INTEGER NOT NULL REFERENCES entry (id),
    site           TEXT    CHECK (length(site) BETWEEN 1 AND 40),
    side           TEXT    CHECK (side IN ('left', 'right', 'both', 'midline')),
    moment         TEXT    NOT NULL CHECK (moment IN ('morning', 'before', 'worst', 'after', 'rest', 'decision')),
    score          INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    -- Beside the score, never folded into it.
    tingling       INTEGER NOT NULL CHECK (tingling IN (0, 1)),
    numb           INTEGER NOT NULL CHECK (numb IN (0, 1)),
    shooting       INTEGER NOT NULL CHECK (shooting IN (0, 1)),
    recorded_at_ms INTEGER NOT NULL
) STRICT;

-- One score a place and moment; COALESCE because NULLs would all differ.
CREATE UNIQUE INDEX pain_reading_once
    ON pain_reading (entry_id, moment, COALESCE(site, ''), COALESCE(side, ''));
CREATE INDEX pain_reading_by_site ON pain_reading (site);

CREATE TABLE treatment (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    status   TEXT NOT NULL CHECK (status IN ('done', 'skipped'))
) STRICT;

CREATE INDEX treatment_by_name ON treatment (name);

CREATE TABLE rating (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    scale    TEXT    NOT NULL CHECK (scale IN ('pgic', 'psfs', 'lefs', 'visa-h', 'ostrc')),
    value    INTEGER NOT NULL,
    activity TEXT    CHECK (activity <> ''),
    CHECK ((activity IS NOT NULL) = (scale = 'psfs')),
    CHECK (CASE scale WHEN 'pgic' THEN value BETWEEN 1 AND 7
                      WHEN 'psfs' THEN value BETWEEN 0 AND 10
                      WHEN 'lefs' THEN value BETWEEN 0 AND 80
                      ELSE value BETWEEN 0 AND 100 END)
) STRICT;

-- The first day is the entry's day.
CREATE TABLE injury (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    site     TEXT NOT NULL CHECK (length(site) BETWEEN 1 AND 40),
    side     TEXT CHECK (side IN ('left', 'right', 'both', 'midline')),
    to_day   TEXT CHECK (to_day IS date(to_day))
) STRICT;

-- Settings are entries too: undone, exported and merged like the rest. One key has one uuid everywhere.
CREATE TABLE setting (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    key      TEXT NOT NULL UNIQUE,
    value    TEXT NOT NULL
) STRICT;

CREATE TABLE tag (
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    position INTEGER NOT NULL,
    name     TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    PRIMARY KEY (entry_id, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX tag_by_name ON tag (name);

-- Which file a value came from.
CREATE TABLE source (
    id     INTEGER PRIMARY KEY,
    file   TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    format TEXT NOT NULL,
    UNIQUE (sha256, file)
) STRICT;

CREATE TABLE value_source (
    entry_id  INTEGER NOT NULL REFERENCES entry (id),
    source_id INTEGER NOT NULL REFERENCES source (id),
    position  INTEGER NOT NULL,
    field     TEXT    NOT NULL,
    PRIMARY KEY (entry_id, source_id, field)
) STRICT, WITHOUT ROWID;

-- One row a command that wrote, with every entry it touched before and after: undo writes the
-- befores back, redo the afters. `state`: done, undone (can be redone), or gone (undone, and
-- something else was written since).
CREATE TABLE change (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms        INTEGER NOT NULL,
    utc_offset_s INTEGER NOT NULL CHECK (utc_offset_s BETWEEN -64800 AND 64800),
    who          TEXT    NOT NULL,
    command      TEXT    NOT NULL,
    state        TEXT    NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'gone')),
    state_at_ms  INTEGER
) STRICT;

CREATE INDEX change_by_state ON change (state, id);

-- `before` and `after` are documents as an export holds them; NULL where the entry was not there.
CREATE TABLE change_entry (
    change_id INTEGER NOT NULL REFERENCES change (id),
    position  INTEGER NOT NULL,
    entry_id  INTEGER NOT NULL REFERENCES entry (id),
    before    TEXT    CHECK (json_valid(before)),
    after     TEXT    CHECK (json_valid(after)),
    PRIMARY KEY (change_id, position)
) STRICT, WITHOUT ROWID;

-- What a later reading must know and nobody sets by hand, such as when a result was first shown.
CREATE TABLE mark (
    name  TEXT PRIMARY KEY,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
