//! A sentence that has not yet been put into a language.

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::Date;
use std::borrow::Cow;

/// A key of `locales/` with its arguments, or a text that somebody wrote and that stays as it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// A sentence of ours.
    Key(Cow<'static, str>, Vec<(&'static str, Argument)>),
    /// A name or title that a person wrote.
    Raw(String),
}

/// What can stand in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A name or other text; set apart so that its direction does not disturb the sentence.
    Text(String),
    /// A number, written and inflected as the language does.
    Number(i64),
    /// A day, called as the language does: "Sat 28 Nov", with its year where that is another one.
    Day(Date),
}

impl Said {
    /// A sentence of ours by its key.
    pub fn key(key: &'static str) -> Said {
        Said::Key(Cow::Borrowed(key), Vec::new())
    }

    /// A sentence of ours whose key follows by convention from a word of ours, such as that of an act. Whoever makes such
    /// keys tells the house rules which they are, so that none is missing.
    pub fn by_convention(key: String) -> Said {
        Said::Key(Cow::Owned(key), Vec::new())
    }

    /// What a person wrote.
    pub fn raw(text: impl Into<String>) -> Said {
        Said::Raw(text.into())
    }

    /// The same sentence with one more argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Said {
        if let Said::Key(_, arguments) = &mut self {
            arguments.push((name, value.into()));
        }
        self
    }
}

impl From<&'static str> for Said {
    fn from(key: &'static str) -> Said {
        Said::key(key)
    }
}

impl From<Date> for Argument {
    fn from(day: Date) -> Argument {
        Argument::Day(day)
    }
}

impl From<&Date> for Argument {
    fn from(day: &Date) -> Argument {
        Argument::Day(*day)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Argument {
        Argument::Text(text.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Argument {
        Argument::Text(text.clone())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Argument {
        Argument::Text(text)
    }
}

impl From<std::borrow::Cow<'_, str>> for Argument {
    fn from(text: std::borrow::Cow<'_, str>) -> Argument {
        Argument::Text(text.into_owned())
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Argument {
        Argument::Number(number)
    }
}

impl From<&i64> for Argument {
    fn from(number: &i64) -> Argument {
        Argument::Number(*number)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Argument {
        Argument::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<&usize> for Argument {
    fn from(number: &usize) -> Argument {
        Argument::from(*number)
    }
}

/// The arguments as Fluent takes them; days by the name that `called` gives them.
pub(super) fn fluent<'a>(
    arguments: &'a [(&'static str, Argument)],
    called: impl Fn(Date) -> String,
) -> FluentArgs<'a> {
    let mut all = FluentArgs::with_capacity(arguments.len());
    for (name, argument) in arguments {
        let value = match argument {
            Argument::Text(text) => FluentValue::from(text.as_str()),
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Day(day) => FluentValue::from(called(*day)),
        };
        all.set(*name, value);
    }
    all
}
