//! Compressed copies (`.br`, `.gz`) beside the built files, for hosts that can send them.
//!
//! Only for text and wasm: pictures and fonts are compressed formats. Weights are computed in `weight`.

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Extensions of files that are compressed.
const ENDINGS: &[&str] = &["css", "html", "js", "json", "map", "mjs", "svg", "txt", "wasm", "webmanifest", "xml"];
/// The greatest brotli quality.
const BROTLI_QUALITY: u32 = 11;
/// 4 MB of memory for the decoder, more than the largest file.
const BROTLI_WINDOW_BITS: u32 = 22;
const BUFFER_BYTES: usize = 64 * 1024;

/// Writes both copies of every compressible file in a folder. Returns the number of files.
pub(crate) fn write_copies(folder: &Path) -> Result<usize> {
    let files: Vec<PathBuf> = files_below(folder)?.into_iter().filter(|file| is_compressible(file)).collect();
    for file in &files {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        fs::write(copy_of(file, "br"), brotli(&bytes)?)?;
        fs::write(copy_of(file, "gz"), gzip(&bytes)?)?;
    }
    Ok(files.len())
}

/// The path of the compressed copy of a file.
pub(crate) fn copy_of(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// Every file of a folder and its subfolders, by name; hidden ones (Trunk's staging) are skipped.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            continue;
        }
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn is_compressible(file: &Path) -> bool {
    file.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| ENDINGS.contains(&ending))
}

/// The bytes compressed by brotli at the greatest quality.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, BUFFER_BYTES, BROTLI_QUALITY, BROTLI_WINDOW_BITS);
    writer.write_all(bytes)?;
    writer.flush()?;
    drop(writer);
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    const TEXT: &str = "What partner programs pay, cost and ask. What partner programs pay, cost and ask.";

    #[test]
    fn copies_unpack_to_what_was_packed() {
        let mut unpacked = String::new();
        let packed = brotli(TEXT.as_bytes()).expect("memory does not fail");
        brotli::Decompressor::new(&packed[..], BUFFER_BYTES).read_to_string(&mut unpacked).expect("it is whole");
        assert_eq!(unpacked, TEXT);
        assert!(packed.len() < TEXT.len());

        let packed = gzip(TEXT.as_bytes()).expect("memory does not fail");
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut unpacked).expect("it is whole");
        assert_eq!(unpacked, TEXT);
        assert!(packed.len() < TEXT.len());
    }

    #[test]
    fn text_and_wasm_are_compressed_pictures_and_copies_are_not() {
        for name in ["index.html", "a/tokens-1f.css", "app_bg.wasm", "sitemap.xml"] {
            assert!(is_compressible(Path::new(name)), "{name}");
        }
        for name in ["estimate.png", "app_bg.wasm.br", "index.html.gz", "LICENSE"] {
            assert!(!is_compressible(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn a_copy_lies_beside_its_file() {
        assert_eq!(copy_of(Path::new("dist/app.wasm"), "br"), Path::new("dist/app.wasm.br"));
    }
}
