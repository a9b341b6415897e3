//! The inputs: four with sliders in sight, the others in groups that say how many of them were changed.

use partner_engine::document::Node;
use partner_engine::program::{Rule, TierRef};
use partner_engine::rate::Rate;
use partner_engine::requirement;
use yew::prelude::*;

use crate::app::{PageContext, use_page};
use crate::components::field::{ChoiceField, Slider, SwitchField, TextField};
use crate::format;
use crate::state::{Action, FIELDS};
use crate::typed::Kind;
use crate::wording::estimate::short_name;
use crate::wording::fields::Group;

const CURRENCIES: [&str; 10] = ["USD", "EUR", "GBP", "CHF", "JPY", "INR", "AUD", "CAD", "SGD", "BRL"];
/// Least, greatest and step of the sliders.
const SLIDERS: [(&str, u32, u32, u32); 5] = [
    ("deals.new_subscriptions", 0, 1_000_000, 10_000),
    ("deals.services", 0, 500_000, 5_000),
    ("deals.renewal_percent", 0, 100, 1),
    ("years", 1, 10, 1),
    ("assumptions.share_of_maximum_percent", 0, 100, 1),
];
const DEALS: [&str; 6] = [
    "deals.per_year",
    "deals.upgrades",
    "deals.subscriptions_in_force",
    "deals.growth_percent",
    "deals.customer_discount_percent",
    "deals.registered_percent",
];
const COSTS: [&str; 3] = ["costs.selling_percent_refer", "costs.selling_percent_resell", "costs.bad_debt_percent"];

/// Properties of [`Inputs`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct InputsProps {
    /// Tiers whose rates can be assumed.
    pub(super) assuming: Vec<AttrValue>,
}

/// What the fields of a group need.
struct Fields<'p> {
    page: &'p PageContext,
    on_type: Callback<(AttrValue, String)>,
    on_settle: Callback<()>,
}

/// The inputs.
#[component]
pub(super) fn Inputs(props: &InputsProps) -> Html {
    let page = use_page();
    let on_type = use_callback(page.state.dispatcher(), |(field, text): (AttrValue, String), dispatcher| {
        dispatcher.dispatch(Action::Type { field: field.to_string(), text });
    });
    let on_settle = use_callback(page.state.dispatcher(), |(), dispatcher| dispatcher.dispatch(Action::Settle));
    let fields = Fields { page: &page, on_type, on_settle };
    let start_over = page.sends(|_: MouseEvent| Action::StartOver);
    html! {
        <section class="inputs" aria-labelledby="inputs-title">
            <div class="inputs-head">
                <h2 id="inputs-title">{ page.words.estimate.business }</h2>
                <button type="button" class="text-button" onclick={ start_over } disabled={ crate::link::write(&page.state).is_empty() }>
                    { page.words.shell.start_over }
                </button>
            </div>
            <div class="inputs-main">
                { fields.text("deals.new_subscriptions") }
                { fields.text("deals.services") }
                <div class="inputs-pair">
                    { fields.text("deals.renewal_percent") }
                    { fields.text("years") }
                </div>
                { fields.text("currency") }
            </div>
            { fields.group(Group::Deals, fields.deals()) }
            { fields.group(Group::Team, fields.team()) }
            { fields.group(Group::Costs, fields.costs()) }
            { fields.group(Group::Assumptions, fields.assumptions(&props.assuming)) }
            { fields.group(Group::Programs, programs(&page)) }
        </section>
    }
}

