-- The journal as an open book: what sqlite3, Datasette, pandas or DuckDB should read instead of the tables.
-- The README has every column with its unit. Terse on purpose: SQLite parses the text of every view each time
-- a journal is opened, and keeps the text from CREATE on (so no comment stands inside).
--
-- What holds for all: only entries that are there (not the deleted ones); `id` is the number a person sees;
-- NULL is not recorded, never zero; a time that is not known is NULL, and `day` is the journal day.
-- Of a trial nothing here tells what a coin has not shown, nor pairs its throws with outcomes while it is under way.

CREATE VIEW runs AS SELECT id,day,datetime(at_utc+utc_offset_s,'unixepoch')start_local,datetime(at_utc,'unixepoch')start_utc,distance_m/1000 distance_km,moving_s/60.0 moving_min,elapsed_s/60.0 elapsed_min,effort,feel,(SELECT max(score)FROM pain_reading p WHERE p.entry_id=r.entry_id AND moment='worst')worst_pain,cut_short,treadmill,ascent_m,avg_hr,max_hr,cadence,calories,note FROM entry JOIN run r ON entry_id=id WHERE deleted=0;

CREATE VIEW glides AS SELECT id,day,datetime(at_utc+utc_offset_s,'unixepoch')start_local,datetime(at_utc,'unixepoch')start_utc,status,nerve,technique,position,side,sets,reps,hold_s,height,height_unit,minutes,symptom,tingling,numb,shooting,note FROM entry JOIN glide ON entry_id=id WHERE deleted=0;

-- One row a score. `of` says what it belongs to: pain (on its own), run, or flip (said before the coin was shown).
CREATE VIEW pain AS SELECT e.id,kind "of",day,datetime(at_utc+utc_offset_s,'unixepoch')at_local,datetime(at_utc,'unixepoch')at_utc,site,side,moment,score,tingling,numb,shooting,note FROM entry e JOIN pain_reading ON entry_id=e.id WHERE deleted=0;

-- The days on which the coin of a trial was thrown that is still under way: what pairs sessions with pain leaves them out.
CREATE VIEW coin_days AS SELECT DISTINCT e.day FROM flip f JOIN entry e ON e.id=f.entry_id JOIN entry t ON t.uuid=f.trial JOIN trial c ON c.entry_id=t.id WHERE t.deleted=0 AND NOT EXISTS(SELECT 1 FROM trial_stop s WHERE s.entry_id=t.id)AND(SELECT count(*)FROM flip g WHERE g.trial=f.trial)<2*pairs;

-- A day without a run, session, score or treatment has no row. Counts are NULL where nothing of the kind was
-- recorded; glides_done 0 is a day with a session skipped on purpose. worst_run_pain of coin_days is NULL.
CREATE VIEW days AS SELECT day,nullif(sum(kind='run'),0)runs,sum(distance_m)/1000 distance_km,sum(coalesce(moving_s,elapsed_s))/60.0 running_min,sum(g.status='done')glides_done,sum(g.status='skipped')glides_skipped,sum(t.status='done')treatments_done,(SELECT max(score)FROM entry d JOIN pain_reading ON entry_id=d.id WHERE d.day=e.day AND deleted=0 AND moment='morning')morning_pain,CASE WHEN day NOT IN(SELECT day FROM coin_days)THEN(SELECT max(score)FROM entry d JOIN pain_reading ON entry_id=d.id WHERE d.day=e.day AND deleted=0 AND moment='worst')END worst_run_pain FROM entry e LEFT JOIN run r ON r.entry_id=id LEFT JOIN glide g ON g.entry_id=id LEFT JOIN treatment t ON t.entry_id=id WHERE deleted=0 AND kind IN('run','glide','pain','treatment')GROUP BY day;

-- Whether a gliding session that was done went before each run: it ended before the run began, on the run's own
-- journal day, at most window_h hours (as set, else 12) before, and no other run (of that day or the three days
-- before) began in between. NULL where that hangs on a time that is not known. The same rule as
-- analysis/align/exposure.rs, held to it by a test. Runs on coin_days are left out.
-- s: sessions done, from a to z; r: runs; f: start of the first session that counts; m: whether every session of
-- that day has a time, NULL without one; v: a run of unknown time that day.
CREATE VIEW run_exposure AS WITH w(h)AS(SELECT coalesce((SELECT CAST(value AS INT)FROM setting JOIN entry ON id=entry_id WHERE key='window_h'AND deleted=0),12)),s AS NOT MATERIALIZED(SELECT day,at_utc a,at_utc+coalesce(minutes,0)*60 z FROM entry JOIN glide ON entry_id=id WHERE kind='glide'AND deleted=0 AND status='done'),r AS NOT MATERIALIZED(SELECT id,day,at_utc a FROM entry WHERE kind='run'AND deleted=0),x AS(SELECT r.*,h,(SELECT min(s.a)FROM s WHERE s.day=r.day AND z<=r.a AND r.a-z<=h*3600 AND NOT EXISTS(SELECT 1 FROM r q WHERE q.day BETWEEN date(r.day,'-3 days')AND r.day AND(q.day,q.a,q.id)<(r.day,r.a,r.id)AND q.a>=z))f,(SELECT min(a IS NOT NULL)FROM s WHERE s.day=r.day)m,EXISTS(SELECT 1 FROM r q WHERE q.day=r.day AND a IS NULL)v FROM r,w)SELECT id,day,CASE WHEN m IS NULL THEN 0 WHEN v THEN NULL WHEN f IS NOT NULL THEN 1 WHEN m THEN 0 END exposed,CASE WHEN NOT v THEN(a-f)/3600.0 END lead_h,h window_h FROM x WHERE day NOT IN(SELECT day FROM coin_days);
