//! The first view before anything else is fetched, made of the catalog's outline, against the same of the whole catalog.

use partner_engine::estimate::TierEstimate;
use partner_programs::{complete, outline};

use crate::calculation::{Figures, figures};
use crate::citation::rates_lost;
use crate::headline::{Headline, gaps, ranked};
use crate::texts::Texts;
use crate::wording::{Language, Words};

const EN: &Words = Language::En.words();

const SCENARIOS: [&[(&str, &str)]; 6] = [
    &[],
    &[("years", "5"), ("deals.new_subscriptions", "2000000"), ("deals.growth_percent", "12.5")],
    &[("deals.partner_sourced", "false"), ("currency", "USD")],
    &[("team.certified_experts", "10"), ("costs.per_requirement.certified_experts", "1000"), ("date", "2019-05-01")],
    &[
        ("assumptions.rates.outsystems-2021/sales-reseller/renewals", "20"),
        ("assumptions.share_of_maximum_percent", "50"),
    ],
    &[("deals.new_subscriptions", "much"), ("years", "99"), ("assumptions.rates.wso2-2018/nothing/new", "5")],
];

/// Everything of a tier that the first view says.
fn said(tier: &TierEstimate<'static>, figures: &Figures) -> String {
    let (words, currency) = (&EN.estimate, figures.scenario.currency);
    let amounts = [tier.net.low, tier.net.expected, tier.gross.expected, tier.fees, tier.refunds, tier.costs];
    let amounts = amounts.map(|figure| figure.amount.to_string());
    let high = tier.net.high.map(|high| high.amount.to_string());
    let standing = (tier.standing(), (words.standing)(tier), (words.lacks)(tier, currency));
    let gaps: Vec<String> =
        gaps(tier).map(|(check, cited)| format!("{} {:?} {:?}", check.id, check.comparisons, cited.ground)).collect();
    let rate = (words.effective)(tier.effective_rate.map(|rate| rate.0.to_string()));
    let apart = (tier.unranked, rates_lost(tier.tier.tier, &figures.scenario));
    let program = tier.tier.program;
    let named = ((EN.estimate.tier)(tier.tier), (words.program)(program), (words.ended)(&program.validity));
    format!("{named:?} {amounts:?} {high:?} {rate} {standing:?} {gaps:?} {apart:?} {:?}", tier.kind)
}

#[test]
fn the_first_view_says_the_same_without_what_stands_beside_figures() {
    for typed in SCENARIOS {
        let typed: Texts = typed.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect();
        let [whole, outline] = [complete(), outline()].map(|catalog| {
            let (figures, errors) = figures(&typed, None, catalog);
            let problem = |error| (EN.fields.problem)(error, &(EN.fields.label)(&error.field, catalog), "EUR");
            let problems: Vec<String> = errors.iter().map(problem).collect();
            let ranked = ranked(&figures.estimate, &[]);
            let scenario = &figures.scenario;
            let answer = (EN.estimate.answer)(&Headline::of(&ranked), scenario.currency, scenario.years, false);
            let tiers: Vec<String> = figures.estimate.tiers.iter().map(|tier| said(tier, &figures)).collect();
            let left_out: Vec<_> =
                figures.estimate.not_estimated.iter().map(|left| (left.tier.id(), left.reason.clone())).collect();
            let ranking: Vec<String> = ranked.iter().map(|tier| tier.tier.id()).collect();
            (problems, answer, tiers, left_out, ranking)
        });
        assert_eq!(whole, outline, "{typed:?}");
    }
}

#[test]
fn the_foot_and_the_fields_say_the_same() {
    for (whole, outline) in complete().programs.iter().zip(&outline().programs) {
        assert_eq!((EN.shell.dates)(&whole.validity), (EN.shell.dates)(&outline.validity));
        let force = [whole, outline].map(|program| (EN.shell.force)(&program.validity));
        let [whole_force, outline_force] = force.map(|force| (force.ended, force.text));
        assert_eq!(whole_force, outline_force);
        assert_eq!((EN.shell.checked)(&whole.sources), (EN.shell.checked)(&outline.sources));
        let ended = [whole, outline].map(|program| (EN.estimate.edition_ended)(program));
        let [whole_ended, outline_ended] = ended.map(|ended| ended.map(|said| (said.sentence, said.reason)));
        assert_eq!(whole_ended, outline_ended);
    }
    for (whole, outline) in complete().tiers().zip(outline().tiers()) {
        for rule in &whole.tier.rules {
            let field = crate::pages::estimate::inputs::rate_field(&whole.id(), rule);
            assert_eq!((EN.fields.label)(&field, complete()), (EN.fields.label)(&field, partner_programs::outline()));
        }
        assert_eq!(whole.tier.requirements.len(), outline.tier.requirements.len());
    }
}
