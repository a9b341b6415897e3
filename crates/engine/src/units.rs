//! Arithmetic on minor units of a currency, like cents: every amount of the estimate and of the questions is computed with it.

/// An amount in minor units of the scenario's currency.
pub(crate) type Units = i128;

/// `amount × numerator ÷ denominator`, rounded half away from zero. Most amounts fit 64 bits, for which the division is faster.
pub(crate) fn scale(amount: Units, numerator: i64, denominator: i64) -> Units {
    if let Some(product) = i64::try_from(amount).ok().and_then(|amount| amount.checked_mul(numerator)) {
        let (whole, rest) = (product / denominator, product % denominator);
        let is_half_or_more = rest.unsigned_abs() >= denominator.unsigned_abs() - rest.unsigned_abs();
        return i128::from(if is_half_or_more { whole + product.signum() } else { whole });
    }
    nearest(amount.saturating_mul(i128::from(numerator)), i128::from(denominator))
}

/// The integer nearest to a fraction, half away from zero.
pub(crate) fn nearest(numerator: i128, denominator: i128) -> i128 {
    let (whole, rest) = (numerator / denominator, numerator % denominator);
    let is_half_or_more = rest.unsigned_abs() >= denominator.unsigned_abs() - rest.unsigned_abs();
    if is_half_or_more { whole + numerator.signum() } else { whole }
}

/// The number of equal parts of an amount that begin before an edge. A part that begins exactly at the edge is counted when the edge
/// is exclusive.
pub(crate) fn begun_before(amount: Units, parts: u32, edge: Units, edge_is_inclusive: bool) -> u32 {
    // Part k begins at amount × k ÷ parts; the comparison avoids the division.
    let limit = edge.saturating_mul(i128::from(parts));
    let (mut begun, mut after) = (0, parts);
    while begun < after {
        let middle = begun + (after - begun) / 2;
        let start = amount.saturating_mul(i128::from(middle));
        if start < limit || !edge_is_inclusive && start == limit { begun = middle + 1 } else { after = middle }
    }
    begun
}
