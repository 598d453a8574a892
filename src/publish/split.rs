//! The program in files: what every visit needs, and the chunks that are loaded when their place is opened.
//!
//! The linker's wasm, still with its relocations, is taken apart at the chunks declared in `ui::chunks`; then wasm-bindgen
//! writes the glue for what is left, and wasm-opt makes each file small. All of it lies in one folder named after its content, because
//! the files name each other.

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

    let mut names: Vec<String> = fs::read_dir(&work)
        .map_err(|trouble| format!("cannot list {}: {trouble}", text(&work)))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let mut content = String::new();
    for name in &names {
        let path = work.join(name);
        if release && is_wasm(name) {
            run("wasm-opt", &["-Oz", "--strip-debug", "--strip-producers", &text(&path), "-o", &text(&path)])?;
        }
        if name == LOADER {
            let loader = fs::read_to_string(&path).map_err(|trouble| format!("cannot read {}: {trouble}", text(&path)))?;
            fs::write(&path, whatever_the_type(&loader)).map_err(|trouble| format!("cannot write {}: {trouble}", text(&path)))?;
        }
        let bytes = fs::read(&path).map_err(|trouble| format!("cannot read {}: {trouble}", text(&path)))?;
        content.push_str(&format!("{name} {}\n", super::digits(&bytes)));
    }
    let home = format!("program-{}", super::digits(content.as_bytes()));
    fs::rename(&work, folder.join(&home)).map_err(|trouble| format!("cannot name {home}: {trouble}"))?;
    let place = |name: &str| format!("./{home}/{name}");
    let chunks = names.iter().filter(|name| is_wasm(name) && *name != "main_bg.wasm").map(|name| place(name)).collect();
    Ok(Program { glue: place("main.js"), wasm: place("main_bg.wasm"), loader: place(LOADER), chunks })
}

const LOADER: &str = "__wasm_split.js";

/// The splitter's loader compiles only what the host calls `application/wasm`; the glue falls back, and so must the chunks, or they would
/// be missing on a host that does not know the type.
fn whatever_the_type(loader: &str) -> String {
    loader.replace("WebAssembly.instantiateStreaming(src, imports)", "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)")
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
