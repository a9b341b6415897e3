//! Every figure follows from its working: from the steps, the stated facts and the typed values alone.

use partner_engine::estimate::{Basis, Range, TierEstimate, estimate, working};
use partner_engine::program::Need;
use partner_engine::standing::{Quantity, Standing};
use partner_engine::working::{Column, Figure, Formula, Label, Name};
use partner_programs::catalog;
use proptest::prelude::*;

use crate::recompute::Recomputation;
use crate::scenarios::drafts;
use crate::{cases, minor};

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn every_figure_can_be_redone_from_its_steps(
        draft in drafts(catalog(), 4),
        picked in prop::collection::vec(any::<prop::sample::Index>(), 4),
    ) {
        let scenario = draft.scenario(catalog());
        for tier in &estimate(catalog(), &scenario).tiers {
            let working = working(tier.tier, &scenario).expect("an estimated tier has a working");
            let all = Recomputation::of_all(tier.tier, &draft, &working);
            let figures = figures(tier);
            for (label, figure) in &figures {
                let step = working.step(*figure).expect("a figure has its step");
                prop_assert_eq!(&step.label, label);
                prop_assert_eq!(step.amount, figure.amount);
                prop_assert_eq!(all.of(*figure), minor(figure.amount, &draft), "{:?}", label);
            }
            for index in &picked {
                let (label, figure) = index.get(&figures);
                prop_assert_eq!(all.alone(*figure), minor(figure.amount, &draft), "{:?}", label);
            }
        }
    }

    #[test]
    fn every_line_rests_on_a_citation_or_says_why_it_is_nothing(draft in drafts(catalog(), 2)) {
        let scenario = draft.scenario(catalog());
        for tier in &estimate(catalog(), &scenario).tiers {
            let working = working(tier.tier, &scenario).expect("an estimated tier has a working");
            for line in tier.years.iter().flat_map(|year| &year.lines) {
                for figure in [Some(line.earned.low), Some(line.earned.expected), line.earned.high].into_iter().flatten() {
                    let steps = working.explain(figure);
                    let (last, step) = *steps.last().expect("a figure has its step");
                    prop_assert_eq!(last, figure.step);
                    let cited = steps.iter().filter_map(|(_, step)| step.formula.citation()).any(|cite| *cite == line.rule.cite);
                    let nothing = matches!(step.formula, Formula::Nothing(_));
                    prop_assert!(cited != nothing, "{:?}", step);
                }
            }
        }
    }

    #[test]
    fn a_tier_is_short_of_exactly_what_is_missing(draft in drafts(catalog(), 4)) {
        let scenario = draft.scenario(catalog());
        for tier in &estimate(catalog(), &scenario).tiers {
            let asked = tier.tier.tier;
            prop_assert_eq!(tier.checks.len(), asked.minimums.len() + asked.requirements.len());
            let (of_minimums, of_requirements) = tier.checks.split_at(asked.minimums.len());
            for (check, minimum) in of_minimums.iter().zip(&asked.minimums) {
                let measures: Vec<i128> = tier.years.iter().map(|year| minor(year.measure.amount, &draft)).collect();
                let weakest = *measures.iter().min().expect("a year");
                let [comparison] = check.comparisons.as_slice() else { panic!("{check:?}") };
                let (Quantity::Amount(have), Quantity::Amount(need)) = (comparison.have, comparison.need) else {
                    panic!("{check:?}")
                };
                prop_assert_eq!(minor(have, &draft), weakest);
                let earliest = (1..).zip(&measures).find(|(_, measure)| **measure == weakest);
                prop_assert_eq!(comparison.year, earliest.map(|(year, _)| year));
                let is_met = weakest >= minor(need, &draft);
                prop_assert_eq!(check.standing() == Standing::Met, is_met);
                let same_currency = tier.tier.program.currency.is_some_and(|currency| currency.code() == draft.currency());
                if same_currency {
                    prop_assert_eq!(need.amount(), minimum.amount);
                }
                let Quantity::Amount(short) = comparison.short_by() else { panic!("{check:?}") };
                prop_assert_eq!(short.is_zero(), is_met);
                if !is_met {
                    prop_assert_eq!(minor(short, &draft), minor(need, &draft) - weakest);
                }
            }
            let mut short = of_minimums.iter().any(|check| check.standing() == Standing::Short);
            let mut unknown = false;
            for (check, requirement) in of_requirements.iter().zip(&asked.requirements) {
                prop_assert_eq!(&check.id, &requirement.requirement);
                match &requirement.need {
                    Need::AtLeast(need) => {
                        let has = draft.count(&format!("team.{}", requirement.requirement)).unwrap_or(0);
                        short |= has < *need;
                        prop_assert_eq!(check.standing(), if has < *need { Standing::Short } else { Standing::Met });
                        prop_assert_eq!(check.comparisons[0].short_by(), Quantity::Count(need.saturating_sub(has)));
                    }
                    Need::NotStated => {
                        unknown = true;
                        prop_assert_eq!(check.standing(), Standing::Unknown);
                    }
                    Need::AnyOf(several) => {
                        prop_assert_eq!(check.comparisons.len(), several.len());
                        let enough = check.comparisons.iter().any(|comparison| comparison.have >= comparison.need);
                        short |= !enough;
                        prop_assert_eq!(check.standing(), if enough { Standing::Met } else { Standing::Short });
                    }
                    Need::SomeOf { .. } | Need::Points { .. } | Need::Sold { .. } => {
                        panic!("no program of the catalog asks this")
                    }
                    Need::Amount(_) => panic!("an amount stands among alternatives"),
                }
            }
            let expected = match (short, unknown) {
                (true, _) => Standing::Short,
                (false, true) => Standing::Unknown,
                (false, false) => Standing::Met,
            };
            prop_assert_eq!(tier.standing(), expected, "{}", tier.tier.id());
            prop_assert_eq!(tier.gaps().count() > 0, short);
        }
    }
}

