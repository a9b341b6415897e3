//! Placeholder until the rules stand.
