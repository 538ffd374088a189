//! From a case to our answer, in the case's own field names.

use glidelog::analysis::stats::describe::describe;
use glidelog::analysis::stats::mann_whitney::{mann_whitney_asymptotic, mann_whitney_exact};
use glidelog::analysis::stats::nap::{Improvement, nap};
use glidelog::analysis::stats::ols::{Fit, coefficient, ols, with_intercept};
use glidelog::analysis::stats::randomisation::{Blocks, Counting, Trial, randomisation_test};
use glidelog::analysis::stats::reference_set::{Axes, ReferenceTest};
use glidelog::analysis::stats::shrinkage::{Prior, bayes_normal_shrinkage};
use glidelog::analysis::stats::weekly_verdict::{WeekReason, WeekVerdict, weekly_verdict};
use glidelog::analysis::stats::{Interval, Refusal, acf, bandwidth, gate, gls_ar1, hac, hamed_rao, hodges_lehmann, holm, its};
use glidelog::analysis::stats::{baseline_corrected_tau, kendall, kendall_exact, kendall_permutation, mann_kendall, n_per_arm};
use glidelog::analysis::stats::{normal, robustness, shifts, student_t, theil_sen, wilson};
use serde_json::{Value, json};

type Answer = Result<Value, Refusal>;

/// Our answer, or nothing when the method is unknown. A refusal has no figures.
pub(crate) fn answer(case: &Value) -> Option<Value> {
    let case = Case { inputs: &case["inputs"], params: &case["params"], method: case["method"].as_str()? };
    let result = distributions(&case)
        .or_else(|| two_samples(&case))
        .or_else(|| trends(&case))
        .or_else(|| associations(&case))
        .or_else(|| fits(&case))
        .or_else(|| reference_sets(&case))
        .or_else(|| closed_forms(&case))?;
    Some(result.unwrap_or_else(|refusal| json!({ "status": "undefined", "refusal": refusal.to_string() })))
}

struct Case<'a> {
    inputs: &'a Value,
    params: &'a Value,
    method: &'a str,
}

impl Case<'_> {
    fn gapped(&self, name: &str) -> Vec<Option<f64>> {
        self.inputs[name].as_array().into_iter().flatten().map(number).collect()
    }

    fn series(&self, name: &str) -> Vec<f64> {
        self.gapped(name).into_iter().flatten().collect()
    }

    /// Two series without the places where either has a gap.
    fn pair(&self, a: &str, b: &str) -> (Vec<f64>, Vec<f64>) {
        self.gapped(a).into_iter().zip(self.gapped(b)).filter_map(|(a, b)| a.zip(b)).unzip()
    }

    /// Rows of a matrix as columns, with the series beside it, complete rows only.
    fn table(&self, rows: &str, beside: &[&str]) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
        let matrix: Vec<Vec<Option<f64>>> = self.inputs[rows]
            .as_array()
            .into_iter()
            .flatten()
            .map(|row| row.as_array().into_iter().flatten().map(number).collect())
            .collect();
        let series: Vec<Vec<Option<f64>>> = beside.iter().map(|name| self.gapped(name)).collect();
        let count = series[0].len();
        let width = matrix.first().map_or(0, Vec::len);
        let complete =
            |i: usize| series.iter().all(|s| s[i].is_some()) && matrix.get(i).is_none_or(|r| r.iter().all(Option::is_some));
        let kept: Vec<usize> = (0..count).filter(|&i| complete(i)).collect();
        let columns = (0..width).map(|j| kept.iter().filter_map(|&i| matrix[i][j]).collect()).collect();
        let others = series.iter().map(|s| kept.iter().filter_map(|&i| s[i]).collect()).collect();
        (columns, others)
    }

    fn value(&self, name: &str) -> f64 {
        number(&self.params[name]).unwrap_or_else(|| panic!("{} needs {name}", self.method))
    }

    fn value_or(&self, name: &str, default: f64) -> f64 {
        number(&self.params[name]).unwrap_or(default)
    }

    fn count(&self, name: &str) -> usize {
        self.value(name) as usize
    }

    fn level(&self) -> f64 {
        self.value_or("level", 0.95)
    }

    fn flag(&self, name: &str, default: bool) -> bool {
        self.params[name].as_bool().unwrap_or(default)
    }
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64()
}

fn both(interval: Interval) -> Value {
    json!([interval.lower, interval.upper])
}

