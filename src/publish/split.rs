//! The program in files: what every visit needs, and the chunks that are loaded when their place is opened.
//!
//! The linker's wasm, still with its relocations, is taken apart at the chunks declared in `ui::chunks`; then wasm-bindgen
//! writes the glue for what is left, wasm-opt makes each file small, and [`alike`] lets it compress well. All of it lies in one folder
//! named after its content, because the files name each other.

use super::{alike, short_names};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The files of the program, relative to the page.
pub struct Program {
    /// The glue that wasm-bindgen wrote.
    pub glue: String,
    /// What every visit needs.
    pub wasm: String,
    /// The loader of the chunks, which the glue imports.
    pub loader: String,
    /// The chunks, in the order of their names.
    pub chunks: Vec<String>,
    /// What each chunk declared in `ui::chunks` needs: its own file, and those it shares with others.
    pub needs: BTreeMap<String, Vec<String>>,
}

/// Takes the linked wasm apart and puts the program's files into `folder`.
///
/// # Errors
/// A sentence that says which tool or file is missing, or what the tool said.
pub fn split(linked: &Path, folder: &Path, release: bool) -> Result<Program, String> {
    let work = folder.join("program");
    let text = |path: &Path| path.display().to_string();
    run("wasm-split-cli", &["--target=web", "--out-name=main", &text(linked), &text(&work)])?;
    let main = work.join("main.wasm");
    // Chunks find what they share with the rest by its linker's name.
    run(
        "wasm-bindgen",
        &[
            "--target=web",
            "--no-typescript",
            "--keep-lld-exports",
            "--no-demangle",
            "--out-name=main",
            &format!("--out-dir={}", text(&work)),
            &text(&main),
        ],
    )?;
    fs::remove_file(&main).map_err(|trouble| format!("cannot remove {}: {trouble}", text(&main)))?;
    let read = |path: &Path| fs::read(path).map_err(|trouble| format!("cannot read {}: {trouble}", text(path)));
    let write = |path: &Path, bytes: &[u8]| fs::write(path, bytes).map_err(|trouble| format!("cannot write {}: {trouble}", text(path)));
    if release {
        let (glue, wasm) = (work.join("main.js"), work.join("main_bg.wasm"));
        let (short_glue, short_wasm) = short_names::shortened(&String::from_utf8_lossy(&read(&glue)?), &read(&wasm)?)?;
        write(&glue, super::without_remarks(&short_glue).as_bytes())?;
        write(&wasm, &short_wasm)?;
    }

    let mut names: Vec<String> = fs::read_dir(&work)
        .map_err(|trouble| format!("cannot list {}: {trouble}", text(&work)))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let mut content = String::new();
    let mut needs = BTreeMap::new();
    for name in &names {
        let path = work.join(name);
        if release && is_wasm(name) {
            run("wasm-opt", &[OPTIMISED, &[text(&path).as_str(), "-o", &text(&path)]].concat())?;
            write(&path, &alike::in_order(&read(&path)?)?)?;
        }
        if name == LOADER {
            let loader = fs::read_to_string(&path).map_err(|trouble| format!("cannot read {}: {trouble}", text(&path)))?;
            needs = needed(&loader);
            write(&path, whatever_the_type(&loader)?.as_bytes())?;
        }
        let bytes = read(&path)?;
        content.push_str(&format!("{name} {}\n", super::digits(&bytes)));
    }
    all_needed(&names, &needs)?;
    let home = format!("program-{}", super::digits(content.as_bytes()));
    fs::rename(&work, folder.join(&home)).map_err(|trouble| format!("cannot name {home}: {trouble}"))?;
    let place = |name: &str| format!("./{home}/{name}");
    let chunks = names.iter().filter(|name| is_wasm(name) && *name != "main_bg.wasm").map(|name| place(name)).collect();
    for files in needs.values_mut() {
        for file in files {
            *file = place(file);
        }
    }
    Ok(Program { glue: place("main.js"), wasm: place("main_bg.wasm"), loader: place(LOADER), chunks, needs })
}

