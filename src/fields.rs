//! The one table of inputs: what each field is called, what it holds, where it stands, and what it holds before anything is typed.
//!
//! A field has the path that it has in the engine's [`Scenario`], and its default is the one of [`Scenario::default`]. Its limits are
//! the engine's as well (`crates/engine/src/scenario`): a text beyond them comes back with what is allowed. Its words are in
//! [`crate::wording`], by a `match` that does not compile without them; [`crate::typed`] reads its text.
//!
//! Fields are named by their paths wherever they are typed, sent and stored, as links and program files name them; [`Input::named`]
//! tells which input a path means.

use std::sync::LazyLock;

use partner_engine::money::{Currency, Money};
use partner_engine::rate::Percent;
use partner_engine::scenario::{PurchasesAt, Scenario};

#[cfg(test)]
mod tests;

/// The kind of a field's content, as far as reading and drawing its text is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An amount of money.
    Amount,
    /// A percentage.
    Percent,
    /// A whole number.
    Count,
    /// A whole number of years.
    Years,
    /// Units of a currency for one euro.
    ExchangeRate,
    /// `true` or `false`.
    Switch,
    /// The code of a currency.
    Currency,
    /// A way of measuring purchases.
    PurchasesAt,
}

/// The groups in which inputs stand on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The main ones, always in sight.
    Business,
    /// Deals and discounts.
    Deals,
    /// The team.
    Team,
    /// Costs.
    Costs,
    /// Assumptions.
    Assumptions,
    /// Which programs are shown: no fields of the scenario.
    Programs,
}

/// The range of a slider, in whole units of its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Least value.
    pub least: u32,
    /// Greatest value: a field takes more than its slider.
    pub greatest: u32,
    /// From one value to the next.
    pub step: u32,
}

/// A row of the table.
struct Row {
    path: &'static str,
    kind: Kind,
    group: Group,
    slider: Option<Range>,
}

/// Makes [`Field`] of rows like `Name = path.in.the.scenario: Kind in Group, slider 0 to 100 by 1;`.
macro_rules! fields {
    ($(
        $(#[$about:meta])*
        $name:ident = $root:ident $(.$part:ident)*: $kind:ident in $group:ident
        $(, slider $least:literal to $greatest:literal by $step:literal)?;
    )*) => {
        /// The fields that exist once, in reading order. Of a group those that are typed into are shown first, see
        /// [`Field::of_group`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Field {
            $($(#[$about])* $name,)*
        }

        impl Field {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            const fn row(self) -> Row {
                match self {
                    $(Self::$name => Row {
                        path: concat!(stringify!($root) $(, ".", stringify!($part))*),
                        kind: Kind::$kind,
                        group: Group::$group,
                        slider: [$(Range { least: $least, greatest: $greatest, step: $step })?].first().copied(),
                    },)*
                }
            }

            fn text_in(self, scenario: &Scenario) -> String {
                match self {
                    $(Self::$name => scenario.$root$(.$part)*.text(),)*
                }
            }
        }
    };
}

fields! {
    /// The currency of every amount.
    Currency = currency: Currency in Business;
    /// Years to estimate.
    Years = years: Years in Business, slider 1 to 10 by 1;
    /// Deals in a year.
    DealsPerYear = deals.per_year: Count in Deals;
    /// New subscriptions of year 1.
    NewSubscriptions = deals.new_subscriptions: Amount in Business, slider 0 to 1_000_000 by 10_000;
    /// Services of year 1.
    Services = deals.services: Amount in Business, slider 0 to 500_000 by 5_000;
    /// Upgrades of year 1.
    Upgrades = deals.upgrades: Amount in Deals;
    /// Subscriptions in force before year 1.
    SubscriptionsInForce = deals.subscriptions_in_force: Amount in Deals;
    /// Growth from year to year, the one percentage that may be below zero.
    Growth = deals.growth_percent: Percent in Deals;
    /// Share of the subscriptions in force that is renewed.
    Renewals = deals.renewal_percent: Percent in Business, slider 0 to 100 by 1;
    /// The customers' discount from the list price.
    CustomerDiscount = deals.customer_discount_percent: Percent in Deals;
    /// Share of the business that the partner registered.
    Registered = deals.registered_percent: Percent in Deals;
    /// Whether the partner finds the opportunities.
    PartnerSourced = deals.partner_sourced: Switch in Deals;
    /// Whether the partner helps in the vendor's sales.
    CoSell = deals.co_sell: Switch in Deals;
    /// Cost of selling for tiers that earn a commission.
    SellingRefer = costs.selling_percent_refer: Percent in Costs;
    /// Cost of selling for tiers that resell.
    SellingResell = costs.selling_percent_resell: Percent in Costs;
    /// Bad debt for tiers that resell.
    BadDebt = costs.bad_debt_percent: Percent in Costs;
    /// How much of an "up to" rate is expected.
    ShareOfMaximum = assumptions.share_of_maximum_percent: Percent in Assumptions, slider 0 to 100 by 1;
    /// Whether caps that a vendor may apply are expected.
    DiscretionaryCaps = assumptions.discretionary_caps: Switch in Assumptions;
    /// How purchases are measured.
    PurchasesAt = assumptions.purchases_at: PurchasesAt in Assumptions;
}

impl Field {
    /// Its dotted path in the scenario.
    #[must_use]
    pub const fn path(self) -> &'static str {
        self.row().path
    }

    /// The kind of its content.
    #[must_use]
    pub const fn kind(self) -> Kind {
        self.row().kind
    }

    /// Where it stands.
    #[must_use]
    pub const fn group(self) -> Group {
        self.row().group
    }

    /// The range of its slider.
    #[must_use]
    pub const fn slider(self) -> Option<Range> {
        self.row().slider
    }

    /// The fields of a group as they stand on the page: those that are typed into, then choices, then switches.
    pub fn of_group(group: Group) -> impl Iterator<Item = Self> {
        const PLACES: usize = 3;
        let place = |field: Self| match field.kind() {
            Kind::Amount | Kind::Percent | Kind::Count | Kind::Years | Kind::ExchangeRate | Kind::Currency => 0,
            Kind::PurchasesAt => 1,
            Kind::Switch => 2,
        };
        let of_group = move || Self::ALL.iter().copied().filter(move |field| field.group() == group);
        (0..PLACES).flat_map(move |at| of_group().filter(move |field| place(*field) == at))
    }
}

/// Tables with a field for each of their keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// The partner's counts, by requirement.
    Team,
    /// The costs of one missing unit, by requirement.
    UnitCosts,
    /// Rates that replace the expected ones, by `tier/stream` or `tier/stream/contribution`.
    AssumedRates,
    /// Units of a currency for one euro, by the currency's code.
    ExchangeRates,
}

