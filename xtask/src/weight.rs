//! The weight of the first view of a built page: its HTML and the styles, glue and wasm that it names, against a budget.
//!
//! Files that a browser has to fetch before the figures are live are counted, each at its size with brotli. Files that a page fetches
//! later (the service worker, chunks) are not named in its HTML and are counted separately, as [`Rest`]; `bench` measures what a
//! browser really fetches.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

use crate::checkout;
use crate::compress::{copy_of, files_below};

/// The most that a first view may weigh, in bytes with brotli. It holds the engine with every kind of rule (about 20,000 bytes of it).
const BUDGET: u64 = 195_000;
/// The weight aimed for, in bytes with brotli.
const GOAL: u64 = 180_000;
/// The greatest weight of a chunk, see `src/chunks.rs`.
const CHUNK_BUDGET: u64 = 35_000;
/// The greatest weight of all files of the site together: each visit fetches them once for offline use.
const SITE_BUDGET: u64 = 420_000;

/// Bytes on the disk, and bytes with brotli.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Bytes {
    pub(crate) raw: u64,
    pub(crate) brotli: u64,
}

/// The parts of a first view, each summed over its files.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct FirstView {
    address: String,
    pub(crate) html: Bytes,
    pub(crate) css: Bytes,
    pub(crate) glue: Bytes,
    pub(crate) wasm: Bytes,
}

/// Weighs the page's heaviest view. Fails only when a file is missing.
pub(crate) fn of_page() -> Result<FirstView> {
    let folder = checkout::dist();
    let views = views(&folder)?.iter().map(|view| FirstView::of(&folder, view)).collect::<Result<Vec<_>>>()?;
    views.into_iter().max_by_key(|view| view.in_all().brotli).context("there is no view")
}

impl FirstView {
    /// Weighs the page at an address of a built folder, whose compressed copies must be there.
    pub(crate) fn of(folder: &Path, address: &str) -> Result<Self> {
        let page = folder.join(address).join("index.html");
        let html = fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
        let files = named_files(folder, &without_print_styles(&html))?;
        let sum = |endings: &[&str]| {
            let wanted =
                files.iter().filter(|file| file.extension().is_some_and(|end| endings.iter().any(|e| *e == end)));
            wanted.map(|file| weigh(file)).try_fold(Bytes::default(), |sum, bytes| bytes.map(|bytes| sum + bytes))
        };
        let view = Self {
            address: address.to_owned(),
            html: weigh(&page)?,
            css: sum(&["css"])?,
            glue: sum(&["js", "mjs"])?,
            wasm: sum(&["wasm"])?,
        };
        for (part, what) in [(view.glue, "script"), (view.wasm, "wasm file")] {
            ensure!(part.raw > 0, "{} names no {what} of its folder: its first view cannot be weighed", page.display());
        }
        Ok(view)
    }

    /// The sum of all parts.
    pub(crate) fn in_all(&self) -> Bytes {
        self.html + self.css + self.glue + self.wasm
    }