fn distributions(case: &Case<'_>) -> Option<Answer> {
    let each = |name: &str, f: &dyn Fn(f64) -> Result<f64, Refusal>| {
        case.series(name).into_iter().map(f).collect::<Result<Vec<_>, _>>()
    };
    Some(match case.method {
        "normal_cdf" => each("x", &|x| Ok(normal::normal_cdf(x))).map(|p| json!({ "p": p })),
        "normal_ppf" => each("p", &normal::normal_ppf).map(|x| json!({ "x": x })),
        "t_cdf" => each("t", &|t| student_t::t_cdf(t, case.value("df"))).map(|p| json!({ "p": p })),
        "t_ppf" => each("p", &|p| student_t::t_ppf(p, case.value("df"))).map(|t| json!({ "t": t })),
        "describe" => describe(&case.gapped("x")).map(|d| {
            let spread = |f: fn(&glidelog::analysis::stats::describe::Spread) -> f64| d.spread.as_ref().map(f);
            json!({ "n": d.n, "missing": d.missing, "mean": spread(|s| s.mean), "median": spread(|s| s.median),
                "sd": d.spread.and_then(|s| s.sd), "min": spread(|s| s.min), "max": spread(|s| s.max),
                "q1": spread(|s| s.q1), "q3": spread(|s| s.q3) })
        }),
        _ => return None,
    })
}

fn two_samples(case: &Case<'_>) -> Option<Answer> {
    let (x, y) = (case.series("x"), case.series("y"));
    let (a, b) = (case.series("a"), case.series("b"));
    Some(match case.method {
        "mann_whitney_exact" => mann_whitney_exact(&x, &y)
            .map(|m| json!({ "u": m.u, "p_two_sided": m.p_two_sided, "p_less": m.p_less, "p_greater": m.p_greater })),
        "mann_whitney_asymptotic" => mann_whitney_asymptotic(&x, &y, case.flag("continuity", true))
            .map(|m| json!({ "u": m.u, "p_two_sided": m.p_two_sided })),
        "hodges_lehmann" => hodges_lehmann::hodges_lehmann(&x, &y, case.level()).map(|h| {
            json!({ "estimate": h.estimate, "ci_lower": h.interval.lower, "ci_upper": h.interval.upper,
                "achieved_level": h.interval.level })
        }),
        "nap" => {
            let direction =
                if case.params["improvement"] == "increase" { Improvement::Increase } else { Improvement::Decrease };
            nap(&a, &b, direction, case.level()).map(|n| {
                json!({ "nap": n.nap, "cliffs_delta": n.cliffs_delta, "se_unbiased": n.se_unbiased, "se_hanley": n.se_hanley,
                    "ci_lower": n.interval.lower, "ci_upper": n.interval.upper,
                    "ci_lower_tight": n.interval.lower, "ci_upper_tight": n.interval.upper })
            })
        }
        "baseline_corrected_tau" => baseline_corrected_tau::baseline_corrected_tau(&a, &b)
            .map(|t| json!({ "tau_b": t.tau_b, "tau_nonoverlap": t.non_overlap, "slope": t.slope, "intercept": t.intercept })),
        _ => return None,
    })
}

fn trends(case: &Case<'_>) -> Option<Answer> {
    let trend =
        |m: mann_kendall::MannKendall| json!({ "s": m.s, "var_s": m.variance, "z": m.z, "p_two_sided": m.p, "tau_a": m.tau_a });
    Some(match case.method {
        "theil_sen" => {
            let (t, y) = case.pair("t", "y");
            theil_sen::theil_sen(&t, &y, case.level()).map(|s| {
                json!({ "slope": s.slope, "intercept": s.intercept, "slope_lower": s.interval.lower, "slope_upper": s.interval.upper })
            })
        }
        "mann_kendall" => mann_kendall::mann_kendall(&case.series("y"), case.flag("continuity", true)).map(trend),
        "mann_kendall_hamed_rao" => hamed_rao::mann_kendall_hamed_rao(&case.series("y"), case.flag("floor", false)).map(trend),
        "acf" => acf::acf(&case.series("y"), case.value_or("lags", 5.0) as usize).map(|r| json!({ "r": r })),
        _ => return None,
    })
}

