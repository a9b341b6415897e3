//! The form in which a catalog is embedded in a page: every text once, a line each, and numbers that point to them.
//!
//! A general format with derived readers would check every byte and carry an error out of every field, which on a page weighed
//! more than half of what it read. Here one list per type says what is written and read in which order; a reader that runs
//! out of bytes remembers so and goes on with zeros, and [`read`] asks it once, at the end. The form is private to one build:
//! what wrote it reads it, so it has no versions. Program files have a form of their own, see [`crate::document`].
//!
//! - A number has its upper seven bits first; all bytes but its last have their highest bit set.
//! - A text is 0 when it is new, which makes it the next line, else the number of its line, from 1. Citations repeat a lot, and the
//!   compression of the page sees it best when each is written alike each time: leaving out repeated ones made it larger.
//! - A list starts with its length, a choice with the place of its variant, an option with 0 or 1.

use rust_decimal::Decimal;

use crate::date::Date;
use crate::decimal;
use crate::money::Currency;
use crate::program::{
    Alternative, Answer, Benefit, BenefitName, Cap, Catalog, Citation, Clause, ClauseKind, Confidence, Contribution,
    Fee, FeeAmount, Measure, Minimum, Motion, Need, Profile, Program, Refund, Requirement, Rule, RuleKind, Seller,
    SellerStatement, Source, Statement, Status, Stream, Tier, Validity,
};
use crate::rate::{Percent, Rate};

/// A catalog in its compact form: its texts as lines and its bytes. `None` when a text has several lines.
#[must_use]
pub fn write(catalog: &Catalog) -> Option<(String, Vec<u8>)> {
    let mut writer = Writer::default();
    catalog.write(&mut writer);
    let is_line = |text: &String| !text.contains('\n');
    writer.texts.iter().all(is_line).then(|| (writer.texts.join("\n"), writer.bytes))
}

/// The catalog that [`write()`] was given; `None` when something is missing or left over.
#[must_use]
pub fn read(texts: &str, bytes: &[u8]) -> Option<Catalog> {
    let mut reader = Reader { bytes, texts: texts.split('\n').collect(), texts_read: 0, is_short: false };
    let catalog = Catalog::read(&mut reader);
    let is_whole = !reader.is_short && reader.bytes.is_empty() && reader.texts_read == reader.texts.len();
    is_whole.then_some(catalog)
}

/// What is written so far.
#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    texts: Vec<String>,
}

impl Writer {
    fn number(&mut self, number: usize) {
        let groups = (usize::BITS - number.leading_zeros()).div_ceil(7).max(1);
        for group in (0..groups).rev() {
            let more = if group > 0 { 0x80 } else { 0 };
            self.bytes.push(more | (number >> (7 * group) & 0x7f) as u8);
        }
    }

    fn text(&mut self, text: &str) {
        let place = self.texts.iter().position(|met| met == text);
        if place.is_none() {
            self.texts.push(text.to_owned());
        }
        self.number(place.map_or(0, |place| place + 1));
    }
}

/// What is still to be read.
struct Reader<'b> {
    bytes: &'b [u8],
    texts: Vec<&'b str>,
    /// How many of the texts were met.
    texts_read: usize,
    /// Whether something was asked for that is not there.
    is_short: bool,
}

impl<'b> Reader<'b> {
    #[inline(never)]
    fn number(&mut self) -> usize {
        let mut number = 0;
        while let Some((byte, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            number = number << 7 | usize::from(byte & 0x7f);
            if *byte < 0x80 {
                return number;
            }
        }
        self.is_short = true;
        0
    }

    /// How many entries follow: as nothing takes less than a byte, never more than there are bytes.
    #[inline(never)]
    fn length(&mut self) -> usize {
        let length = self.number();
        self.is_short |= length > self.bytes.len();
        length.min(self.bytes.len())
    }

    #[inline(never)]
    fn text(&mut self) -> &'b str {
        let number = match self.number() {
            0 => {
                self.texts_read += 1;
                self.texts_read
            }
            met => met,
        };
        self.texts.get(number - 1).copied().unwrap_or_else(|| {
            self.is_short = true;
            ""
        })
    }
}

/// What can be written and read.
trait Compact: Sized {
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
    Program { id vendor name edition currency validity sources benefits statuses clauses tiers }
    Validity { published from until ended cite }
    Date { year month day }
    Source { id title dated address }
    Citation { source section row confidence }
    Tier { id name motions seller profile rules fees minimums requirements benefits clauses }
    Profile { purpose earns audience key_value }
    SellerStatement { value cite }
    Statement { value cite }
    Rule { stream contribution kind rate cap cite }
    Cap { amount_per_deal discretionary cite }
    Fee { id name amount condition refund cite }
    Minimum { measure amount cite }
    Requirement { requirement name need cite }
    Alternative { requirement need }
    BenefitName { id name }
    Benefit { benefit value cite }
    Status { id name criteria }
    Clause { id kind text value cites }
}

/// Choices without more to say, by the places of their variants; a place beyond is the last.
macro_rules! choices {
    ($($choice:ident { $($place:literal $variant:ident)* else $last_place:literal $last:ident })*) => {$(
        impl Compact for $choice {
            fn write(&self, writer: &mut Writer) {
                writer.number(match self {
                    $(Self::$variant => $place,)*
                    Self::$last => $last_place,
                });
            }

            fn read(reader: &mut Reader<'_>) -> Self {
                match reader.number() {
                    $($place => Self::$variant,)*
                    _ => Self::$last,
                }
            }
        }
    )*};
}

