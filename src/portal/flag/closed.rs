//! Words that are never others with a mistake in them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Words that are no other ones with a mistake: those of one line are forms of one word, those after `|` say that it was so,
/// or would be.
const CLOSED: [&str; 77] = [
    "jede jeder jedes jeden jedem alle",
    "every each all",
    "jene jener jenes jenen jenem",
    "diese dieser dieses diesen diesem",
    "keine keiner keines keinen keinem kein",
    "eine einer eines einen einem ein",
    "meine meiner seine seiner seines seinen seinem",
    "einige einiger einigen",
    "einzige einziger einzigen",
    "manche mancher manchen",
    "beide beider beiden",
    "nicht",
    "nichts",
    "frei freie freien freier freies freiem",
    "fein feine feinen feiner",
    "kbit",
    "mbit",
    "gbit",
    "tbit",
    "kw",
    "mw",
    "gw",
    "kwh",
    "mwh",
    "gwh",
    "gilt gelten|galt galten gaelte gaelten gelte",
    "bleibt bleiben|blieb blieben bliebe bleibe",
    "erhaelt erhalten|erhielt erhielten erhielte erhalte",
    "gibt geben|gab gaben gaebe gebe",
    "stellt stellen|stellte stellten stelle",
    "steht stehen|stand standen stuende stehe",
    "geht gehen|ging gingen ginge gehe",
    "kommt kommen|kam kamen kaeme komme",
    "liegt liegen|lag lagen laege liege",
    "nimmt nehmen|nahm nahmen naehme nehme",
    "traegt tragen|trug trugen truege trage",
    "haelt halten|hielt hielten hielte halte",
    "laesst lassen|liess liessen liesse lasse",
    "steigt steigen|stieg stiegen stiege steige",
    "sinkt sinken|sank sanken",
    "findet finden|fand fanden faende finde",
    "beginnt beginnen|begann begannen",
    "bietet bieten|bot boten boete biete",
    "schliesst schliessen|schloss schlossen",
    "land lands landes",
    "laender laendern",
    "landtag landtags",
    "landrat landrats",
    "bundestag bundestags",
    "bundesrat bundesrats",
    "stadtrat stadtrats",
    "kreistag kreistags",
    "kreisrat kreisrats",
    "nord norden noerdlich noerdliche noerdlichen",
    "sued sueden suedlich suedliche suedlichen",
    "ost osten oestlich oestliche oestlichen",
    "west westen westlich westliche westlichen",
    "northern",
    "southern",
    "eastern",
    "western",
    "north",
    "south",
    "east",
    "west",
    "minute minuten minutes",
    "monat monate monaten monats month months",
    "stunde stunden",
    "stufe stufen",
    "intern interne internen interner internes",
    "extern externe externen externer externes",
    "maximal maximale maximalen",
    "minimal minimale minimalen",
    "inner innere inneren innerer",
    "aeusser aeussere aeusseren aeusserer",
    "hours hour",
    "years year",
];

/// [`CLOSED`] by its words, each with the places of its line and of its side: every pair of words of two sentences is asked
/// for.
static BY_CLOSED: LazyLock<HashMap<&str, (usize, usize)>> = LazyLock::new(|| {
    let sides = |(line, forms): (usize, &'static &'static str)| {
        let sides = forms.split('|').enumerate();
        sides.flat_map(move |(side, words)| words.split(' ').map(move |word| (word, (line, side))))
    };
    // The first line counts.
    CLOSED.iter().enumerate().rev().flat_map(sides).collect()
});

/// Which word of those that have no mistakes it is, as the place of its line and of its side.
pub(super) fn closed(word: &str) -> Option<(usize, usize)> {
    BY_CLOSED.get(word).copied()
}
