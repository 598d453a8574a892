//! Lowers `answers/*.md`.

use super::{
    annotated::{Attribute, What, parse},
    names::{Kind, did_you_mean, is_id},
    report::{Passage, Voice},
    scope::Scope,
    shapes::{AnswerShape, Text},
    source::Map,
};
use crate::lesson::word::count_words;
use crate::lesson::{Annotation, CriterionId, Lesson, ModelAnswer, Paragraph, Rating, Rewrite, Span, StarPart, Strength};
use std::ops::Range;

const LONGEST_NOTE: usize = 20;

/// A model answer, after its lesson's prompts and rubric.
pub(super) fn lower(scope: &mut Scope, id: &str, shape: &AnswerShape, body: Range<usize>, lesson: &Lesson) -> ModelAnswer {
    let mut answer = ModelAnswer {
        id: id.into(),
        prompt: scope.refer(Kind::Prompt, &shape.prompt).unwrap_or_default(),
        title: scope.own(&shape.title),
        strength: shape.strength.value,
        arc: scope.own(&shape.arc),
        checks: scope.refer_all(Kind::Check, &shape.checks),
        why: scope.owns(&shape.why),
        thin: scope.owns(&shape.thin),
        repairs: scope.owns(&shape.repairs),
        ..ModelAnswer::default()
    };
    read_body(scope, body.clone(), &mut answer);
    answer.annotations.sort_by_key(|annotation| (annotation.span.start, std::cmp::Reverse(annotation.span.end)));
    answer.ratings = ratings(scope, shape, lesson, &answer.text);
    for rewrite in &shape.rewrites {
        let before = scope.report.say(scope.file, &rewrite.before, Voice::Quoted);
        let found = find_in(scope, &answer.text, &rewrite.before).and_then(|span| span.of(&answer.text));
        answer.rewrites.push(Rewrite {
            before: found.unwrap_or(&before).to_owned(),
            after: scope.report.say(scope.file, &rewrite.after, Voice::Quoted),
            why: scope.own(&rewrite.why),
        });
    }
    if let (Strength::Strong, Some(prompt)) = (answer.strength, lesson.prompt(&answer.prompt)) {
        let (_, spoken) = answer.word_counts();
        let (min, max) = (prompt.words.min, prompt.words.max);
        // An empty range has been complained about.
        if 0 < min && min <= max && (spoken < min || spoken > max) {
            let advice = format!("The prompt asks for {min} to {max}; mark more or less of it `{{.unspoken}}`.");
            scope.warn(Span::new(body.start, body.start), format!("the spoken cut has {spoken} words"), advice);
        }
    }
    answer
}

fn ratings(scope: &mut Scope, shape: &AnswerShape, lesson: &Lesson, text: &str) -> Vec<Rating> {
    for id in shape.ratings.keys() {
        scope.refer::<CriterionId>(Kind::Criterion, id);
    }
    let mut ratings = Vec::new();
    // What is no id has been complained about, and is not asked for.
    for criterion in lesson.criteria.iter().filter(|criterion| is_id(criterion.id.as_str())) {
        let Some((_, rating)) = shape.ratings.iter().find(|(id, _)| id.value == criterion.id.as_str()) else {
            let message = format!("there is no rating for `{}`", criterion.id);
            scope.error(Span::default(), message, format!("Add a `[ratings.{}]` table with level and reason.", criterion.id));
            continue;
        };
        for near in rating.near.iter().filter(|near| near.value == rating.level.value) {
            scope.error(near.span, "`near` repeats the level", "Name only levels beside it.");
        }
        ratings.push(Rating {
            criterion: criterion.id.clone(),
            level: rating.level.value,
            near: rating.near.iter().map(|near| near.value).collect(),
            reason: scope.own(&rating.reason),
            deciding: rating.deciding.iter().filter_map(|words| find_in(scope, text, words)).collect(),
        });
    }
    ratings
}

