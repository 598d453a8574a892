//! Trains the language audit of a lesson: `audit-train content/LESSON/audit` reads `cues.txt`, `phrases.txt` and `answers/`
//! and writes `model.bin`. The same files always give the same bytes. `--figures` cross-validates as well.

use practice_widget::audit::cues::Cues;
use practice_widget::audit::train::answers::{Answer, Example, example, head_names, load, marks};
use practice_widget::audit::train::fit::{Settings, train};
use practice_widget::audit::train::measure::{Figure, Judged, average, cross_validate, figures, flags, mean};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
        eprintln!("usage: audit-train [--figures] content/LESSON/audit");
        return ExitCode::FAILURE;
    };
    match run(Path::new(folder), arguments.iter().any(|argument| argument == "--figures")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, with_figures: bool) -> std::io::Result<()> {
    let cues = std::fs::read_to_string(folder.join("cues.txt"))?;
    let phrases = std::fs::read_to_string(folder.join("phrases.txt"))?;
    let answers: Vec<Answer> = load(&folder.join("answers"))?.into_iter().filter(|answer| answer.split != "check").collect();
    let heads = head_names(&answers, &marks(folder)?);
    let parsed = Cues::parse(&cues);
    let examples: Vec<Example> = answers.iter().map(|answer| example(answer, &heads, &parsed)).collect();
    if with_figures {
        print_figures(&answers, &examples, &heads, (&cues, &phrases));
    }
    let model = train(&examples.iter().collect::<Vec<_>>(), &heads, (&cues, &phrases), Settings::default());
    let bytes = model.to_bytes();
    std::fs::write(folder.join("model.bin"), &bytes)?;
    println!("{} answers, {} sentences, {} bytes", answers.len(), examples.iter().map(|example| example.rows.len()).sum::<usize>(), bytes.len());
    Ok(())
}

/// Five-fold figures, for whole answers (numbers below 500) and for all, from several ways to fold: one alone is luck by two hundredths.
fn print_figures(answers: &[Answer], examples: &[Example], heads: &[String], sources: (&str, &str)) {
    let judged: Vec<Vec<Judged>> = (1..=FOLDINGS).map(|seed| cross_validate(answers, examples, heads, sources, Settings::default(), seed)).collect();
    let whole = |one: &Judged| one.id.parse::<u32>().is_ok_and(|id| id < 500);
    print_mean("whole answers", &judged, heads, sources.1, whole);
    print_mean("all answers", &judged, heads, sources.1, |_| true);
}

fn print_mean(name: &str, judged: &[Vec<Judged>], heads: &[String], phrases: &str, wanted: impl Fn(&Judged) -> bool) {
    let some: Vec<Vec<&Judged>> = judged.iter().map(|folding| folding.iter().filter(|one| wanted(one)).collect()).collect();
    let each: Vec<Vec<Figure>> = some.iter().map(|some| figures(some, heads)).collect();
    println!("{name}: {}, mean of {} foldings", some.first().map_or(0, Vec::len), each.len());
    let figures = average(&each);
    for figure in &figures {
        println!("  {:20} kappa {:.2}  sentence F1 {:.2}", figure.head, figure.kappa, figure.f1);
    }
    let ((marks, f1), (star, _)) = (mean(&figures, "mark:"), mean(&figures, "star:"));
    let flags = flags(&figures, phrases);
    println!("  marks kappa {marks:.3}, sentence F1 {f1:.3}, flags kappa {flags:.3}, STAR kappa {star:.3}");
}

const FOLDINGS: u64 = 3;