/// Every figure of an estimate, with the label that its step must have.
fn figures<'c>(estimate: &TierEstimate<'c>) -> Vec<(Label<'c>, Figure)> {
    let mut figures = Vec::new();
    let mut ranged = |label: Label<'c>, range: &Range| {
        figures.push((label.column(Column::Low), range.low));
        figures.push((label.column(Column::Expected), range.expected));
        figures.extend(range.high.map(|high| (label.column(Column::High), high)));
    };
    ranged(Label::of(Name::Gross), &estimate.gross);
    ranged(Label::of(Name::Net), &estimate.net);
    for year in &estimate.years {
        ranged(Label::of(Name::Gross).year(year.year), &year.gross);
        ranged(Label::of(Name::Net).year(year.year), &year.net);
        for line in &year.lines {
            let label = Label::of(Name::Line).year(year.year).stream(line.rule.stream);
            ranged(label.contribution(line.rule.contribution), &line.earned);
        }
    }
    for (name, figure) in
        [(Name::Fees, estimate.fees), (Name::Refunds, estimate.refunds), (Name::Costs, estimate.costs)]
    {
        figures.push((Label::of(name), figure));
    }
    for year in &estimate.years {
        let of_year = [
            (Name::Fees, year.fees),
            (Name::Refunds, year.refunds),
            (Name::Costs, year.costs),
            (Name::Measure, year.measure),
        ];
        figures.extend(of_year.map(|(name, figure)| (Label::of(name).year(year.year), figure)));
        for line in &year.lines {
            let label = |name| Label::of(name).year(year.year).stream(line.rule.stream);
            figures.push((label(Name::List), line.list));
            figures.push((label(Name::Invoiced), line.invoiced));
            figures.push(match line.basis {
                Basis::Base(base) => (label(Name::Base), base),
                Basis::Cost(cost) => {
                    (label(Name::Cost).contribution(line.rule.contribution).column(Column::Expected), cost)
                }
            });
        }
    }
    figures
}
