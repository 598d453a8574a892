//! Functions in an order that compresses well: the short before the long, and those that begin alike beside each other.
//!
//! A compressor guesses what comes next from what came last, and the linker's order tells it nothing. (`docs/speed.md` says what it brings.)

use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{BinaryReaderError, CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// The program with its functions in order; it does what it did.
///
/// # Errors
/// A sentence that says what is wrong with the program.
pub fn in_order(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let said = |trouble: &dyn std::fmt::Display| format!("the functions of the program cannot be put in order: {trouble}");
    let mut ordering = Ordering::of(wasm).map_err(|trouble| said(&trouble))?;
    let mut module = Module::new();
    ordering.parse_core_module(&mut module, Parser::new(0), wasm).map_err(|trouble| said(&trouble))?;
    Ok(module.finish())
}

struct Ordering {
    /// How many functions come from elsewhere; they have the first indices.
    imported: u32,
    /// The functions of the program in their new order, each by its old place.
    order: Vec<usize>,
    /// The new place of each.
    places: Vec<u32>,
}

impl Ordering {
    fn of(wasm: &[u8]) -> Result<Self, BinaryReaderError> {
        let (mut imported, mut bodies) = (0, Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        let mut order = bodies.iter().map(likeness).collect::<Result<Vec<_>, _>>()?.into_iter().enumerate().collect::<Vec<_>>();
        order.sort_by(|one, other| one.1.cmp(&other.1));
        let order: Vec<usize> = order.into_iter().map(|(place, _)| place).collect();
        let mut places = vec![0; order.len()];
        for (new, old) in (0..).zip(&order) {
            places[*old] = new;
        }
        Ok(Self { imported, order, places })
    }
}

/// Its size, roughly, and its instructions.
fn likeness<'a>(body: &FunctionBody<'a>) -> Result<(Option<u32>, &'a [u8]), BinaryReaderError> {
    let mut code = body.get_operators_reader()?.get_binary_reader();
    Ok((body.as_bytes().len().checked_ilog2(), code.read_bytes(code.bytes_remaining())?))
}

impl Reencode for Ordering {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let Some(own) = function.checked_sub(self.imported) else { return Ok(function) };
        Ok(self.places.get(own as usize).map_or(function, |place| self.imported + place))
    }

    fn parse_function_section(&mut self, functions: &mut FunctionSection, section: FunctionSectionReader<'_>) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for place in self.order.clone() {
            let kind = types.get(place).ok_or(Error::InvalidCodeSectionSize)?;
            functions.function(self.type_index(*kind)?);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, section: CodeSectionReader<'_>) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for place in self.order.clone() {
            self.parse_function_body(code, bodies[place].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ElementSection, Elements, EntityType, ExportKind, ExportSection, Function, ImportSection, TypeSection, ValType};

    /// A program of three functions that answer `numbers`, after one that comes from elsewhere; each calls the next, and all are exported
    /// by their number and stand in a table.
    fn program(types: [u32; 3], calls: [u32; 3], numbers: [i32; 3], exports: [(&str, u32); 3]) -> Vec<u8> {
        let mut kinds = TypeSection::new();
        kinds.ty().function([], [ValType::I32]);
        kinds.ty().function([ValType::I32], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("page", "now", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        let mut named = ExportSection::new();
        let mut code = CodeSection::new();
        for at in 0..3 {
            functions.function(types[at]);
            named.export(exports[at].0, ExportKind::Func, exports[at].1);
            let mut body = Function::new([]);
            body.instructions().i32_const(numbers[at]).call(calls[at]).drop().end();
            code.function(&body);
        }
        let mut table = ElementSection::new();
        table.declared(Elements::Functions(vec![exports[0].1, exports[1].1, exports[2].1].into()));
        Module::new().section(&kinds).section(&imports).section(&functions).section(&named).section(&table).section(&code).clone().finish()
    }

    #[test]
    fn functions_that_begin_alike_stand_together_and_keep_their_callers_names_and_types() {
        let before = program([0, 1, 0], [2, 0, 1], [9, 3, 5], [("nine", 1), ("three", 2), ("five", 3)]);
        let after = program([1, 0, 0], [0, 3, 1], [3, 5, 9], [("nine", 3), ("three", 1), ("five", 2)]);
        assert_eq!(in_order(&before), Ok(after.clone()));
        assert_eq!(in_order(&after), Ok(after), "what is in order stays");
    }

    #[test]
    fn what_is_no_program_is_said_so() {
        assert!(in_order(b"no wasm").is_err_and(|said| said.contains("put in order")));
    }
}