    /// The parts by name, and their sum.
    pub(crate) fn rows(&self) -> [(&'static str, Bytes); 5] {
        [
            ("HTML", self.html),
            ("CSS", self.css),
            ("glue", self.glue),
            ("wasm", self.wasm),
            ("first view in all", self.in_all()),
        ]
    }

    /// A sentence with the distance to the budget; an error when over it.
    pub(crate) fn judged(&self) -> Result<String> {
        let weight = self.in_all().brotli;
        ensure!(
            weight <= BUDGET,
            "the first view weighs {} with brotli, {} over the budget of {}",
            kilobytes(weight),
            kilobytes(weight - BUDGET),
            kilobytes(BUDGET)
        );
        let goal = match weight.checked_sub(GOAL) {
            None | Some(0) => format!("within the goal of {}", kilobytes(GOAL)),
            Some(over) => format!("{} over the goal of {}", kilobytes(over), kilobytes(GOAL)),
        };
        Ok(format!("{} of at most {} with brotli, {goal}.", kilobytes(weight), kilobytes(BUDGET)))
    }
}

/// The files that a page fetches after its first view, and the whole site.
#[derive(Debug)]
pub(crate) struct Rest {
    /// The chunks by name without digest, with their weights.
    chunks: Vec<(String, Bytes)>,
    /// Sum of all files of the site.
    site: Bytes,
}

/// Weighs the chunks of the built page, and the whole site.
pub(crate) fn of_rest() -> Result<Rest> {
    Rest::of(&checkout::dist())
}

impl Rest {
    fn of(folder: &Path) -> Result<Self> {
        let is_copy = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "br" || ending == "gz");
        let mut rest = Self { chunks: Vec::new(), site: Bytes::default() };
        for file in files_below(folder)?.into_iter().filter(|file| !is_copy(file)) {
            // Pictures have no compressed copy, and are only shown on other sites.
            let Ok(bytes) = weigh(&file) else { continue };
            rest.site = rest.site + bytes;
            let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if let Some(name) = name.strip_suffix(".wasm").filter(|name| !name.ends_with("_bg")) {
                rest.chunks.push((name.rsplit_once('-').map_or(name, |(name, _)| name).to_owned(), bytes));
            }
        }
        Ok(rest)
    }

    /// A table of the chunks and the whole site, in kilobytes.
    pub(crate) fn table(&self) -> String {
        let row = |(title, bytes): (String, Bytes)| {
            format!("{title:<20}{:>12}{:>12}\n", kilobytes(bytes.raw), kilobytes(bytes.brotli))
        };
        let chunks = self.chunks.iter().map(|(name, bytes)| (name.clone(), *bytes));
        chunks.chain([("all files".to_owned(), self.site)]).map(row).collect()
    }

    /// An error when a chunk or the site is over its budget, or when there are no chunks.
    pub(crate) fn judged(&self) -> Result<()> {
        ensure!(!self.chunks.is_empty(), "the page has no chunks: it was built in one piece");
        let chunks = self.chunks.iter().map(|(name, bytes)| (format!("{name} weighs"), *bytes, CHUNK_BUDGET));
        for (what, bytes, budget) in chunks.chain([("all files weigh".to_owned(), self.site, SITE_BUDGET)]) {
            let weight = bytes.brotli;
            ensure!(weight <= budget, "{what} {} with brotli, more than {}", kilobytes(weight), kilobytes(budget));
        }
        Ok(())
    }
}

/// A sentence with the distance of the first view to its budget; an error when anything is over its budget.
pub(crate) fn judged() -> Result<String> {
    of_rest()?.judged()?;
    of_page()?.judged()
}

/// A table of a page's parts beside those of the one-button app, in kilobytes.
pub(crate) fn table(page: &FirstView, one_button: &FirstView) -> String {
    let head = format!(
        "{:<20}{:>12}{:>12}{:>16}{:>12}{:>8}\n",
        format!("/{}", page.address),
        "raw",
        "brotli",
        "one button, raw",
        "brotli",
        "ratio"
    );
    page.rows().iter().zip(one_button.rows()).fold(head, |table, ((title, ours), (_, theirs))| {
        table
            + &format!(
                "{title:<20}{:>12}{:>12}{:>16}{:>12}{:>8}\n",
                kilobytes(ours.raw),
                kilobytes(ours.brotli),
                kilobytes(theirs.raw),
                kilobytes(theirs.brotli),
                ratio(ours.brotli as f64, theirs.brotli as f64)
            )
    })
}

/// `142.3 kB`, of a thousand bytes each.
pub(crate) fn kilobytes(bytes: u64) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

/// `2.4 ×`; empty when there is no value to compare with.
pub(crate) fn ratio(ours: f64, theirs: f64) -> String {
    if theirs > 0.0 { format!("{:.1} ×", ours / theirs) } else { String::new() }
}

