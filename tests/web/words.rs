//! The interface in German, as the page says it.

use practice_widget::practice::calendar::Date;
use practice_widget::ui::words;

#[wasm_bindgen_test::wasm_bindgen_test]
fn numbers_dates_and_sentences_are_german() {
    assert_eq!(words::language(), "en-GB", "no table, so English");
    assert_eq!(words::thousands(1_020_005), "1,020,005");
    let serde_json::Value::Object(table) = serde_json::from_str(include_str!("../../src/ui/words/de.json")).expect("JSON") else {
        panic!("no table")
    };
    words::speak(table);
    assert_eq!(words::language(), "de");
    assert_eq!((words::READ.text(), words::thousands(999), words::thousands(20_000)), ("Lesen", "999".to_owned(), "20.000".to_owned()));
    // 20,784 days after the first of January 1970.
    assert_eq!(words::day_and_month(20_784), "27. November");
    assert_eq!(words::weekday_and_date(20_784), "Freitag, 27. November");
    assert_eq!(words::month(Date { year: 2026, month: 3, day: 1 }), "März");
    assert_eq!(words::version_meta(1, 20_784 * 86_400_000 + 9 * 3_600_000, 60), "1 Wort, 27. November um 10:00 Uhr");
    assert_eq!(words::leans_on(&["Edge", "Need", "Show"]), "Stützt sich auf „Edge“, „Need“ und „Show“.");
    assert_eq!(words::words_missing(1), "Schreib noch ein Wort.");
    assert_eq!(words::words_missing(12), "Schreib noch 12 Wörter.");
}