impl Fields<'_> {
    fn group(&self, group: Group, fields: Html) -> Html {
        let typed = &self.page.state.typed;
        let changed = match group {
            Group::Deals => typed.keys().filter(|field| is_of_deals(field)).count(),
            Group::Team => typed.keys().filter(|field| field.starts_with("team.")).count(),
            Group::Costs => typed.keys().filter(|field| field.starts_with("costs.")).count(),
            Group::Assumptions => typed.keys().filter(|field| field.starts_with("assumptions.")).count(),
            Group::Programs => self.page.state.programs.len(),
        };
        html! {
            <details class="group">
                <summary>{ (self.page.words.estimate.group)(group, changed) }</summary>
                <div class="group-fields">{ fields }</div>
            </details>
        }
    }

    fn deals(&self) -> Html {
        html! {
            <>
                { for DEALS.iter().map(|field| self.text(field)) }
                { self.switch("deals.partner_sourced") }
                { self.switch("deals.co_sell") }
            </>
        }
    }

    fn team(&self) -> Html {
        html! { { for requirement::KNOWN.iter().map(|(id, _)| self.text(&format!("team.{id}"))) } }
    }

    fn costs(&self) -> Html {
        html! {
            <>
                { for COSTS.iter().map(|field| self.text(field)) }
                <h3 class="group-title">{ self.page.words.fields.unit_costs }</h3>
                { for requirement::KNOWN.iter().map(|(id, _)| self.text(&format!("costs.per_requirement.{id}"))) }
            </>
        }
    }

    fn assumptions(&self, assuming: &[AttrValue]) -> Html {
        let catalog = partner_programs::catalog();
        let typed = |tier: &TierRef<'_>| {
            let prefix = format!("assumptions.rates.{}/", tier.id());
            self.page.state.typed.keys().any(|field| field.starts_with(&prefix))
        };
        let wanted = |tier: &TierRef<'_>| assuming.iter().any(|id| **id == tier.id());
        html! {
            <>
                { self.text("assumptions.share_of_maximum_percent") }
                { self.choice("assumptions.purchases_at") }
                { self.switch("assumptions.discretionary_caps") }
                { for self.exchange_rates().iter().map(|field| self.text(field)) }
                { for catalog.tiers().filter(|tier| wanted(tier) || typed(tier)).map(|tier| self.rates(tier)) }
            </>
        }
    }

    fn rates(&self, tier: TierRef<'static>) -> Html {
        let id = tier.id();
        let fields = tier.tier.rules.iter().map(|rule| (rule, rate_field(&id, rule)));
        let fields = fields
            .filter(|(rule, field)| !matches!(rule.rate, Rate::Exact(_)) || self.page.state.typed.contains_key(field));
        html! {
            <fieldset class="rates">
                <legend class="group-title">{ (self.page.words.fields.rates_of)(&short_name(tier)) }</legend>
                { for fields.map(|(_, field)| self.text(&field)) }
            </fieldset>
        }
    }

    /// The dollar, the scenario's currency, and whatever else was typed.
    fn exchange_rates(&self) -> Vec<String> {
        let field = |code: &str| format!("assumptions.per_euro.{code}");
        let mut fields = vec![field("USD")];
        let currency = self.page.outcome.figures.scenario.currency;
        let typed = self.page.state.typed.keys().filter(|name| name.starts_with("assumptions.per_euro.")).cloned();
        let own = (currency.code() != "EUR").then(|| field(currency.code()));
        for name in own.into_iter().chain(typed) {
            if !fields.contains(&name) {
                fields.push(name);
            }
        }
        fields
    }

    fn text(&self, field: &str) -> Html {
        let words = &self.page.words.fields;
        let label = AttrValue::from((words.label)(field, partner_programs::catalog()));
        let text = self.page.state.text(field);
        let currency = self.page.outcome.figures.scenario.currency;
        let kind = Kind::of(field);
        let suggestions = if field == "currency" { CURRENCIES.map(AttrValue::from).to_vec() } else { Vec::new() };
        html! {
            <TextField
                key={ field.to_owned() } name={ field.to_owned() } text={ text.to_owned() } at_rest={ at_rest(kind, text) }
                unit={ (words.unit)(field, currency.code()) } hint={ (words.hint)(field).map(AttrValue::from) }
                error={ self.error(field, &label) } slider={ self.slider(field, &label) } { suggestions } { label }
                digits={ kind != Kind::Word } on_type={ self.on_type.clone() } on_settle={ self.on_settle.clone() }
            />
        }
    }

    fn switch(&self, field: &'static str) -> Html {
        let label = AttrValue::from((self.page.words.fields.label)(field, partner_programs::catalog()));
        let on_switch = self
            .page
            .sends(|(field, on): (AttrValue, bool)| Action::Set { field: field.to_string(), text: on.to_string() });
        html! {
            <SwitchField name={ field } on={ self.page.state.text(field) == "true" } error={ self.error(field, &label) }
                { label } { on_switch } />
        }
    }

    fn choice(&self, field: &'static str) -> Html {
        let words = &self.page.words.fields;
        let label = AttrValue::from((words.label)(field, partner_programs::catalog()));
        let choices = words.purchases.map(|(text, words)| (text.into(), words.into())).to_vec();
        let on_choose =
            self.page.sends(|(field, text): (AttrValue, String)| Action::Set { field: field.to_string(), text });
        html! {
            <ChoiceField name={ field } { choices } chosen={ self.page.state.text(field).to_owned() }
                error={ self.error(field, &label) } { label } { on_choose } />
        }
    }

    fn error(&self, field: &str, label: &str) -> Option<AttrValue> {
        let problem = self.page.outcome.error_of(field)?;
        Some((self.page.words.fields.problem)(problem, label).into())
    }

    fn slider(&self, field: &str, label: &str) -> Option<Slider> {
        let (_, least, greatest, step) = SLIDERS.into_iter().find(|(name, ..)| *name == field)?;
        let words = &self.page.words.fields;
        let value = whole(field, self.page.state.text(field)).unwrap_or(least).clamp(least, greatest);
        let unit = (words.unit)(field, self.page.outcome.figures.scenario.currency.code());
        Some(Slider {
            label: (words.slider)(label).into(),
            least,
            greatest,
            step,
            value: value.to_string().into(),
            words: format!("{} {unit}", format::count(value)).trim_end().to_owned().into(),
        })
    }
}

