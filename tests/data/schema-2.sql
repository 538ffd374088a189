-- A journal as schema 2 left it: it must open for ever.
PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1735158116;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE change (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms        INTEGER NOT NULL,
    utc_offset_s INTEGER NOT NULL CHECK (utc_offset_s BETWEEN -64800 AND 64800),
    who          TEXT    NOT NULL,
    command      TEXT    NOT NULL,
    state        TEXT    NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'gone')),
    state_at_ms  INTEGER
) STRICT;
INSERT INTO "change" VALUES(1,1795215600000,-18000,'runner','set units','done',NULL);
INSERT INTO "change" VALUES(2,1795215601000,-18000,'runner','injury start','done',NULL);
INSERT INTO "change" VALUES(3,1795215602000,-18000,'runner','glide','done',NULL);
INSERT INTO "change" VALUES(4,1795215603000,-18000,'runner','run','done',NULL);
INSERT INTO "change" VALUES(5,1795215604000,-18000,'runner','pain','done',NULL);
INSERT INTO "change" VALUES(6,1795215605000,-18000,'runner','treat','done',NULL);
INSERT INTO "change" VALUES(7,1795215606000,-18000,'runner','rate','done',NULL);
INSERT INTO "change" VALUES(8,1795215607000,-18000,'runner','skip glide','done',NULL);
INSERT INTO "change" VALUES(9,1795215608000,-18000,'runner','run','done',NULL);
INSERT INTO "change" VALUES(10,1795215609000,-18000,'runner','rm #9','done',NULL);
INSERT INTO "change" VALUES(11,1795215610000,-18000,'runner','set window_h','done',NULL);
INSERT INTO "change" VALUES(12,1795258800000,-18000,'runner','trial start','done',NULL);
INSERT INTO "change" VALUES(13,1795259400000,-18000,'runner','flip','done',NULL);
INSERT INTO "change" VALUES(14,1795266600000,-18000,'runner','run','done',NULL);
INSERT INTO "change" VALUES(15,1795266660000,-18000,'runner','trial stop','done',NULL);
INSERT INTO "change" VALUES(16,1795266720000,-18000,'runner','edit #4','undone',1795266780000);
CREATE TABLE change_entry (
    change_id INTEGER NOT NULL REFERENCES change (id),
    position  INTEGER NOT NULL,
    entry_id  INTEGER NOT NULL REFERENCES entry (id),
    before    TEXT    CHECK (json_valid(before)),
    after     TEXT    CHECK (json_valid(after)),
    PRIMARY KEY (change_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "change_entry" VALUES(1,0,1,NULL,'{"kind":"setting","uuid":"ee822090-ae6c-8f67-ad73-657474696e67","modified_at":"2026-11-20T23:00:00.000Z","at":"2026-11-20T18:00:00-05:00","key":"units","value":"mi"}');
INSERT INTO "change_entry" VALUES(2,0,2,NULL,'{"kind":"injury","uuid":"01a1fb30-2d68-740f-bab2-e53f8f1f6c5d","modified_at":"2026-11-20T23:00:01.000Z","site":"hamstring","side":"left","from":"2026-08-01","to":null}');
INSERT INTO "change_entry" VALUES(3,0,3,NULL,'{"kind":"glide","uuid":"01a1fb30-3150-7b5f-8f58-722af4ab3708","modified_at":"2026-11-20T23:00:02.000Z","at":"2026-11-20T06:00:00-05:00","nerve":"sciatic","technique":null,"position":"supine","side":"left","sets":2,"reps":15,"hold_s":2,"height":"18in","minutes":null,"symptom":null,"flags":[],"status":"done"}');
INSERT INTO "change_entry" VALUES(4,0,4,NULL,'{"kind":"run","uuid":"01a1fb30-3538-7a88-aac7-cb9220df9ef8","modified_at":"2026-11-20T23:00:03.000Z","at":"2026-11-20T07:10:00-05:00","distance_m":8046.72,"moving_s":2650,"elapsed_s":2650,"effort":4,"feel":null,"pain":[{"site":"hamstring","side":"left","before":1,"worst":3,"after":2}],"cut_short":false,"treadmill":false,"tags":["solo"],"note":"easy"}');
INSERT INTO "change_entry" VALUES(5,0,5,NULL,'{"kind":"pain","uuid":"01a1fb30-3920-7917-8784-b80eba37f2d8","modified_at":"2026-11-20T23:00:04.000Z","at":"2026-11-20T06:30:00-05:00","site":"hamstring","side":"left","score":2,"moment":"morning"}');
INSERT INTO "change_entry" VALUES(6,0,6,NULL,'{"kind":"treatment","uuid":"01a1fb30-3d08-714c-af7c-3aa83694cdf6","modified_at":"2026-11-20T23:00:05.000Z","at":"2026-11-20T18:00:05-05:00","name":"pelvic correction","status":"done"}');
INSERT INTO "change_entry" VALUES(7,0,7,NULL,'{"kind":"rating","uuid":"01a1fb30-40f0-7257-b17e-35c1c89ba091","modified_at":"2026-11-20T23:00:06.000Z","at":"2026-11-20T18:00:06-05:00","scale":"pgic","value":3}');
INSERT INTO "change_entry" VALUES(8,0,8,NULL,'{"kind":"glide","uuid":"01a1fb30-44d8-7b6d-9bba-5e67735ac3a3","modified_at":"2026-11-20T23:00:07.000Z","at":"2026-11-20T18:00:07-05:00","nerve":null,"technique":null,"position":null,"side":null,"sets":null,"reps":null,"hold_s":null,"height":null,"minutes":null,"symptom":null,"flags":[],"status":"skipped","note":"hotel"}');
INSERT INTO "change_entry" VALUES(9,0,9,NULL,'{"kind":"run","uuid":"01a1fb30-48c0-74fd-b3b5-2dcadfb122da","modified_at":"2026-11-20T23:00:08.000Z","at":"2026-11-19","distance_m":4828.032,"moving_s":null,"elapsed_s":null,"effort":null,"feel":null,"pain":[],"cut_short":false,"treadmill":false,"tags":[],"note":null}');
INSERT INTO "change_entry" VALUES(10,0,9,'{"kind":"run","uuid":"01a1fb30-48c0-74fd-b3b5-2dcadfb122da","modified_at":"2026-11-20T23:00:08.000Z","at":"2026-11-19","distance_m":4828.032,"moving_s":null,"elapsed_s":null,"effort":null,"feel":null,"pain":[],"cut_short":false,"treadmill":false,"tags":[],"note":null}',NULL);
INSERT INTO "change_entry" VALUES(11,0,10,NULL,'{"kind":"setting","uuid":"f07d2580-aa8b-80e1-ad73-657474696e67","modified_at":"2026-11-20T23:00:10.000Z","at":"2026-11-20T18:00:10-05:00","key":"window_h","value":"8"}');
INSERT INTO "change_entry" VALUES(12,0,11,NULL,'{"kind":"trial","uuid":"01a1fdc3-5780-7b91-84b0-766a492aa829","modified_at":"2026-11-21T11:00:00.000Z","at":"2026-11-21T06:00:00-05:00","exposure":"glide","design":"coin","pairs":6,"block":4,"felt_percent":20,"unrevealed":"2c6c3008468751cc00ef35f54986dd5b55bd42e41665","window_h":8,"site":"hamstring","side":"left","stopped":null}');
INSERT INTO "change_entry" VALUES(13,0,12,NULL,'{"kind":"flip","uuid":"142e56ac-0415-8c0e-bfdb-31a6b3bc63e3","modified_at":"2026-11-21T11:10:00.000Z","at":"2026-11-21T06:10:00-05:00","trial":"01a1fdc3-5780-7b91-84b0-766a492aa829","position":1,"assigned":"without","felt":{"site":"hamstring","side":"left","score":2}}');
INSERT INTO "change_entry" VALUES(14,0,13,NULL,'{"kind":"run","uuid":"01a1fe3a-5c40-7833-bb6e-705b42beaecb","modified_at":"2026-11-21T13:10:00.000Z","at":"2026-11-21T07:00:00-05:00","distance_m":6437.376,"moving_s":2160,"elapsed_s":2160,"effort":null,"feel":null,"pain":[{"site":"hamstring","side":"left","before":null,"worst":2,"after":null}],"cut_short":false,"treadmill":false,"tags":[],"note":null}');
INSERT INTO "change_entry" VALUES(15,0,11,'{"kind":"trial","uuid":"01a1fdc3-5780-7b91-84b0-766a492aa829","modified_at":"2026-11-21T11:00:00.000Z","at":"2026-11-21T06:00:00-05:00","exposure":"glide","design":"coin","pairs":6,"block":4,"felt_percent":20,"unrevealed":"2c6c3008468751cc00ef35f54986dd5b55bd42e41665","window_h":8,"site":"hamstring","side":"left","stopped":null}','{"kind":"trial","uuid":"01a1fdc3-5780-7b91-84b0-766a492aa829","modified_at":"2026-11-21T13:11:00.000Z","recorded_at":"2026-11-21T11:00:00.000Z","at":"2026-11-21T06:00:00-05:00","exposure":"glide","design":"coin","pairs":6,"block":4,"felt_percent":20,"unrevealed":"2c6c3008468751cc00ef35f54986dd5b55bd42e41665","window_h":8,"site":"hamstring","side":"left","stopped":{"at":"2026-11-21T08:11:00-05:00","verdict":"unsure","reason":"a holiday"}}');
INSERT INTO "change_entry" VALUES(16,0,4,'{"kind":"run","uuid":"01a1fb30-3538-7a88-aac7-cb9220df9ef8","modified_at":"2026-11-20T23:00:03.000Z","at":"2026-11-20T07:10:00-05:00","distance_m":8046.72,"moving_s":2650,"elapsed_s":2650,"effort":4,"feel":null,"pain":[{"site":"hamstring","side":"left","before":1,"worst":3,"after":2}],"cut_short":false,"treadmill":false,"tags":["solo"],"note":"easy"}','{"kind":"run","uuid":"01a1fb30-3538-7a88-aac7-cb9220df9ef8","modified_at":"2026-11-21T13:12:00.000Z","recorded_at":"2026-11-20T23:00:03.000Z","at":"2026-11-20T07:10:00-05:00","distance_m":8046.72,"moving_s":2650,"elapsed_s":2650,"effort":5,"feel":null,"pain":[{"site":"hamstring","side":"left","before":1,"worst":3,"after":2}],"cut_short":false,"treadmill":false,"tags":["solo"],"note":"easy"}');
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
INSERT INTO "entry" VALUES(1,'ee822090-ae6c-8f67-ad73-657474696e67','setting','2026-11-20',1795215600,-18000,1795215600000,1795215600000,0,NULL);
INSERT INTO "entry" VALUES(2,'01a1fb30-2d68-740f-bab2-e53f8f1f6c5d','injury','2026-08-01',NULL,NULL,1795215601000,1795215601000,0,NULL);
INSERT INTO "entry" VALUES(3,'01a1fb30-3150-7b5f-8f58-722af4ab3708','glide','2026-11-20',1795172400,-18000,1795215602000,1795215602000,0,NULL);
INSERT INTO "entry" VALUES(4,'01a1fb30-3538-7a88-aac7-cb9220df9ef8','run','2026-11-20',1795176600,-18000,1795215603000,1795266780000,0,'easy');
INSERT INTO "entry" VALUES(5,'01a1fb30-3920-7917-8784-b80eba37f2d8','pain','2026-11-20',1795174200,-18000,1795215604000,1795215604000,0,NULL);
INSERT INTO "entry" VALUES(6,'01a1fb30-3d08-714c-af7c-3aa83694cdf6','treatment','2026-11-20',1795215605,-18000,1795215605000,1795215605000,0,NULL);
INSERT INTO "entry" VALUES(7,'01a1fb30-40f0-7257-b17e-35c1c89ba091','rating','2026-11-20',1795215606,-18000,1795215606000,1795215606000,0,NULL);
INSERT INTO "entry" VALUES(8,'01a1fb30-44d8-7b6d-9bba-5e67735ac3a3','glide','2026-11-20',1795215607,-18000,1795215607000,1795215607000,0,'hotel');
INSERT INTO "entry" VALUES(9,'01a1fb30-48c0-74fd-b3b5-2dcadfb122da','run','2026-11-19',NULL,NULL,1795215608000,1795215609000,1,NULL);
INSERT INTO "entry" VALUES(10,'f07d2580-aa8b-80e1-ad73-657474696e67','setting','2026-11-20',1795215610,-18000,1795215610000,1795215610000,0,NULL);
INSERT INTO "entry" VALUES(11,'01a1fdc3-5780-7b91-84b0-766a492aa829','trial','2026-11-21',1795258800,-18000,1795258800000,1795266660000,0,NULL);
INSERT INTO "entry" VALUES(12,'142e56ac-0415-8c0e-bfdb-31a6b3bc63e3','flip','2026-11-21',1795259400,-18000,1795259400000,1795259400000,0,NULL);
INSERT INTO "entry" VALUES(13,'01a1fe3a-5c40-7833-bb6e-705b42beaecb','run','2026-11-21',1795262400,-18000,1795266600000,1795266600000,0,NULL);
CREATE TABLE flip (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    trial    TEXT    NOT NULL CHECK (length(trial) = 36),
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 200),
    glide    INTEGER NOT NULL CHECK (glide IN (0, 1)),
    -- No place is thrown for twice.
    UNIQUE (trial, position)
) STRICT;
INSERT INTO "flip" VALUES(12,'01a1fdc3-5780-7b91-84b0-766a492aa829',1,0);
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
INSERT INTO "glide" VALUES(3,'done','sciatic',NULL,'supine','left',2,15,2,18.0,'in',NULL,NULL,0,0,0);
INSERT INTO "glide" VALUES(8,'skipped',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0);
CREATE TABLE injury (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    site     TEXT NOT NULL CHECK (length(site) BETWEEN 1 AND 40),
    side     TEXT CHECK (side IN ('left', 'right', 'both', 'midline')),
    to_day   TEXT CHECK (to_day IS date(to_day))
) STRICT;
INSERT INTO "injury" VALUES(2,'hamstring','left',NULL);
CREATE TABLE mark (
    name  TEXT PRIMARY KEY,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE migration (
    step   INTEGER PRIMARY KEY,
    sha256 TEXT    NOT NULL
) STRICT;
INSERT INTO "migration" VALUES(1,'8155ac7abd81188f906821c07fee1517e3e0222eef5fa23ff41d0f233ea63ea9');
INSERT INTO "migration" VALUES(2,'a321326e8bffed7abe8c789d74ee9732afb53044308369b9de8d50a3d98481b0');
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
INSERT INTO "pain_reading" VALUES(4,5,'hamstring','left','morning',2,0,0,0,1795215604000);
INSERT INTO "pain_reading" VALUES(5,12,'hamstring','left','decision',2,0,0,0,1795259400000);
INSERT INTO "pain_reading" VALUES(6,13,'hamstring','left','worst',2,0,0,0,1795266600000);
INSERT INTO "pain_reading" VALUES(7,4,'hamstring','left','before',1,0,0,0,1795215603000);
INSERT INTO "pain_reading" VALUES(8,4,'hamstring','left','worst',3,0,0,0,1795215603000);
INSERT INTO "pain_reading" VALUES(9,4,'hamstring','left','after',2,0,0,0,1795215603000);
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
INSERT INTO "rating" VALUES(7,'pgic',3,NULL);
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
INSERT INTO "run" VALUES(4,8046.72,2650,2650,4,NULL,0,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "run" VALUES(9,4828.032,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "run" VALUES(13,6437.376,2160,2160,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE setting (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    key      TEXT NOT NULL UNIQUE,
    value    TEXT NOT NULL
) STRICT;
INSERT INTO "setting" VALUES(1,'units','mi');
INSERT INTO "setting" VALUES(10,'window_h','8');
CREATE TABLE source (
    id     INTEGER PRIMARY KEY,
    file   TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    format TEXT NOT NULL,
    UNIQUE (sha256, file)
) STRICT;
CREATE TABLE tag (
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    position INTEGER NOT NULL,
    name     TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    PRIMARY KEY (entry_id, name)
) STRICT, WITHOUT ROWID;
INSERT INTO "tag" VALUES(4,0,'solo');
CREATE TABLE treatment (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    status   TEXT NOT NULL CHECK (status IN ('done', 'skipped'))
) STRICT;
INSERT INTO "treatment" VALUES(6,'pelvic correction','done');
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
INSERT INTO "trial" VALUES(11,NULL,'coin',8,'hamstring','left',6,4,'2c6c3008468751cc00ef35f54986dd5b55bd42e41665',20,NULL,NULL);
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
INSERT INTO "trial_stop" VALUES(11,1795266660,-18000,'unsure','a holiday',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE value_source (
    entry_id  INTEGER NOT NULL REFERENCES entry (id),
    source_id INTEGER NOT NULL REFERENCES source (id),
    position  INTEGER NOT NULL,
    field     TEXT    NOT NULL,
    PRIMARY KEY (entry_id, source_id, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_by_day ON entry (day) WHERE deleted = 0;
CREATE INDEX entry_by_kind ON entry (kind, day, at_utc) WHERE deleted = 0;
CREATE INDEX glide_by_nerve ON glide (nerve);
CREATE UNIQUE INDEX pain_reading_once
    ON pain_reading (entry_id, moment, COALESCE(site, ''), COALESCE(side, ''));
CREATE INDEX pain_reading_by_site ON pain_reading (site);
CREATE INDEX treatment_by_name ON treatment (name);
CREATE INDEX tag_by_name ON tag (name);
CREATE INDEX change_by_state ON change (state, id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',16);
INSERT INTO "sqlite_sequence" VALUES('entry',13);
COMMIT;
