//! The promises of `db`, each kept on both engines by one and the same test.
#![expect(missing_docs, reason = "tests say what they are about in their names")]

mod kit;

mod answers;
