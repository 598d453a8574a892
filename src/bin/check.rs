//! Checks content for authors: `check [--json] DIR`, where DIR holds lesson folders or is one.

use practice_widget::{check, compiler};
use std::{
    env, fs,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

fn main() -> ExitCode {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "--write-schemas") {
        return write_schemas(Path::new("content/schema"));
    }
    let json = arguments.iter().position(|argument| argument == "--json").map(|at| arguments.remove(at)).is_some();
    let [folder] = &arguments[..] else {
        eprintln!("usage: check [--json] DIR\n       check --write-schemas\n\nDIR holds lesson folders, such as content, or is one.");
        return ExitCode::from(2);
    };
    let checked = match check::folder(Path::new(folder)) {
        Ok(checked) => checked,
        Err(problem) => {
            eprintln!("{folder}: {problem}");
            return ExitCode::from(2);
        }
    };
    let told = if json { checked.json() + "\n" } else { checked.to_string() };
    // Whoever reads the first lines and shuts the pipe has read enough.
    if let Err(problem) = io::stdout().write_all(told.as_bytes())
        && problem.kind() != io::ErrorKind::BrokenPipe
    {
        eprintln!("{problem}");
        return ExitCode::from(2);
    }
    if checked.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn write_schemas(folder: &Path) -> ExitCode {
    let write = || {
        fs::create_dir_all(folder)?;
        compiler::schemas().into_iter().try_for_each(|(name, text)| fs::write(folder.join(name), text))
    };
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{}: {problem}", folder.display());
            ExitCode::FAILURE
        }
    }
}
