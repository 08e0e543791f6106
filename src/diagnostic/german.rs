//! The words of every [`Problem`] in German: first what is wrong, then what to do.
//!
//! Written for people who edit text, not programs. Values stand in backticks, no full stop at the end.

use super::Language;
use super::parts::{
    Progress, day_month_year, ending_of, grouped, is_digits, is_of_no_calendar, not_three_digits, number, quoted,
    size_in_words, some,
};
use super::problem::{Expected, List, Problem, WrongDate};
use super::sign::{self, plain_sign};
use super::yaml_words;

/// What is wrong.
#[expect(clippy::too_many_lines, reason = "one table, so that the compiler asks for the words of a new problem")]
pub(super) fn message(problem: &Problem) -> String {
    match problem {
        Problem::FileTooLarge { size, limit } | Problem::SettingsTooLarge { size, limit } => {
            format!("die Datei ist {} groß, erlaubt sind {}", bytes(*size), bytes(*limit))
        }
        Problem::NotUtf8 { line } => {
            format!("die Datei ist nicht als UTF-8 gespeichert (Zeile {line})")
        }
        Problem::Unreadable { reason } => {
            format!("die Datei lässt sich nicht lesen: {}", reason.in_words(Language::German))
        }
        Problem::Symlink => "dies ist eine Verknüpfung auf eine andere Datei; ihr wird nicht gefolgt".into(),
        Problem::LinkedFolder => {
            "dieser Ordner ist nur eine Verknüpfung; ihr wird nicht gefolgt, und sein Inhalt würde fehlen".into()
        }
        Problem::FileForFolder => "hier liegt eine Datei, wo der Ordner mit den Zielen sein soll".into(),
        Problem::Submodule => "dies ist ein fremdes Repository im Inhalt; es wird nicht gelesen".into(),
        Problem::SubmoduleForFolder => {
            "dieser Ordner ist ein fremdes Repository; es wird nicht gelesen, und sein Inhalt würde fehlen".into()
        }
        Problem::UnexpectedFile { .. } => "diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt".into(),
        Problem::GoalAmongPages { .. } => {
            "diese Datei enthält ein Ziel und liegt unter anderen Seiten; sie wird nicht gezeigt".into()
        }
        Problem::UnexpectedMedia { .. } => "Dateien dieser Art zeigt das Portal nicht".into(),
        Problem::EmptySource => "in der Datei steht keine Angabe zur Quelle".into(),
        Problem::MissingFile => "die Datei fehlt".into(),
        Problem::EmptyFile | Problem::EmptySettings => "die Datei ist leer".into(),
        Problem::Conflict => {
            "hier stehen zwei Fassungen, zwischen denen sich beim Zusammenführen niemand entschieden hat (Konflikt)"
                .into()
        }
        Problem::NoFrontMatter => "oben in der Datei fehlt der Block mit den Angaben zur Seite".into(),
        Problem::BlankBeforeFrontMatter { line } => {
            format!("der Block mit den Angaben beginnt erst in Zeile {line}, darüber ist es leer")
        }
        Problem::UnnamedFile => "der Name der Datei ist nicht als UTF-8 gespeichert; die Datei wird ausgelassen".into(),
        Problem::UnusableName => {
            "im Namen der Datei steht ein Zeichen, das niemand sieht, oder ein `\\`; die Datei wird ausgelassen".into()
        }
        Problem::ValueLeftOut { why } => format!("das Ziel wird ohne diese Angabe gezeigt: {}", message(why)),
        Problem::LeftOut { why } => format!("die Datei wird ausgelassen: {}", message(why)),
        Problem::WrongFence => "die Zeile über den Angaben besteht nicht aus drei kurzen Strichen".into(),
        Problem::WrongEnd => "die Zeile unter den Angaben besteht nicht aus drei kurzen Strichen".into(),
        Problem::UnclosedFrontMatter => "der Block mit den Angaben hat kein Ende".into(),
        Problem::BrokenYaml { reason } => {
            format!("die Angaben lassen sich nicht lesen: {}", yaml_words::in_words(reason, Language::German))
        }
        Problem::YamlBomb => "die Angaben sind größer oder tiefer verschachtelt, als eine Seite es braucht".into(),
        Problem::TooManyStatuses { limit } => format!("das Portal hat zu viele Status: erlaubt sind {limit}"),
        Problem::TooManyEntries { limit } => {
            format!("die Angaben haben zu viele Einträge: erlaubt sind {}", grouped(*limit, '.'))
        }
        Problem::ControlCharacter { character } => {
            format!("hier steht ein Steuerzeichen, das niemand sieht ({})", number(*character))
        }
        Problem::TurnedText { character } => {
            format!("hier steht ein Zeichen, das die Schrift umdreht ({}): aus `59` würde `95`", number(*character))
        }
        Problem::DirectionMark { character } => {
            format!("hier steht ein Zeichen für die Leserichtung, das niemand sieht ({})", number(*character))
        }
        Problem::HiddenCharacter { character } => {
            format!("in diesem Text steht ein Zeichen ohne Breite, das niemand sieht ({})", number(*character))
        }
        Problem::DuplicateField { field } => format!("`{field}` steht hier zum zweiten Mal"),
        Problem::LostSign { sign } => format!("`{sign}` gehört hier nicht zum Text und wird nicht gezeigt"),
        Problem::CutText { words, .. } => format!("ab ` {words}` wird nichts gelesen: ` #` beginnt einen Kommentar"),
        Problem::CommentBeside { words } => format!("`{words}` ist ein Kommentar und wird nicht gezeigt"),
        Problem::EscapedSign { sign } => {
            format!("zwischen `\"` steht `\\{sign}` für ein anderes Zeichen und wird nicht so gezeigt")
        }
        Problem::WrongSign { sign } | Problem::DoubledQuote { sign } => {
            format!("hier steht {} (U+{:04X})", sign::name(*sign)[0], u32::from(*sign))
        }
        Problem::NullWord { word } => format!("`{word}` heißt hier „nichts“, und nichts wird gezeigt"),
        Problem::UnknownField { field, .. } => format!("die Angabe `{field}` gibt es nicht"),
        Problem::OwnField { field, nearest } => {
            format!("`{field}` ist eine eigene Angabe der Datei, und `{nearest}` fehlt")
        }
        Problem::TextForFields { field, .. } => {
            format!("in `{field}` hat jede Angabe einen Namen, und hier fehlt er")
        }
        Problem::SeveralForOne { field, .. } => format!("in `{field}` steht nur eines, und hier ist eine Liste"),
        Problem::CutByComma { words, .. } => {
            format!(
                "`{words}` gehört hier nicht mehr zum Text davor: Zwischen `{{` und `}}` beginnt nach einem Komma die nächste Angabe"
            )
        }
        Problem::MissingField { field } => format!("die Angabe `{field}` fehlt"),
        Problem::WrongType { field, expected } | Problem::NumberInWords { field, expected, .. } => {
            format!("`{field}` muss {} sein", kind(*expected))
        }
        Problem::BadId { id, .. } => format!("`{id}` ist keine gültige Kennung"),
        Problem::ReusedId { id, other } => format!("die Kennung `{id}` gibt es schon in `{other}`"),
        Problem::SameName { id, other } => {
            format!("der Name der Datei ergibt die Kennung `{id}`, wie schon der von `{other}`")
        }
        Problem::SecondText { id, other } => format!("einen Text zu `{id}` gibt es schon in `{other}`"),
        Problem::SecondSource { id, other } => format!("die Quelle `{id}` steht auch in `{other}`"),
        Problem::BadFileName { name, .. } => format!("aus dem Dateinamen `{name}` lässt sich keine Adresse machen"),
        Problem::UnknownReference { list, id, .. } => {
            format!("{} `{id}` gibt es nicht", the(*list))
        }
        Problem::UnknownSource { id, .. } => format!("die Quelle `{id}` gibt es nicht"),
        Problem::ListedTwice { id } => format!("`{id}` steht hier doppelt"),
        Problem::SameShort { short } => format!("`{short}` heißt in dieser Liste schon ein anderer Eintrag"),
        Problem::SameAddress { address, other } => {
            format!("die Adresse `/{address}` hat schon `{other}`")
        }
        Problem::ReservedAddress { address } => format!("die Adresse `/{address}` gehört dem Portal selbst"),
        Problem::UnknownCode { code, .. } => format!("eine Meldung `{code}` gibt es nicht"),
        Problem::FixedCode { code } => format!("die Meldung `{code}` ist immer ein Fehler"),
        Problem::NoDay { text, .. } => format!("`{text}` ist kein einzelner Tag"),
        Problem::BadDate { text, meant: None, .. } if is_of_no_calendar(text) => {
            format!("den Tag `{text}` gibt es nicht")
        }
        Problem::BadDate { text, .. } => format!("`{text}` ist kein Datum"),
        Problem::EndBeforeStart { end, start } => format!("der letzte Tag `{end}` liegt vor dem ersten `{start}`"),
        Problem::UnknownGoal { id, .. } => format!("ein Ziel `{id}` gibt es nicht, und es gab auch keines"),
        Problem::DueBeforeStart { due, start } => {
            format!("die Frist `{due}` liegt vor dem Beginn `{start}`")
        }
        Problem::BadProgress { text } => match Progress::of(text) {
            Progress::Words(_) => format!("der Fortschritt `{text}` ist keine Zahl"),
            Progress::Outside => format!("der Fortschritt `{text}` liegt nicht zwischen 0 und 100"),
            Progress::Written(_) => format!("im Fortschritt `{text}` ist das Zeichen hinter der Zahl zu viel"),
            Progress::Fraction(_) | Progress::Share => format!("der Fortschritt `{text}` ist keine ganze Zahl"),
        },
        Problem::NoPillar => "das Ziel gehört zu keinem Handlungsfeld".into(),
        Problem::CrossCuttingWithPillar => "ein Querschnittsziel gehört zu keinem einzelnen Handlungsfeld".into(),
        Problem::StatusWithoutSource => "zum Status fehlt die Quelle".into(),
        Problem::UnknownWord { word, .. } => format!("`{word}` ist hier nicht möglich"),
        Problem::BadAddress { text } => format!("`{text}` ist keine Internetadresse"),
        Problem::BadPath { path, from_top: false } => format!("`{path}` ist kein Pfad im Ordner des Portals"),
        Problem::BadPath { path, from_top: true } => format!("`{path}` ist kein Ordner des Repositorys"),
        Problem::UnknownTemplate { name, .. } => {
            format!("nach einer Vorlage `{name}` fragt niemand; sie erscheint nirgends")
        }
        Problem::UnknownText { key, .. } => format!("einen Text `{key}` gibt es hier nicht; er erscheint nirgends"),
        Problem::BadKey => "das ist kein öffentlicher Schlüssel für das Protokoll der Veröffentlichungen".into(),
        Problem::NoUnknownStatus => "in `statuses` fehlt das Wort für einen unbekannten Status".into(),
        Problem::IdOfRemoved { id, title } => {
            format!("die Kennung `{id}` gehörte einem anderen Ziel: `{title}`")
        }
        Problem::ChangedId { before } => {
            format!(
                "bisher hatte dieses Ziel die Kennung `{before}`; so gilt es als gestrichen, und ein neues kommt dazu"
            )
        }
        Problem::PartAfterDue { date, due } => format!("die Frist `{date}` liegt nach der Frist des Ziels `{due}`"),
        Problem::InFuture { date } => format!("`{date}` liegt in der Zukunft; hier steht, was schon geschehen ist"),
        Problem::DoneWithoutDate { status } => format!("zum Status `{status}` fehlt das Datum"),
        Problem::DoneWithoutResult { status } => format!("zum Status `{status}` fehlt ein Beleg"),
        Problem::ProgressAgainstStatus { percent, status } => {
            format!("der Fortschritt von {percent} % passt nicht zum Status `{status}`")
        }
        Problem::ProgressWithoutStatus { percent } => {
            format!("ein Fortschritt von {percent} % steht da, aber kein Status")
        }
        Problem::OverdueUnmarked { due, .. } => format!("die Frist `{due}` ist vorbei, und der Status sagt es nicht"),
        Problem::OverdueUnknown { due } => format!("die Frist `{due}` ist vorbei, und der Status ist unbekannt"),
        Problem::IncompleteIndicator { name, missing } => {
            format!("zum Messwert `{name}` fehlt noch: {}", quoted(missing))
        }
        Problem::TargetNotComparable { name } => {
            format!("der Zielwert von `{name}` lässt sich nicht mit den Werten vergleichen")
        }
        Problem::ValueOutOfOrder { date, before } => format!("der Wert von `{date}` steht hinter dem von `{before}`"),
        Problem::ValueTwice { date } => format!("zu `{date}` stehen hier zwei Werte aus derselben Quelle"),
        Problem::Thousand { written } => {
            format!("`{written}` ist hier {}: Der Punkt trennt keine Tausender", written.replace('.', ","))
        }
        Problem::NumberAsText { written, .. } => format!("`{written}` ist hier ein Text, keine Zahl"),
        Problem::AboutNumber { written, .. } => {
            format!("`{written}` wird gezeigt, aber nicht gezeichnet und nicht verglichen")
        }
        Problem::NoDepartment => "für das Ziel ist kein Ressort genannt".into(),
        Problem::DepartmentGone { id, until } => format!("das Ressort `{id}` gibt es nur bis `{until}`"),
        Problem::DepartmentLater { id, since, due } => {
            format!("das Ressort `{id}` gibt es erst ab `{since}`, die Frist `{due}` liegt davor")
        }
        Problem::DoneWithOpenParts { status, open, all } => {
            format!("beim Status `{status}` sind {open} von {all} Meilensteinen offen")
        }
        Problem::DoneWithOldEvidence { status, since: None } => {
            format!("der Status ist jetzt `{status}`, sein Datum und seine Quelle sind die alten")
        }
        Problem::DoneWithOldEvidence { status, since: Some(since) } => {
            format!("der Status ist seit `{since}` `{status}`, und alle Quellen sind älter")
        }
        Problem::NewerThanStatus { status_date, newest } => {
            format!("seit dem Status vom `{status_date}` gibt es neuere Angaben, zuletzt vom `{newest}`")
        }
        Problem::StatusOfEvent { status } => {
            format!("das Ziel hat keinen Status, aber ein Ereignis nennt für das ganze Ziel `{status}`")
        }
        Problem::DoneDateAlone { done } => {
            format!("nach `done` ist das Ziel seit `{done}` erreicht, der Status sagt etwas anderes")
        }
        Problem::AgainstDirection { name, direction, baseline, target } => {
            format!(
                "`{name}` soll von {baseline} nach {target}, aber nach `direction: {direction}` ist das der falsche Weg"
            )
        }
        Problem::EarlierDueSaidLater { said, first } => format!(
            "die frühere Frist vom `{said}` wurde erst genannt, als hier schon eine stand (seit `{first}`); sie zählt nicht mit"
        ),
        Problem::PlanToCome { plan } => format!("der Tag des Plans, `{plan}`, ist noch nicht da"),
        Problem::PlanBeforeGoals { plan, first } => {
            format!("am Tag des Plans, `{plan}`, gab es hier noch kein Ziel; es gilt der Plan vom `{first}`")
        }
        Problem::NoDueLeft { due } => format!("das Ziel hatte die Frist `{due}`, und jetzt hat es keine"),
        Problem::Stale { goal: _, newest, days } => {
            format!("zum Ziel gibt es seit `{newest}` nichts Neues, also länger als {days} Tage")
        }
        Problem::DeadGoalLink { id, .. } => {
            format!("der Verweis führt zu einem Ziel `{id}`, das es nicht gibt")
        }
        Problem::DeadSourceLink { id, .. } => {
            format!("der Verweis führt zu einer Quelle `{id}`, die es nicht gibt")
        }
        Problem::DeadPlace { place, .. } => format!("eine Überschrift `#{place}` hat die Seite nicht"),
        Problem::UnnamedImage => "das Bild hat keine Beschreibung".into(),
        Problem::SkippedLevel { level, before: 1 } => {
            format!("die erste Überschrift hat die Ebene {level}; die Ebene 2 fehlt davor")
        }
        Problem::SkippedLevel { level, before } => {
            format!("auf eine Überschrift der Ebene {before} folgt eine der Ebene {level}")
        }
        Problem::TableWithoutHead => "die Tabelle hat keine Kopfzeile".into(),
        Problem::UnlabelledLink { words } if words.is_empty() => "der Verweis hat keinen Text".into(),
        Problem::UnlabelledLink { words } => format!("der Verweis heißt nur `{words}`"),
        Problem::TooDeep { limit } => {
            format!("hier steht mehr ineinander, als sich zeigen lässt: erlaubt sind {limit} Ebenen")
        }
        Problem::TooManyParts { limit } => {
            format!("die Seite hat zu viele Teile: erlaubt sind {}", grouped(*limit, '.'))
        }
        Problem::PlainCode => "dieser Code ist zu lang oder zu tief verschachtelt, um farbig zu werden".into(),
        Problem::LongSentence { words } => format!("der Satz hat {words} Wörter"),
        Problem::FootnoteWithoutText { label } => format!("zur Fußnote `[^{label}]` fehlt der Text"),
        Problem::UnusedFootnote { label } => format!("auf die Fußnote `[^{label}]` verweist nichts"),
        Problem::ExtraCells { cells, columns } => {
            format!("die Zeile hat {cells} Zellen, die Tabelle {columns} Spalten; was darüber ist, wird nicht gezeigt")
        }
        Problem::MissingSpace { sign } => format!(
            "hinter `{}` fehlt das Leerzeichen; so wird daraus {}",
            if sign.starts_with('#') { "#" } else { sign },
            if sign.starts_with('#') { "keine Überschrift" } else { "keine Liste" }
        ),
        Problem::NoTable => "unter dieser Zeile fehlt die mit den Strichen; so wird daraus keine Tabelle".into(),
        Problem::SecondFootnote { label } => {
            format!("die Fußnote `[^{label}]` hat schon einen Text; dieser wird nicht gezeigt")
        }
        Problem::OpenFence => "dieser Codeblock hat kein Ende; alles danach wird als Code gezeigt".into(),
        Problem::SecondFront => "hier steht ein zweiter Block mit Angaben; er wird als Text gezeigt".into(),
        Problem::Bullets { .. } => {
            "aus diesen Zeichen wird keine Liste; die Zeilen stehen hintereinander in einem Absatz".into()
        }
        Problem::NoList { written, .. } => format!("aus `{written}` wird keine Liste"),
        Problem::InEntry { written, .. } => {
            format!("`{written}` wird kein eigener Eintrag, sondern steht hinter dem Text des Eintrags davor")
        }
        Problem::SameLevel { .. } => {
            "dieser Eintrag ist eingerückt und steht doch auf derselben Ebene wie der davor".into()
        }
        Problem::TabTable { .. } => "zwischen diesen Angaben stehen Tabulatoren; so wird daraus keine Tabelle".into(),
        Problem::UnknownCallout { kind } => {
            format!("einen Kasten `[!{kind}]` gibt es nicht; die Klammer wird so gezeigt")
        }
        Problem::NoAddress { label } => {
            format!("zu `[{label}]` steht nirgends eine Adresse; der Verweis wird mit allen Klammern gezeigt")
        }
        Problem::BareLink { written, .. } | Problem::BareAddress { written, .. } => {
            format!("`{written}` wird so gezeigt und führt nirgends hin")
        }
        Problem::ReplacesItself => "hier nennt das Ziel sich selbst".into(),
        Problem::NoLink => {
            "dies sieht aus wie ein Verweis, ist aber keiner, und wird mit allen Klammern gezeigt".into()
        }
        Problem::Shortcode => {
            "dies ist ein Baustein eines anderen Programms; er wird so gezeigt, wie er dasteht".into()
        }
        Problem::LooseStars => "diese Sterne machen nichts fett und werden so gezeigt".into(),
        Problem::StarsInWords => {
            "dieser Stern ist nicht zu sehen: Von hier bis zum nächsten wird der Text schräg".into()
        }
        Problem::OtherNumber { shown } => {
            format!("diese Nummer ist nicht zu sehen: Die Liste zählt weiter und zeigt {shown}")
        }
        Problem::UnusedAddress { label } => {
            format!("diese Zeile sieht niemand: Sie nennt eine Adresse für `[{label}]`, und nichts führt dorthin")
        }
        Problem::DeadLink { target, .. } => format!("der Verweis `{target}` führt ins Leere"),
        Problem::RawHtml => "HTML ist im Text nicht erlaubt; es wird weggelassen".into(),
        Problem::UnsafeLink { target } => {
            format!("der Verweis `{target}` könnte ein Programm starten; er wird weggelassen")
        }
        Problem::UnfilledPage { address, missing } => {
            format!("auf der Seite `/{address}` fehlt noch: {}", quoted(missing))
        }
        Problem::NoEasyPage { pillar: None } => "das Portal gibt es nicht in Leichter Sprache".into(),
        Problem::NoEasyPage { pillar: Some(title) } => {
            format!("das Handlungsfeld `{title}` gibt es nicht in Leichter Sprache")
        }
        Problem::Placeholder { words } => format!("`{words}` steht noch so da wie in der Vorlage"),
        Problem::BadMail { text } => format!("`{text}` ist keine E-Mail-Adresse"),
        Problem::BadPhone { text } => format!("`{text}` lässt sich nicht als Telefonnummer wählen"),
        Problem::EmptyPage { address } => format!("die Seite `/{address}` ist leer"),
        Problem::OtherNumbers { missing, added } => {
            let part =
                |word: &str, numbers: &[String]| (!numbers.is_empty()).then(|| format!("{word} {}", quoted(numbers)));
            let parts = [part("es fehlt", missing), part("neu ist", added)].into_iter().flatten().collect::<Vec<_>>();
            format!("die Übersetzung nennt andere Zahlen als das Original: {}", parts.join(", "))
        }
        Problem::NotTranslated { language } => format!("in der Sprache `{language}` gibt es die Seite nicht"),
        Problem::WrongDates { commits } => format!(
            "Daten von Commits passen nicht zu ihrer Reihenfolge oder liegen nach dem Stichtag: {}",
            some(commits, "; ", |rest| format!("; und {rest} weitere"), wrong_date)
        ),
        Problem::OtherSettings { from: Some((commit, day)) } => {
            format!(
                "dieser Stand hat keine lesbare `portal.yaml`; gelesen wird er mit der letzten davor oder der ersten: `{commit}` vom {day}"
            )
        }
        Problem::OtherSettings { from: None } => "dieser Stand wird mit der `portal.yaml` von heute gelesen".into(),
        Problem::LostPortal { commit, folders, is_exchanged: true } => format!(
            "seit `{commit}` liegt hier ein anderes Portal als davor: Seine `portal.yaml` und seine Ziele lagen bis dahin in `{}`",
            folders.join("`, `")
        ),
        Problem::LostPortal { commit, folders, .. } => format!(
            "vor `{commit}` weiß dieses Portal nichts: Seine `portal.yaml` ist dort neu, und eine andere ging verloren, in `{}`",
            folders.join("`, `")
        ),
        Problem::GoalsElsewhere { named, folder, goals } => {
            format!("in `{named}` liegt kein Ziel; die letzten {goals} liegen in `{folder}`")
        }
        Problem::NamesNoPlace { setting, path } => {
            format!("`history: {setting}` nennt `{path}`, und in keiner Fassung lag dort etwas")
        }
        Problem::NamesNoDay { from, until } => {
            format!("`history: read` nennt die Tage von {from} bis {until}, und an keinem entstand eine Fassung")
        }
        Problem::NoReason { mark, old, new, commit } | Problem::ReasonWanted { mark, old, new, commit } => {
            let what = format!("{}{}", marked(mark), from_to(old.as_deref(), new.as_deref()));
            match commit {
                Some(commit) => format!("{what}; in der Nachricht „{commit}“ fehlt ein Grund"),
                None => format!("{what}; ein Grund fehlt"),
            }
        }
        Problem::MergedInto { rev } => {
            format!("dieser Branch hat `{rev}` durch einen Merge in sich aufgenommen")
        }
        Problem::UnknownLanguage { language, .. } => format!("die Sprache `{language}` hat dieses Portal nicht"),
        Problem::TranslatedOriginal { language } => format!("`{language}` ist die Sprache des Originals"),
        Problem::NoOriginal { original } => format!("zu dieser Übersetzung fehlt das Original `{original}`"),
        Problem::NoMainText { language } => format!("der Text in der Hauptsprache `{language}` fehlt"),
        Problem::BadLanguage { text } => format!("`{text}` ist kein Kürzel einer Sprache"),
        Problem::NoTexts { language, .. } => format!("für die Sprache `{language}` gibt es keine Texte"),
        Problem::NothingToTranslate { text, .. } => format!("den Text `{text}` gibt es im Original nicht"),
        Problem::BadPattern { pattern } => format!("`{pattern}` ist kein Muster für Dateien von Zielen"),
        Problem::IdlePattern { pattern } => format!("auf das Muster `{pattern}` passt keine Datei"),
        Problem::ForeignLink { target } => {
            format!("der Verweis `{target}` führt zu etwas, das dieses Portal nicht zeigt; er wird weggelassen")
        }
    }
}

