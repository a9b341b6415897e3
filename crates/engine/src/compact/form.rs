//! Writing and reading of the compact form: every type lists its fields once, beside itself, with [`records!`] or [`choices!`].

use rust_decimal::Decimal;

use crate::date::Date;
use crate::decimal;
use crate::money::Currency;

/// A type that has a compact form.
pub(crate) trait Compact: Sized {
    fn write(&self, writer: &mut Writer);
    fn read(reader: &mut Reader<'_>) -> Self;
}

/// Structs, by all of their fields in the order in which they are written.
macro_rules! records {
    ($($record:ident { $($field:ident)* })*) => {$(
        impl $crate::compact::form::Compact for $record {
            fn write(&self, writer: &mut $crate::compact::form::Writer) {
                let Self { $($field),* } = self;
                $($crate::compact::form::Compact::write($field, writer);)*
            }

            #[inline(never)]
            fn read(reader: &mut $crate::compact::form::Reader<'_>) -> Self {
                Self { $($field: $crate::compact::form::Compact::read(reader)),* }
            }
        }
    )*};
}
pub(crate) use records;

/// Enums, by the indices of their variants; an index beyond the last is read as the last, which must carry no value.
macro_rules! choices {
    ($($choice:ident {
        $($place:literal $variant:ident $values:tt)* else $last_place:literal $last:ident
    })*) => {$(
        impl $crate::compact::form::Compact for $choice {
            fn write(&self, writer: &mut $crate::compact::form::Writer) {
                match self {
                    $($crate::compact::form::choices!(@pattern $variant $values) => {
                        writer.number($place);
                        $crate::compact::form::choices!(@written writer $values);
                    })*
                    Self::$last => writer.number($last_place),
                }
            }

            #[inline(never)]
            fn read(reader: &mut $crate::compact::form::Reader<'_>) -> Self {
                match reader.number() {
                    $($place => $crate::compact::form::choices!(@made reader $variant $values),)*
                    _ => Self::$last,
                }
            }
        }
    )*};
    (@pattern $variant:ident ()) => { Self::$variant };
    (@pattern $variant:ident ($($value:ident)+)) => { Self::$variant($($value),+) };
    (@pattern $variant:ident [$($value:ident)+]) => { Self::$variant { $($value),+ } };
    (@written $writer:ident ($($value:ident)*)) => { $($crate::compact::form::Compact::write($value, $writer);)* };
    (@written $writer:ident [$($value:ident)*]) => { $($crate::compact::form::Compact::write($value, $writer);)* };
    (@made $reader:ident $variant:ident ()) => { Self::$variant };
    (@made $reader:ident $variant:ident ($($value:ident)+)) => {
        Self::$variant($({ let $value = $crate::compact::form::Compact::read($reader); $value }),+)
    };
    (@made $reader:ident $variant:ident [$($value:ident)+]) => { Self::$variant { $($value: $crate::compact::form::Compact::read($reader)),+ } };
}
pub(crate) use choices;

/// The texts and bytes written so far.
#[derive(Default)]
pub(crate) struct Writer {
    pub(super) bytes: Vec<u8>,
    pub(super) texts: Vec<String>,
    /// Whether citations are written without the places that they name.
    pub(crate) is_outline: bool,
}

impl Writer {
    pub(crate) fn number(&mut self, number: usize) {
        let groups = (usize::BITS - number.leading_zeros()).div_ceil(7).max(1);
        for group in (0..groups).rev() {
            let more = if group > 0 { 0x80 } else { 0 };
            self.bytes.push(more | (number >> (7 * group) & 0x7f) as u8);
        }
    }

    pub(crate) fn text(&mut self, text: &str) {
        let place = self.texts.iter().position(|met| met == text);
        if place.is_none() {
            self.texts.push(text.to_owned());
        }
        self.number(place.map_or(0, |place| place + 1));
    }
}

/// The texts and bytes that are still to be read.
pub(crate) struct Reader<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) texts: Vec<&'b str>,
    /// The number of texts read so far.
    pub(super) texts_read: usize,
    /// Whether the input ended before a value was complete.
    pub(super) is_short: bool,
}

impl<'b> Reader<'b> {
    #[inline(never)]
    pub(crate) fn number(&mut self) -> usize {
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

    /// The number of entries that follow, at most the number of bytes left, as every entry takes at least one.
    #[inline(never)]
    pub(crate) fn length(&mut self) -> usize {
        let length = self.number();
        self.is_short |= length > self.bytes.len();
        length.min(self.bytes.len())
    }

    #[inline(never)]
    pub(crate) fn text(&mut self) -> &'b str {
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

records! {
    Date { year month day }
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

impl Compact for bool {
    fn write(&self, writer: &mut Writer) {
        writer.number(usize::from(*self));
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        reader.number() != 0
    }
}

/// Integers. The cast loses nothing, as only values of the type are written.
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
        // No capacity is reserved: that would generate code for every entry type, and lists are short and read once.
        let mut entries = Self::new();
        for _ in 0..length {
            entries.push(T::read(reader));
        }
        entries
    }
}
