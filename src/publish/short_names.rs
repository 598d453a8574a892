//! Short names between the program and its glue.
//!
//! wasm-bindgen names each of the few hundred functions that the program takes from the browser with what it does and a hash, once in the
//! program and once in the glue. Nobody reads them there, and a hash does not compress.

use std::collections::BTreeMap;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{ImportSectionReader, Parser};

/// Where the functions come from, as wasm-bindgen calls it.
const GLUE: &str = "./main_bg.js";

/// The glue and the program with short names.
///
/// # Errors
/// A sentence that says what is not as wasm-bindgen writes it.
pub fn shortened(glue: &str, wasm: &[u8]) -> Result<(String, Vec<u8>), String> {
    let mut names = BTreeMap::new();
    let mut lines = Vec::new();
    for line in glue.lines() {
        // A function of the glue is a property of one object: `__wbg_name_hash: function(…) {`.
        let function = line.trim_start().split_once(": ").filter(|(name, _)| name.starts_with("__wb"));
        let Some((name, body)) = function else {
            lines.push(line.to_owned());
            continue;
        };
        let short = format!("_{}", names.len());
        lines.push(format!("{short}: {body}"));
        if names.insert(name.to_owned(), short).is_some() {
            return Err(format!("the glue has two functions called {name}"));
        }
    }
    if names.is_empty() {
        return Err(
            "the glue has no function whose name begins with `__wb`: see how wasm-bindgen writes them, and change `shortened` with it.".into()
        );
    }
    let mut module = Module::new();
    Shortening { names: &names }
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|trouble| format!("the program cannot be given short names: {trouble}"))?;
    Ok((lines.join("\n"), module.finish()))
}

struct Shortening<'a> {
    names: &'a BTreeMap<String, String>,
}

impl Reencode for Shortening<'_> {
    type Error = Infallible;

    fn parse_import_section(&mut self, imports: &mut ImportSection, section: ImportSectionReader<'_>) -> Result<(), Error<Infallible>> {
        for import in section.into_imports() {
            let import = import?;
            let short = self.names.get(import.name).filter(|_| import.module == GLUE);
            imports.import(import.module, short.map_or(import.name, String::as_str), self.entity_type(import.ty)?);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, TypeSection};

    fn program(imports: &[(&str, &str)]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut section = ImportSection::new();
        for (module, name) in imports {
            section.import(module, name, EntityType::Function(0));
        }
        Module::new().section(&types).section(&section).clone().finish()
    }

    #[test]
    fn both_sides_have_the_same_short_names() {
        let glue = "const import0 = {\n    __wbg_now_0123: function() {},\n    __wbg_log_4567: function() {},\n};\nwasm.__wbg_ptr";
        let wasm = program(&[(GLUE, "__wbg_log_4567"), ("./other.js", "__wbg_now_0123"), (GLUE, "__wbg_now_0123")]);
        let (glue, wasm) = shortened(glue, &wasm).expect("short names");
        assert_eq!(glue, "const import0 = {\n_0: function() {},\n_1: function() {},\n};\nwasm.__wbg_ptr");
        assert_eq!(wasm, program(&[(GLUE, "_1"), ("./other.js", "__wbg_now_0123"), (GLUE, "_0")]));
    }

    #[test]
    fn what_is_no_program_is_said_so() {
        assert!(shortened("    __wbg_now_0123: function() {},", b"no wasm").is_err_and(|said| said.contains("short names")));
        assert!(shortened("now: function() {},", &program(&[])).is_err_and(|said| said.contains("`__wb`")));
    }
}