/// What to do about it.
#[expect(clippy::too_many_lines, reason = "as long as `message`, for the same reason")]
pub(super) fn help(problem: &Problem) -> String {
    match problem {
        Problem::FileTooLarge { .. } => {
            "die Datei kürzen oder verkleinern, oder die Grenze `limits: file` in `portal.yaml` erhöhen".into()
        }
        Problem::SettingsTooLarge { .. } => "die Datei kürzen".into(),
        Problem::NotUtf8 { .. } => "die Datei im Editor mit der Kodierung „UTF-8“ neu speichern".into(),
        Problem::Unreadable { .. } => "prüfen, ob dies eine gewöhnliche Datei ist und ob sie zum Lesen freigegeben ist".into(),
        Problem::Symlink => "die Datei selbst hierher kopieren".into(),
        Problem::FileForFolder => "die Datei löschen oder umbenennen, und den Ordner zurückholen".into(),
        Problem::Submodule | Problem::SubmoduleForFolder | Problem::LinkedFolder => "die Dateien selbst hierher kopieren".into(),
        Problem::UnexpectedFile { right: Some(right), .. } => format!("die Datei umbenennen in `{right}`"),
        Problem::UnexpectedFile { instead: Some((ending, media)), .. } => {
            format!("in diesem Ordner enden die Namen von Dateien auf `{ending}`; Bilder und anderes gehören nach `{media}`")
        }
        Problem::UnexpectedFile { folders, .. } if folders.len() == 1 => format!("in den Ordner {} legen", quoted(folders)),
        Problem::UnexpectedFile { folders, .. } => format!("in einen dieser Ordner legen: {}", quoted(folders)),
        Problem::GoalAmongPages { folder } => {
            format!("die Datei nach `{folder}` verschieben; ist es dort schon, diese löschen. Für eine Seite über das Ziel genügen `title` und `summary`")
        }
        Problem::UnexpectedMedia { endings } => {
            format!("in einer dieser Formen speichern: {}", quoted(endings))
        }
        Problem::EmptySource => "mindestens eine Zeile `title: …` ergänzen, oder die Datei löschen".into(),
        Problem::MissingFile => "den Ordner mit dieser Datei nennen: `--root ORDNER`, oder dorthin wechseln; ein neues Portal macht `zielstand init ORDNER`".into(),
        Problem::EmptyFile | Problem::NoFrontMatter => {
            "die Datei muss so beginnen: eine Zeile `---`, dann die Angaben wie `id: vv-01`, dann wieder eine Zeile `---`"
                .into()
        }
        Problem::Conflict => {
            "die richtige Fassung stehen lassen, die andere löschen, dazu die Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>`"
                .into()
        }
        Problem::BlankBeforeFrontMatter { .. } => "die leeren Zeilen löschen, sodass `---` in der ersten Zeile steht".into(),
        Problem::UnnamedFile | Problem::UnusableName => "die Datei mit `git mv` umbenennen; Umlaute am besten vermeiden".into(),
        Problem::LeftOut { why } | Problem::ValueLeftOut { why } => help(why),
        Problem::EmptySettings => "die Angaben zum Portal eintragen, mindestens `title` und `statuses`".into(),
        Problem::WrongFence | Problem::WrongEnd => {
            "so schreiben, drei kurze Striche: `---`; manche Programme machen beim Tippen einen langen daraus".into()
        }
        Problem::UnclosedFrontMatter => "nach der letzten Angabe eine Zeile `---` einfügen".into(),
        Problem::BrokenYaml { reason } => yaml_words::help(reason, Language::German).into(),
        Problem::YamlBomb => "die Angaben kürzen; Verweise mit `&` und `*` vermeiden".into(),
        Problem::TooManyStatuses { .. } => {
            "Status zusammenfassen; was nur anders heißt, gehört unter `words` zu einem anderen Status".into()
        }
        Problem::TooManyEntries { .. } => {
            "die Angaben kürzen, oder die Grenze `limits: entries` in `portal.yaml` erhöhen".into()
        }
        Problem::ControlCharacter { .. } | Problem::TurnedText { .. } => {
            r"das Zeichen löschen: den Text neu tippen, statt ihn zu kopieren; steht es als `\…` da, dieses entfernen".into()
        }
        Problem::DirectionMark { .. } => {
            "den Text neu tippen, statt ihn zu kopieren; solche Zeichen gehören nur neben hebräische oder arabische Schrift, und was sie öffnen, müssen sie dort auch schließen".into()
        }
        Problem::HiddenCharacter { .. } => {
            "den Text neu tippen, statt ihn zu kopieren: mit dem Zeichen ist er ein anderer und sieht doch gleich aus".into()
        }
        Problem::DuplicateField { .. } => "eine der beiden Zeilen löschen".into(),
        Problem::LostSign { .. } => "den ganzen Text in Anführungszeichen setzen: `'!Wichtig'`".into(),
        Problem::CutText { whole: None, .. } => {
            "ist das eine Bemerkung, hinter `#` ein Leerzeichen setzen; sonst löschen".into()
        }
        Problem::CutText { whole: Some(whole), .. } => format!("den ganzen Text in Anführungszeichen setzen: `'{whole}'`"),
        Problem::CommentBeside { .. } => {
            "gehört das zum Text, ihn ganz in Anführungszeichen setzen; sonst den Kommentar in eine eigene Zeile schreiben".into()
        }
        Problem::EscapedSign { .. } => {
            "einfache Anführungszeichen nehmen: `'C:\\neu'`; soll dort das andere Zeichen stehen, den Hinweis übergehen".into()
        }
        Problem::DoubledQuote { .. } => "es löschen; `zielstand check --fix` macht das".into(),
        Problem::WrongSign { sign } => match plain_sign(*sign) {
            Some(" ") => "ein gewöhnliches Leerzeichen schreiben; `zielstand check --fix` macht das".into(),
            Some("") | None => "es löschen; `zielstand check --fix` macht das".into(),
            Some(plain) => format!("so schreiben: `{plain}`; `zielstand check --fix` macht das"),
        },
        Problem::NullWord { word } if matches!(word.as_str(), "|" | ">") => {
            "den Text darunter einrücken; soll dort nichts stehen, die Zeile löschen".into()
        }
        Problem::NullWord { word } => {
            format!("in Anführungszeichen setzen: `'{word}'`; soll dort nichts stehen, die Zeile löschen")
        }
        Problem::OwnField { nearest, .. } => {
            format!("ist `{nearest}` gemeint, so schreiben; sonst bleibt die Zeile, wie sie ist")
        }
        Problem::TextForFields { right, .. } => format!("so schreiben, in einer eigenen Zeile: `{right}`"),
        Problem::SeveralForOne { right, others, .. } => {
            let others = others.map_or_else(String::new, |field| format!("; weitere gehören unter `{field}`"));
            format!("so schreiben: `{right}`, ohne Klammern und ohne `- `{others}")
        }
        Problem::NumberInWords { right, .. } | Problem::BareLink { right, .. } | Problem::BareAddress { right, .. } => format!("so schreiben: `{right}`"),
        Problem::UnknownField { field, .. } if is_digits(field) => {
            format!("Zahlen haben hier einen Punkt statt eines Kommas, zum Beispiel `99.{field}`")
        }
        Problem::UnknownField { nearest, .. } | Problem::UnknownText { nearest, .. } => match nearest {
            Some(nearest) => format!("gemeint ist vielleicht `{nearest}`"),
            None => "die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen".into(),
        },
        Problem::UnknownTemplate { nearest, .. } => match nearest {
            Some(nearest) => format!("gemeint ist vielleicht `{nearest}`"),
            None => "so nennen wie eine eingebaute Vorlage, mit `include` in eine andere holen, oder die Datei löschen".into(),
        },
        Problem::WrongDates { .. } => {
            "bei `--as-of` einen späteren Tag nehmen, sonst die Uhr des Rechners stellen, von dem sie kommen; an der Historie selbst ist nichts zu ändern. Ist das geschehen: `checks: {Z801: hint}`"
                .into()
        }
        Problem::LostPortal { folders, .. } => moved(folders),
        Problem::GoalsElsewhere { folder, .. } => format!(
            "in `portal.yaml` eintragen: `content: {{goals: {folder}}}`, oder die Dateien verschieben; fallen die Ziele weg, sie dort löschen"
        ),
        Problem::NamesNoPlace { setting: "roots", .. } => {
            "den Ordner nennen, in dem die frühere `portal.yaml` lag, vom obersten Ordner des Repositorys aus; oder den Eintrag löschen"
                .into()
        }
        Problem::NamesNoPlace { .. } => "den Namen berichtigen, oder den Eintrag löschen".into(),
        Problem::NamesNoDay { .. } => "`from` oder `to` berichtigen, oder den Eintrag löschen".into(),
        Problem::OtherSettings { .. } => {
            "`--settings today` liest ihn mit der von heute; ohne diese Option gilt seine eigene, sonst die letzte davor oder die erste".into()
        }
        Problem::NoReason { commit: Some(_), .. } | Problem::ReasonWanted { commit: Some(_), .. } => {
            "die Nachricht dieses Commits ergänzen, ehe er veröffentlicht ist (`git commit --amend`, bei einem älteren `git rebase --interactive`): Was ein anderer Commit sagt, gilt nicht für ihn, wenn sie einzeln übernommen werden (Fast-forward)".into()
        }
        Problem::MergedInto { rev } => format!(
            "beim Übernehmen einen Merge-Commit anlegen lassen, oder vorher `git rebase {rev}`; ohne das (Fast-forward) gälte der veröffentlichte Verlauf als umgeschrieben, und der Build endet mit 2"
        ),
        Problem::NoReason { .. } | Problem::ReasonWanted { .. } => {
            "beim Eintragen (Commit) sagen, warum: unter der ersten Zeile, nach einer leeren, gern als `Grund: …`. Worte wie „siehe oben“ zählen nicht".into()
        }
        Problem::CutByComma { field, whole, .. } => format!("den ganzen Text in Anführungszeichen setzen: `{field}: '{whole}'`"),
        Problem::MissingField { field } => format!("eine Zeile `{field}: …` ergänzen"),
        Problem::WrongType { expected, .. } => example(*expected).into(),
        Problem::BadId { suggestion, .. } => {
            let rule = "erlaubt sind bis zu 100 kleine Buchstaben von a bis z, Ziffern und Bindestriche";
            match suggestion {
                Some(suggestion) => format!("{rule}, zum Beispiel `{suggestion}`"),
                None => rule.into(),
            }
        }
        Problem::BadFileName { name, suggestion } => match suggestion {
            Some(suggestion) => format!("die Datei umbenennen, zum Beispiel in `{suggestion}{}`", ending_of(name)),
            None => "die Datei umbenennen; erlaubt sind kleine Buchstaben von a bis z, Ziffern und Bindestriche".into(),
        },
        Problem::SecondText { .. } => "beide Texte in eine Datei schreiben und die andere löschen".into(),
        Problem::SecondSource { .. } => "beides an einer Stelle zusammenführen und an der anderen löschen".into(),
        Problem::ReusedId { .. } => "eine neue Kennung wählen; eine Kennung gehört für immer zu einem Ziel".into(),
        Problem::SameName { .. } => {
            "eine der beiden Dateien umbenennen, sie mit `content: goals: except` in `portal.yaml` ausnehmen, oder unter `files` nur einen der Ordner nennen".into()
        }
        Problem::UnknownReference { nearest: Some(nearest), .. } | Problem::UnknownSource { nearest: Some(nearest), .. } => {
            format!("gemeint ist vielleicht `{nearest}`")
        }
        Problem::UnknownReference { list, known, .. } if known.is_empty() => {
            format!("{} ergänzen, oder hier löschen", place(*list))
        }
        Problem::UnknownReference { list, known, .. } => {
            let known = some(known, ", ", |rest| format!(" und {rest} weitere"), |id| format!("`{id}`"));
            format!("möglich sind: {known}; weitere {} ergänzen", place(*list))
        }
        Problem::UnknownSource { file: Some(file), .. } => {
            format!("die Kennung prüfen; ist die Quelle neu, eine Datei `{file}` mit einer Zeile `title: …` anlegen")
        }
        Problem::UnknownSource { .. } => "die Kennung prüfen; sie besteht aus kleinen Buchstaben von a bis z, Ziffern und Bindestrichen".into(),
        Problem::ListedTwice { .. } => "einen der beiden Einträge löschen".into(),
        Problem::SameShort { .. } => "eine andere Abkürzung nehmen, damit klar ist, wen ein Ziel damit meint".into(),
        Problem::SameAddress { .. } => "eine der beiden Dateien umbenennen".into(),
        Problem::ReservedAddress { .. } => "die Datei umbenennen, denn ihr Name wird zur Adresse; einem Ziel eine andere Kennung geben".into(),
        Problem::UnknownCode { nearest, .. } => match nearest {
            Some(nearest) => format!("gemeint ist vielleicht `{nearest}`"),
            None => "im Handbuch unter „Meldungen“ nach der Nummer sehen".into(),
        },
        Problem::FixedCode { .. } => "die Zeile löschen und den Fehler auf der Seite beheben".into(),
        Problem::BadDate { meant: Some(meant), .. } => format!("so schreiben: `{meant}`; `zielstand check --fix` macht das"),
        Problem::NoDay { day, .. } => format!("so schreiben: `{day}`"),
        Problem::BadDate { text, meant: None, .. } if is_of_no_calendar(text) => "einen Tag angeben, der im Kalender steht".into(),
        Problem::BadDate { about, .. } => {
            let [day, month, year] = day_month_year(about.as_deref());
            format!("so schreiben: `{day}`, `{month}` oder `{year}`")
        }
        Problem::EndBeforeStart { .. } => "`from` oder `to` berichtigen".into(),
        Problem::UnknownGoal { nearest, .. } | Problem::DeadGoalLink { nearest, .. } => match nearest {
            Some(nearest) => format!("gemeint ist vielleicht `{nearest}`"),
            None => "die Kennung des Ziels prüfen; sie steht in seiner Datei hinter `id`".into(),
        },
        Problem::DueBeforeStart { .. } => "Frist oder Beginn berichtigen".into(),
        Problem::BadProgress { text } => match Progress::of(text) {
            Progress::Written(number) | Progress::Fraction(number) => format!("so schreiben: `{number}`"),
            Progress::Words(Some(number)) => format!(
                "so schreiben: `{number}`, eine ganze Zahl von 0 bis 100; oder `milestones` oder `indicators` für eine berechnete Angabe"
            ),
            _ => "eine ganze Zahl von 0 bis 100, oder `milestones` oder `indicators` für eine berechnete Angabe".into(),
        },
        Problem::NoPillar => {
            "eine Zeile `pillar: …` ergänzen, oder `kind: cross-cutting`, wenn es für alle Handlungsfelder gilt".into()
        }
        Problem::CrossCuttingWithPillar => "die Zeile `pillar` oder die Zeile `kind` löschen".into(),
        Problem::StatusWithoutSource => "eine Zeile `status_source: …` ergänzen".into(),
        Problem::UnknownWord { nearest, allowed, .. } => match nearest {
            Some(nearest) => format!("gemeint ist vielleicht `{nearest}`; möglich sind: {}", quoted(allowed)),
            None => format!("möglich sind: {}", quoted(allowed)),
        },
        Problem::BadAddress { .. } => "eine Adresse beginnt mit `https://`".into(),
        Problem::BadPath { from_top: false, .. } => {
            "so schreiben: `content/ziele`, ohne `/` am Anfang und ohne `..`".into()
        }
        Problem::BadPath { from_top: true, .. } => {
            "so schreiben: `/alt/portal`, vom obersten Ordner des Repositorys aus, der selbst `/` heißt, und ohne `..`".into()
        }
        Problem::BadKey => "die Zeile nehmen, die `zielstand key new` nennt: `ziele.example+1a2b3c4d+AbC…`".into(),
        Problem::NoUnknownStatus => "unter `statuses` ergänzen: `- {id: unbekannt, label: nicht veröffentlicht, means: unknown}`".into(),
        Problem::IdOfRemoved { .. } => {
            "eine neue Kennung wählen; wenn es dasselbe Ziel ist, ihm seinen früheren Titel geben und den Titel danach ändern"
                .into()
        }
        Problem::ChangedId { before } => {
            format!("wieder `id: {before}` schreiben; ist es wirklich ein anderes Ziel, eine Zeile `replaces: [{before}]` ergänzen")
        }
        Problem::PartAfterDue { .. } => "eine der beiden Fristen berichtigen".into(),
        Problem::InFuture { .. } => "das Datum berichtigen; was kommen soll, ist ein Meilenstein mit `due`".into(),
        Problem::DoneWithoutDate { .. } => "eine Zeile `status_date: …` ergänzen".into(),
        Problem::DoneWithoutResult { .. } => {
            "eine Quelle, ein Ereignis, einen erreichten Meilenstein oder einen Messwert ergänzen".into()
        }
        Problem::ProgressAgainstStatus { .. } => "den Fortschritt oder den Status berichtigen".into(),
        Problem::ProgressWithoutStatus { .. } => "eine Zeile `status: …` ergänzen, sobald er bekannt ist".into(),
        Problem::OverdueUnmarked { late, .. } => {
            format!("den Status ändern, zum Beispiel in `{late}`; gilt eine neue Frist, `due` ändern und den Grund nennen")
        }
        Problem::OverdueUnknown { .. } => "den Status eintragen, sobald er bekannt ist".into(),
        Problem::IncompleteIndicator { .. } => {
            "ergänzen, was bekannt ist: `unit` und `baseline` neben `name`, `source` neben jedem Wert: `{value: 40, source: bericht-2025}`".into()
        }
        Problem::TargetNotComparable { .. } => {
            "beides als Zahl angeben, bei Worten mit der Zahl daneben: `{value: mehr als 215, number: 215}`".into()
        }
        Problem::ValueOutOfOrder { .. } => "die Werte nach dem Datum ordnen, den ältesten zuerst".into(),
        Problem::ValueTwice { .. } => "einen der beiden Werte löschen, oder zu jedem seine eigene Quelle nennen".into(),
        Problem::Thousand { written } => format!(
            "sind Tausender gemeint: `{}`; ist die Zahl mit Komma gemeint: `{}`",
            written.replace('.', ""),
            not_three_digits(written)
        ),
        Problem::NumberAsText { meant, unit, kept, .. } => {
            let part = |part: &Option<String>, words: &str, end: &str| part.as_ref().map(|part| format!("{words}`{part}`{end}"));
            let unit = part(unit, ", und ", " beim Messwert").unwrap_or_default();
            let kept = part(kept, "; soll es so stehen bleiben, daneben die Zahl angeben: ", "").unwrap_or_default();
            format!("so schreiben: `{meant}`{unit}{kept}")
        }
        Problem::AboutNumber { kept, .. } => format!("daneben die Zahl angeben: `{kept}`"),
        Problem::NoDepartment => "eine Zeile `lead: …` ergänzen, sobald bekannt ist, wer verantwortlich ist".into(),
        Problem::DepartmentGone { .. } => "das Ressort nennen, das jetzt verantwortlich ist".into(),
        Problem::DepartmentLater { .. } => "das Ressort, die Frist oder `since` in `portal.yaml` berichtigen".into(),
        Problem::DoneWithOpenParts { .. } => {
            "bei erreichten Meilensteinen `done` ergänzen oder den Status berichtigen".into()
        }
        Problem::DoneWithOldEvidence { since: Some(_), .. } => {
            "eine Quelle von diesem Tag oder später nennen (`status_source`); stimmt ihr Datum nicht, es bei der Quelle berichtigen (`date`)".into()
        }
        Problem::DoneWithOldEvidence { .. } => {
            "in `status_date` und `status_source` angeben, wer das wann gesagt hat".into()
        }
        Problem::NewerThanStatus { .. } => "den Status prüfen; gilt er noch, sein Datum und seine Quelle erneuern".into(),
        Problem::StatusOfEvent { status } => {
            format!("stimmt das noch, `status: {status}` mit Datum und Quelle eintragen; gilt es nur für einen Teil, beim Ereignis `scope: part`")
        }
        Problem::DoneDateAlone { .. } => "den Status oder `done` berichtigen".into(),
        Problem::AgainstDirection { .. } => "Ausgangswert, Zielwert oder `direction` berichtigen".into(),
        Problem::EarlierDueSaidLater { .. } => {
            "`said` berichtigen; ist die Frist neuer, den Eintrag löschen: Verschiebungen von da an zeigt der Verlauf".into()
        }
        Problem::PlanToCome { .. } | Problem::PlanBeforeGoals { .. } => {
            "in `history` bei `plan` einen Tag nennen, an dem es hier schon Ziele gab, oder die Zeile löschen".into()
        }
        Problem::NoDueLeft { .. } => {
            "eine Zeile `due: …` ergänzen; gilt keine Frist mehr, in `note` der letzten früheren Frist sagen, seit wann".into()
        }
        Problem::Stale { goal, .. } => format!(
            "neue Quellen, Werte oder Ereignisse eintragen; ist geprüft, dass alles noch so ist: `zielstand confirm {goal}`"
        ),
        Problem::DeadPlace { nearest, .. } => match nearest {
            Some(nearest) => format!("gemeint ist vielleicht `#{nearest}`"),
            None => "aus der Überschrift „Für alle“ wird `#fuer-alle`".into(),
        },
        Problem::UnnamedImage => "zwischen die eckigen Klammern schreiben, was zu sehen ist: `![Karte der Netze](…)`".into(),
        Problem::SkippedLevel { before, .. } => {
            format!("mit `{}` beginnen", "#".repeat(usize::from(*before) + 1))
        }
        Problem::TableWithoutHead => "in der ersten Zeile sagen, was in den Spalten steht".into(),
        Problem::UnlabelledLink { .. } => "in die eckigen Klammern schreiben, wohin der Verweis führt".into(),
        Problem::TooDeep { .. } => {
            "Zitate oder Listen weniger tief verschachteln, oder die Grenze `limits: depth` in `portal.yaml` erhöhen".into()
        }
        Problem::TooManyParts { .. } => {
            "die Seite in mehrere teilen; große Tabellen als Datei in `content/medien` ablegen; oder die Grenze `limits: parts` in `portal.yaml` erhöhen".into()
        }
        Problem::PlainCode => "den Code kürzen, oder hinter dem Zaun die Sprache weglassen".into(),
        Problem::LongSentence { .. } => "in mehrere Sätze teilen; mehr als 30 Wörter sind schwer zu lesen".into(),
        Problem::DeadSourceLink { nearest, .. } => match nearest {
            Some(nearest) => format!("gemeint ist vielleicht `{nearest}`"),
            None => "die Kennung prüfen, oder die Quelle im Quellenverzeichnis ergänzen".into(),
        },
        Problem::FootnoteWithoutText { label } => {
            format!("unter den Text eine Zeile `[^{label}]: …` schreiben; soll dort die Klammer stehen: `\\[^{label}]`")
        }
        Problem::UnusedFootnote { label } => format!("im Text an der Stelle `[^{label}]` schreiben, oder die Fußnote löschen"),
        Problem::ExtraCells { .. } => {
            "die Kopfzeile und die Zeile mit den Strichen um eine Spalte ergänzen, oder die Zelle löschen; ein Strich im Text heißt `\\|`".into()
        }
        Problem::MissingSpace { sign } if sign.starts_with('#') => {
            "so schreiben: `## Überschrift`; soll dort `#` stehen: `\\#`".into()
        }
        Problem::MissingSpace { sign } => {
            let escaped = sign.strip_suffix('.').map_or_else(|| format!("\\{sign}"), |number| format!("{number}\\."));
            format!("so schreiben: `{sign} Eintrag`, mit einem gewöhnlichen Leerzeichen; soll es Text bleiben: `{escaped}`")
        }
        Problem::NoTable => "unter die Kopfzeile eine Zeile `| --- | --- |` setzen, mit so vielen Feldern, wie es Spalten gibt".into(),
        Problem::Bullets { right } => format!("so schreiben: `{right}`; `zielstand check --fix` macht das"),
        Problem::NoList { right, .. } => {
            format!("so schreiben: `{right}`, am Anfang der Zeile und mit einer leeren Zeile über dem ersten Eintrag; sollen es einzelne Zeilen bleiben, leere dazwischen setzen")
        }
        Problem::InEntry { right, .. } => format!("so schreiben, mit den Leerzeichen davor: `{right}`"),
        Problem::SameLevel { spaces } => format!("soll er darunter stehen, {spaces} Leerzeichen davor setzen, sonst keines"),
        Problem::TabTable { right } => {
            format!("so schreiben: `{right}`, darunter eine Zeile `| --- | --- |` mit so vielen Feldern, dann die anderen wie die erste")
        }
        Problem::UnknownCallout { .. } => {
            "möglich sind: `[!NOTE]` (Hinweis), `[!TIP]` (Tipp), `[!IMPORTANT]` (wichtig), `[!WARNING]` (Warnung), `[!CAUTION]` (Vorsicht)".into()
        }
        Problem::NoAddress { label } => format!(
            "die Adresse in runden Klammern dahinter schreiben: `[Text](datei.md)`, oder unter den Text eine Zeile `[{label}]: datei.md`; soll die Klammer dort stehen: `\\[`"
        ),
        Problem::ReplacesItself => "die Kennung des Ziels nennen, das es ablöst, oder die Zeile löschen".into(),
        Problem::SecondFootnote { .. } => "eine andere Nummer nehmen, auch an der Stelle im Text".into(),
        Problem::OpenFence => "nach dem Code eine Zeile mit denselben Zeichen schreiben".into(),
        Problem::SecondFront => "jede Seite in eine eigene Datei schreiben, oder den zweiten Block löschen".into(),
        Problem::NoLink => {
            "so schreiben: `[Text](datei.md)`, mit beiden Klammern und ohne Leerzeichen vor und in der runden; im Namen heißt ein Leerzeichen `%20`; soll die Klammer dort stehen: `\\[`".into()
        }
        Problem::Shortcode => "mit Markdown schreiben, was dort stehen soll; sind die Klammern gemeint: `\\{`".into(),
        Problem::StarsInWords => "soll dort ein Stern stehen: `\\*`, auch beim nächsten".into(),
        Problem::OtherNumber { .. } => "fortlaufend zählen; soll es keine Liste sein: `14\\. Februar`".into(),
        Problem::UnusedAddress { label } => format!("soll die Zeile zu sehen sein: `\\[{label}]: …`; sonst löschen"),
        Problem::LooseStars => "so schreiben: `**fett**`, ohne Leerzeichen innen; soll dort ein Stern stehen: `\\*`".into(),
        Problem::DeadLink { nearest, .. } => match nearest {
            Some(nearest) => format!("gemeint ist vielleicht `{nearest}`"),
            None => "die Adresse prüfen: eine Seite des Portals steht so da: `/ziele/`, eine Datei vom Ordner dieser Seite aus: `../medien/karte.png`, eine andere Website mit `https://`".into(),
        },
        Problem::RawHtml => "mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\\` setzen; Kommentare löschen".into(),
        Problem::UnsafeLink { .. } => "erlaubt sind Adressen mit `https:`, `http:`, `mailto:` und `tel:`".into(),
        Problem::UnfilledPage { .. } => {
            "in `portal.yaml` unter `legal` eintragen; wenn die Seite woanders liegt, dort unter `pages` ihre Adresse".into()
        }
        Problem::NoEasyPage { .. } => {
            "diese Datei anlegen; wenn es keine Leichte Sprache geben soll: `legal: {pages: {leichte-sprache: none}}`".into()
        }
        Problem::BadMail { .. } => "so schreiben: `poststelle@amt.example`, eine Adresse allein; weitere gehören in den Text der Seite".into(),
        Problem::BadPhone { .. } => {
            "nur Ziffern und Zeichen dazwischen schreiben: `+49 391 12 34-56`; Worte und weitere Nummern gehören in den Text der Seite".into()
        }
        Problem::Placeholder { .. } => "eintragen, was für Ihre Stelle gilt, oder die Zeile löschen; eine Datei, die nur ein Beispiel ist, ganz löschen".into(),
        Problem::EmptyPage { .. } => {
            "den Text schreiben, oder die Zeile `standalone` löschen; dann füllt das Portal die Seite".into()
        }
        Problem::OtherNumbers { .. } => "die Zahlen und Daten des Originals übernehmen".into(),
        Problem::NotTranslated { .. } => {
            "übersetzen: ein Ziel unter `translations`, jede andere Seite in einer Datei daneben wie `hilfe.en.md`".into()
        }
        Problem::UnknownLanguage { known, .. } if known.is_empty() => {
            "das Portal hat nur eine Sprache: die Übersetzung löschen, oder in `portal.yaml` alle Sprachen nennen: `languages: [de, en]`".into()
        }
        Problem::UnknownLanguage { known, .. } => {
            format!("möglich sind: {}; weitere in `portal.yaml` unter `languages` eintragen", quoted(known))
        }
        Problem::TranslatedOriginal { .. } => "die Übersetzung löschen und den Text im Original ändern".into(),
        Problem::NoOriginal { .. } => "das Original anlegen, oder die Übersetzung löschen".into(),
        Problem::NoMainText { language } => format!("eine Zeile `{language}: …` ergänzen"),
        Problem::BadLanguage { .. } => "so schreiben: `de`, `en` oder `pt-br`".into(),
        Problem::NoTexts { language, known } => format!(
            "möglich sind: {}; für eine weitere gehört eine Datei `texts/{language}.yaml` in das eigene Aussehen (`theme`)",
            quoted(known)
        ),
        Problem::NothingToTranslate { nearest, .. } => match nearest {
            Some(nearest) => format!("gemeint ist vielleicht `{nearest}`"),
            None => "den Text genau so schreiben, wie er im Original steht".into(),
        },
        Problem::IdlePattern { .. } => {
            "Ordner und Namen darin prüfen, auch Groß- und Kleinschreibung, oder das Muster streichen".into()
        }
        Problem::BadPattern { .. } => {
            "so schreiben: `docs/ziele/*.md`; `*` steht für einen Teil eines Namens, `**` für Ordner, am Anfang steht ein Name, am Ende `.md`".into()
        }
        Problem::ForeignLink { .. } => "die ganze Adresse mit `https://` schreiben, oder die Warnung hinnehmen".into(),
    }
}

