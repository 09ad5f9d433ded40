//! What came of a change from a form: what it made, the form with complaints, or an error.

use crate::web::error::Error;
use crate::web::form::Form;

pub(super) enum Outcome {
    Error(Error),
    Again(Box<Form>),
}

impl<E: Into<Error>> From<E> for Outcome {
    fn from(error: E) -> Outcome {
        Outcome::Error(error.into())
    }
}

pub(super) fn again(error: Error, mut form: Form) -> Outcome {
    match error {
        Error::Invalid => Outcome::Again(Box::new(form)),
        Error::Refused(said) => {
            form.fail_whole(said);
            Outcome::Again(Box::new(form))
        }
        other => Outcome::Error(other),
    }
}

pub(super) fn settle<T>(outcome: Result<T, Outcome>) -> Result<Result<T, Form>, Error> {
    match outcome {
        Ok(done) => Ok(Ok(done)),
        Err(Outcome::Again(form)) => Ok(Err(*form)),
        Err(Outcome::Error(error)) => Err(error),
    }
}
