-- What the therapist prescribed, and what she is to be asked; both are entries like the others.
--
-- A list of kinds stands in a CHECK of `entry`, and SQLite has no ALTER for a CHECK. One that is only widened needs no
-- row to be written anew: the text of the table is changed in place, the documented way (sqlite.org/lang_altertable.html,
-- "Making Other Kinds Of Table Schema Changes", the shorter procedure). RESET reads the schema again; the tables made
-- below move the schema's version on, so that other connections do as well.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '''flip''))', '''flip'', ''prescription'', ''visit_note''))') WHERE type = 'table' AND name = 'entry';
-- json_valid(NULL) is NULL today and was 0 in SQLite 3.40: an older shell or Python would call every first change a fault.
UPDATE sqlite_schema SET sql = replace(replace(sql, 'json_valid(before)', 'before IS NULL OR json_valid(before)'), 'json_valid(after)', 'after IS NULL OR json_valid(after)') WHERE type = 'table' AND name = 'change_entry';
PRAGMA writable_schema = RESET;

-- Terse on purpose, as the views are: SQLite parses this text each time a journal is opened.
-- Its first day is the entry's day. `treatment` NULL is gliding, and only then is there a movement. So many `times` in so
-- many days: twice a day is 2 in 1, every other day 1 in 2.
CREATE TABLE prescription(entry_id INTEGER PRIMARY KEY REFERENCES entry(id),treatment TEXT CHECK(length(treatment)BETWEEN 1 AND 60),nerve TEXT CHECK(length(nerve)BETWEEN 1 AND 40),technique TEXT CHECK(technique IN('slider','tensioner')),position TEXT CHECK(position IN('seated','supine','side-lying','standing','long-sit')),side TEXT CHECK(side IN('left','right','both','midline')),sets INT CHECK(sets BETWEEN 1 AND 50),reps INT CHECK(reps BETWEEN 1 AND 500),hold_s INT CHECK(hold_s BETWEEN 0 AND 600),height REAL CHECK(height BETWEEN 0 AND 200),height_unit TEXT CHECK(height_unit IN('in','cm','deg')),minutes INT CHECK(minutes BETWEEN 1 AND 300),times INT NOT NULL CHECK(times BETWEEN 1 AND 50),per_days INT NOT NULL CHECK(per_days BETWEEN 1 AND 31),to_day TEXT CHECK(to_day IS date(to_day)),CHECK((height IS NULL)=(height_unit IS NULL)),CHECK(treatment IS NULL OR coalesce(nerve,technique,position,side,sets,reps,hold_s,height,minutes)IS NULL))STRICT;

-- The question itself is the entry's note.
CREATE TABLE visit_note(entry_id INTEGER PRIMARY KEY REFERENCES entry(id),answered_day TEXT CHECK(answered_day IS date(answered_day)))STRICT;

-- `redo`, and a change that makes one impossible, look for what was undone; the latest change in force is found from the
-- end of the table. So a change that is made, as against one undone, need not be written into an index.
DROP INDEX change_by_state;
CREATE INDEX change_undone ON change(state)WHERE state='undone';
