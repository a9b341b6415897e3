//! The fields of the scenario: their names, what they hold before anything is typed, and how their texts are read.

/// Fields of the scenario with their default texts, in reading order; the names are the contract's dotted paths.
pub const FIELDS: [(&str, &str); 20] = [
    ("currency", "USD"),
    ("years", "3"),
    ("deals.per_year", "4"),
    ("deals.new_subscriptions", "200000"),
    ("deals.services", "50000"),
    ("deals.upgrades", "0"),
    ("deals.subscriptions_in_force", "0"),
    ("deals.growth_percent", "0"),
    ("deals.renewal_percent", "90"),
    ("deals.customer_discount_percent", "0"),
    ("deals.registered_percent", "100"),
    ("deals.partner_sourced", "true"),
    ("deals.co_sell", "true"),
    ("costs.selling_percent_refer", "0"),
    ("costs.selling_percent_resell", "0"),
    ("costs.bad_debt_percent", "0"),
    ("assumptions.share_of_maximum_percent", "100"),
    ("assumptions.discretionary_caps", "true"),
    ("assumptions.purchases_at", "paid"),
    ("assumptions.per_euro.USD", "1.1827"),
];

/// Fields that exist once per key: a requirement, a rule, a currency. Their default is empty: nothing given.
pub const KEYED_FIELDS: [&str; 4] = ["team.", "costs.per_requirement.", "assumptions.rates.", "assumptions.per_euro."];

/// The default text of a field; `None` for a path that no field has.
#[must_use]
pub fn default_text(field: &str) -> Option<&'static str> {
    let fixed = FIELDS.iter().find(|(name, _)| *name == field).map(|(_, text)| *text);
    let is_key = |key: &str| !key.is_empty() && !key.bytes().any(|byte| byte == b'.');
    let keyed = || KEYED_FIELDS.iter().any(|prefix| field.strip_prefix(prefix).is_some_and(is_key));
    fixed.or_else(|| keyed().then_some(""))
}

/// A group of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Deals and discounts.
    Deals,
    /// The team.
    Team,
    /// Costs.
    Costs,
    /// Assumptions.
    Assumptions,
    /// Which programs are shown.
    Programs,
}

/// What a field holds, as far as reading its text is concerned.
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
    /// A word or code.
    Word,
}

impl Kind {
    /// The kind of a field, by its dotted path.
    #[must_use]
    pub fn of(field: &str) -> Self {
        match field {
            "years" => Self::Years,
            "deals.per_year" => Self::Count,
            "currency" | "assumptions.purchases_at" => Self::Word,
            "deals.partner_sourced" | "deals.co_sell" | "assumptions.discretionary_caps" => Self::Switch,
            _ if field.starts_with("team.") => Self::Count,
            _ if field.starts_with("assumptions.per_euro.") => Self::ExchangeRate,
            _ if field.ends_with("_percent") || field.starts_with("costs.selling_percent_") => Self::Percent,
            _ if field.starts_with("assumptions.rates.") => Self::Percent,
            _ => Self::Amount,
        }
    }

    /// Whether nothing typed means that nothing is given, and not that something is missing.
    #[must_use]
    pub fn is_optional(field: &str) -> bool {
        KEYED_FIELDS.iter().any(|prefix| field.starts_with(prefix))
    }
}