/// The addresses of the views of a built folder, like `compare/`: each has a folder with its page.
fn views(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let pages = paths.iter().filter(|path| path.join("index.html").is_file());
    Ok(pages.filter_map(|path| Some(format!("{}/", path.file_name()?.to_str()?))).collect())
}

fn weigh(file: &Path) -> Result<Bytes> {
    let copy = copy_of(file, "br");
    let length = |file: &Path| Ok::<_, std::io::Error>(fs::metadata(file)?.len());
    let brotli = length(&copy).with_context(|| format!("there is no {}", copy.display()))?;
    Ok(Bytes { raw: length(file)?, brotli })
}

/// The files of the folder that the page names, and those that their scripts import.
fn named_files(folder: &Path, html: &str) -> Result<Vec<PathBuf>> {
    let all = files_below(folder)?;
    let mut named: Vec<PathBuf> = all.iter().filter(|file| names(html, file)).cloned().collect();
    let mut next = 0;
    while let Some(file) = named.get(next).cloned() {
        next += 1;
        if file.extension().is_some_and(|ending| ending == "js" || ending == "mjs") {
            let imports = import_lines(&fs::read_to_string(&file)?);
            let imported = all.iter().filter(|other| names(&imports, other) && !named.contains(other));
            named.extend(imported.cloned().collect::<Vec<_>>());
        }
    }
    Ok(named)
}

/// Whether the text contains the file's name as the last part of a path.
fn names(text: &str, file: &Path) -> bool {
    let Some(name) = file.file_name().and_then(|name| name.to_str()) else { return false };
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        matches!(before, Some('/' | '"' | '\'' | '`' | '='))
            && matches!(after, Some('"' | '\'' | '`' | '?' | '#' | ' ' | '>'))
    })
}

/// A page without the style sheets for paper, which no screen waits for.
fn without_print_styles(html: &str) -> String {
    html.split_inclusive('>').filter(|tag| !tag.contains("media=\"print\"")).collect()
}

/// The static imports of a script, without dynamic ones.
fn import_lines(script: &str) -> String {
    let is_static =
        |line: &&str| (line.starts_with("import ") || line.starts_with("export ")) && line.contains(" from ");
    script.lines().map(str::trim_start).filter(is_static).collect::<Vec<_>>().join("\n")
}