fn associations(case: &Case<'_>) -> Option<Answer> {
    let (x, y) = case.pair("x", "y");
    let tau = |t: kendall::TauB| json!({ "tau_b": t.tau_b, "p_two_sided": t.p, "status": "ok" });
    Some(match case.method {
        "kendall_tau_b" => kendall::kendall_tau_b(&x, &y).map(tau),
        "kendall_tau_exact" => kendall_exact::kendall_tau_exact(&x, &y).map(tau),
        "kendall_permutation_exact" => {
            kendall_permutation::kendall_permutation_exact(&x, &y).map(|s| json!({ "s": s.s, "p_two_sided": s.p }))
        }
        _ => return None,
    })
}

fn fits(case: &Case<'_>) -> Option<Answer> {
    if case.method == "its_segmented" {
        return Some(segmented(case));
    }
    if !["ols", "ols_hac", "gls_ar1_reml"].contains(&case.method) {
        return None;
    }
    let (x, mut series) = case.table("x", &["y"]);
    let y = series.swap_remove(0);
    let columns = if case.params["intercept"] == "none" { x } else { with_intercept(y.len(), &x) };
    Some(match case.method {
        "ols" => ols(&y, &columns).and_then(|fit| {
            let mut table = coefficients(&fit, &fit.se, case.level())?;
            table["r2"] = json!(fit.r_squared);
            table["df"] = json!(fit.df);
            Ok(table)
        }),
        "ols_hac" => ols(&y, &columns).and_then(|fit| {
            let small_sample = case.params["small_sample"] != "none" && case.flag("small_sample", true);
            let se = hac::newey_west(&fit, &columns, case.count("lag"), small_sample)?;
            coefficients(&fit, &se, case.level())
        }),
        _ => gls_ar1::gls_ar1_reml(&y, &columns)
            .map(|g| json!({ "phi": g.phi, "coef": g.coef, "se": g.se, "sigma": g.sigma, "df": g.df })),
    })
}

fn coefficients(fit: &Fit, se: &[f64], level: f64) -> Answer {
    let table = fit.coef.iter().zip(se).map(|(b, s)| coefficient(*b, *s, fit.df, level)).collect::<Result<Vec<_>, _>>()?;
    Ok(json!({ "coef": fit.coef, "se": se, "t": table.iter().map(|c| c.t).collect::<Vec<_>>(),
        "p_two_sided": table.iter().map(|c| c.p).collect::<Vec<_>>(),
        "ci95": table.iter().map(|c| both(c.interval)).collect::<Vec<_>>() }))
}

fn segmented(case: &Case<'_>) -> Answer {
    let (t, y) = (case.gapped("t"), case.gapped("y"));
    let change = case.count("change_index");
    let kept_before = t.iter().zip(&y).take(change).filter(|(t, y)| t.is_some() && y.is_some()).count();
    let (t, y) = case.pair("t", "y");
    its::its_segmented(&t, &y, kept_before, case.count("lag")).map(|s| {
        json!({ "coef_names": ["intercept", "pre_slope", "level_change", "slope_change"],
            "coef": s.coef, "se_ols": s.se_ols, "se_hac": s.se_hac })
    })
}

fn reference_sets(case: &Case<'_>) -> Option<Answer> {
    Some(match case.method {
        "circular_shift_test" => {
            let (covariates, series) = case.table("covariates", &["y", "g"]);
            shifts::circular_shift_test(&series[0], &series[1], &covariates, &[case.level()]).and_then(|test| {
                let axes = Axes::new(&series[0], &series[1], &covariates)?;
                let mut table = compared(&test);
                table["distinct_shifts"] = json!(shifts::distinct_shifts(&axes, &series[1]));
                Ok(table)
            })
        }
        "randomisation_block" => randomised(case, Counting::All),
        "randomisation_block_monte_carlo" => {
            let draws = Counting::Draws { draws: case.count("m"), seed: case.value_or("seed", 20_260_101.0) as u64 };
            randomised(case, draws).map(|mut table| {
                if let Ok(exact) = randomised(case, Counting::All) {
                    table["exact_p"] = exact["p_two_sided"].clone();
                }
                table
            })
        }
        _ => return None,
    })
}

fn randomised(case: &Case<'_>, counting: Counting) -> Answer {
    let assigned: Vec<bool> = case.series("assigned").iter().map(|g| *g > 0.5).collect();
    let size = case.count("block_size");
    let blocks = Blocks { size, treated: case.value_or("treated_per_block", (size / 2) as f64) as usize };
    let trial = Trial { outcome: &case.gapped("y"), assigned: &assigned, blocks };
    randomisation_test(&trial, &[], counting, &[case.level()]).map(|test| compared(&test))
}

