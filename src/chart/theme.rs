//! Colours by what they stand for, in one place.
//!
//! The hues are Okabe and Ito's colour-blind-safe set (2008), some darkened until they stand out on white. No series is told by colour alone:
//! each has a marker shape or a lane of its own.

/// An opaque colour, red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// What a mark on the picture stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Behind everything.
    Paper,
    /// Words that carry the message.
    Words,
    /// Words of lesser weight: axes, captions.
    Quiet,
    /// Grid lines.
    Grid,
    /// Pain on waking.
    Morning,
    /// Pain before a run.
    Before,
    /// The worst pain of a run.
    Worst,
    /// Pain after a run.
    After,
    /// Pain at rest.
    Rest,
    /// The line of a mean.
    Mean,
    /// The spread about a mean.
    Spread,
    /// Effort of a run.
    Effort,
    /// Distance run.
    Distance,
    /// A glide session before a run, or a run that had one.
    Glide,
    /// A run without a glide session before it.
    NoGlide,
    /// Any other glide session.
    GlideOther,
    /// A session left out on purpose.
    Skipped,
    /// Thin lines that mark a day.
    Event,
    /// The second row of a treatment that comes back often; the first has the ink of a marked day.
    SecondTreatment,
    /// The third row.
    ThirdTreatment,
    /// A stretch or a bound of reference.
    Reference,
}

/// An ink at some strength: dots that lie close are drawn paler, so that the line over them stays in front.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tone {
    /// The ink.
    pub ink: Ink,
    /// From 0, the paper, to 1, the whole colour.
    pub strength: f64,
}

impl From<Ink> for Tone {
    fn from(ink: Ink) -> Self {
        Self { ink, strength: 1.0 }
    }
}

/// A complete choice of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Dark ink on white.
    #[default]
    Light,
    /// Light ink on a dark paper.
    Dark,
}

impl Theme {
    /// The colour of an ink.
    #[must_use]
    pub fn colour(self, ink: Ink) -> Colour {
        match self {
            Self::Light => light(ink),
            Self::Dark => dark(ink),
        }
    }

    /// The colour of an ink at some strength on this theme's paper.
    #[must_use]
    pub fn tone(self, tone: Tone) -> Colour {
        let (Colour(red, green, blue), paper) = (self.colour(tone.ink), self.colour(Ink::Paper));
        let mix = |whole: u8, none: u8| (f64::from(none) + (f64::from(whole) - f64::from(none)) * tone.strength).round() as u8;
        Colour(mix(red, paper.0), mix(green, paper.1), mix(blue, paper.2))
    }
}

/// Dark ink on white.
fn light(ink: Ink) -> Colour {
    match ink {
        Ink::Paper => Colour(0xFF, 0xFF, 0xFF),
        Ink::Words => Colour(0x16, 0x1B, 0x22),
        Ink::Quiet => Colour(0x4E, 0x57, 0x63),
        Ink::Grid => Colour(0xE1, 0xE5, 0xEA),
        Ink::Morning => Colour(0x00, 0x72, 0xB2),
        Ink::Before => Colour(0x00, 0x8F, 0x68),
        Ink::Worst => Colour(0xD5, 0x5E, 0x00),
        Ink::After => Colour(0xB5, 0x5A, 0x8C),
        Ink::Rest => Colour(0x3C, 0x96, 0xCC),
        Ink::Mean => Colour(0x0B, 0x2A, 0x4A),
        Ink::Spread => Colour(0xCF, 0xDD, 0xEA),
        Ink::Effort => Colour(0x6A, 0x73, 0x80),
        Ink::Distance => Colour(0x84, 0x92, 0xA3),
        Ink::Glide => Colour(0x00, 0x72, 0x57),
        Ink::NoGlide => Colour(0xD5, 0x5E, 0x00),
        Ink::GlideOther => Colour(0x8C, 0xCB, 0xB6),
        Ink::Skipped => Colour(0x6A, 0x73, 0x80),
        Ink::Event => Colour(0x8A, 0x4B, 0x08),
        Ink::SecondTreatment => Colour(0x2E, 0x3F, 0xA8),
        Ink::ThirdTreatment => Colour(0xB8, 0x86, 0x0B),
        Ink::Reference => Colour(0x8A, 0x93, 0x9F),
    }
}