impl std::ops::Add for Bytes {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, brotli: self.brotli + other.brotli }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_weight(brotli: u64) -> FirstView {
        FirstView { wasm: Bytes { raw: 3 * brotli, brotli }, ..FirstView::default() }
    }

    #[test]
    fn the_budget_holds_to_the_byte() {
        assert!(of_weight(BUDGET).judged().is_ok());
        let error = of_weight(BUDGET + 1).judged().expect_err("one byte over");
        assert!(error.to_string().contains(&format!("budget of {}", kilobytes(BUDGET))), "{error}");
    }

    #[test]
    fn chunks_and_the_site_have_budgets_and_there_are_chunks() {
        let rest = |chunk: u64, site: u64| Rest {
            chunks: vec![("chunk-compare".to_owned(), Bytes { raw: 3 * chunk, brotli: chunk })],
            site: Bytes { raw: 3 * site, brotli: site },
        };
        assert!(rest(CHUNK_BUDGET, SITE_BUDGET).judged().is_ok());
        let error = rest(CHUNK_BUDGET + 1, SITE_BUDGET).judged().expect_err("one byte over").to_string();
        assert!(error.contains("chunk-compare") && error.contains(&kilobytes(CHUNK_BUDGET)), "{error}");
        assert!(rest(1, SITE_BUDGET + 1).judged().expect_err("one byte over").to_string().contains("all files"));
        assert!(Rest { chunks: Vec::new(), site: Bytes::default() }.judged().is_err());
    }

    #[test]
    fn a_chunk_is_a_wasm_that_is_not_the_page_s() {
        let folder = checkout::target().join("weight-test-rest");
        fs::create_dir_all(&folder).expect("target can be written");
        for name in ["app-1f_bg.wasm", "chunk-4-2f.wasm", "chunk-compare-3f.wasm", "sw.js"] {
            fs::write(folder.join(name), "1234").expect("target can be written");
            fs::write(folder.join(format!("{name}.br")), "12").expect("target can be written");
        }
        fs::write(folder.join("preview.png"), "123456").expect("target can be written");
        let rest = Rest::of(&folder).expect("it can be weighed");
        let names: Vec<&str> = rest.chunks.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["chunk-4", "chunk-compare"]);
        assert_eq!(rest.site, Bytes { raw: 16, brotli: 8 });
        assert!(rest.table().contains("chunk-compare"), "{}", rest.table());
    }

    #[test]
    fn views_are_the_folders_with_a_page() {
        let folder = checkout::target().join("weight-test-views");
        for name in ["compare", "empty"] {
            fs::create_dir_all(folder.join(name)).expect("target can be written");
        }
        for page in ["index.html", "compare/index.html"] {
            fs::write(folder.join(page), "").expect("target can be written");
        }
        assert_eq!(views(&folder).expect("it can be read"), ["compare/"]);
    }

    #[test]
    fn the_goal_is_told_apart_from_the_budget() {
        assert!(of_weight(GOAL).judged().expect("below").contains("within the goal"));
        assert!(of_weight(GOAL + 10_000).judged().expect("below").contains("10.0 kB over the goal"));
    }

    #[test]
    fn parts_add_up() {
        let one = Bytes { raw: 10, brotli: 1 };
        let view = FirstView { address: String::new(), html: one, css: one, glue: one, wasm: one };
        assert_eq!(view.in_all(), Bytes { raw: 40, brotli: 4 });
    }

    #[test]
    fn a_file_is_named_by_its_whole_name() {
        let html = r#"<link href="./app-1f.css"><link href='../glue.js'> words of app-2.css"#;
        assert!(names(html, Path::new("dist/app-1f.css")));
        assert!(names(html, Path::new("dist/glue.js")));
        assert!(!names(html, Path::new("dist/1f.css")));
        assert!(!names(html, Path::new("dist/app-2.css")), "words are no address");
        assert!(!names(html, Path::new("dist/glue.j")));
    }

    #[test]
    fn style_sheets_for_paper_are_no_part_of_a_first_view() {
        let html = "<link href=\"./a.css\"/>\n<link rel=\"stylesheet\" media=\"print\" href=\"./b.css\"/><p>words</p>";
        assert_eq!(without_print_styles(html), "<link href=\"./a.css\"/><p>words</p>");
    }

    #[test]
    fn only_static_imports_belong_to_the_first_view() {
        let script = "import { a } from './a.js';\nconst b = () => import('./b.js');\nexport * from \"./c.js\";";
        let lines = import_lines(script);
        assert!(names(&lines, Path::new("a.js")) && names(&lines, Path::new("c.js")));
        assert!(!names(&lines, Path::new("b.js")));
    }

    #[test]
    fn a_page_is_weighed_with_everything_that_it_names() {
        let folder = checkout::target().join("weight-test");
        fs::create_dir_all(&folder).expect("target can be written");
        let html = "<link href=\"a.css\"><script type=module src=\"a.js\"></script><link href=\"a.wasm\">";
        let files =
            [("index.html", html), ("a.css", "12"), ("a.js", "123"), ("a.wasm", "1234"), ("other.css", "12345")];
        for (name, text) in files {
            fs::write(folder.join(name), text).expect("target can be written");
            fs::write(folder.join(format!("{name}.br")), "1").expect("target can be written");
        }
        let view = FirstView::of(&folder, "").expect("it can be weighed");
        assert_eq!(view.in_all(), Bytes { raw: html.len() as u64 + 2 + 3 + 4, brotli: 4 });
        fs::write(folder.join("index.html"), "<p>no files").expect("target can be written");
        assert!(FirstView::of(&folder, "").is_err(), "a page without wasm is not the page");
    }
}
