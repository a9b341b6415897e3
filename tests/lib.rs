//! Programs and engine, held against what does not come from them. What is tested where is in `README.md`.