fn kind(expected: Expected) -> String {
    let kind = match expected {
        Expected::UpTo { most } => return format!("eine ganze Zahl von 1 bis {}", grouped(most, '.')),
        Expected::Text => "ein Text",
        Expected::Texts => "eine Liste",
        Expected::Entries => "eine Liste von Einträgen",
        Expected::Mapping => "ein Block mit eigenen Angaben",
        Expected::Number => "eine Zahl",
        Expected::Whole => "eine ganze Zahl",
        Expected::YesNo => "`true` oder `false`",
        Expected::Date => "ein Datum",
        Expected::Size => "eine Größe",
        Expected::SameNumber => "dieselbe Zahl wie `value`",
    };
    kind.to_owned()
}

/// A marked change in words; the mark's word is that of the data.
fn marked(mark: &'static str) -> &'static str {
    match mark {
        "deadline-later" => "eine Frist wurde verschoben, ungenauer oder gestrichen",
        "start-later" => "der Beginn wurde verschoben oder gestrichen",
        "status-back" => "der Status geht zurück",
        "given-up" => "die Arbeit wurde eingestellt",
        "late-dropped" => "der Verzug ist ohne neuen Beleg nicht mehr genannt",
        "completion-changed" => "der Tag, an dem etwas erreicht wurde, ist ein anderer oder gestrichen",
        "backdated" => "rechtzeitig erreicht nach einer Angabe, die erst nach der Frist kam",
        "split" => "etwas Erreichtes wurde geteilt und zählt mehrfach",
        "progress-fell" => "der Fortschritt geht zurück",
        "progress-otherwise" => "der Fortschritt wird anders gezählt",
        "target-lowered" => "ein Zielwert wurde abgeschwächt",
        "target-changed" => "ein Zielwert wurde geändert oder gestrichen",
        "baseline-changed" => "ein Ausgangswert wurde geändert oder erst nach den Werten gesetzt",
        "unit-changed" => "eine Einheit wurde geändert",
        "direction-changed" => "bei einem Messwert ist eine andere Richtung besser",
        "past-value-changed" => "ein früherer Wert wurde geändert oder gestrichen",
        "indicator-removed" => "ein Messwert wurde gestrichen",
        "evidence-gone" => "ein Ereignis oder eine Quelle ist weg oder sagt etwas anderes",
        "goal-removed" => "das Ziel wurde gelöscht",
        "id-changed" => "das Ziel hat eine andere Kennung",
        "merged-into-less" => "das Ziel tritt an die Stelle anderer und verspricht weniger",
        "promise-weaker" => "der Wortlaut des Versprechens sagt weniger",
        "words-weaker" => "ein Wortlaut sagt weniger als bisher",
        "lead-gone" => "die Zuständigkeit ist eine andere oder weggefallen",
        "regrouped" => "das Ziel ist anders zugeordnet",
        "no-new-evidence" => "ein neuer Beleg für den Status oder sein Datum fehlt",
        "part-gone" => "ein Meilenstein oder eine Maßnahme ist weg",
        "field-gone" => "eine Angabe, die das Portal nicht kennt, ist weg",
        "source-changed" => "eine Quelle wurde geändert oder gestrichen",
        "page-weaker" => "auf einer Seite ist etwas entfallen oder geändert",
        "file-replaced" => "eine Datei wurde ersetzt oder gestrichen",
        "look-changed" => "die Darstellung wurde geändert",
        "mark-words-changed" => "ein Wort für Auffälliges wurde geändert",
        "rule-changed" => "eine Regel des Portals wurde geändert",
        // A test goes through all marks.
        _ => mark,
    }
}

/// ` (vorher 2027, jetzt 2028)`.
fn from_to(old: Option<&str>, new: Option<&str>) -> String {
    match (old, new) {
        (Some(old), Some(new)) => format!(" (vorher `{old}`, jetzt `{new}`)"),
        (Some(old), None) => format!(" (vorher `{old}`)"),
        (None, Some(new)) => format!(" (jetzt `{new}`)"),
        (None, None) => String::new(),
    }
}

fn example(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "den Text in eine Zeile schreiben, wenn nötig in Anführungszeichen",
        Expected::Texts => "so schreiben: `[mid, ms]`, oder je Zeile ein Eintrag mit `- ` davor",
        Expected::Entries => "jeden Eintrag mit `- ` beginnen und seine Angaben gleich weit einrücken",
        Expected::Mapping => "die Angaben darunter schreiben und gleich weit einrücken",
        Expected::Number => "so schreiben: `62.83`, mit Punkt statt Komma",
        Expected::Whole | Expected::UpTo { .. } => "so schreiben: `40`",
        Expected::YesNo => "eines der beiden Wörter ohne Anführungszeichen schreiben",
        Expected::Date => "so schreiben: `2027-03-31`, `2027-03` oder `2027`",
        Expected::Size => "so schreiben: `2 MB` oder `500 kB`",
        Expected::SameNumber => "die Angabe löschen; sie gehört nur neben einen Text wie `mehr als 40`",
    }
}

