//! What the scores mean, where the figures come from, and the one disclaimer.

use maud::{Markup, html};

/// Scale, range and direction, the change that matters, and who published it.
const SCALES: [(&str, &str); 8] = [
    (
        "Pain (NRS)",
        "0 none to 10 the worst imaginable. A change of a mean matters from 30 % of the usual level on, at least 1 and at \
         most 2 points (Farrar 2001, Salaffi 2004).",
    ),
    ("Own word (PGIC)", "global change in one item, 1 very much better, 4 no change, 7 very much worse."),
    ("Effort", "0 rest to 10 maximal, of the whole session (CR10, Foster 2001)."),
    ("PSFS", "own activities, 0 unable to 10 as before; 2 points matter for a mean, 3 for one activity (Stratford 1995)."),
    ("LEFS", "0 to 80, higher is better; 9 points matter (Binkley 1999)."),
    ("VISA-H", "0 to 100, 100 without symptoms; the total alone (Cacchio 2014)."),
    ("OSTRC-O2", "0 to 100 for a week, higher is worse (Clarsen 2013, 2020)."),
    (
        "Zones and distance",
        "zones were made for tendons (Thomee 1997; Silbernagel 2007, 38 people). A run over 10 % longer than \
         the longest of the 30 days before went together with more new injuries in 5205 runners (Frandsen 2025, observational).",
    ),
];

pub(super) fn footer() -> Markup {
    html! {
        footer {
            ul { @for (name, meaning) in SCALES { li { b { (name) } ": " (meaning) } } }
            p {
                "See a doctor now with numbness in the saddle area, new trouble with bladder or bowel, growing weakness of a leg, "
                "symptoms in both legs at once, weight loss without a reason, or fever. (From general knowledge, not complete.)"
            }
            p { "This is a diary, not a doctor: it records and describes, and leaves what to do to the runner and the therapist. Made with glidelog." }
        }
    }
}
