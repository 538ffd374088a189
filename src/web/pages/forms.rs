//! The forms of everything that is written down, each empty or as it was typed.

use crate::domain::{DistanceUnit, Entry, Glide, GlobalChange, OwnVerdict, SettingKey, Settings, Site, SymptomFlags};
use crate::store::{StoreError, View};
use crate::web::form::{EFFORT, Form, PAIN};
use maud::{Markup, html};

/// What the forms know of the diary.
pub(super) struct Known {
    pub(super) units: DistanceUnit,
    pub(super) last_glide: Option<Entry>,
    places: Vec<String>,
    pub(super) treatments: Vec<String>,
}

impl Known {
    pub(super) fn of(view: &View<'_>) -> Result<Self, StoreError> {
        let sites = view.used_sites()?;
        let sides = |site: &Site| ["left", "right"].map(|side| format!("{side} {}", site.as_str()));
        Ok(Known {
            units: view.settings()?.units,
            last_glide: view.last_done_glide()?,
            places: sites.iter().flat_map(sides).collect(),
            treatments: view.used_treatments()?,
        })
    }

    /// The names that lines of text propose.
    pub(super) fn lists(&self) -> Markup {
        html! {
            datalist id="places" { @for place in &self.places { option value=(place) {} } }
            datalist id="treatments" { @for name in &self.treatments { option value=(name) {} } }
        }
    }
}

/// Before, worst and after.
pub(super) fn around(form: &Form<'_>) -> Markup {
    html! {
        (form.pick("Pain before", "before", PAIN, None))
        (form.pick("Worst pain", "worst", PAIN, None))
        (form.pick("Pain after", "after", PAIN, None))
    }
}

fn when_and_note(form: &Form<'_>) -> Markup {
    html! {
        (form.line("When", "at", "now; or 7am, yesterday 6pm, monday", None))
        (form.text("Note", "note", ""))
    }
}

/// How strong a run felt.
pub(super) fn feel(form: &Form<'_>, there: Option<u8>) -> Markup {
    let all =
        [("", "not said"), ("1", "1 very weak"), ("2", "2 weak"), ("3", "3 normal"), ("4", "4 strong"), ("5", "5 very strong")];
    html! { label { "How strong it felt" select name="feel" {
        @let chosen = form.value("feel", there.map(|feel| feel.to_string()).unwrap_or_default());
        @for (value, words) in all { option value=(value) selected[chosen == value] { (words) } }
    } } }
}

pub(super) fn run(form: &Form<'_>, known: &Known) -> Markup {
    html! { form method="post" action="/run" data-send="" {
        (form.head())
        div.two {
            (form.line(&format!("Distance, {}", known.units.name()), "distance", "5.2, 5k, half marathon", None))
            (form.line("Time", "time", "44:10, 44m", None))
        }
        (form.pick("Effort", "effort", EFFORT, None))
        (feel(form, None))
        (around(form))
        (form.line("Where the pain is", "site", "where it was last", Some("places")))
        div.two {
            (form.tick("cut_short", "cut short", false))
            (form.tick("treadmill", "on a treadmill", false))
        }
        (form.line("Tags", "tags", "#hills #trail", None))
        (when_and_note(form))
        button.main { "Store the run" }
    } }
}

/// The pain around a run that has none, or its effort.
pub(super) fn of_a_run(form: &Form<'_>, run: &str, both: bool) -> Markup {
    html! { form method="post" action="/run-pain" data-send="" {
        (form.head())
        (form.hidden("id", run))
        (around(form))
        @if both { (form.pick("Effort", "effort", EFFORT, None)) }
        button.main { "Store" }
    } }
}