fn the(list: List) -> &'static str {
    match list {
        List::Status => "den Status",
        List::Pillar => "das Handlungsfeld",
        List::Topic => "das Thema",
        List::CrossCutting => "das Querschnittsthema",
        List::Department => "das Ressort",
        List::Strategy => "die Fachstrategie",
        List::Origin => "die Herkunft",
        List::Source => "die Quelle",
    }
}

fn place(list: List) -> &'static str {
    match list {
        List::Status => "in `portal.yaml` unter `statuses`",
        List::Pillar => "in `portal.yaml` unter `pillars`",
        List::Topic => "in `portal.yaml` unter `topics`",
        List::CrossCutting => "in `portal.yaml` unter `cross_cutting`",
        List::Department => "in `portal.yaml` unter `departments`",
        List::Strategy => "in `portal.yaml` unter `strategies`",
        List::Origin => "in `portal.yaml` unter `origins`",
        List::Source => "im Quellenverzeichnis",
    }
}

fn bytes(size: u64) -> String {
    size_in_words(size, "Byte", ',')
}

fn wrong_date(WrongDate { commit, claimed, counts, overruled, is_future }: &WrongDate) -> String {
    let overruled = if *overruled { " (dazugekommene Commits widersprechen ihm)" } else { "" };
    let future = if *is_future { ", das in der Zukunft liegt," } else { "" };
    format!("`{commit}` nennt {claimed}{future} und zählt am {counts}{overruled}")
}

fn moved(folders: &[String]) -> String {
    let folder = folders.first().map_or("", String::as_str);
    format!(
        "wenn es von dort umgezogen ist, in `portal.yaml` ergänzen: `history: {{roots: [{folder}]}}`; sonst: `checks: {{Z802: off}}`"
    )
}
