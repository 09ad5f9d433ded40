//! Searching a table of words by their beginnings.

use db::Param;

/// The beginnings of words for which a table of words is searched.
pub struct Beginnings<'a>(Vec<(&'a str, String)>);

impl<'a> Beginnings<'a> {
    /// Those of these folded words; the first leads.
    pub fn of(words: &'a [String]) -> Beginnings<'a> {
        Beginnings(words.iter().map(|word| (word.as_str(), format!("{word}\u{10ffff}"))).collect())
    }

    /// The conditions on rows `hit` of this table of words: the row's own word begins so, and for every other beginning
    /// the same `id` has a word that does. Adds the ends of each to the parameters.
    pub fn conditions<'b>(&'b self, params: &mut Vec<&'b dyn Param>, table: &str, id: &str) -> String {
        let mut all = String::new();
        for (place, (from, until)) in self.0.iter().enumerate() {
            params.push(from);
            params.push(until);
            let between = format!("word >= ${} AND word < ${}", params.len() - 1, params.len());
            all.push_str(&match place {
                0 => format!("AND {between} "),
                _ => format!(
                    "AND hit.{id} IN (SELECT other.{id} FROM {table} AS other
                        WHERE other.{id} = hit.{id} AND {between}) "
                ),
            });
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_beginning_has_a_condition_with_numbers_of_its_own() {
        let words = ["ana".to_owned(), "b".to_owned()];
        let words = Beginnings::of(&words);
        let mut params: Vec<&dyn Param> = vec![&7_i64];
        let text = words.conditions(&mut params, "t", "n");
        assert!(
            text.starts_with("AND word >= $2 AND word < $3 AND hit.n IN (SELECT other.n FROM t AS other")
        );
        assert!(text.contains("word >= $4 AND word < $5"), "{text}");
        assert_eq!(params.len(), 5);
    }
}
