//! Texts as people write them there, and what becomes of them.

use super::*;
use std::time::{Duration, Instant};

fn set(text: &str) -> String {
    let user = |id: &str| match id {
        "U1" => Some(("Ana_Sá".to_owned(), None)),
        "U2" => Some(("Ben".to_owned(), Some("/n/x/people/3".to_owned()))),
        _ => None,
    };
    let channel = |id: &str| match id {
        "C1" => Some(("general".to_owned(), Some("/n/x/items/7".to_owned()))),
        "C2" => Some(("board".to_owned(), None)),
        _ => None,
    };
    to_markdown(text, &Names { user: &user, channel: &channel })
}

#[test]
fn emphasis_is_written_with_other_signs() {
    assert_eq!(set("*bold* _so_ ~gone~ `co*de`"), "**bold** *so* ~~gone~~ `co*de`");
    assert_eq!(set("*_both_*"), "***both***");
    assert_eq!(set("snake_case_name and 2*3*4"), "snake_case_name and 2*3*4");
    assert_eq!(set("* not a list, a star"), "\\* not a list, a star");
    assert_eq!(set("(*in brackets*)."), "(**in brackets**).");
}

#[test]
fn people_channels_and_calls_have_their_names() {
    assert_eq!(set("<@U1> and <@U9|bob> and <@U8>"), "@Ana\\_Sá and @bob and @U8");
    assert_eq!(set("<@U2> said"), "[@Ben](/n/x/people/3) said");
    assert_eq!(set("<#C1|old> <#C2> <#C3|other>"), "[#general](/n/x/items/7) #board #other");
    assert_eq!(set("<!here> <!channel> <!subteam^S1|@crew>"), "@here @channel @crew");
    assert_eq!(set("<!date^1392734382^{date}|18 Feb>"), "18 Feb");
}

#[test]
fn addresses_are_links_and_other_brackets_are_none() {
    assert_eq!(set("<https://a.org/x_y>"), "<https://a.org/x_y>");
    assert_eq!(set("<https://a.org/?a=1&amp;b=2|the [plan]>"), "[the \\[plan\\]](<https://a.org/?a=1&b=2>)");
    assert_eq!(set("<mailto:a@b.org|a@b.org>"), "a@b.org");
    assert_eq!(set("<javascript:alert(1)|x>"), "\\<javascript:alert(1)|x>");
    assert_eq!(set("1 &lt; 2 &amp;&amp; 3 &gt; 2"), "1 \\< 2 \\&\\& 3 > 2");
    assert_eq!(set("[x](y)"), "\\[x\\](y)");
}

#[test]
fn lines_that_mean_something_keep_their_meaning() {
    assert_eq!(set("&gt; said\nanswer"), "> said\nanswer");
    assert_eq!(set("&gt;&gt;&gt; a\nb"), "> a\n> b");
    assert_eq!(set("• one\n• two"), "- one\n- two");
    assert_eq!(set("# no heading"), "\\# no heading");
    assert_eq!(set("see ```a &lt; b\n*c*```done"), "see \n```\na < b\n*c*\n```\ndone");
    assert_eq!(set("``` open"), "\\`\\`\\` open");
}

#[test]
fn small_pictures_are_shown_and_times_stay() {
    assert_eq!(
        set("hi :wave::skin-tone-3: at 10:30:45 :our_own:"),
        "hi 👋 at 10:30:45 :our\\_own:".replace("\\_", "_")
    );
}

#[test]
fn no_text_takes_long() {
    for part in ["*a ", "<", "`", ":", "_*~", "<@U1", "```", "&lt;", "\u{202e}ق", "*_~a~_* "] {
        let text: String = part.repeat(40_000 / part.len());
        let began = Instant::now();
        set(&text);
        assert!(began.elapsed() < Duration::from_secs(5), "{part}: {:?}", began.elapsed());
    }
}