choices! {
    Confidence { 0 Stated else 1 Inferred }
    Motion { 0 Promote 1 Embed 2 Refer 3 Resell 4 Deliver else 5 Manage }
    Seller { 0 Vendor 1 Partner else 2 NotStated }
    Stream { 0 NewSubscriptions 1 Renewals 2 Upgrades else 3 Services }
    RuleKind { 0 Commission else 1 Margin }
    Contribution { 0 PartnerSourced else 1 CoSell }
    Measure { 0 ClosedDeals else 1 Purchases }
    ClauseKind { 0 Obligation 1 Condition 2 Deadline 3 Territory 4 Contradiction 5 Reading else 6 Note }
}

/// Choices of which some carry values; a place beyond is the last, which carries none.
macro_rules! cases {
    ($($choice:ident { $($place:literal $variant:ident($($value:ident)*))* else $last_place:literal $last:ident })*) => {$(
        impl Compact for $choice {
            fn write(&self, writer: &mut Writer) {
                match self {
                    $(cases!(@pattern $variant $($value)*) => {
                        writer.number($place);
                        $($value.write(writer);)*
                    })*
                    Self::$last => writer.number($last_place),
                }
            }

            #[inline(never)]
            fn read(reader: &mut Reader<'_>) -> Self {
                match reader.number() {
                    $($place => cases!(@made reader $variant $($value)*),)*
                    _ => Self::$last,
                }
            }
        }
    )*};
    (@pattern $variant:ident) => { Self::$variant };
    (@pattern $variant:ident $($value:ident)+) => { Self::$variant($($value),+) };
    (@made $reader:ident $variant:ident) => { Self::$variant };
    (@made $reader:ident $variant:ident $($value:ident)+) => {
        Self::$variant($({ let $value = Compact::read($reader); $value }),+)
    };
}

cases! {
    Answer { 0 Yes() 1 No() 2 NotListed() 3 Count(count) 4 Text(text) 5 Lost(text) else 6 NotStated }
    Rate { 0 Exact(rate) 1 AtMost(rate) 2 Between(low high) 3 OneOf(rates) 4 Negotiated() else 5 NotStated }
    FeeAmount { 0 Annual(amount) 1 Negotiated() else 2 NotStated }
    Need { 0 AtLeast(count) 1 Amount(amount) 2 AnyOf(ways) else 3 NotStated }
}

impl Compact for Refund {
    fn write(&self, writer: &mut Writer) {
        match self {
            Self::None => writer.number(0),
            Self::NotStated => writer.number(1),
            Self::Reaching { measure, amount, cite } => {
                writer.number(2);
                measure.write(writer);
                amount.write(writer);
                cite.write(writer);
            }
        }
    }

    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        match reader.number() {
            2 => Self::Reaching {
                measure: Compact::read(reader),
                amount: Compact::read(reader),
                cite: Compact::read(reader),
            },
            1 => Self::NotStated,
            _ => Self::None,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_seven_bits_a_byte() {
        for (number, bytes) in
            [(0, &[0][..]), (127, &[0x7f]), (128, &[0x81, 0]), (300, &[0x82, 0x2c]), (16_384, &[0x81, 0x80, 0])]
        {
            let mut writer = Writer::default();
            writer.number(number);
            assert_eq!(writer.bytes, bytes, "{number}");
            assert_eq!(reader(&[], bytes).number(), number);
        }
    }

    #[test]
    fn a_text_is_the_next_line_or_one_met_before() {
        let mut writer = Writer::default();
        ["guide", "page", "guide", "page", "page"].into_iter().for_each(|text| writer.text(text));
        assert_eq!(
            (writer.texts, writer.bytes.as_slice()),
            (vec!["guide".to_owned(), "page".to_owned()], &[0, 0, 1, 2, 2][..])
        );
        let mut reader = reader(&["guide", "page"], &[0, 0, 1, 2, 2, 3]);
        assert_eq!([(); 5].map(|()| reader.text().to_owned()), ["guide", "page", "guide", "page", "page"]);
        assert!(!reader.is_short);
        assert_eq!((reader.text(), reader.is_short), ("", true));
    }

    #[test]
    fn what_is_missing_or_left_over_is_noticed() {
        // A catalog of no programs: its fingerprint is the first line.
        let empty = Catalog { fingerprint: "sha256:".to_owned(), programs: Vec::new() };
        assert_eq!(write(&empty), Some(("sha256:".to_owned(), vec![0, 0])));
        assert_eq!(read("sha256:", &[0, 0]), Some(empty));
        for (texts, bytes) in [
            ("sha256:", &[][..]),
            ("sha256:", &[0]),
            ("sha256:", &[0, 0x80]),
            ("sha256:", &[0, 7]),
            ("sha256:", &[1, 0]),
            ("sha256:", &[0, 0, 0]),
            ("sha256:\nmore", &[0, 0]),
        ] {
            assert_eq!(read(texts, bytes), None, "{texts:?} {bytes:?}");
        }
    }

    #[test]
    fn a_text_of_two_lines_is_refused() {
        assert_eq!(write(&Catalog { fingerprint: "one\ntwo".to_owned(), programs: Vec::new() }), None);
    }

    fn reader<'b>(texts: &[&'b str], bytes: &'b [u8]) -> Reader<'b> {
        Reader { bytes, texts: texts.to_vec(), texts_read: 0, is_short: false }
    }
}
