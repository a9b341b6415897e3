//! The minor units of ISO 4217. Codes without one (metals, units of account, testing) are left out on purpose and so refused.

/// Codes whose minor unit has two decimals.
const TWO: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF \
CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR \
JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR \
NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD \
TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";
/// Codes whose minor unit is the currency itself.
const NONE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
/// Codes whose minor unit has three decimals.
const THREE: &str = "BHD IQD JOD KWD LYD OMR TND";
/// Codes whose minor unit has four decimals.
const FOUR: &str = "CLF UYW";

/// Decimals of a currency's minor unit; `None` for codes that ISO 4217 does not have or gives no minor unit.
#[must_use]
pub(crate) fn minor_digits(code: &str) -> Option<u8> {
    let listed = |codes: &str| codes.split(' ').any(|listed| listed == code);
    [(TWO, 2), (NONE, 0), (THREE, 3), (FOUR, 4)].into_iter().find(|(codes, _)| listed(codes)).map(|(_, digits)| digits)
}