/// Light ink on a dark paper.
fn dark(ink: Ink) -> Colour {
    match ink {
        Ink::Paper => Colour(0x12, 0x17, 0x1E),
        Ink::Words => Colour(0xF0, 0xF3, 0xF6),
        Ink::Quiet => Colour(0xAD, 0xB7, 0xC3),
        Ink::Grid => Colour(0x2B, 0x33, 0x3D),
        Ink::Morning => Colour(0x4F, 0xA9, 0xE6),
        Ink::Before => Colour(0x2A, 0xB8, 0x8C),
        Ink::Worst => Colour(0xF2, 0x8A, 0x3A),
        Ink::After => Colour(0xD9, 0x86, 0xB4),
        Ink::Rest => Colour(0x8C, 0xC8, 0xEE),
        Ink::Mean => Colour(0xF4, 0xF7, 0xFA),
        Ink::Spread => Colour(0x2F, 0x45, 0x5A),
        Ink::Effort => Colour(0x9A, 0xA5, 0xB2),
        Ink::Distance => Colour(0x6F, 0x80, 0x94),
        Ink::Glide => Colour(0x34, 0xC7, 0x9B),
        Ink::NoGlide => Colour(0xF2, 0x8A, 0x3A),
        Ink::GlideOther => Colour(0x1B, 0x6A, 0x53),
        Ink::Skipped => Colour(0x9A, 0xA5, 0xB2),
        Ink::Event => Colour(0xDD, 0xA1, 0x5E),
        Ink::SecondTreatment => Colour(0x8F, 0x9D, 0xF2),
        Ink::ThirdTreatment => Colour(0xF2, 0xE2, 0x6B),
        Ink::Reference => Colour(0x86, 0x91, 0x9E),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(Colour(red, green, blue): Colour) -> f64 {
        let linear = linear(Colour(red, green, blue));
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn linear(Colour(red, green, blue): Colour) -> [f64; 3] {
        [red, green, blue].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

    fn contrast(theme: Theme, one: Ink, other: Ink) -> f64 {
        let (one, other) = (luminance(theme.colour(one)), luminance(theme.colour(other)));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn words_reach_the_contrast_of_text() {
        for (theme, ink) in THEMES.into_iter().flat_map(|theme| [Ink::Words, Ink::Quiet, Ink::Event].map(|ink| (theme, ink))) {
            let found = contrast(theme, ink, Ink::Paper);
            assert!(found >= 4.5, "{theme:?} {ink:?} {found:.2}");
        }
    }

    #[test]
    fn marks_reach_the_contrast_of_graphics() {
        let marks = [
            Ink::Morning,
            Ink::Before,
            Ink::Worst,
            Ink::After,
            Ink::Rest,
            Ink::Mean,
            Ink::Effort,
            Ink::Distance,
            Ink::Glide,
            Ink::Skipped,
            Ink::SecondTreatment,
            Ink::ThirdTreatment,
            Ink::Reference,
        ];
        for theme in THEMES {
            for ink in marks {
                let found = contrast(theme, ink, Ink::Paper);
                assert!(found >= 3.0, "{theme:?} {ink:?} {found:.2}");
            }
            assert!(contrast(theme, Ink::Mean, Ink::Spread) >= 7.0, "{theme:?}: the line on its band");
            assert!(contrast(theme, Ink::Glide, Ink::GlideOther) >= 2.5, "{theme:?}: strong against pale");
        }
    }

    /// In grey print the two groups of a comparison differ in outline; what is told by strength alone must differ in grey.
    #[test]
    fn strength_shows_in_grey_print() {
        for theme in THEMES {
            let grey = |strength| luminance(theme.tone(Tone { ink: Ink::Worst, strength }));
            let bands = [0.16, 0.325, 0.545, 0.765, 0.985].map(grey);
            let step = |pair: &[f64]| (pair[0].max(pair[1]) + 0.05) / (pair[0].min(pair[1]) + 0.05);
            assert!(bands.windows(2).all(|pair| step(pair) > 1.15), "{theme:?} {bands:?}");
        }
    }

    /// What a person without red or green cones sees (Machado, Oliveira and Fernandes 2009, severity 1.0).
    fn seen(colour: Colour, matrix: [[f64; 3]; 3]) -> [f64; 3] {
        let rgb = linear(colour);
        matrix.map(|row| row.iter().zip(rgb).map(|(weight, part)| weight * part).sum::<f64>().clamp(0.0, 1.0).cbrt())
    }

    #[test]
    fn series_of_one_panel_stay_apart_for_the_colour_blind() {
        let protan =
            [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
        let deutan =
            [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
        let panels: [&[Ink]; 4] = [
            &[Ink::Glide, Ink::Event, Ink::SecondTreatment, Ink::ThirdTreatment],
            &[Ink::Morning, Ink::Worst, Ink::Mean, Ink::Spread],
            &[Ink::Worst, Ink::Effort],
            &[Ink::Glide, Ink::NoGlide],
        ];
        let all = THEMES.into_iter().flat_map(|theme| [(theme, protan), (theme, deutan)]);
        for ((theme, matrix), inks) in all.flat_map(|seen_as| panels.map(|inks| (seen_as, inks))) {
            for (place, one) in inks.iter().enumerate() {
                for other in &inks[place + 1..] {
                    let (a, b) = (seen(theme.colour(*one), matrix), seen(theme.colour(*other), matrix));
                    let apart = a.iter().zip(b).map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt();
                    assert!(apart > 0.15, "{theme:?} {one:?} {other:?} {apart:.2}");
                }
            }
        }
    }
}
