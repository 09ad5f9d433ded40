//! What a host can set, printed from the types of the configuration to `docs/configuration.md`.

use clap::{Arg, ArgAction, Args};
use house::config::Config;

const HEAD: &str = "\
# Configuration

Each setting of `commonweave serve` is an option of the command line and an environment variable; the option wins. There
is no file of settings. `commonweave demo` takes its own few options (`commonweave demo --help`) and these variables.

Logs go to standard error. `RUST_LOG` chooses how many: `RUST_LOG=warn` for trouble alone, `info` by default.

This page is printed from `crates/house/src/config.rs`; a test compares it with the program.
";

#[test]
fn the_printed_settings_are_the_real_ones() {
    let command = Config::augment_args(clap::Command::new("serve"));
    let settings: Vec<String> = command.get_arguments().map(described).collect();
    let printed = format!("{HEAD}\n{}", settings.join("\n"));
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/configuration.md");
    if std::env::var("COMMONWEAVE_PRINT").is_ok() {
        std::fs::write(file, &printed).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    assert_eq!(
        kept, printed,
        "settings have changed: COMMONWEAVE_PRINT=1 cargo nextest run the_printed_settings"
    );
}

/// One setting: its option, its variable, its default, what it means. A setting that lacks one of them fails here.
fn described(setting: &Arg) -> String {
    let option = setting.get_long().expect("every setting is an option");
    let variable = setting.get_env().and_then(|name| name.to_str()).expect("every setting is a variable too");
    let help =
        setting.get_long_help().or(setting.get_help()).expect("every setting says what it is").to_string();
    let meaning = help.trim_end_matches('.');
    format!("## `--{option}`\n\n`{variable}`, {}\n\n{meaning}.\n", default_of(setting))
}

fn default_of(setting: &Arg) -> String {
    let values: Vec<_> = setting.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    match setting.get_action() {
        ArgAction::SetTrue => {
            "a switch, off by default: set the variable to `1`, `yes` or `true` to switch it on".to_owned()
        }
        _ if values.is_empty() => "without a default".to_owned(),
        _ => format!("by default `{}`", values.join(" ")),
    }
}
