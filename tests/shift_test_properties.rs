//! What must hold of the shift test whatever the diary.

use glidelog::analysis::stats::reference_set::ReferenceTest;
use glidelog::analysis::stats::shifts::{circular_shift_test, two_way_shift_test};
use proptest::prelude::*;

#[derive(Debug, Clone)]
struct Diary {
    pain: Vec<f64>,
    glided: Vec<f64>,
    distance: Vec<f64>,
}

fn diaries() -> impl Strategy<Value = Diary> {
    let run = (0..=10_u8, any::<bool>(), 30..200_u8);
    prop::collection::vec(run, 20..70)
        .prop_map(|runs| Diary {
            pain: runs.iter().map(|r| f64::from(r.0)).collect(),
            glided: runs.iter().map(|r| f64::from(u8::from(r.1))).collect(),
            distance: runs.iter().map(|r| f64::from(r.2) / 10.0).collect(),
        })
        .prop_filter("gliding must vary", |d| d.glided.contains(&0.0) && d.glided.contains(&1.0))
}

fn covariates(diary: &Diary) -> Vec<Vec<f64>> {
    let middle = (diary.pain.len() - 1) as f64 / 2.0;
    vec![(0..diary.pain.len()).map(|i| i as f64 - middle).collect(), diary.distance.clone()]
}

fn adjusted(diary: &Diary, both_ways: bool) -> Option<ReferenceTest> {
    let test = if both_ways { two_way_shift_test } else { circular_shift_test };
    test(&diary.pain, &diary.glided, &covariates(diary), &[0.95]).ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn p_and_interval_agree(diary in diaries(), both_ways: bool) {
        if let Some(test) = adjusted(&diary, both_ways) && let Ok(interval) = test.intervals[0] {
            prop_assert_eq!(interval.contains(0.0), test.p > 0.05 + 1e-12, "{:?}", test);
            prop_assert!(interval.contains(test.estimate));
        }
    }

    #[test]
    fn one_point_more_everywhere_changes_no_p(diary in diaries(), both_ways: bool) {
        let higher = Diary { pain: diary.pain.iter().map(|y| y + 1.0).collect(), ..diary.clone() };
        prop_assert_eq!(adjusted(&diary, both_ways).map(|t| t.as_extreme), adjusted(&higher, both_ways).map(|t| t.as_extreme));
    }

    #[test]
    fn turning_pain_over_mirrors_the_interval(diary in diaries(), both_ways: bool) {
        let over = Diary { pain: diary.pain.iter().map(|y| -y).collect(), ..diary.clone() };
        if let (Some(test), Some(mirror)) = (adjusted(&diary, both_ways), adjusted(&over, both_ways)) {
            prop_assert_eq!(test.as_extreme, mirror.as_extreme);
            prop_assert_eq!(test.intervals[0].is_ok(), mirror.intervals[0].is_ok());
            if let (Ok(a), Ok(b)) = (test.intervals[0], mirror.intervals[0]) {
                prop_assert!((a.lower + b.upper).abs() < 1e-9 && (a.upper + b.lower).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn where_the_year_begins_changes_no_unadjusted_p(diary in diaries(), turn in 1..60_usize, both_ways: bool) {
        let turned = |values: &[f64]| {
            let mut values = values.to_vec();
            let by = turn % values.len();
            values.rotate_left(by);
            values
        };
        let test = if both_ways { two_way_shift_test } else { circular_shift_test };
        let plain = test(&diary.pain, &diary.glided, &[], &[0.95]).map(|t| t.as_extreme);
        prop_assert_eq!(plain, test(&turned(&diary.pain), &turned(&diary.glided), &[], &[0.95]).map(|t| t.as_extreme));
    }
}