const LOADER: &str = "__wasm_split.js";

/// What was found smallest after brotli (`docs/speed.md`). The first kilobyte of memory is the far end of the stack, which comes first in
/// what rustc links, so nothing of ours has an address there.
const OPTIMISED: &[&str] = &[
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--one-caller-inline-max-function-size=40",
    "--strip-debug",
    "--strip-producers",
];

/// The splitter's loader compiles only what the host calls `application/wasm`; the glue falls back, and so must the chunks, or they would
/// be missing on a host that does not know the type.
fn whatever_the_type(loader: &str) -> Result<String, String> {
    const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
    if !loader.contains(STREAMING) {
        return Err(format!("{LOADER} does not call {STREAMING} any longer: see how it compiles a chunk, and change `whatever_the_type` with it."));
    }
    Ok(loader.replace(STREAMING, "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)"))
}

/// Whether it is known of each chunk what it needs.
fn all_needed(names: &[String], needs: &BTreeMap<String, Vec<String>>) -> Result<(), String> {
    let chunk = |name: &String| Some(name.strip_prefix("split_")?.strip_suffix(".wasm")?.to_owned());
    match names.iter().filter_map(chunk).find(|chunk| !needs.contains_key(chunk)) {
        Some(chunk) => Err(format!("{LOADER} does not say as it did what the chunk {chunk} needs: change `needed` with it.")),
        None => Ok(()),
    }
}

/// The files of each chunk, as the splitter's loader names them: a loader function of the chunk's name, its file, and what it waits for.
fn needed(loader: &str) -> BTreeMap<String, Vec<String>> {
    loader
        .split("export const __wasm_split_load_")
        .skip(1)
        .filter_map(|chunk| {
            let (name, rest) = chunk.split_once(' ')?;
            let (_, shared) = rest.rsplit_once('[')?;
            let (shared, _) = shared.split_once(']')?;
            let shared = shared.split(',').filter_map(|one| one.trim().strip_prefix("__")).map(|one| format!("{one}.wasm"));
            Some((name.to_owned(), shared.chain([format!("split_{name}.wasm")]).collect()))
        })
        .collect()
}

fn is_wasm(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "wasm")
}

fn run(program: &str, arguments: &[&str]) -> Result<(), String> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .map_err(|trouble| format!("{program} did not start ({trouble}). Run scripts/setup build, which installs it."))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{program} stopped:\n{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_says_what_each_chunk_needs() {
        let loader = r#"/* a, b */ const __chunk_5 = makeLoad(() => { fetch(new URL("./chunk_5.wasm", import.meta.url)) }, []);
            export const __wasm_split_load_a = wrapAsyncCb(makeLoad(() => { fetch(new URL("./split_a.wasm", import.meta.url)) }
            , [__chunk_5, __chunk_6]));
            export const __wasm_split_load_b = wrapAsyncCb(makeLoad(() => { fetch(new URL("./split_b.wasm", import.meta.url)) }, []));"#;
        let needs = needed(loader);
        assert_eq!(needs["a"], ["chunk_5.wasm", "chunk_6.wasm", "split_a.wasm"]);
        assert_eq!(needs["b"], ["split_b.wasm"]);
        let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(all_needed(&names(&["chunk_5.wasm", "main_bg.wasm", "split_a.wasm", "split_b.wasm"]), &needs), Ok(()));
        assert!(all_needed(&names(&["split_c.wasm"]), &needs).is_err_and(|said| said.contains("chunk c")));
    }

    #[test]
    fn a_loader_that_compiles_otherwise_stops_the_build() {
        let written = whatever_the_type("await WebAssembly.instantiateStreaming(src, imports);");
        assert_eq!(written.as_deref(), Ok("await WebAssembly.instantiate(await (await src).arrayBuffer(), imports);"));
        assert!(whatever_the_type("await WebAssembly.compileStreaming(src);").is_err());
    }
}