fn find_in(scope: &mut Scope, text: &str, words: &Text) -> Option<Span> {
    let found = find_words(text, &words.value);
    if found.is_none() && !text.is_empty() {
        scope.error(words.span, "these words are not in the answer", "Copy them from the text below; an edit may have changed it.");
    }
    found
}

/// Where a text holds these words; case, punctuation and the shape of quotation marks do not matter.
pub(super) fn find_words(text: &str, needle: &str) -> Option<Span> {
    let needle = needle.trim();
    if needle.is_empty() {
        return None;
    }
    if let Some(start) = text.find(needle) {
        return Some(Span::new(start, start + needle.len()));
    }
    let (hay, wanted) = (words(text), words(needle));
    if wanted.is_empty() {
        return None;
    }
    let start = hay.windows(wanted.len()).position(|window| window.iter().zip(&wanted).all(|(a, b)| a.1 == b.1))?;
    let (first, last) = (hay[start].0, hay[start + wanted.len() - 1].0);
    let ends_sentence = needle.ends_with(['.', '?', '!']) && text[last.end..].starts_with(['.', '?', '!']);
    Some(Span::new(first.start, last.end + usize::from(ends_sentence)))
}

fn words(text: &str) -> Vec<(Span, String)> {
    let mut words = Vec::new();
    let mut start = None;
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, inside(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push((Span::new(from, at), text[from..at].to_lowercase().replace('’', "'").trim_matches('\'').to_owned()));
                start = None;
            }
            _ => {}
        }
    }
    words.retain(|(_, word)| !word.is_empty());
    words
}

fn read_body(scope: &mut Scope, body: Range<usize>, answer: &mut ModelAnswer) {
    let source = scope.report.files[scope.file].text.clone();
    let mut part = None;
    let mut paragraph: Option<Range<usize>> = None;
    let mut at = body.start;
    let lines: Vec<&str> = source[body].split_inclusive('\n').collect();
    for line in lines.into_iter().chain(["\n"]) {
        let range = at..(at + line.trim_end().len()).min(source.len());
        at += line.len();
        let text = line.trim();
        if !text.is_empty() && !text.starts_with('#') {
            paragraph = Some(paragraph.map_or(range.clone(), |open| open.start..range.end));
            continue;
        }
        if let Some(range) = paragraph.take() {
            read_paragraph(scope, &source, range, part, answer);
        }
        if let Some(name) = text.strip_prefix('#') {
            part = heading(scope, name.trim(), Span::new(range.start, range.end)).or(part);
        }
    }
    if answer.text.is_empty() {
        scope.error(Span::default(), "this answer has no text", "Write it after the front matter, under `# Situation`.");
    }
}

fn heading(scope: &mut Scope, name: &str, span: Span) -> Option<StarPart> {
    let part = StarPart::ALL.into_iter().find(|part| part.key().eq_ignore_ascii_case(name));
    if part.is_none() {
        let parts = ["Situation", "Task", "Action", "Result", "Closing"];
        let advice = did_you_mean(name, parts.into_iter()).unwrap_or_else(|| format!("Parts are {}.", parts.join(", ")));
        scope.error(span, format!("there is no part `{name}`"), advice);
    }
    part
}

