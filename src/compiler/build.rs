//! Compiles `content/` into the build: a broken lesson is a build error of the widget, and of nothing else.
//!
//! Writes `library.json` and `library.rs` to the build folder. Only the widget's `main.rs` and tests include the latter,
//! so that the library of this crate and the content checker build whatever the content says.

// The build step uses half of what the library offers.
#![allow(dead_code, unused_imports)]

#[path = "../audit/mod.rs"]
mod audit;
#[path = "mod.rs"]
mod compiler;
#[path = "../lesson/mod.rs"]
mod lesson;
#[path = "../markup.rs"]
mod markup;
#[path = "../order.rs"]
mod order;
#[path = "read.rs"]
mod read;
#[path = "../sorted.rs"]
mod sorted;
#[path = "../sum.rs"]
mod sum;

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    for watched in ["content", "src/audit", "src/compiler", "src/lesson", "src/markup.rs", "src/order.rs", "src/sorted.rs", "src/sum.rs"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let files = read::folder(Path::new("content"))?;
    let compiled = compiler::compile_whole(&files);
    let heard = compiler::heard(&compiled, |path| fs::read(path).ok());
    let compiler::Compiled { library, diagnostics, .. } = compiled;
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("library.json"), serde_json::to_string(&library)?)?;
    let errors: Vec<String> = diagnostics.iter().chain(&heard).filter(|found| found.is_error()).map(ToString::to_string).collect();
    let source = if errors.is_empty() {
        let doc = "/// The lessons of this build, as JSON.";
        format!("{doc}\npub const LIBRARY_JSON: &str = include_str!(concat!(env!(\"OUT_DIR\"), \"/library.json\"));\n")
    } else {
        let plural = if errors.len() == 1 { "" } else { "s" };
        let message =
            format!("the content has {} error{plural}\n\n{}\nCheck it with scripts/check-content content.", errors.len(), errors.join("\n"));
        format!("compile_error!({message:?});\n")
    };
    fs::write(out.join("library.rs"), source)?;
    Ok(())
}
