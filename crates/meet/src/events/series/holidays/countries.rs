//! Which holidays each country keeps, with the law that says so. What follows from the rules was held, day by day, against a
//! collection that others keep with their sources, python-holidays 0.109 (<https://github.com/vacanza/holidays>, `holidays/countries/`):
//! all nine countries for 2025 to 2031, and the five of `checked.rs` for 2024 too. The rules of Austria, England and Wales, France and
//! Germany are also those of date-holidays (<https://github.com/commenthol/date-holidays>, `data/countries/`). They differ for the
//! Netherlands alone, where the law is followed here: it does not name Easter Sunday and Whit Sunday, puts Good Friday beside the
//! holidays and not among them, and names 5 May of every year, though most have it free each fifth year only. What is proclaimed for
//! one year alone is not here.

use super::{Country, Moved, Rule};
use Rule::{Easter, FridayOrMonday, NotSunday, Nth, On};
use jiff::civil::Weekday::{Monday, Thursday};

/// All that are known, in the order of their codes.
pub(in crate::events::series) static COUNTRIES: &[Country] = &[
    // Arbeitsruhegesetz, § 7 (2).
    Country {
        code: "at",
        label: "holidays-at",
        rules: &[
            On(1, 1),
            On(1, 6),
            Easter(1),
            On(5, 1),
            Easter(39),
            Easter(50),
            Easter(60),
            On(8, 15),
            On(10, 26),
            On(11, 1),
            On(12, 8),
            On(12, 25),
            On(12, 26),
        ],
        moved: Moved::Nothing,
    },
    // The nine days that the laws of all sixteen states name; 3 October by Einigungsvertrag, Art. 2 (2).
    Country {
        code: "de",
        label: "holidays-de",
        rules: &[
            On(1, 1),
            Easter(-2),
            Easter(1),
            On(5, 1),
            Easter(39),
            Easter(50),
            On(10, 3),
            On(12, 25),
            On(12, 26),
        ],
        moved: Moved::Nothing,
    },
    // Code du travail, art. L3133-1.
    Country {
        code: "fr",
        label: "holidays-fr",
        rules: &[
            On(1, 1),
            Easter(1),
            On(5, 1),
            On(5, 8),
            Easter(39),
            Easter(50),
            On(7, 14),
            On(8, 15),
            On(11, 1),
            On(11, 11),
            On(12, 25),
        ],
        moved: Moved::Nothing,
    },
    // England and Wales: Banking and Financial Dealings Act 1971, Schedule 1, with the days by proclamation and common law.
    Country {
        code: "gb",
        label: "holidays-gb",
        rules: &[
            On(1, 1),
            Easter(-2),
            Easter(1),
            Nth(5, 1, Monday),
            Nth(5, -1, Monday),
            Nth(8, -1, Monday),
            On(12, 25),
            On(12, 26),
        ],
        moved: Moved::Next,
    },
    // Organisation of Working Time Act 1997, Second Schedule, as amended in 2022.
    Country {
        code: "ie",
        label: "holidays-ie",
        rules: &[
            On(1, 1),
            FridayOrMonday(2),
            On(3, 17),
            Easter(1),
            Nth(5, 1, Monday),
            Nth(6, 1, Monday),
            Nth(8, 1, Monday),
            Nth(10, -1, Monday),
            On(12, 25),
            On(12, 26),
        ],
        moved: Moved::Nothing,
    },
    // Algemene termijnenwet, art. 3 (1).
    Country {
        code: "nl",
        label: "holidays-nl",
        rules: &[
            On(1, 1),
            Easter(1),
            NotSunday(4, 27),
            On(5, 5),
            Easter(39),
            Easter(50),
            On(12, 25),
            On(12, 26),
        ],
        moved: Moved::Nothing,
    },
    // Ustawa o dniach wolnych od pracy (1951), art. 1, with Christmas Eve since 2025.
    Country {
        code: "pl",
        label: "holidays-pl",
        rules: &[
            On(1, 1),
            On(1, 6),
            Easter(0),
            Easter(1),
            On(5, 1),
            On(5, 3),
            Easter(49),
            Easter(60),
            On(8, 15),
            On(11, 1),
            On(11, 11),
            On(12, 24),
            On(12, 25),
            On(12, 26),
        ],
        moved: Moved::Nothing,
    },
    // Código do Trabalho, art. 234.
    Country {
        code: "pt",
        label: "holidays-pt",
        rules: &[
            On(1, 1),
            Easter(-2),
            Easter(0),
            On(4, 25),
            On(5, 1),
            Easter(60),
            On(6, 10),
            On(8, 15),
            On(10, 5),
            On(11, 1),
            On(12, 1),
            On(12, 8),
            On(12, 25),
        ],
        moved: Moved::Nothing,
    },
    // Federal holidays: 5 U.S.C. 6103 (a), and (b) for weekends.
    Country {
        code: "us",
        label: "holidays-us",
        rules: &[
            On(1, 1),
            Nth(1, 3, Monday),
            Nth(2, 3, Monday),
            Nth(5, -1, Monday),
            On(6, 19),
            On(7, 4),
            Nth(9, 1, Monday),
            Nth(10, 2, Monday),
            On(11, 11),
            Nth(11, 4, Thursday),
            On(12, 25),
        ],
        moved: Moved::Nearest,
    },
];
