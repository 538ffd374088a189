-- A journal as schema 1 left it: it must open for ever.
PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1735158116;
PRAGMA user_version = 1;
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
INSERT INTO "change" VALUES(1,1795215600000,-18000,'runner','injury start','done',NULL);
INSERT INTO "change" VALUES(2,1795215600000,-18000,'runner','set units','done',NULL);
INSERT INTO "change" VALUES(3,1795215600000,-18000,'runner','glide','done',NULL);
INSERT INTO "change" VALUES(4,1795215600000,-18000,'runner','run','done',NULL);
INSERT INTO "change" VALUES(5,1795215600000,-18000,'runner','pain','done',NULL);
INSERT INTO "change" VALUES(6,1795215600000,-18000,'runner','treat','done',NULL);
INSERT INTO "change" VALUES(7,1795215600000,-18000,'runner','rate','done',NULL);
INSERT INTO "change" VALUES(8,1795215600000,-18000,'runner','run','done',NULL);
INSERT INTO "change" VALUES(9,1795215600000,-18000,'runner','rm #8','done',NULL);
INSERT INTO "change" VALUES(10,1795215600000,-18000,'runner','edit #4','undone',1795215600000);
CREATE TABLE change_entry (
    change_id INTEGER NOT NULL REFERENCES change (id),
    position  INTEGER NOT NULL,
    entry_id  INTEGER NOT NULL REFERENCES entry (id),
    before    TEXT    CHECK (json_valid(before)),
    after     TEXT    CHECK (json_valid(after)),
    PRIMARY KEY (change_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "change_entry" VALUES(1,0,1,NULL,'{"kind":"injury","uuid":"01a1fb30-2980-7e22-8c0e-384c4ba9851f","modified_at":"2026-11-20T23:00:00.000Z","site":"hamstring","side":"left","from":"2026-08-01","to":null}');
INSERT INTO "change_entry" VALUES(2,0,2,NULL,'{"kind":"setting","uuid":"ee822090-ae6c-8f67-ad73-657474696e67","modified_at":"2026-11-20T23:00:00.000Z","at":"2026-11-20T18:00:00-05:00","key":"units","value":"mi"}');
INSERT INTO "change_entry" VALUES(3,0,3,NULL,'{"kind":"glide","uuid":"01a1fb30-2980-7304-8896-c5b820c2d9e6","modified_at":"2026-11-20T23:00:00.000Z","at":"2026-11-20T06:00:00-05:00","nerve":"sciatic","technique":null,"position":"supine","side":"left","sets":2,"reps":15,"hold_s":2,"height":"18in","minutes":null,"symptom":null,"flags":[],"status":"done"}');
INSERT INTO "change_entry" VALUES(4,0,4,NULL,'{"kind":"run","uuid":"01a1fb30-2980-7e70-bc1f-d7101f664514","modified_at":"2026-11-20T23:00:00.000Z","at":"2026-11-20T07:10:00-05:00","distance_m":8046.72,"moving_s":2650,"elapsed_s":2650,"effort":4,"feel":null,"pain":[{"site":"hamstring","side":"left","before":1,"worst":3,"after":2}],"cut_short":false,"treadmill":false,"tags":["solo"],"note":"#solo easy"}');
INSERT INTO "change_entry" VALUES(5,0,5,NULL,'{"kind":"pain","uuid":"01a1fb30-2980-79ca-acb4-db64517641ab","modified_at":"2026-11-20T23:00:00.000Z","at":"2026-11-20T18:00:00-05:00","site":"hamstring","side":"left","score":2,"moment":"morning"}');
INSERT INTO "change_entry" VALUES(6,0,6,NULL,'{"kind":"treatment","uuid":"01a1fb30-2980-7cb5-ab9e-2cad7783447c","modified_at":"2026-11-20T23:00:00.000Z","at":"2026-11-20T18:00:00-05:00","name":"pelvic correction","status":"done"}');
INSERT INTO "change_entry" VALUES(7,0,7,NULL,'{"kind":"rating","uuid":"01a1fb30-2980-7d9b-a344-1263b59e46bf","modified_at":"2026-11-20T23:00:00.000Z","at":"2026-11-20T18:00:00-05:00","scale":"pgic","value":3}');
INSERT INTO "change_entry" VALUES(8,0,8,NULL,'{"kind":"run","uuid":"01a1fb30-2980-7e79-8c18-313244af70f3","modified_at":"2026-11-20T23:00:00.000Z","at":"2026-11-19T18:00:00-05:00","distance_m":6437.376,"moving_s":2400,"elapsed_s":2400,"effort":3,"feel":null,"pain":[],"cut_short":false,"treadmill":false,"tags":[],"note":null}');
INSERT INTO "change_entry" VALUES(9,0,8,'{"kind":"run","uuid":"01a1fb30-2980-7e79-8c18-313244af70f3","modified_at":"2026-11-20T23:00:00.000Z","at":"2026-11-19T18:00:00-05:00","distance_m":6437.376,"moving_s":2400,"elapsed_s":2400,"effort":3,"feel":null,"pain":[],"cut_short":false,"treadmill":false,"tags":[],"note":null}',NULL);
INSERT INTO "change_entry" VALUES(10,0,4,'{"kind":"run","uuid":"01a1fb30-2980-7e70-bc1f-d7101f664514","modified_at":"2026-11-20T23:00:00.000Z","at":"2026-11-20T07:10:00-05:00","distance_m":8046.72,"moving_s":2650,"elapsed_s":2650,"effort":4,"feel":null,"pain":[{"site":"hamstring","side":"left","before":1,"worst":3,"after":2}],"cut_short":false,"treadmill":false,"tags":["solo"],"note":"#solo easy"}','{"kind":"run","uuid":"01a1fb30-2980-7e70-bc1f-d7101f664514","modified_at":"2026-11-20T23:00:00.000Z","at":"2026-11-20T07:10:00-05:00","distance_m":8046.72,"moving_s":2650,"elapsed_s":2650,"effort":5,"feel":null,"pain":[{"site":"hamstring","side":"left","before":1,"worst":3,"after":2}],"cut_short":false,"treadmill":false,"tags":["solo"],"note":"#solo easy"}');
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
INSERT INTO "entry" VALUES(1,'01a1fb30-2980-7e22-8c0e-384c4ba9851f','injury','2026-08-01',NULL,NULL,1795215600000,1795215600000,0,NULL);
INSERT INTO "entry" VALUES(2,'ee822090-ae6c-8f67-ad73-657474696e67','setting','2026-11-20',1795215600,-18000,1795215600000,1795215600000,0,NULL);
INSERT INTO "entry" VALUES(3,'01a1fb30-2980-7304-8896-c5b820c2d9e6','glide','2026-11-20',1795172400,-18000,1795215600000,1795215600000,0,NULL);
INSERT INTO "entry" VALUES(4,'01a1fb30-2980-7e70-bc1f-d7101f664514','run','2026-11-20',1795176600,-18000,1795215600000,1795215600000,0,'#solo easy');
INSERT INTO "entry" VALUES(5,'01a1fb30-2980-79ca-acb4-db64517641ab','pain','2026-11-20',1795215600,-18000,1795215600000,1795215600000,0,NULL);
INSERT INTO "entry" VALUES(6,'01a1fb30-2980-7cb5-ab9e-2cad7783447c','treatment','2026-11-20',1795215600,-18000,1795215600000,1795215600000,0,NULL);
INSERT INTO "entry" VALUES(7,'01a1fb30-2980-7d9b-a344-1263b59e46bf','rating','2026-11-20',1795215600,-18000,1795215600000,1795215600000,0,NULL);
INSERT INTO "entry" VALUES(8,'01a1fb30-2980-7e79-8c18-313244af70f3','run','2026-11-19',1795129200,-18000,1795215600000,1795215600000,1,NULL);
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
CREATE TABLE injury (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    site     TEXT NOT NULL CHECK (length(site) BETWEEN 1 AND 40),
    side     TEXT CHECK (side IN ('left', 'right', 'both', 'midline')),
    to_day   TEXT CHECK (to_day IS date(to_day))
) STRICT;
INSERT INTO "injury" VALUES(1,'hamstring','left',NULL);
CREATE TABLE mark (
    name  TEXT PRIMARY KEY,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE migration (
    step   INTEGER PRIMARY KEY,
    sha256 TEXT    NOT NULL
) STRICT;
INSERT INTO "migration" VALUES(1,'8155ac7abd81188f906821c07fee1517e3e0222eef5fa23ff41d0f233ea63ea9');
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
INSERT INTO "pain_reading" VALUES(4,5,'hamstring','left','morning',2,0,0,0,1795215600000);
INSERT INTO "pain_reading" VALUES(5,4,'hamstring','left','before',1,0,0,0,1795215600000);
INSERT INTO "pain_reading" VALUES(6,4,'hamstring','left','worst',3,0,0,0,1795215600000);
INSERT INTO "pain_reading" VALUES(7,4,'hamstring','left','after',2,0,0,0,1795215600000);
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
INSERT INTO "run" VALUES(8,6437.376,2400,2400,3,NULL,0,0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE setting (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    key      TEXT NOT NULL UNIQUE,
    value    TEXT NOT NULL
) STRICT;
INSERT INTO "setting" VALUES(2,'units','mi');
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
INSERT INTO "sqlite_sequence" VALUES('entry',8);
INSERT INTO "sqlite_sequence" VALUES('change',10);
COMMIT;
