//! Tests of programs and engine against independent sources. `README.md` says what is tested where.