/// The field of a rule's assumed rate.
pub(super) fn rate_field(tier: &str, rule: &Rule) -> String {
    let contribution = rule.contribution.map(|by| format!("/{}", by.id())).unwrap_or_default();
    format!("assumptions.rates.{tier}/{}{contribution}", rule.stream.id())
}

/// Whether the page has a field of this name.
pub(super) fn is_shown(field: &str) -> bool {
    if let Some(key) = field.strip_prefix("assumptions.rates.") {
        let tier = key.splitn(3, '/').take(2).collect::<Vec<_>>().join("/");
        let found = partner_programs::catalog().tier(&tier);
        return found.is_some_and(|found| found.tier.rules.iter().any(|rule| rate_field(&tier, rule) == field));
    }
    let of_requirement = field.strip_prefix("team.").or_else(|| field.strip_prefix("costs.per_requirement."));
    match of_requirement {
        Some(id) => requirement::recurrence(id).is_some(),
        None => field.starts_with("assumptions.per_euro.") || FIELDS.iter().any(|(name, _)| *name == field),
    }
}

fn is_of_deals(field: &str) -> bool {
    DEALS.contains(&field) || field == "deals.partner_sourced" || field == "deals.co_sell"
}

/// A figure with grouped digits, for a field that nobody is typing into.
fn at_rest(kind: Kind, text: &str) -> Option<AttrValue> {
    if !matches!(kind, Kind::Amount | Kind::Count) {
        return None;
    }
    let shown = format::decimal(partner_engine::decimal::parse(&kind.plain(text)?)?);
    (shown != text).then(|| shown.into())
}

/// The whole units of a text that can be read; what is beyond a slider stands at its end.
fn whole(field: &str, text: &str) -> Option<u32> {
    match Kind::of(field).read(text).ok()? {
        Node::Integer(count) => Some(u32::try_from(count.max(0)).unwrap_or(u32::MAX)),
        Node::Text(decimal) => {
            let whole = decimal.split('.').next()?.trim_start_matches('-').to_owned();
            Some(if decimal.starts_with('-') { 0 } else { whole.parse().unwrap_or(u32::MAX) })
        }
        _ => None,
    }
}

fn programs(page: &PageContext) -> Html {
    let catalog = partner_programs::catalog();
    let chosen = &page.state.programs;
    let switch =
        page.sends(|(program, shown): (AttrValue, bool)| Action::ShowProgram { program: program.to_string(), shown });
    html! {
        { for catalog.programs.iter().map(|program| html! {
            <SwitchField name={ program.id.clone() } label={ (page.words.estimate.program)(program) }
                on={ crate::answer::is_chosen(&program.id, chosen) } on_switch={ switch.clone() } />
        }) }
    }
}
