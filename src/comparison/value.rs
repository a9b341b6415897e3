//! The values that a cell of a comparison can hold, and when two of them say the same.

use std::rc::Rc;

use partner_engine::money::Currency;
use partner_engine::program::{Answer, Contribution, FeeAmount, Measure, Need, Refund, RuleKind, Seller};
use partner_engine::rate::Rate;
use rust_decimal::Decimal;

use super::{Item, Subject};

/// A fact, not yet in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Who signs the customer.
    Seller(Seller),
    /// A statement or what is said of a benefit.
    Answer(Answer),
    /// The rate of a stream.
    Rate(RuleKind, Rate),
    /// The most that one deal pays.
    Cap {
        /// The amount for each deal.
        amount: Price,
        /// The vendor may apply it and need not.
        discretionary: bool,
    },
    /// A fee.
    Fee {
        /// How much it is, in the program's currency.
        amount: FeeAmount,
        /// The program's currency, where it states one.
        currency: Option<Currency>,
        /// For whom it falls due, when not for everybody.
        condition: Option<String>,
        /// The document has a row for it whose amount is lost in our copy.
        lost: bool,
    },
    /// When a fee comes back.
    Refund(Refund, Option<Currency>),
    /// There is no fee that could come back.
    NothingToRefund,
    /// The amount that must be reached each year.
    Minimum {
        /// The measure that it is held against.
        measure: Measure,
        /// How much.
        amount: Price,
        /// The document states the amount; that the measure is meant is our reading.
        inferred: bool,
    },
    /// How much a requirement asks.
    Need(Need, Option<Currency>),
    /// How much a requirement asks in each country where a partner is at work, not once.
    NeedInEach(Need, Option<Currency>),
    /// The table is for authorizations, and the document says that this tier comes before them.
    BeforeAuthorizations,
    /// A table that lost its marks has a row for it: whether it is asked of this tier is lost.
    NeedLost,
    /// The document speaks of it, and not for partners.
    NotForPartners,
    /// A clause in words, with its figure.
    Clause {
        /// The figure in it, in words with its unit.
        figure: Option<String>,
        /// The clause in our words.
        text: String,
    },
    /// The tier states no income at all.
    NoIncome,
    /// Other tiers of the same program have it, this one does not speak of it.
    NotListed(Documents),
    /// No tier of the program speaks of it.
    NotMentioned(Documents),
    /// A table without the heads of its columns has it; as we read the columns, not for this tier.
    NotListedAsRead,
    /// A table whose columns are lost has it, and asks it for authorizations, which this tier does not have.
    OfAuthorizations,
    /// A table without its marks has a row for the fee: whether this tier owes it is lost.
    OwedLost,
    /// The document says that there is a rate, and not how much.
    RateWithoutFigure(RuleKind),
    /// The document has a row for it, whose figures are lost in our copy.
    FiguresLost(RuleKind),
    /// The document names a table that is lost in our copy; whether it has a row for it is not known.
    RowsLost,
    /// Nothing need be sold or bought.
    NoMinimum,
    /// Rows of other names say it.
    Elsewhere(Vec<Subject>),
    /// It is said of the whole program.
    OfTheProgram,
    /// One place of a document asks it of the tier, and not the one that is followed here: what disagrees stands below the table.
    Disputed,
}

/// An amount in a program's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price {
    /// How much.
    pub amount: Decimal,
    /// In which currency; `None` only in a program that was not validated.
    pub currency: Option<Currency>,
}

/// The titles of the documents that were read and do not say something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documents(pub Vec<String>);

/// The part of a row's subject that an item is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The partner's part in the deal.
    Contribution(Contribution),
}

impl Value {
    /// Whether it says nothing: that a document is silent, in one way or another.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        match self {
            Self::NoIncome | Self::NotListed(_) | Self::NotMentioned(_) | Self::NotForPartners => true,
            Self::Seller(seller) => *seller == Seller::NotStated,
            Self::Answer(answer) => matches!(answer, Answer::NotListed | Answer::NotStated),
            Self::Rate(_, rate) => *rate == Rate::NotStated,
            Self::Fee { amount, lost, .. } => *amount == FeeAmount::NotStated && !lost,
            Self::Refund(refund, _) => *refund == Refund::NotStated,
            // A criterion without a figure is asked all the same.
            Self::Need(..)
            | Self::NeedInEach(..)
            | Self::BeforeAuthorizations
            | Self::NeedLost
            | Self::Cap { .. }
            | Self::NothingToRefund
            | Self::Minimum { .. }
            | Self::Clause { .. }
            | Self::NotListedAsRead
            | Self::OfAuthorizations
            | Self::OwedLost
            | Self::RateWithoutFigure(_)
            | Self::FiguresLost(_)
            | Self::RowsLost
            | Self::NoMinimum
            | Self::Elsewhere(_)
            | Self::OfTheProgram
            | Self::Disputed => false,
        }
    }

    /// The documents that were read and do not speak of it; `None` when a document speaks of it.
    #[must_use]
    pub const fn documents(&self) -> Option<&Documents> {
        match self {
            Self::NotListed(documents) | Self::NotMentioned(documents) => Some(documents),
            _ => None,
        }
    }

    fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            _ if self.is_silent() && other.is_silent() => true,
            (Self::Refund(one, one_currency), Self::Refund(two, two_currency)) => {
                same_refund(one, two) && one_currency == two_currency
            }
            _ => self == other,
        }
    }
}

/// Whether two cells say the same, wherever they say it.
pub(super) fn say_the_same(one: &[Rc<Item>], two: &[Rc<Item>]) -> bool {
    let silent = |items: &[Rc<Item>]| items.iter().all(|item| item.value.is_silent());
    if silent(one) && silent(two) {
        return true;
    }
    one.len() == two.len()
        && one.iter().zip(two).all(|(one, two)| one.about == two.about && one.value.says_the_same(&two.value))
}

/// A refund carries its own citation, which does not make it another refund.
fn same_refund(one: &Refund, two: &Refund) -> bool {
    match (one, two) {
        (
            Refund::Reaching { measure, amount, .. },
            Refund::Reaching { measure: other_measure, amount: other_amount, .. },
        ) => measure == other_measure && amount == other_amount,
        _ => one == two,
    }
}
