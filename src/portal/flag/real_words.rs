//! Words that are spelled much alike and are no others with a mistake: `fördert` and `fordert`, `zahlt` and `zählt`.

use super::tokens::Word;
use super::word_lists::word_set;

word_set! {
    /// Words without the ending that they have by their place.
    STEMS = "ahnd arbeit atm bau baut bedien beding beend beflueg befrag befrei befrist begeh begeister beginn begleit begreif begrenz \
        begruend begruess begruen behalt behand behandel behaupt beheb behind behinder behuet beitrag beitret beklag beleg beleb beleucht \
        belehr belast beliefer belohn bemaengel bemerk bemess benenn benutz benoet benoetig beobacht berat beraet bereit bereinig berg \
        bericht berichtig beruf beruh beruehr beschaff beschaeftig bescheid beschenk beschleunig beschluss beschraenk beschreib beschwer \
        beseitig besetz besichtig besitz besorg besprech besser best bestaetig bestell bestimm bestraf bestreit besteh besteuer besuch \
        beteilig beton betrag meid lies lenk loes promis bereu reu betreff betreib betreu betrieb betrug beurteil bewahr bewaehr beweg beweis bewert bewerb bewillig \
        bewohn bezahl bezieh bezug biet bild billig bind bitt bleib brauch brech brenn bring buch buerg buerger biss daten deck dehn \
        denk dien dring droh druck durch eign einfach eil einig eltern empfang empfehl ende enden enteign entfall entfern entgelt enthalt \
        enthuell entlast entlass entleih entscheid entschuld entsend entsteh entwick entwickel entwert erb erfahr erfass erfind erford \
        erforder erforsch erfuell ergaenz ergeb erheb erhoeh erhol erhalt erinner erkenn erklaer erlaeuter erlass erlaub erleb erleichter \
        erlern erlisch ermahn ermittel ermoeglich ernenn erneuer eroeffn erprob erreg erreich ersatz erschein erschliess erschwer ersetz \
        erspar erstatt erstell erteil erwart erwaehn erwaehl erweiter erweit erwerb erzeug erzieh erziel fahr faell fall fang fass fehl \
        feier fest find folg foerder forder forsch forst frag frei freu frist fueg fuehl fuehr fuell funk geber gebuehr gedenk geeign \
        gefaehr gegend geheim gehoer geld gelt genehmig geniess gericht geruecht gesetz gesicht gestalt gestatt gewicht gewinn gewoehn \
        gleich gross gruend gruen gunst haeng haft halt handel handl haus heil heim heiz helf herrsch hinder hoff hoer hol hosten hueter \
        impf inform invest irr jahr kauf kehr kenn kinder rinder klag klaer klein knapp koch koennen komm konsum kontakt kontrakt kosten \
        kisten posten pfosten kraft kreis preis reis kuend kuemmer kuerz kurs lad lag landet lande lass last laut leb leer leg lehn lehr leid leih \
        leist leit lenk lern les leucht lieb liefer lief lieg link list lob locker lohn loes loesch lueck mach mahn mal maler masse mass masst mast meist \
        meld mess miet mild minder mind misch miss mitte mittel moeg nenn netz nehm neig nutz oeffn ord ordn orden organ \
        pacht pack park partei pass pfand pfleg pflicht pflanz plag plan platz post praeg prob pruef pruegel raeum traeum raum traum \
        recht rechn reg regel regier registrier reich reif rein reinig reis reiz rett richt riecht ruf ruest ruh saeuber sag samm sammel \
        sanier saug schad schaff schaetz schalt schau scheid schein schenk scherz schick schieb schiess schiff schild schlaf \
        schlag schliess schmuck schneid schoen schon schon schraenk schreib schreit schuetz schuett schuetz schul schuld schulter schwaech \
        sehn seh send senk setz sicher sicht sieg sieb sind sing sink sitz sorg spar spaer speicher spend spenn sperr spiel sprech spreng spreiz spring \
        staerk stamm start statt staun steck steh steig steiger stell still stille stimm stopf stopp stoer stoss straf straff stream streck streich \
        streit streik streu streuer strom stuetz stuerz such sucht summ tag tagt taten tausch taeusch teil teuer test text tilg toet trag trau treff treib trenn \
        tret treuer trick trink trotz tun turn ueb ueber ueberarbeit uebergeb ueberhol ueberlass uebernehm ueberpruef ueberrasch uebersetz \
        uebertrag uebertreib ueberweis ueberwach ueberzeug umgeh umsatz umsetz unterhalt unternehm unterricht untersag untersuch \
        unterstell unterstuetz verabred verabschied veraender veranlag veranlass veranstalt verantwort verarbeit verarm verbann verberg verbess verbesser verbiet \
        verbind verbleib verbrauch verbreit verbreiter verbrenn verbring verdacht verdeck verdien verdoppel verdraeng verdreh verein vereinbar vereinfach vereinig \
        vererb verfahr verfall verfehl verfolg verfueg verfuehr vergab vergeb vergess vergleich vergnueg vergroesser verguet vergrab verhaeng verhalt verhandel \
        verhehl verhelf verheiz verhinder verhoer verhuet verhuell verkauf verkehr verklag verkleiner verknuepf verkuend verkuerz verlad verlaenger verlag verlager verlang verlass verlauf verleg \
        verleih verleit verlern verletz verleug verlier verlock vermehr vermeid vermeld vermerk vermess vermiet verminder vermiss vermisch vermittel vermut vernehm vernetz vernicht \
        veroeffentlich veroed verpacht verpack verpass verpflanz verpflicht verpfleg verrat verrechn verreis verricht verring verringer versag versalz versamm versammel \
        versaeum verschaff verschaerf verschaetz verschenk verscherz verschick verschieb verschlaf verschlag verschlecht verschliess verschon verschoen verschreib verschuld \
        verschwend verseh versend versenk versetz versich versicher versieg versorg verspaet versperr verspiel versprech verstaend verstaerk versteck versteh versteig versteiger verstell \
        versteuer verstopf verstoer verstoss versuch vertag vertausch verteidig verteil verteuer vertief vertilg vertrag vertrau vertreib vertret verurteil verwahr verwalt \
        verwandel verweh verwehr verweig verweiger verweil verweis verwend verwerf verwert verwick verwirk verwirr verwoehn verzahn verzehr verzicht verzeih verzier verzins verzoeg verzoeger verzoll \
        voll vollend vollzieh vorhalt waehl wahl wachs wag walt wand wander wandel warn wart wartet wasch wechsel weck wehr weich weig weih weil weis weiter weit weitet wend wenden werb werf werk werkt wert wett \
        wickel wiegt will willig wirb wirf wirk wirkt wirt wisch wiss witter wohn woell wund wunsch wuensch wurf zahl zaehl zahn zaehm zauber zeichn zeig zeit zell zerr zeug zieh \
        ziel zier zins zoeger zoll zuend zug zwing \
        access assess adopt adapt adept affect effect allow allot apply award aware bind blind board border order boost roost bring build guild bundle buy \
        card care cares carry marry cast cost post charge change chance check clear clean clinic close clothe coach couch collect correct connect commit permit submit limit compare prepare \
        repair complete compete compute conform inform reform perform transform consult insult contain retain remain attain obtain content consent contest context contact contract control cover hover \
        lower tower power council counsel count court course source create crate credit data date debt deal dead defer refer deliver deny defy design resign assign \
        detect deter direct divide provide prove draft craft drain train trail trait drive drop earn learn ease lease cease end send lend mend spend tend employ enable ensure insure \
        enter equip erect elect escape estate state stage statue stake evolve involve resolve examine expand expend extend export import expert except accept expect inspect respect suspect \
        fail fall fill file fine fire fix form found fund find fuel duel gain grain grant grand guard guide hand land heat health wealth hear help hire hold hope horse house hours host improve impose \
        increase incense insert invert invest infest install instill issue join keep label level lever licence lift list live love load road loan manage damage master matter measure meet meat merge monitor motor move \
        need feed seed notify modify number member offer suffer differ open operate own pace place plane plate plant plan plans plants park part party pass path pay play lay prevent present price prize \
        print pride probe process protect project product produce reduce deduce prompt public publish punish quiet quite raise praise reach teach react read ready real deal receive deceive record reward regard relate release \
        relief relieve believe remove resume report repeat replace request require acquire rescue reserve reverse preserve deserve observe serve restore result revise review revive ride right sight light fight safe save same scale scare scheme \
        school score store shore share shape spare spade seal sell tell serve settle shelter shift ship shop short shut sign sing site size speed spread staff stuff stamp stand start smart stay step stop strip study support supply \
        switch tackle take tank task tax taxes teach test text threat treat tread time toll track trace trade grade transfer trial trust turn update upload value vary verify visit volume vote wage wait want warn waste water watch wear week weak weigh \
        while white write whole widen wind window winter work world"
}

/// Endings that a word has by its place in a sentence.
const ENDINGS: [&str; 22] = [
    "", "e", "en", "n", "t", "et", "te", "ten", "ete", "eten", "st", "er", "ern", "es", "s", "ung", "ungen", "ed", "d",
    "ing", "ies", "em",
];

/// Whether two words are words each, and not of the same stem.
pub(super) fn are_other_words(one: &Word, other: &Word) -> bool {
    let stems = |word: &Word| -> Vec<String> {
        let bare = word.strip_prefix("ge").filter(|_| word.ends_with(['t', 'n'])).map(str::to_owned);
        let forms = [Some(word.clone()), bare];
        let stems =
            forms.iter().flatten().flat_map(|word| ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)));
        stems.filter(|stem| STEMS.contains(stem)).map(str::to_owned).collect()
    };
    let (then, now) = (stems(one), stems(other));
    !then.is_empty() && !now.is_empty() && !then.iter().any(|stem| now.contains(stem))
}
