//! What is written and read in which order: one list for all types of a catalog.

use rust_decimal::Decimal;

use super::{Reader, Writer};
use crate::citation::{Citation, Confidence};
use crate::date::Date;
use crate::decimal;
use crate::money::Currency;
use crate::percent::Percent;
use crate::program::{
    Answer, Benefit, BenefitName, Catalog, Clause, ClauseKind, Motion, Profile, Program, Seller, SellerStatement,
    Source, Statement, Status, Tier, Validity,
};
use crate::rules::{
    Alternative, Applies, Base, Bound, Bracket, Cap, Condition, ConditionCheck, Direction, Edge, Fee, FeeAmount, Gauge,
    How, Limit, Measure, MeasuredYear, Minimum, Months, Need, Per, ProductLine, Rate, Refund, Requirement, RoundedAt,
    Rounding, Rule, RuleKind, Scale, Span, Uplift, Value, Weight,
};
use crate::stream::{Contribution, Stream};

/// What can be written and read.
pub(super) trait Compact: Sized {
    fn write(&self, writer: &mut Writer);
    fn read(reader: &mut Reader<'_>) -> Self;
}

/// Types that are all of their fields, in the order in which they are written.
macro_rules! records {
    ($($record:ident { $($field:ident)* })*) => {$(
        impl Compact for $record {
            fn write(&self, writer: &mut Writer) {
                let Self { $($field),* } = self;
                $($field.write(writer);)*
            }

            #[inline(never)]
            fn read(reader: &mut Reader<'_>) -> Self {
                Self { $($field: Compact::read(reader)),* }
            }
        }
    )*};
}

records! {
    Catalog { fingerprint programs }
    Program {
        id vendor name edition currency validity sources benefits statuses clauses tiers
        product_lines conditions best_of_held rounding
    }
    Validity { published from until ended ended_cite in_force cite }
    Date { year month day }
    Source { id title dated address checked }
    Citation { source section row confidence }
    Tier { id name motions seller profile rules fees minimums requirements benefits clauses }
    Profile { purpose earns audience key_value }
    SellerStatement { value cite }
    Statement { value cite }
    Rule { stream contribution kind rate cap cite product_line months base when scale uplifts limits }
    Cap { amount_per_deal discretionary cite }
    Fee { id name amount condition refund cite }
    Minimum { measure amount cite }
    Requirement { requirement name need cite }
    Alternative { requirement need }
    BenefitName { id name }
    Benefit { benefit value cite }
    Status { id name criteria }
    Clause { id kind text value cites }
    ProductLine { id name }
    Condition { id name check cite }
    Rounding { direction unit at cite }
    Months { from through }
    Base { value span growth }
    Uplift { id name rate scale how when cite }
    Scale { measure measured_in applies edge brackets cite }
    Bracket { from rate }
    Weight { requirement points }
    Limit { bound per discretionary cite }
}

/// Choices by the places of their variants; a place beyond is the last, which carries nothing.
macro_rules! choices {
    ($($choice:ident {
        $($place:literal $variant:ident $values:tt)* else $last_place:literal $last:ident
    })*) => {$(
        impl Compact for $choice {
            fn write(&self, writer: &mut Writer) {
                match self {
                    $(choices!(@pattern $variant $values) => {
                        writer.number($place);
                        choices!(@written writer $values);
                    })*
                    Self::$last => writer.number($last_place),
                }
            }

            #[inline(never)]
            fn read(reader: &mut Reader<'_>) -> Self {
                match reader.number() {
                    $($place => choices!(@made reader $variant $values),)*
                    _ => Self::$last,
                }
            }
        }
    )*};
    (@pattern $variant:ident ()) => { Self::$variant };
    (@pattern $variant:ident ($($value:ident)+)) => { Self::$variant($($value),+) };
    (@pattern $variant:ident [$($value:ident)+]) => { Self::$variant { $($value),+ } };
    (@written $writer:ident ($($value:ident)*)) => { $($value.write($writer);)* };
    (@written $writer:ident [$($value:ident)*]) => { $($value.write($writer);)* };
    (@made $reader:ident $variant:ident ()) => { Self::$variant };
    (@made $reader:ident $variant:ident ($($value:ident)+)) => {
        Self::$variant($({ let $value = Compact::read($reader); $value }),+)
    };
    (@made $reader:ident $variant:ident [$($value:ident)+]) => { Self::$variant { $($value: Compact::read($reader)),+ } };
}

choices! {
    Confidence { 0 Stated() else 1 Inferred }
    Motion { 0 Promote() 1 Embed() 2 Refer() 3 Resell() 4 Deliver() else 5 Manage }
    Seller { 0 Vendor() 1 Partner() else 2 NotStated }
    Stream { 0 NewSubscriptions() 1 Renewals() 2 Upgrades() else 3 Services }
    RuleKind { 0 Commission() else 1 Margin }
    Contribution { 0 PartnerSourced() else 1 CoSell }
    Measure { 0 ClosedDeals() else 1 Purchases }
    ClauseKind { 0 Obligation() 1 Condition() 2 Deadline() 3 Territory() 4 Contradiction() 5 Reading() else 6 Note }
    Answer { 0 Yes() 1 No() 2 NotListed() 3 Count(count) 4 Text(text) 5 Lost(text) else 6 NotStated }
    Rate {
        0 Exact(rate) 1 AtMost(rate) 2 Between(low high) 3 OneOf(rates) 4 Negotiated()
        5 PerDeal(amount) 6 PerCustomer(amount) else 7 NotStated
    }
    FeeAmount { 0 Annual(amount) 1 Monthly(amount) 2 Once(amount) 3 Negotiated() else 4 NotStated }
    Refund { 0 None() 1 Reaching[measure amount cite] else 2 NotStated }
    Need {
        0 AtLeast(count) 1 Amount(amount) 2 AnyOf(ways)
        3 SomeOf[at_least of] 4 Points[at_least of] 5 Sold[measure measured_in at_least] else 6 NotStated
    }
    Value { 0 Invoiced() else 1 List }
    Span { 0 Year() 1 FirstYear() else 2 Contract }
    How { 0 Added() 1 Compounded() else 2 Rebate }
    ConditionCheck { 0 ContractMonths(least) 1 UnitsPerDeal(least) 2 Held[requirement at_least] 3 Registered() else 4 Asked }
    MeasuredYear { 0 ThisYear() else 1 LastYear }
    Applies { 0 Whole() 1 Graduated() else 2 FromThenOn }
    Edge { 0 Inclusive() 1 Exclusive() else 2 NotStated }
    Direction { 0 Down() else 1 HalfUp }
    RoundedAt { 0 Line() else 1 Total }
    Per { 0 Deal() 1 Customer() else 2 Year }
    Gauge {
        0 Base() 1 Bases() 2 List() 3 Invoiced() 4 ClosedDeals() 5 Deals() 6 Held(id) 7 Points(weights) else 8 Customers
    }
}

impl Compact for Bound {
    fn write(&self, writer: &mut Writer) {
        matches!(self, Self::AtLeast(_)).write(writer);
        self.amount().write(writer);
    }

    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        let bound = if bool::read(reader) { Self::AtLeast } else { Self::AtMost };
        bound(Compact::read(reader))
    }
}

