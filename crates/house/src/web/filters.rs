//! What templates can say: `{{ "charter-title"|t }}`, `{{ "members-count"|t1("count", n) }}`, `{{ error|say }}`,
//! `{{ item.created_at|when }}`. The reader's language and zone come with the rendering, under the key `speech`.

use super::piece::Piece;
use super::texts::{Argument, Said, Speech};
use crate::clock::Chance;
use askama::filters::Safe;
use askama::{Result, Values, get_value};
use db::Time;
use jiff::civil::Date;
use std::any::Any;
use std::borrow::Cow;

/// The key under which [`Speech`] travels to the filters.
const SPEECH: &str = "speech";

impl Values for Speech {
    fn get_value<'a>(&'a self, key: &str) -> Option<&'a dyn Any> {
        if key == SPEECH { Some(self) } else { None }
    }
}

fn speech(values: &dyn Values) -> Result<&Speech> {
    get_value::<Speech>(values, SPEECH)
}

/// A sentence by its key.
#[askama::filter_fn]
pub fn t<'a>(key: &'a str, values: &'a dyn Values) -> Result<Cow<'a, str>> {
    Ok(speech(values)?.key(key))
}

/// A sentence with one argument.
#[askama::filter_fn]
pub fn t1<V: Into<Argument>>(
    key: &'static str,
    values: &dyn Values,
    name: &'static str,
    value: V,
) -> Result<String> {
    Ok(speech(values)?.say(&Said::key(key).with(name, value)))
}

/// A sentence with two arguments.
#[askama::filter_fn]
pub fn t2<V: Into<Argument>, W: Into<Argument>>(
    key: &'static str,
    values: &dyn Values,
    name: &'static str,
    value: V,
    other: &'static str,
    second: W,
) -> Result<String> {
    Ok(speech(values)?.say(&Said::key(key).with(name, value).with(other, second)))
}

/// A [`Said`] in the reader's language.
#[askama::filter_fn]
pub fn say(said: &Said, values: &dyn Values) -> Result<String> {
    Ok(speech(values)?.say(said))
}

/// A part that another room made, as HTML.
#[askama::filter_fn]
pub fn draw(piece: &Piece, values: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(piece.draw(speech(values)?)?))
}

/// A hidden field of this name with a key that no other form bears: what is sent twice is done once (`Visit::change_once`).
#[askama::filter_fn]
pub fn new_key(name: &str, _values: &dyn Values) -> Result<Safe<String>> {
    let key = Chance.token().map_err(|error| askama::Error::Custom(error.into()))?;
    Ok(Safe(format!("<input type=\"hidden\" name=\"{name}\" value=\"{key}\">")))
}

/// A moment as a `<time>` element: short to read, whole in its title, exact for machines.
#[askama::filter_fn]
pub fn when(time: &Time, values: &dyn Values) -> Result<Safe<String>> {
    let speech = speech(values)?;
    let (machine, full, short) = (speech.machine(*time), speech.full(*time), speech.moment(*time));
    Ok(Safe(format!("<time datetime=\"{machine}\" title=\"{full}\">{short}</time>")))
}

/// A moment as a `<time>` element that shows the time of day alone.
#[askama::filter_fn]
pub fn clock(time: &Time, values: &dyn Values) -> Result<Safe<String>> {
    let speech = speech(values)?;
    let (machine, full, short) = (speech.machine(*time), speech.full(*time), speech.clock(*time));
    Ok(Safe(format!("<time datetime=\"{machine}\" title=\"{full}\">{short}</time>")))
}

/// A day as a line between messages names it.
#[askama::filter_fn]
pub fn day_line(day: &Date, values: &dyn Values) -> Result<String> {
    Ok(speech(values)?.day_line(*day))
}

/// A day of the calendar, `2026-05-12`, as a `<time>` element: the same day for everybody.
#[askama::filter_fn]
pub fn date(text: &str, values: &dyn Values) -> Result<Safe<String>> {
    let day = text.parse().map(|day| speech(values).map(|speech| speech.date(day)));
    // What is no day has never been taken by a form.
    Ok(Safe(match day {
        Ok(said) => format!("<time datetime=\"{text}\">{}</time>", said?),
        Err(_) => String::new(),
    }))
}

/// A day of the calendar, whole: "Saturday 28 November 2026".
#[askama::filter_fn]
pub fn civil(day: &Date, values: &dyn Values) -> Result<String> {
    Ok(speech(values)?.civil(*day))
}

/// A day of the calendar in few letters: "Sat 28 Nov".
#[askama::filter_fn]
pub fn civil_short(day: &Date, values: &dyn Values) -> Result<String> {
    Ok(speech(values)?.civil_short(*day))
}

/// The month of a day: "November 2026".
#[askama::filter_fn]
pub fn month(day: &Date, values: &dyn Values) -> Result<String> {
    Ok(speech(values)?.month(*day))
}

/// A day as a `<time>` element.
#[askama::filter_fn]
pub fn day(time: &Time, values: &dyn Values) -> Result<Safe<String>> {
    let speech = speech(values)?;
    Ok(Safe(format!("<time datetime=\"{}\">{}</time>", speech.machine(*time), speech.day(*time))))
}
