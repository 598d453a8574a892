//! A draft as Markdown: a readable copy that needs no widget to be read.

/// What goes on the sheet. All of it is text; none of it is taken as markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The lesson's title.
    pub lesson: String,
    /// The question that was answered.
    pub prompt: String,
    /// The answer, with line breaks.
    pub text: String,
    /// What was marked: the mark's name and the words.
    pub marks: Vec<(String, String)>,
    /// The review, one line for each criterion.
    pub review: Vec<String>,
}

impl Sheet {
    /// The sheet as Markdown; `marked` and `review` stand over what was marked and over the review.
    pub fn print(&self, marked: &str, review: &str) -> String {
        let mut out = format!("# {}\n\n*{}*\n", one_line(&self.prompt), one_line(&self.lesson));
        for line in self.text.lines() {
            out.push('\n');
            out.push_str(&escaped(line));
            // Every line break of the answer is one of the sheet.
            out.push_str(if line.trim().is_empty() { "" } else { "  " });
        }
        out.push('\n');
        list(&mut out, marked, self.marks.iter().map(|(mark, words)| format!("**{}**: {}", one_line(mark), one_line(words))));
        list(&mut out, review, self.review.iter().map(|line| one_line(line)));
        out
    }
}

fn list(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.map(|line| format!("- {line}\n")).collect();
    if !lines.is_empty() {
        out.push_str("\n## ");
        out.push_str(title);
        out.push_str("\n\n");
        out.push_str(&lines.concat());
    }
}

fn one_line(text: &str) -> String {
    escaped(&crate::practice::text::one_line(text))
}

/// One line of text, so written that Markdown shows it as it is.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let line = line.trim();
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    for (index, letter) in line.char_indices() {
        let opens_block = index == 0 && matches!(letter, '#' | '>' | '-' | '+' | '=' | '|' | '~');
        let opens_list = number > 0 && index == number && matches!(letter, '.' | ')');
        if opens_block || opens_list || matches!(letter, '\\' | '*' | '_' | '`' | '<' | '[' | '&' | '~') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