/// A movement without its dose, in words that are read again.
fn movement_words(glide: &Glide) -> String {
    let said = [
        glide.nerve.as_ref().map(ToString::to_string),
        glide.technique.map(|technique| technique.to_string()),
        glide.position.map(|position| position.to_string()),
        glide.side.map(|side| side.to_string()),
        glide.height.map(|height| height.to_string()),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What was felt in a session beside what is said of it already.
pub(super) fn felt(form: &Form<'_>, there: SymptomFlags) -> Markup {
    let all = [("tingling", there.tingling), ("numb", there.numb), ("shooting", there.shooting)];
    html! { div.row { @for (name, _) in all.iter().filter(|(_, there)| !there) { (form.tick(name, name, false)) } } }
}

/// A session in its own words, with a timer where there is a script.
pub(super) fn glide(form: &Form<'_>, known: &Known) -> Markup {
    let last = known.last_glide.as_ref().and_then(Entry::glide);
    html! { form method="post" action="/glide" data-send="" data-timer="" {
        (form.head())
        (form.filled("Movement", "words", "sciatic slider seated left 18in", last.map(movement_words).unwrap_or_default()))
        div.three {
            (form.number("Sets", "sets", last.and_then(|glide| glide.sets.map(u16::from)), Some(2)))
            (form.number("Reps", "reps", last.and_then(|glide| glide.reps), Some(10)))
            (form.number("Hold, s", "hold", last.and_then(|glide| glide.hold_s), Some(2)))
        }
        div.timer hidden {
            p.count role="timer" aria-live="off" { "0" }
            p.step role="status" {}
            div.buttons {
                button type="button" data-do="start" { "Start the timer" }
                button type="button" data-do="next" hidden { "Next set" }
                button type="button" data-do="end" hidden { "End and store" }
            }
        }
        (form.number("Minutes it took", "minutes", None, None))
        (form.pick("Worst symptom during it", "symptom", PAIN, None))
        (felt(form, SymptomFlags::default()))
        (when_and_note(form))
        button.main { "Store the session" }
    } }
}

pub(super) fn skip(form: &Form<'_>) -> Markup {
    html! { form method="post" action="/skip" data-send="" {
        (form.head())
        (form.line("Why it was skipped", "reason", "hotel", None))
        (form.line("When", "at", "now; or yesterday", None))
        button { "Skipped on purpose" }
    } }
}

pub(super) fn pain(form: &Form<'_>) -> Markup {
    let moments = [("rest", "at rest"), ("morning", "this morning"), ("before", "before the run"), ("after", "after the run")];
    html! { form method="post" action="/pain" data-send="" {
        (form.head())
        (form.line("Where", "site", "where it was last", Some("places")))
        fieldset { legend { "Which moment" } (form.choice("moment", &moments, "rest")) }
        (when_and_note(form))
        p { "The score stores it:" }
        (form.tap("score", PAIN))
    } }
}

pub(super) fn treatment(form: &Form<'_>) -> Markup {
    html! { form method="post" action="/treat" data-send="" {
        (form.head())
        (form.line("What", "what", "pelvic correction", Some("treatments")))
        (form.line("Note, or why it was skipped", "reason", "", None))
        (form.line("When", "at", "now; or 7am, yesterday", None))
        div.buttons {
            button.main name="status" value="done" { "Done" }
            button name="status" value="skipped" { "Skipped on purpose" }
        }
    } }
}

/// The week's own word.
pub(super) fn week(form: &Form<'_>) -> Markup {
    let all = (1..=7).filter_map(|value| GlobalChange::new(value).ok());
    html! { form method="post" action="/rate" data-send="" {
        (form.head())
        div.words { @for change in all { button name="words" value=(change.get()) { (change.words()) } } }
    } }
}

/// A score of a questionnaire or of one activity.
pub(super) fn scale(form: &Form<'_>) -> Markup {
    html! { form method="post" action="/rate" data-send="" {
        (form.head())
        (form.line("Scale and score", "words", "visa-h 62; lefs 70; psfs \"sitting 1 h\" 6", None))
        (when_and_note(form))
        button.main { "Store the score" }
    } }
}

/// How it feels, before the coin is shown.
pub(super) fn flip(form: &Form<'_>, here: &str) -> Markup {
    html! { form method="post" action="/flip" data-kept-not="" {
        h3 { "Before a run: how does it feel now" (here) "?" }
        (form.head())
        (form.tap("score", PAIN))
        p.quiet { "Said before the coin is shown; then the coin says with or without." }
    } }
}

pub(super) fn trial_start(form: &Form<'_>) -> Markup {
    let designs = [("coin", "by a coin before each run"), ("observe", "watched, without a coin")];
    html! { form method="post" action="/trial/start" data-kept-not="" {
        (form.head())
        (form.line("What is tried", "what", "glide", Some("treatments")))
        fieldset { legend { "How" } (form.choice("how", &designs, "coin")) }
        div.two {
            (form.number("By coin: pairs of runs", "pairs", None, Some(12)))
            (form.number("Watched: days at least", "min", None, Some(14)))
        }
        (form.line("Where it hurts", "site", "where it was last", Some("places")))
        (form.text("Note", "note", ""))
        button.main { "Begin" }
    } }
}

pub(super) fn trial_stop(form: &Form<'_>) -> Markup {
    let words = OwnVerdict::ALL.map(|verdict| (verdict.as_str(), verdict.as_str()));
    html! { form method="post" action="/trial/stop" data-kept-not="" {
        (form.head())
        fieldset { legend { "Your word" } (form.choice("verdict", &words, "")) }
        (form.text("Why", "reason", ""))
        button { "End the trial" }
    } }
}

pub(super) fn setting(form: &Form<'_>, key: SettingKey, settings: &Settings) -> Markup {
    let delivered = settings.show(key) == Settings::default().show(key);
    html! { form.card method="post" action="/settings" data-kept-not="" {
        (form.head())
        input type="hidden" name="key" value=(key.as_str());
        (form.filled(key.as_str(), "value", "", settings.show(key)))
        p.quiet { (key.meaning()) @if delivered { " (as delivered)" } }
        button { "Store" }
    } }
}

pub(super) fn prescription(form: &Form<'_>) -> Markup {
    html! { form method="post" action="/prescribe" data-send="" {
        (form.head())
        (form.line("What and how often", "words", "glide sciatic 2x15 twice a day", Some("treatments")))
        div.two {
            (form.line("First day", "from", "today", None))
            (form.line("Last day", "to", "in 6 weeks", None))
        }
        (form.text("Note", "note", ""))
        button.main { "Store the prescription" }
    } }
}

pub(super) fn injury(form: &Form<'_>) -> Markup {
    html! { form method="post" action="/injury" data-send="" {
        (form.head())
        (form.line("Where", "words", "left hamstring", Some("places")))
        (form.line("First day", "since", "today; or 1 Aug", None))
        (form.text("Note", "note", ""))
        button.main { "Store the injury" }
    } }
}

pub(super) fn question(form: &Form<'_>) -> Markup {
    html! { form method="post" action="/question" data-send="" {
        (form.head())
        (form.text("A question for the next visit", "text", ""))
        button.main { "Store the question" }
    } }
}

/// The end of something that has days: its last one.
pub(super) fn end(form: &Form<'_>, action: &str, id: &str, what: &str) -> Markup {
    html! { form method="post" action=(action) data-send="" {
        (form.head())
        (form.hidden("id", id))
        (form.line("Last day", "on", "today", None))
        button { "End " (what) }
    } }
}
