//! Where it hurts: a body site and a side.

use super::{Refusal, nearest};
use std::fmt;
use std::str::FromStr;

/// The built-in sites (CLINICAL.md, "Body site"), with the OSIICS body area each falls in.
pub const KNOWN_SITES: [&str; 15] = [
    "low back",     // lumbosacral
    "buttock",      // hip/groin: gluteal
    "sit bone",     // thigh: proximal hamstring origin
    "hip",          // hip/groin
    "groin",        // hip/groin
    "thigh front",  // thigh: quadriceps
    "hamstring",    // thigh: posterior
    "knee",         // knee
    "back of knee", // knee: posterior
    "calf",         // lower leg: posterior
    "shin",         // lower leg: anterior
    "achilles",     // lower leg: Achilles tendon
    "ankle",        // ankle
    "heel",         // foot
    "foot",         // foot
];

/// A body site in lower case, as one of [`KNOWN_SITES`] or a word added on purpose.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site(String);

impl Site {
    /// A site as typed, without asking whether it is a known one: 1 to 40 letters, digits, blanks and hyphens.
    pub fn any(text: &str) -> Result<Self, Refusal> {
        let site = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let fits = site.chars().next().is_some_and(char::is_alphabetic)
            && site.chars().count() <= 40
            && site.chars().all(|c| c.is_alphanumeric() || c == ' ' || c == '-');
        if fits { Ok(Site(site)) } else { Err(Refusal::new(format!("\"{}\" is not a word for a body site", text.trim()))) }
    }

    /// The site, if it is built in or among `used`; otherwise a refusal with the nearest known one.
    pub fn known(text: &str, used: &[Site]) -> Result<Self, Refusal> {
        let site = Site::any(&synonym(text))?;
        if KNOWN_SITES.contains(&site.as_str()) || used.contains(&site) {
            return Ok(site);
        }
        let refusal = Refusal::new(format!("\"{site}\" is not a site this diary knows"));
        let all = KNOWN_SITES.iter().copied().chain(used.iter().map(Site::as_str));
        Err(match nearest(site.as_str(), all) {
            Some(near) => refusal.hint(format!("did you mean \"{near}\"?")),
            None => refusal.hint(format!("known sites: {}.", KNOWN_SITES.join(", "))),
        })
    }

    /// The site as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Everyday spellings of built-in sites.
fn synonym(text: &str) -> String {
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    match said.as_str() {
        "lower back" | "back" | "lumbar" => "low back".into(),
        "glute" | "glutes" | "butt" => "buttock".into(),
        "sitbone" | "sit bones" | "ischium" => "sit bone".into(),
        "quad" | "quads" | "front thigh" | "front of thigh" => "thigh front".into(),
        "hamstrings" | "hammy" => "hamstring".into(),
        "achilles tendon" => "achilles".into(),
        "knees" | "hips" | "shins" | "ankles" | "heels" => said.trim_end_matches('s').into(),
        "calves" => "calf".into(),
        "feet" => "foot".into(),
        _ => said,
    }
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which side of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The person's own left.
    Left,
    /// The person's own right.
    Right,
    /// Both sides.
    Both,
    /// In the middle.
    Midline,
}

impl Side {
    /// Every side.
    pub const ALL: [Side; 4] = [Side::Left, Side::Right, Side::Both, Side::Midline];

    /// `left`, `right`, `both` or `midline`.
    pub fn as_str(self) -> &'static str {
        match self {
            Side::Left => "left",
            Side::Right => "right",
            Side::Both => "both",
            Side::Midline => "midline",
        }
    }
}

impl FromStr for Side {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let said = text.to_lowercase();
        let said = match said.as_str() {
            "l" => "left",
            "r" => "right",
            "middle" => "midline",
            other => other,
        };
        Side::ALL
            .into_iter()
            .find(|side| side.as_str() == said)
            .ok_or_else(|| Refusal::new(format!("a side is left, right, both or midline, not \"{text}\"")))
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_words_are_the_site_they_mean() {
        for (said, site) in [
            ("back", "low back"),
            ("lumbar", "low back"),
            ("Glutes", "buttock"),
            ("butt", "buttock"),
            ("sit  bones", "sit bone"),
            ("ischium", "sit bone"),
            ("quad", "thigh front"),
            ("front of thigh", "thigh front"),
            ("hammy", "hamstring"),
            ("Achilles tendon", "achilles"),
            ("knees", "knee"),
            ("calves", "calf"),
            ("feet", "foot"),
        ] {
            assert_eq!(Site::known(said, &[]).unwrap().as_str(), site, "{said}");
        }
        assert!(Site::any("inner-elbow 2").is_ok() && Site::any("a_b").is_err() && Site::any("-a").is_err());
    }

    #[test]
    fn known_sites_pass_and_misspelt_ones_are_suggested() {
        assert_eq!(Site::known("Hamstring", &[]).unwrap().as_str(), "hamstring");
        assert_eq!(Site::known("lower  back", &[]).unwrap().as_str(), "low back");
        let refused = Site::known("hamstirng", &[]).unwrap_err();
        assert!(refused.hint.unwrap().contains("did you mean \"hamstring\"?"));
        let elbow = Site::any("elbow").unwrap();
        assert!(Site::known("elbow", &[]).is_err());
        assert_eq!(Site::known("elbow", std::slice::from_ref(&elbow)).unwrap(), elbow);
        for bad in ["", " ", "5", "<b>", &"x".repeat(41)] {
            assert!(Site::any(bad).is_err(), "{bad}");
        }
    }
}