fn compared(test: &ReferenceTest) -> Value {
    let interval = test.intervals[0].ok();
    json!({ "adjusted_diff": test.estimate, "diff": test.estimate, "p_two_sided": test.p,
        "ci_lower": interval.map(|i| i.lower), "ci_upper": interval.map(|i| i.upper) })
}

fn closed_forms(case: &Case<'_>) -> Option<Answer> {
    Some(match case.method {
        "bandwidth_rules" => {
            let b = bandwidth::bandwidth(case.count("n"));
            Ok(
                json!({ "nw_rule": b.newey_west, "llsw_S": b.truncation, "llsw_lag": b.lag, "fixed_b_crit_975": b.critical_975 }),
            )
        }
        "bayes_normal_shrinkage" => {
            let prior = Prior { mean: case.value_or("prior_mean", 0.0), sd: case.value_or("prior_sd", 1.0) };
            bayes_normal_shrinkage(case.value("diff"), case.value("se"), case.value_or("mcid", 1.0), prior).map(|b| {
                json!({ "post_mean": b.mean, "post_sd": b.sd, "p_any_help": b.any_help, "p_help_mcid": b.help_mcid,
                    "p_harm_mcid": b.harm_mcid, "cri95": both(b.interval) })
            })
        }
        "holm" => holm::holm(&case.series("p")).map(|p| json!({ "p_adj": p })),
        "n_per_arm" => n_per_arm::n_per_arm(
            case.value("effect_sd"),
            case.value_or("alpha", 0.05),
            case.value_or("power", 0.8),
            case.value_or("rho", 0.0),
        )
        .map(|n| json!({ "n_per_arm_unrounded": n })),
        "robustness_value" => robustness::robustness_value(case.value("t"), case.value("df"), case.value_or("q", 1.0))
            .map(|r| json!({ "rv": r.rv, "rv_alpha05": r.rv_alpha05 })),
        "wilson_ci" => wilson::wilson_ci(case.count("k"), case.count("n"), case.level())
            .map(|i| json!({ "lower": i.lower, "upper": i.upper })),
        "glide_contrast_gate" => {
            let (y, g) = case.pair("y", "g");
            let glided: Vec<bool> = g.iter().map(|g| *g > 0.5).collect();
            Ok(json!({ "status": status_word(gate::glide_contrast_gate(&y, &glided)) }))
        }
        "weekly_verdict" => weekly(case),
        _ => return None,
    })
}

fn status_word(status: gate::Status) -> &'static str {
    match status {
        gate::Status::NotEnoughData => "not_enough_data",
        gate::Status::NoVariation => "no_variation",
        gate::Status::DescribeOnly => "describe_only",
        gate::Status::NotSeparableFromTime => "not_separable_from_time",
        gate::Status::Ok => "ok",
    }
}

fn weekly(case: &Case<'_>) -> Answer {
    let week = weekly_verdict(&case.gapped("days"))?;
    let verdict = match week.verdict {
        WeekVerdict::Better => "better",
        WeekVerdict::Worse => "worse",
        WeekVerdict::Same => "same",
        WeekVerdict::CannotTell => "cannot_tell",
    };
    let reason = match week.reason {
        WeekReason::Decided => "ok",
        WeekReason::NotEnoughDays => "not_enough_days",
        WeekReason::IntervalTooWide => "interval_too_wide",
    };
    let part = |f: fn(&glidelog::analysis::stats::weekly_verdict::Change) -> f64| week.change.as_ref().map(f);
    Ok(json!({ "n_week": week.n_now, "n_base": week.n_base, "missing_week": week.missing_now,
        "pain_free_week": week.pain_free_now, "pain_free_base": week.pain_free_base, "worst_week": week.worst_now,
        "mean_week": part(|c| c.mean_now), "mean_base": part(|c| c.mean_base), "change": part(|c| c.change),
        "mcid": part(|c| c.mcid), "r1": part(|c| c.carry_over), "se": part(|c| c.se), "df": part(|c| c.df),
        "lower80": part(|c| c.interval.lower), "upper80": part(|c| c.interval.upper), "verdict": verdict, "reason": reason }))
}
