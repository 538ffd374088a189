-- Trials: something tried for a while, by the throw of a coin or by watching.

CREATE TABLE trial (
    entry_id     INTEGER PRIMARY KEY REFERENCES entry (id),
    -- NULL is gliding, which has entries of its own kind.
    treatment    TEXT    CHECK (length(treatment) BETWEEN 1 AND 60),
    design       TEXT    NOT NULL CHECK (design IN ('coin', 'observe')),
    -- Fixed at the start: what is asked of the numbers must not follow from them.
    window_h     INTEGER NOT NULL CHECK (window_h BETWEEN 1 AND 24),
    site         TEXT    CHECK (length(site) BETWEEN 1 AND 40),
    side         TEXT    CHECK (side IN ('left', 'right', 'both', 'midline')),
    pairs        INTEGER CHECK (pairs BETWEEN 6 AND 100),
    block        INTEGER CHECK (block IN (2, 4)),
    -- Seed and schedule in a form that no eye reads: one who looks over the file learns nothing of the runs to come.
    sealed       TEXT    CHECK (sealed <> ''),
    -- Share of runs without the coin's score, in percent, above which that score is left out of the comparison.
    felt_percent INTEGER CHECK (felt_percent BETWEEN 0 AND 100),
    min_days     INTEGER CHECK (min_days BETWEEN 1 AND 365),
    per_week     INTEGER CHECK (per_week BETWEEN 1 AND 50),
    CHECK (CASE design
               WHEN 'coin' THEN pairs IS NOT NULL AND block IS NOT NULL AND sealed IS NOT NULL AND felt_percent IS NOT NULL
                                AND min_days IS NULL AND per_week IS NULL
               ELSE pairs IS NULL AND block IS NULL AND sealed IS NULL AND felt_percent IS NULL
                    AND min_days IS NOT NULL AND per_week IS NOT NULL END)
) STRICT;

-- The end, with the person's own word and, of a trial that was watched, the numbers of that day.
CREATE TABLE trial_stop (
    entry_id     INTEGER PRIMARY KEY REFERENCES entry (id),
    at_utc       INTEGER NOT NULL CHECK (at_utc BETWEEN -2208988800 AND 253370764800),
    utc_offset_s INTEGER NOT NULL CHECK (utc_offset_s BETWEEN -64800 AND 64800),
    verdict      TEXT    NOT NULL CHECK (verdict IN ('keep', 'drop', 'unsure')),
    reason       TEXT    CHECK (length(reason) BETWEEN 1 AND 1000),
    days         INTEGER CHECK (days BETWEEN 0 AND 100000),
    sessions     INTEGER CHECK (sessions BETWEEN 0 AND 100000),
    runs_before  INTEGER CHECK (runs_before BETWEEN 0 AND 100000),
    mean_before  REAL    CHECK (mean_before BETWEEN 0 AND 10),
    runs_since   INTEGER CHECK (runs_since BETWEEN 0 AND 100000),
    mean_since   REAL    CHECK (mean_since BETWEEN 0 AND 10)
) STRICT;

-- One throw. When it was shown is the entry's own time; how it felt before it was shown is a pain_reading.
-- The trial is named by its identity, because another journal gives it another number.
CREATE TABLE flip (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    trial    TEXT    NOT NULL CHECK (length(trial) = 36),
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 200),
    glide    INTEGER NOT NULL CHECK (glide IN (0, 1)),
    -- No place is thrown for twice.
    UNIQUE (trial, position)
) STRICT;