fn read_paragraph(scope: &mut Scope, source: &str, range: Range<usize>, part: Option<StarPart>, answer: &mut ModelAnswer) {
    let raw = &source[range.clone()];
    let base = range.start;
    let here = |span: Span| Span::new(span.start + base, span.end + base);
    if part.is_none() && answer.text.is_empty() {
        scope.error(
            here(Span::new(0, 1)),
            "this text belongs to no part",
            "Start with `# Situation`, `# Task`, `# Action`, `# Result` or `# Closing`.",
        );
    }
    if let Some(at) = raw.find(['*', '`', '<']).or_else(|| raw.find("](")) {
        scope.error(here(Span::new(at, at + 1)), "an answer carries no markup", "It is spoken text: take the sign out.");
    }
    let parsed = parse(raw);
    for (span, message, advice) in parsed.problems {
        scope.error(here(span), message, advice);
    }
    if !answer.text.is_empty() {
        answer.text.push_str("\n\n");
    }
    let start = answer.text.len();
    answer.text.push_str(&parsed.text);
    answer.paragraphs.push(Paragraph { span: Span::new(start, answer.text.len()), part: part.unwrap_or_default() });
    let map = parsed.map.in_file(base);
    scope.report.passages.push(Passage { file: scope.file, text: parsed.text, voice: Voice::Told, map });
    for bracket in parsed.spans {
        let span = Span::new(bracket.span.start + start, bracket.span.end + start);
        let (annotation, unspoken) = annotation(scope, span, here(bracket.open), &bracket.attributes, base, answer.strength);
        if unspoken && answer.unspoken.last().is_none_or(|last| !last.overlaps(span)) {
            answer.unspoken.push(span);
        }
        answer.annotations.extend(annotation);
    }
}

/// What a bracket says: an annotation when it names or notes anything, and whether it goes unspoken.
fn annotation(scope: &mut Scope, span: Span, open: Span, attributes: &[Attribute], base: usize, strength: Strength) -> (Option<Annotation>, bool) {
    let mut annotation = Annotation { span, ..Annotation::default() };
    let mut unspoken = false;
    let (mut said, mut named) = (false, false);
    for attribute in attributes {
        let at = Span::new(attribute.at.start + base, attribute.at.end + base);
        match &attribute.what {
            What::Class(name) if name == "unspoken" => unspoken = true,
            What::Class(name) => {
                named = true;
                class(scope, &mut annotation, name, at, strength);
            }
            What::Pair(key, note) if key == "note" => {
                said = true;
                if count_words(note) > LONGEST_NOTE {
                    scope.warn(at, format!("this margin note has {} words", count_words(note)), "The margin holds twenty.");
                }
                let source = &scope.report.files[scope.file].text[base..];
                let map = Map::plain(base + attribute.value_start(source));
                scope.report.passages.push(Passage { file: scope.file, text: note.clone(), voice: Voice::Own, map });
                annotation.note.clone_from(note);
            }
            What::Pair(name, _) | What::Word(name) => {
                let advice = did_you_mean(name, ["note"].into_iter())
                    .unwrap_or_else(|| format!("Classes start with a dot, `.{name}`; a margin note is `note=\"…\"`."));
                scope.error(at, format!("`{name}` means nothing here"), advice);
            }
        }
    }
    if !(said || named || unspoken) {
        scope.error(open, "this annotation says nothing", "Name a mark, a criterion or a check, such as `{.name}`, or take the brackets out.");
    }
    ((said || named).then_some(annotation), unspoken)
}

/// What an annotation names.
const NAMED: [Kind; 4] = [Kind::Mark, Kind::Criterion, Kind::Check, Kind::Pitfall];

fn class(scope: &mut Scope, annotation: &mut Annotation, name: &str, at: Span, strength: Strength) {
    let names = scope.names;
    if names.has(Kind::Mark, name) {
        annotation.marks.push(name.into());
    } else if names.has(Kind::Criterion, name) {
        annotation.criteria.push(name.into());
    } else if names.has(Kind::Check, name) {
        annotation.checks.push(name.into());
    } else if names.has(Kind::Pitfall, name) {
        if strength == Strength::Strong {
            scope.error(at, format!("`{name}` is a pitfall, and this answer is strong"), "Only weak answers fall into pitfalls.");
        }
        annotation.pitfalls.push(name.into());
    } else if !NAMED.into_iter().any(|kind| names.is_open(kind) || names.is_mistaken(kind, name)) {
        let known = NAMED.into_iter().flat_map(|kind| names.ids(kind)).chain(["unspoken"]);
        let advice = did_you_mean(name, known).unwrap_or_else(|| "Name a mark, a criterion, a check, a pitfall or `unspoken`.".to_owned());
        scope.error(at, format!("nothing is called `{name}`"), advice);
    }
}