impl Compact for String {
    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }

    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        reader.text().to_owned()
    }
}

impl Compact for Currency {
    fn write(&self, writer: &mut Writer) {
        writer.text(self.code());
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        Self::from_code(reader.text()).unwrap_or(Self::EUR)
    }
}

impl Compact for Decimal {
    fn write(&self, writer: &mut Writer) {
        writer.text(&self.to_string());
    }

    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        decimal::parse(reader.text()).unwrap_or_default()
    }
}

impl Compact for Percent {
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        Self(Compact::read(reader))
    }
}

impl Compact for bool {
    fn write(&self, writer: &mut Writer) {
        writer.number(usize::from(*self));
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        reader.number() != 0
    }
}

/// Whole numbers; one that does not fit was not written.
macro_rules! numbers {
    ($($number:ident)*) => {$(
        impl Compact for $number {
            fn write(&self, writer: &mut Writer) {
                writer.number(*self as usize);
            }

            fn read(reader: &mut Reader<'_>) -> Self {
                reader.number() as Self
            }
        }
    )*};
}

numbers! { u8 u16 u32 }

impl<T: Compact> Compact for Option<T> {
    fn write(&self, writer: &mut Writer) {
        self.is_some().write(writer);
        if let Some(value) = self {
            value.write(writer);
        }
    }

    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        bool::read(reader).then(|| T::read(reader))
    }
}

impl<T: Compact> Compact for Vec<T> {
    fn write(&self, writer: &mut Writer) {
        writer.number(self.len());
        self.iter().for_each(|entry| entry.write(writer));
    }

    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        let length = reader.length();
        // Without a capacity: room made in one go is code for every type of entry, and lists are short and read once.
        let mut entries = Self::new();
        for _ in 0..length {
            entries.push(T::read(reader));
        }
        entries
    }
}
