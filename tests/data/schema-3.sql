-- A journal as schema 3 left it: it must open for ever.
PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1735158116;
PRAGMA user_version = 3;
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
INSERT INTO "change" VALUES(12,1795215611000,-18000,'runner','rate','done',NULL);
INSERT INTO "change" VALUES(13,1795215612000,-18000,'runner','import a.gpx','done',NULL);
INSERT INTO "change" VALUES(14,1795215613000,-18000,'runner','set zones','done',NULL);
INSERT INTO "change" VALUES(15,1795215614000,-18000,'runner','injury start','done',NULL);
INSERT INTO "change" VALUES(16,1795215615000,-18000,'runner','injury end','done',NULL);
INSERT INTO "change" VALUES(17,1795258800000,-18000,'runner','trial start','done',NULL);
INSERT INTO "change" VALUES(18,1795259400000,-18000,'runner','flip','done',NULL);
INSERT INTO "change" VALUES(19,1795266600000,-18000,'runner','run','done',NULL);
INSERT INTO "change" VALUES(20,1795266660000,-18000,'runner','trial stop','done',NULL);
INSERT INTO "change" VALUES(21,1795266720000,-18000,'runner','trial start','done',NULL);
INSERT INTO "change" VALUES(22,1795266780000,-18000,'runner','edit #4','gone',1795266840000);
INSERT INTO "change" VALUES(23,1795266900000,-18000,'runner','run','gone',1795266960000);
INSERT INTO "change" VALUES(24,1795267020000,-18000,'runner','run','done',NULL);
INSERT INTO "change" VALUES(25,1795267080000,-18000,'runner','edit #4','undone',1795267140000);
CREATE TABLE change_entry (
    change_id INTEGER NOT NULL REFERENCES change (id),
    position  INTEGER NOT NULL,
    entry_id  INTEGER NOT NULL REFERENCES entry (id),
    before    TEXT    CHECK (json_valid(before)),
    after     TEXT    CHECK (json_valid(after)),
    PRIMARY KEY (change_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "change_entry" VALUES(1,0,1,NULL,'{"kind":"setting","uuid":"ee822090-ae6c-8f67-ad73-657474696e67","modified_at":"2026-11-20T23:00:00.000Z","at":"2026-11-20T18:00:00-05:00","key":"units","value":"mi"}');
INSERT INTO "change_entry" VALUES(2,0,2,NULL,'{"kind":"injury","uuid":"01a1fb30-2d68-738a-beb5-21c865c8d636","modified_at":"2026-11-20T23:00:01.000Z","site":"hamstring","side":"left","from":"2026-08-01","to":null}');
INSERT INTO "change_entry" VALUES(3,0,3,NULL,'{"kind":"glide","uuid":"01a1fb30-3150-7306-8a33-5f4ed7848826","modified_at":"2026-11-20T23:00:02.000Z","at":"2026-11-20T06:00:00-05:00","nerve":"sciatic","technique":"slider","position":"supine","side":"left","sets":2,"reps":15,"hold_s":2,"height":"18in","minutes":10,"symptom":1,"flags":[],"status":"done"}');
INSERT INTO "change_entry" VALUES(4,0,4,NULL,'{"kind":"run","uuid":"01a1fb30-3538-70bf-868f-245ad90deb72","modified_at":"2026-11-20T23:00:03.000Z","at":"2026-11-20T07:10:00-05:00","distance_m":8046.72,"moving_s":2650,"elapsed_s":2650,"effort":4,"feel":3,"pain":[{"site":"hamstring","side":"left","before":1,"worst":3,"after":2}],"cut_short":false,"treadmill":false,"tags":["runforboston"],"note":"solo, \"easy\""}');
INSERT INTO "change_entry" VALUES(5,0,5,NULL,'{"kind":"pain","uuid":"01a1fb30-3920-7038-97cf-a996423b1ded","modified_at":"2026-11-20T23:00:04.000Z","at":"2026-11-20T06:30:00-05:00","site":"hamstring","side":"left","score":2,"moment":"morning"}');
INSERT INTO "change_entry" VALUES(6,0,6,NULL,'{"kind":"treatment","uuid":"01a1fb30-3d08-71bd-968e-30eeb4ef7db6","modified_at":"2026-11-20T23:00:05.000Z","at":"2026-11-20T18:00:05-05:00","name":"pelvic correction","status":"done"}');
INSERT INTO "change_entry" VALUES(7,0,7,NULL,'{"kind":"rating","uuid":"01a1fb30-40f0-73e8-a66e-f2b612659567","modified_at":"2026-11-20T23:00:06.000Z","at":"2026-11-20T18:00:06-05:00","scale":"pgic","value":3}');
INSERT INTO "change_entry" VALUES(8,0,8,NULL,'{"kind":"glide","uuid":"01a1fb30-44d8-795a-91b0-3098b903830a","modified_at":"2026-11-20T23:00:07.000Z","at":"2026-11-20T18:00:07-05:00","nerve":null,"technique":null,"position":null,"side":null,"sets":null,"reps":null,"hold_s":null,"height":null,"minutes":null,"symptom":null,"flags":[],"status":"skipped","note":"hotel"}');
INSERT INTO "change_entry" VALUES(9,0,9,NULL,'{"kind":"run","uuid":"01a1fb30-48c0-735f-8f7f-ae4e9660e80a","modified_at":"2026-11-20T23:00:08.000Z","at":"2026-11-19","distance_m":4828.032,"moving_s":null,"elapsed_s":null,"effort":null,"feel":null,"pain":[],"cut_short":false,"treadmill":false,"tags":[],"note":null}');
INSERT INTO "change_entry" VALUES(10,0,9,'{"kind":"run","uuid":"01a1fb30-48c0-735f-8f7f-ae4e9660e80a","modified_at":"2026-11-20T23:00:08.000Z","at":"2026-11-19","distance_m":4828.032,"moving_s":null,"elapsed_s":null,"effort":null,"feel":null,"pain":[],"cut_short":false,"treadmill":false,"tags":[],"note":null}',NULL);
INSERT INTO "change_entry" VALUES(11,0,10,NULL,'{"kind":"setting","uuid":"f07d2580-aa8b-80e1-ad73-657474696e67","modified_at":"2026-11-20T23:00:10.000Z","at":"2026-11-20T18:00:10-05:00","key":"window_h","value":"6"}');
INSERT INTO "change_entry" VALUES(12,0,11,NULL,'{"kind":"rating","uuid":"01a1fb30-5478-7e4d-ae35-d592fa51d8f6","modified_at":"2026-11-20T23:00:11.000Z","at":"2026-11-20T18:00:11-05:00","scale":"psfs","value":6,"activity":"sitting 1 h"}');
INSERT INTO "change_entry" VALUES(13,0,12,NULL,'{"kind":"run","uuid":"01a1fb30-5860-76b4-b320-5c5defc77351","modified_at":"2026-11-20T23:00:12.000Z","at":"2026-11-18T07:00:00-05:00","distance_m":2001.5114442036684,"moving_s":720,"elapsed_s":720,"effort":null,"feel":null,"pain":[],"cut_short":false,"treadmill":false,"tags":[],"note":null,"sources":[{"file":"a.gpx","sha256":"1bc53854894d14db7536d7190d52e894351e21d98fe528d8e8f8c673cad6d2e4","format":"gpx","fields":["at","distance_m","moving_s","elapsed_s"]}]}');
INSERT INTO "change_entry" VALUES(14,0,13,NULL,'{"kind":"setting","uuid":"f3832581-ae6c-8f67-ad73-657474696e67","modified_at":"2026-11-20T23:00:13.000Z","at":"2026-11-20T18:00:13-05:00","key":"zones","value":"2/5"}');
INSERT INTO "change_entry" VALUES(15,0,14,NULL,'{"kind":"injury","uuid":"01a1fb30-6030-7ea4-9752-f95688bbeb5d","modified_at":"2026-11-20T23:00:14.000Z","site":"knee","side":"right","from":"2026-10-01","to":null}');
INSERT INTO "change_entry" VALUES(16,0,14,'{"kind":"injury","uuid":"01a1fb30-6030-7ea4-9752-f95688bbeb5d","modified_at":"2026-11-20T23:00:14.000Z","site":"knee","side":"right","from":"2026-10-01","to":null}','{"kind":"injury","uuid":"01a1fb30-6030-7ea4-9752-f95688bbeb5d","modified_at":"2026-11-20T23:00:15.000Z","recorded_at":"2026-11-20T23:00:14.000Z","site":"knee","side":"right","from":"2026-10-01","to":"2026-11-20"}');
INSERT INTO "change_entry" VALUES(17,0,15,NULL,'{"kind":"trial","uuid":"01a1fdc3-5780-7d0a-bcbc-66457249ce66","modified_at":"2026-11-21T11:00:00.000Z","at":"2026-11-21T06:00:00-05:00","exposure":"glide","design":"coin","pairs":6,"block":2,"felt_percent":20,"unrevealed":"4520461a6fff8eeb009470ff9780295a2563f642afd9","window_h":6,"site":"hamstring","side":"left","stopped":null}');
INSERT INTO "change_entry" VALUES(18,0,16,NULL,'{"kind":"flip","uuid":"92129405-1d69-8cd3-a2f9-2160c7fd3dbc","modified_at":"2026-11-21T11:10:00.000Z","at":"2026-11-21T06:10:00-05:00","trial":"01a1fdc3-5780-7d0a-bcbc-66457249ce66","position":1,"assigned":"without","felt":{"site":"hamstring","side":"left","score":2}}');
INSERT INTO "change_entry" VALUES(19,0,17,NULL,'{"kind":"run","uuid":"01a1fe3a-5c40-7517-a2cf-b1e47204d235","modified_at":"2026-11-21T13:10:00.000Z","at":"2026-11-21T07:00:00-05:00","distance_m":6437.376,"moving_s":2160,"elapsed_s":2160,"effort":3,"feel":null,"pain":[{"site":"hamstring","side":"left","before":1,"worst":2,"after":1}],"cut_short":false,"treadmill":false,"tags":[],"note":null}');
INSERT INTO "change_entry" VALUES(20,0,15,'{"kind":"trial","uuid":"01a1fdc3-5780-7d0a-bcbc-66457249ce66","modified_at":"2026-11-21T11:00:00.000Z","at":"2026-11-21T06:00:00-05:00","exposure":"glide","design":"coin","pairs":6,"block":2,"felt_percent":20,"unrevealed":"4520461a6fff8eeb009470ff9780295a2563f642afd9","window_h":6,"site":"hamstring","side":"left","stopped":null}','{"kind":"trial","uuid":"01a1fdc3-5780-7d0a-bcbc-66457249ce66","modified_at":"2026-11-21T13:11:00.000Z","recorded_at":"2026-11-21T11:00:00.000Z","at":"2026-11-21T06:00:00-05:00","exposure":"glide","design":"coin","pairs":6,"block":2,"felt_percent":20,"unrevealed":"4520461a6fff8eeb009470ff9780295a2563f642afd9","window_h":6,"site":"hamstring","side":"left","stopped":{"at":"2026-11-21T08:11:00-05:00","verdict":"unsure","reason":"a holiday"}}');
INSERT INTO "change_entry" VALUES(21,0,18,NULL,'{"kind":"trial","uuid":"01a1fe3c-3100-7d2a-8e3e-761a16bbc46b","modified_at":"2026-11-21T13:12:00.000Z","at":"2026-11-21T08:12:00-05:00","exposure":"pelvic correction","design":"observe","min_days":14,"per_week":7,"window_h":6,"site":"hamstring","side":"left","stopped":null}');
INSERT INTO "change_entry" VALUES(22,0,4,'{"kind":"run","uuid":"01a1fb30-3538-70bf-868f-245ad90deb72","modified_at":"2026-11-20T23:00:03.000Z","at":"2026-11-20T07:10:00-05:00","distance_m":8046.72,"moving_s":2650,"elapsed_s":2650,"effort":4,"feel":3,"pain":[{"site":"hamstring","side":"left","before":1,"worst":3,"after":2}],"cut_short":false,"treadmill":false,"tags":["runforboston"],"note":"solo, \"easy\""}','{"kind":"run","uuid":"01a1fb30-3538-70bf-868f-245ad90deb72","modified_at":"2026-11-21T13:13:00.000Z","recorded_at":"2026-11-20T23:00:03.000Z","at":"2026-11-20T07:10:00-05:00","distance_m":8046.72,"moving_s":2650,"elapsed_s":2650,"effort":5,"feel":3,"pain":[{"site":"hamstring","side":"left","before":1,"worst":3,"after":2}],"cut_short":false,"treadmill":false,"tags":["runforboston"],"note":"solo, \"easy\""}');
INSERT INTO "change_entry" VALUES(23,0,19,NULL,'{"kind":"run","uuid":"01a1fe3e-f020-7f50-818a-f6d6aaa3f023","modified_at":"2026-11-21T13:15:00.000Z","at":"2026-11-17","distance_m":1609.344,"moving_s":null,"elapsed_s":null,"effort":null,"feel":null,"pain":[],"cut_short":false,"treadmill":false,"tags":[],"note":null}');
INSERT INTO "change_entry" VALUES(24,0,20,NULL,'{"kind":"run","uuid":"01a1fe40-c4e0-7057-87a2-2a51213fea1a","modified_at":"2026-11-21T13:17:00.000Z","at":"2026-11-16","distance_m":3218.688,"moving_s":1200,"elapsed_s":1200,"effort":null,"feel":null,"pain":[{"site":"hamstring","side":"left","before":null,"worst":2,"after":null}],"cut_short":false,"treadmill":false,"tags":[],"note":null}');
INSERT INTO "change_entry" VALUES(25,0,4,'{"kind":"run","uuid":"01a1fb30-3538-70bf-868f-245ad90deb72","modified_at":"2026-11-21T13:14:00.000Z","recorded_at":"2026-11-20T23:00:03.000Z","at":"2026-11-20T07:10:00-05:00","distance_m":8046.72,"moving_s":2650,"elapsed_s":2650,"effort":4,"feel":3,"pain":[{"site":"hamstring","side":"left","before":1,"worst":3,"after":2}],"cut_short":false,"treadmill":false,"tags":["runforboston"],"note":"solo, \"easy\""}','{"kind":"run","uuid":"01a1fb30-3538-70bf-868f-245ad90deb72","modified_at":"2026-11-21T13:18:00.000Z","recorded_at":"2026-11-20T23:00:03.000Z","at":"2026-11-20T07:10:00-05:00","distance_m":8046.72,"moving_s":2650,"elapsed_s":2650,"effort":4,"feel":4,"pain":[{"site":"hamstring","side":"left","before":1,"worst":3,"after":2}],"cut_short":false,"treadmill":false,"tags":["runforboston"],"note":"solo, \"easy\""}');
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
INSERT INTO "entry" VALUES(2,'01a1fb30-2d68-738a-beb5-21c865c8d636','injury','2026-08-01',NULL,NULL,1795215601000,1795215601000,0,NULL);
INSERT INTO "entry" VALUES(3,'01a1fb30-3150-7306-8a33-5f4ed7848826','glide','2026-11-20',1795172400,-18000,1795215602000,1795215602000,0,NULL);
INSERT INTO "entry" VALUES(4,'01a1fb30-3538-70bf-868f-245ad90deb72','run','2026-11-20',1795176600,-18000,1795215603000,1795267140000,0,'solo, "easy"');
INSERT INTO "entry" VALUES(5,'01a1fb30-3920-7038-97cf-a996423b1ded','pain','2026-11-20',1795174200,-18000,1795215604000,1795215604000,0,NULL);
INSERT INTO "entry" VALUES(6,'01a1fb30-3d08-71bd-968e-30eeb4ef7db6','treatment','2026-11-20',1795215605,-18000,1795215605000,1795215605000,0,NULL);
INSERT INTO "entry" VALUES(7,'01a1fb30-40f0-73e8-a66e-f2b612659567','rating','2026-11-20',1795215606,-18000,1795215606000,1795215606000,0,NULL);
INSERT INTO "entry" VALUES(8,'01a1fb30-44d8-795a-91b0-3098b903830a','glide','2026-11-20',1795215607,-18000,1795215607000,1795215607000,0,'hotel');
INSERT INTO "entry" VALUES(9,'01a1fb30-48c0-735f-8f7f-ae4e9660e80a','run','2026-11-19',NULL,NULL,1795215608000,1795215609000,1,NULL);
INSERT INTO "entry" VALUES(10,'f07d2580-aa8b-80e1-ad73-657474696e67','setting','2026-11-20',1795215610,-18000,1795215610000,1795215610000,0,NULL);
INSERT INTO "entry" VALUES(11,'01a1fb30-5478-7e4d-ae35-d592fa51d8f6','rating','2026-11-20',1795215611,-18000,1795215611000,1795215611000,0,NULL);
INSERT INTO "entry" VALUES(12,'01a1fb30-5860-76b4-b320-5c5defc77351','run','2026-11-18',1795003200,-18000,1795215612000,1795215612000,0,NULL);
INSERT INTO "entry" VALUES(13,'f3832581-ae6c-8f67-ad73-657474696e67','setting','2026-11-20',1795215613,-18000,1795215613000,1795215613000,0,NULL);
INSERT INTO "entry" VALUES(14,'01a1fb30-6030-7ea4-9752-f95688bbeb5d','injury','2026-10-01',NULL,NULL,1795215614000,1795215615000,0,NULL);
INSERT INTO "entry" VALUES(15,'01a1fdc3-5780-7d0a-bcbc-66457249ce66','trial','2026-11-21',1795258800,-18000,1795258800000,1795266660000,0,NULL);
INSERT INTO "entry" VALUES(16,'92129405-1d69-8cd3-a2f9-2160c7fd3dbc','flip','2026-11-21',1795259400,-18000,1795259400000,1795259400000,0,NULL);
INSERT INTO "entry" VALUES(17,'01a1fe3a-5c40-7517-a2cf-b1e47204d235','run','2026-11-21',1795262400,-18000,1795266600000,1795266600000,0,NULL);
INSERT INTO "entry" VALUES(18,'01a1fe3c-3100-7d2a-8e3e-761a16bbc46b','trial','2026-11-21',1795266720,-18000,1795266720000,1795266720000,0,NULL);
INSERT INTO "entry" VALUES(19,'01a1fe3e-f020-7f50-818a-f6d6aaa3f023','run','2026-11-17',NULL,NULL,1795266900000,1795266960000,1,NULL);
INSERT INTO "entry" VALUES(20,'01a1fe40-c4e0-7057-87a2-2a51213fea1a','run','2026-11-16',NULL,NULL,1795267020000,1795267020000,0,NULL);
CREATE TABLE flip (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    trial    TEXT    NOT NULL CHECK (length(trial) = 36),
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 200),
    glide    INTEGER NOT NULL CHECK (glide IN (0, 1)),
    -- No place is thrown for twice.
    UNIQUE (trial, position)
) STRICT;
INSERT INTO "flip" VALUES(16,'01a1fdc3-5780-7d0a-bcbc-66457249ce66',1,0);
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
INSERT INTO "glide" VALUES(3,'done','sciatic','slider','supine','left',2,15,2,18.0,'in',10,1,0,0,0);
INSERT INTO "glide" VALUES(8,'skipped',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0);
CREATE TABLE injury (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    site     TEXT NOT NULL CHECK (length(site) BETWEEN 1 AND 40),
    side     TEXT CHECK (side IN ('left', 'right', 'both', 'midline')),
    to_day   TEXT CHECK (to_day IS date(to_day))
) STRICT;
INSERT INTO "injury" VALUES(2,'hamstring','left',NULL);
INSERT INTO "injury" VALUES(14,'knee','right','2026-11-20');
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
INSERT INTO "migration" VALUES(3,'c4bcf96e6a9eceb15f1a5dabef19ad5eb40046f45de947aae11723971ee6d929');
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
INSERT INTO "pain_reading" VALUES(5,16,'hamstring','left','decision',2,0,0,0,1795259400000);
INSERT INTO "pain_reading" VALUES(6,17,'hamstring','left','before',1,0,0,0,1795266600000);
INSERT INTO "pain_reading" VALUES(7,17,'hamstring','left','worst',2,0,0,0,1795266600000);
INSERT INTO "pain_reading" VALUES(8,17,'hamstring','left','after',1,0,0,0,1795266600000);
INSERT INTO "pain_reading" VALUES(12,20,'hamstring','left','worst',2,0,0,0,1795267020000);
INSERT INTO "pain_reading" VALUES(13,4,'hamstring','left','before',1,0,0,0,1795215603000);
INSERT INTO "pain_reading" VALUES(14,4,'hamstring','left','worst',3,0,0,0,1795215603000);
INSERT INTO "pain_reading" VALUES(15,4,'hamstring','left','after',2,0,0,0,1795215603000);
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
INSERT INTO "rating" VALUES(11,'psfs',6,'sitting 1 h');
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
INSERT INTO "run" VALUES(4,8046.72,2650,2650,4,3,0,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "run" VALUES(9,4828.032,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "run" VALUES(12,2.00151144420366836128e+03,720,720,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "run" VALUES(17,6437.376,2160,2160,3,NULL,0,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "run" VALUES(19,1609.344,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "run" VALUES(20,3218.688,1200,1200,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE setting (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    key      TEXT NOT NULL UNIQUE,
    value    TEXT NOT NULL
) STRICT;
INSERT INTO "setting" VALUES(1,'units','mi');
INSERT INTO "setting" VALUES(10,'window_h','6');
INSERT INTO "setting" VALUES(13,'zones','2/5');
CREATE TABLE source (
    id     INTEGER PRIMARY KEY,
    file   TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    format TEXT NOT NULL,
    UNIQUE (sha256, file)
) STRICT;
INSERT INTO "source" VALUES(1,'a.gpx','1bc53854894d14db7536d7190d52e894351e21d98fe528d8e8f8c673cad6d2e4','gpx');
CREATE TABLE tag (
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    position INTEGER NOT NULL,
    name     TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    PRIMARY KEY (entry_id, name)
) STRICT, WITHOUT ROWID;
INSERT INTO "tag" VALUES(4,0,'runforboston');
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
INSERT INTO "trial" VALUES(15,NULL,'coin',6,'hamstring','left',6,2,'4520461a6fff8eeb009470ff9780295a2563f642afd9',20,NULL,NULL);
INSERT INTO "trial" VALUES(18,'pelvic correction','observe',6,'hamstring','left',NULL,NULL,NULL,NULL,14,7);
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
INSERT INTO "trial_stop" VALUES(15,1795266660,-18000,'unsure','a holiday',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE value_source (
    entry_id  INTEGER NOT NULL REFERENCES entry (id),
    source_id INTEGER NOT NULL REFERENCES source (id),
    position  INTEGER NOT NULL,
    field     TEXT    NOT NULL,
    PRIMARY KEY (entry_id, source_id, field)
) STRICT, WITHOUT ROWID;
INSERT INTO "value_source" VALUES(12,1,0,'at');
INSERT INTO "value_source" VALUES(12,1,1,'distance_m');
INSERT INTO "value_source" VALUES(12,1,3,'elapsed_s');
INSERT INTO "value_source" VALUES(12,1,2,'moving_s');
CREATE INDEX entry_by_day ON entry (day) WHERE deleted = 0;
CREATE INDEX entry_by_kind ON entry (kind, day, at_utc) WHERE deleted = 0;
CREATE INDEX glide_by_nerve ON glide (nerve);
CREATE UNIQUE INDEX pain_reading_once
    ON pain_reading (entry_id, moment, COALESCE(site, ''), COALESCE(side, ''));
CREATE INDEX pain_reading_by_site ON pain_reading (site);
CREATE INDEX treatment_by_name ON treatment (name);
CREATE INDEX tag_by_name ON tag (name);
CREATE INDEX change_by_state ON change (state, id);
CREATE VIEW runs AS SELECT id,day,datetime(at_utc+utc_offset_s,'unixepoch')start_local,datetime(at_utc,'unixepoch')start_utc,distance_m/1000 distance_km,moving_s/60.0 moving_min,elapsed_s/60.0 elapsed_min,effort,feel,(SELECT max(score)FROM pain_reading p WHERE p.entry_id=r.entry_id AND moment='worst')worst_pain,cut_short,treadmill,ascent_m,avg_hr,max_hr,cadence,calories,note FROM entry JOIN run r ON entry_id=id WHERE deleted=0;
CREATE VIEW glides AS SELECT id,day,datetime(at_utc+utc_offset_s,'unixepoch')start_local,datetime(at_utc,'unixepoch')start_utc,status,nerve,technique,position,side,sets,reps,hold_s,height,height_unit,minutes,symptom,tingling,numb,shooting,note FROM entry JOIN glide ON entry_id=id WHERE deleted=0;
CREATE VIEW pain AS SELECT e.id,kind "of",day,datetime(at_utc+utc_offset_s,'unixepoch')at_local,datetime(at_utc,'unixepoch')at_utc,site,side,moment,score,tingling,numb,shooting,note FROM entry e JOIN pain_reading ON entry_id=e.id WHERE deleted=0;
CREATE VIEW coin_days AS SELECT DISTINCT e.day FROM flip f JOIN entry e ON e.id=f.entry_id JOIN entry t ON t.uuid=f.trial JOIN trial c ON c.entry_id=t.id WHERE t.deleted=0 AND NOT EXISTS(SELECT 1 FROM trial_stop s WHERE s.entry_id=t.id)AND(SELECT count(*)FROM flip g WHERE g.trial=f.trial)<2*pairs;
CREATE VIEW days AS SELECT day,nullif(sum(kind='run'),0)runs,sum(distance_m)/1000 distance_km,sum(coalesce(moving_s,elapsed_s))/60.0 running_min,sum(g.status='done')glides_done,sum(g.status='skipped')glides_skipped,sum(t.status='done')treatments_done,(SELECT max(score)FROM entry d JOIN pain_reading ON entry_id=d.id WHERE d.day=e.day AND deleted=0 AND moment='morning')morning_pain,CASE WHEN day NOT IN(SELECT day FROM coin_days)THEN(SELECT max(score)FROM entry d JOIN pain_reading ON entry_id=d.id WHERE d.day=e.day AND deleted=0 AND moment='worst')END worst_run_pain FROM entry e LEFT JOIN run r ON r.entry_id=id LEFT JOIN glide g ON g.entry_id=id LEFT JOIN treatment t ON t.entry_id=id WHERE deleted=0 AND kind IN('run','glide','pain','treatment')GROUP BY day;
CREATE VIEW run_exposure AS WITH w(h)AS(SELECT coalesce((SELECT CAST(value AS INT)FROM setting JOIN entry ON id=entry_id WHERE key='window_h'AND deleted=0),12)),s AS NOT MATERIALIZED(SELECT day,at_utc a,at_utc+coalesce(minutes,0)*60 z FROM entry JOIN glide ON entry_id=id WHERE kind='glide'AND deleted=0 AND status='done'),r AS NOT MATERIALIZED(SELECT id,day,at_utc a FROM entry WHERE kind='run'AND deleted=0),x AS(SELECT r.*,h,(SELECT min(s.a)FROM s WHERE s.day=r.day AND z<=r.a AND r.a-z<=h*3600 AND NOT EXISTS(SELECT 1 FROM r q WHERE q.day BETWEEN date(r.day,'-3 days')AND r.day AND(q.day,q.a,q.id)<(r.day,r.a,r.id)AND q.a>=z))f,(SELECT min(a IS NOT NULL)FROM s WHERE s.day=r.day)m,EXISTS(SELECT 1 FROM r q WHERE q.day=r.day AND a IS NULL)v FROM r,w)SELECT id,day,CASE WHEN m IS NULL THEN 0 WHEN v THEN NULL WHEN f IS NOT NULL THEN 1 WHEN m THEN 0 END exposed,CASE WHEN NOT v THEN(a-f)/3600.0 END lead_h,h window_h FROM x WHERE day NOT IN(SELECT day FROM coin_days);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',25);
INSERT INTO "sqlite_sequence" VALUES('entry',20);
COMMIT;