impl Table {
    /// All of them, in reading order.
    pub const ALL: [Self; 4] = [Self::Team, Self::UnitCosts, Self::AssumedRates, Self::ExchangeRates];

    const fn prefix(self) -> &'static str {
        match self {
            Self::Team => "team.",
            Self::UnitCosts => "costs.per_requirement.",
            Self::AssumedRates => "assumptions.rates.",
            Self::ExchangeRates => "assumptions.per_euro.",
        }
    }

    /// The dotted path of the field for a key.
    #[must_use]
    pub fn path(self, key: &str) -> String {
        format!("{}{key}", self.prefix())
    }

    const fn kind(self) -> Kind {
        match self {
            Self::Team => Kind::Count,
            Self::UnitCosts => Kind::Amount,
            Self::AssumedRates => Kind::Percent,
            Self::ExchangeRates => Kind::ExchangeRate,
        }
    }

    const fn group(self) -> Group {
        match self {
            Self::Team => Group::Team,
            Self::UnitCosts => Group::Costs,
            Self::AssumedRates | Self::ExchangeRates => Group::Assumptions,
        }
    }
}

/// The field, or the entry of a table, that a path names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input<'p> {
    /// A field that exists once.
    Field(Field),
    /// The field of a key, which need not be known. Nothing typed means that nothing is given.
    Entry(Table, &'p str),
}

impl<'p> Input<'p> {
    /// The input of this path; `None` for a path that none can have.
    #[must_use]
    pub fn named(path: &'p str) -> Option<Self> {
        let field = Field::ALL.iter().find(|field| field.path() == path).map(|field| Self::Field(*field));
        let is_key = |key: &&str| !key.is_empty() && !key.bytes().any(|byte| byte == b'.');
        let entry = |table: Table| Some(Self::Entry(table, path.strip_prefix(table.prefix()).filter(is_key)?));
        field.or_else(|| Table::ALL.into_iter().find_map(entry))
    }

    /// The kind of its content.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Field(field) => field.kind(),
            Self::Entry(table, _) => table.kind(),
        }
    }

    /// Where it stands.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::Field(field) => field.group(),
            Self::Entry(table, _) => table.group(),
        }
    }
}

/// The kind of a field's content, by its path; of a path that no field has, an amount.
#[must_use]
pub fn kind_of(path: &str) -> Kind {
    Input::named(path).map_or(Kind::Amount, Input::kind)
}

/// Where a field stands, by its path.
#[must_use]
pub fn group_of(path: &str) -> Option<Group> {
    Input::named(path).map(Input::group)
}

/// The default text of a field, empty where nothing is given; `None` for a path that no field has.
#[must_use]
pub fn default_text(path: &str) -> Option<&'static str> {
    let given = defaults().iter().find(|(name, _)| name == path).map(|(_, text)| text.as_str());
    given.or_else(|| Input::named(path).map(|_| ""))
}

/// The paths of the fields that hold something before anything is typed, each with its text, in reading order.
#[must_use]
pub fn defaults() -> &'static [(String, String)] {
    static DEFAULTS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
        let scenario = Scenario::default();
        let fields = Field::ALL.iter().map(|field| (field.path().to_owned(), field.text_in(&scenario)));
        let rates = scenario.assumptions.per_euro.iter();
        let rates = rates.map(|(currency, rate)| (Table::ExchangeRates.path(currency.code()), rate.to_string()));
        fields.chain(rates).collect()
    });
    &DEFAULTS
}

/// A value of the scenario as it is typed.
trait AsTyped {
    fn text(&self) -> String;
}

impl AsTyped for u32 {
    fn text(&self) -> String {
        self.to_string()
    }
}

impl AsTyped for bool {
    fn text(&self) -> String {
        self.to_string()
    }
}

impl AsTyped for Currency {
    fn text(&self) -> String {
        self.code().to_owned()
    }
}

impl AsTyped for Money {
    fn text(&self) -> String {
        self.amount().normalize().to_string()
    }
}

impl AsTyped for Percent {
    fn text(&self) -> String {
        self.0.normalize().to_string()
    }
}

impl AsTyped for PurchasesAt {
    fn text(&self) -> String {
        match self {
            Self::Paid => "paid",
            Self::List => "list",
        }
        .to_owned()
    }
}
