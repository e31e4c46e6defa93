"""The themes of the sample as data: candidates, themes, relations, versions, quotes and notes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ThemeStory:
    """A theme: its name, what it was first called, its codes by tag, and its subthemes."""

    name: str
    codes: str = ""
    first: str = ""
    central_idea: str = ""
    definition: str = ""
    boundaries: str = ""
    under: tuple[ThemeStory, ...] = ()


THEMES = (
    ThemeStory(
        "Tillit må gis før den er fortjent",
        first="Tillit",
        central_idea=(
            "Huset bæres av at noen gir tillit på forskudd, med egen risiko, og av at den som får "
            "den, skjerper seg."
        ),
        definition=(
            "Temaet samler det deltakerne forteller om å bli trodd på før de har vist noe: en "
            "nøkkel, en stol ved bordet, en oppgave. Tilliten går begge veier og lar seg ikke "
            "kvittere for, og nettopp derfor forplikter den."
        ),
        boundaries="Ikke vennlighet i alminnelighet: noe må stå på spill for den som gir.",
        under=(
            ThemeStory(
                "En nøkkel før et skjema",
                "TF NT FT PR SR RA NL FI",
                definition="Tillit som vises i handling, mot rutinen, og som noen risikerer noe på.",
            ),
            ThemeStory(
                "Tida som ikke måles",
                "BS KL FH UP MB GU SO",
                definition="Det å bli sittende, side om side, uten klokke, påmelding eller bestilling.",
            ),
            ThemeStory(
                "Å bli regnet med",
                "RM HH EE SV GK SG HB TI LV",
                definition="Å være en det ventes på, med noe en kan, også når en er «brukeren».",
            ),
        ),
    ),
    ThemeStory(
        "Ordene avgjør hvem som kommer inn",
        first="Språk",
        central_idea=(
            "Språket mellom kommune og nabolag er ikke et skall rundt saken; det er døra, og den "
            "kan være åpen for ordet og stengt for mennesket."
        ),
        definition=(
            "Temaet samler hvordan ord gjør noe med folk: avslår uten å si nei, gjør dem til "
            "kategorier, eller slipper dem inn fordi de sa det riktige."
        ),
        boundaries="Ikke språkferdighet alene: det handler om hva ordene bestemmer.",
        under=(
            ThemeStory(
                "Det vennlige neiet",
                "KS TV AF RE TS AA",
                definition="Avslag og utsettelser som høres ut som imøtekommenhet.",
            ),
            ThemeStory(
                "Navn ingen har valgt",
                "ME KD PS SM NI UN DS MF EM",
                definition="Merkelapper folk får, og navnene de heller ville hatt.",
            ),
            ThemeStory(
                "Billettord",
                "OD SK NF TT EN SF BF PO",
                definition="Ord som åpner dører oppover, og den som ikke har dem, blir stående.",
            ),
        ),
    ),
    ThemeStory(
        "Det viktigste har ingen kolonne",
        first="Tall og skjema",
        central_idea=(
            "Det som betyr noe, finnes ikke i systemets felter, og alle vet det, så tallene får et "
            "eget liv mens det beste skjer i en gråsone."
        ),
        definition=(
            "Temaet samler avstanden mellom det som registreres, og det som hender: feltet som "
            "mangler, tallet som pyntes, og løsningen som ingen vil ha sett."
        ),
        boundaries=(
            "Ikke misnøye med byråkrati: også rutinen som vern for den som ikke kan passe på selv, "
            "hører til her."
        ),
        under=(
            ThemeStory(
                "Det finnes ikke felt for det",
                "FF SH AU SP GR RO",
                definition="Det som ikke lar seg krysse av, og det vonde i et format uten smerte.",
            ),
            ThemeStory(
                "Tall med et eget liv",
                "OT ES AO EA FA",
                definition="Tall som ønskes, pyntes og reiser videre oppover.",
            ),
            ThemeStory(
                "Gråsonen der det beste skjer",
                "GZ SU EU JU TP VV RI RU",
                definition="Snarveier, blinde øyne og arbeid etter utstempling, og prisen for dem.",
            ),
        ),
    ),
    ThemeStory(
        "De samme seks bærer det alle vil ha",
        first="Frivillighet",
        central_idea=(
            "Byrden samler seg hos noen få, og de som bærer den, er sjelden de som bestemmer "
            "eller får æren."
        ),
        definition=(
            "Temaet samler hvem som betaler for at huset er åpent: de samme seks, de hjemme, den "
            "ansatte etter stempling, og den som ikke ble spurt."
        ),
        boundaries="Ikke slitenhet alene: det handler om fordelingen.",
        under=(
            ThemeStory(
                "I stedet for, ikke i tillegg",
                "IF GA TB HJ TM DE AM SB GV UL AN AT RS",
                definition="Gaven som blir en stilling uten lønn, og hva den gjør med gi og få.",
            ),
            ThemeStory(
                "Makten sitter et annet sted",
                "MS TD OM HF JM MH KV LM DU DI BV BO KO SL",
                definition="Hvem som setter sakslisten, hvem som blir spurt, og hvem som bæres inn.",
            ),
        ),
    ),
)
"""Four themes with eleven subthemes, as they are in the end."""

MISCELLANEOUS = "SS KA TK DA MP SE SJ".split()
"""The tags of the codes in the Miscellaneous pile."""

ASIDE = ThemeStory(
    "Latteren",
    "HV SI",
    definition="Spøk og sinne som gjør det mulig å si det vanskelige.",
)
"""A candidate theme that was set aside: humour runs through all the others."""

ABSORBED = ThemeStory("Skam og skyld", "EG FE FO IR UK PK BI RN HT FR")
"""A candidate theme that was merged away: its codes stand in the themes where the shame arises."""

ABSORBED_INTO = "Det finnes ikke felt for det"
ABSORBED_WHY = "Skammen er ikke et eget mønster; den oppstår der det ikke finnes felt for det"

RELATIONS = (
    (
        "Tillit må gis før den er fortjent",
        "Det viktigste har ingen kolonne",
        "kan ikke kvitteres for",
        "tension",
    ),
    (
        "Ordene avgjør hvem som kommer inn",
        "De samme seks bærer det alle vil ha",
        "velger hvem som bestemmer",
        "leads to",
    ),
    (
        "Det viktigste har ingen kolonne",
        "De samme seks bærer det alle vil ha",
        "gjør byrden usynlig",
        "leads to",
    ),
    (
        "Tillit må gis før den er fortjent",
        "De samme seks bærer det alle vil ha",
        "holder folk fast",
        "supports",
    ),
    (
        "Ordene avgjør hvem som kommer inn",
        "Tillit må gis før den er fortjent",
        "kommer før eller etter",
        "tension",
    ),
)

VERSIONS = (
    ("Kandidater etter koding", "Ni bunker på kjøkkenbordet; de fleste heter det de handler om."),
    ("Etter å ha lest alt på nytt", "Fem bunker er slått sammen eller lagt til side."),
    ("Slik de går til veileder", "Fire temaer, elleve undertemaer."),
)

QUOTES = (
    ("Gruppeintervju 1", "jeg hadde nøkkelen i veska", "En nøkkel før et skjema"),
    ("Gruppeintervju 1", "Det er noe en får på forskudd.", "En nøkkel før et skjema"),
    ("Interview in English", "it was the first time in this country", "En nøkkel før et skjema"),
    ("Gruppeintervju 2", "Alt. Det er jo det eneste jeg har", "Tida som ikke måles"),
    ("Interview in English", "Nobody recruited me.", "Tida som ikke måles"),
    ("Gruppeintervju 1", "Men det er han som kan fyre i ovnen!", "Å bli regnet med"),
    ("Gruppeintervju 1", "Vi trodde det var et ja!", "Det vennlige neiet"),
    ("Gruppeintervju 3", "Og det jeg ikke rekker å forstå", "Det vennlige neiet"),
    ("Gruppeintervju 3", "Jeg har vært «innvandrerkvinne»", "Navn ingen har valgt"),
    ("Gruppeintervju 3", "Ja, men jeg kunne jo ikke si det på møtet.", "Billettord"),
    ("Gruppeintervju 1", "Hos oss ville det vært et skjema.", "Det finnes ikke felt for det"),
    ("Gruppeintervju 2", "At vi tar imot det verste", "Det finnes ikke felt for det"),
    ("Gruppeintervju 1", "Trettifire besøkende.", "Tall med et eget liv"),
    ("Gruppeintervju 1", "Så det er liksom blitt en sånn", "Gråsonen der det beste skjer"),
    (
        "Gruppeintervju 2",
        "For jeg trudde jo at jeg var noe i tillegg.",
        "I stedet for, ikke i tillegg",
    ),
    ("Gruppeintervju 3", "Makten sitter i sakslisten.", "Makten sitter et annet sted"),
    ("Gruppeintervju 3", "Hvis det er klokka sju i stedet", "Makten sitter et annet sted"),
)
"""Extracts chosen for the report: source, a part of the words, and the theme each stands under."""

DEPARTING = (
    ("Gruppeintervju 1", "Så rutiner er jo også", "Taler for skjemaet; ikke glem det i teksten."),
    ("Gruppeintervju 2", "Men til forsvar for fartsskriveren", "Tallet som vern."),
    ("Gruppeintervju 3", "Folk tror at vi har makt.", ""),
)

ASK = ("Gruppeintervju 3", "Jeg drev restaurant i", "Kan hun kjennes igjen på dette?")

REVIEWED = (
    ("En nøkkel før et skjema", "Jeg sov ikke den natta", "kept", "", ""),
    ("En nøkkel før et skjema", "jeg hadde nøkkelen i veska", "kept", "", "Kjernen i temaet."),
    (
        "En nøkkel før et skjema",
        "Jeg la ut for kardemomme",
        "moved",
        "Gråsonen der det beste skjer",
        "Mer kontroll enn tillit.",
    ),
    ("Gråsonen der det beste skjer", "Det er en grunn til det", "skipped", "", ""),
    ("Å bli regnet med", "I told her I had been promoted.", "taken out", "", "Ironisk ment."),
)
"""Level-1 reviews: theme, words, verdict, theme moved to, and why."""

MEMOS = (
    (
        "themes",
        "Tillit må gis før den er fortjent",
        "## Sentralt poeng\n\nTilliten er *asymmetrisk*: den ansatte risikerer jobben, innbyggeren risikerer huset. Se begge.",
    ),
    (
        "themes",
        "Det viktigste har ingen kolonne",
        "Pass på at dette ikke blir en klage på byråkrati. Skjemaet forsvares tre ganger i materialet, av folk som har sett hva som skjer uten.",
    ),
    (
        "themes",
        "Billettord",
        "Tenkte først på dette som *strategi*. Men de som bruker ordene, rødmer. Det er mer som en inngangsbillett en ikke liker å kjøpe.",
    ),
    (
        "codes",
        "FF",
        "Koden vokser. Vurder om felt som mangler i skjemaet, og ord som mangler i språket, er to ting.",
    ),
    ("codes", "TI", "- nøkkelen på spikeren\n- slipset\n- lampa i eska\n- krusene med navn på"),
    ("codes", "SF", "Gjelder begge i det engelske intervjuet, og på hver sin måte."),
    (
        "sources",
        "Gruppeintervju 3",
        "Åtte rundt bordet, og moderator sier nesten ingenting. Turtakingen er en del av materialet.",
    ),
    (
        "sources",
        "Interview in English",
        "Engelsk er det fellesspråket de velger. De er sintere på engelsk enn de sier at de er på norsk.",
    ),
    (
        "participants",
        "Deltaker 11",
        "Sier lite, og sier det som avgjør. Se over alle ytringene hans samlet.",
    ),
)
"""Memos: kind of thing, its name or tag, and the text in Markdown."""

Entry = tuple[str, int, bool, str, str, tuple[str, str] | None]

JOURNAL: tuple[Entry, ...] = (
    (
        "2026-02-09",
        1,
        False,
        "",
        "Leste alle fire høyt i dag. Stemmen min ble tykk ved slipset. Jeg må passe på at det rørende ikke blir det viktigste.",
        ("sources", "Gruppeintervju 1"),
    ),
    (
        "2026-02-13",
        1,
        True,
        "Hva antok jeg?",
        "Jeg tok for gitt at kommunen er den sterke parten. I gruppe 2 er det den ansatte som gråter i bilen.",
        ("sources", "Gruppeintervju 2"),
    ),
    (
        "2026-02-20",
        2,
        False,
        "",
        "Kodet åtte timer. Irritert på D3, og skammer meg litt for det. Han svarer jo ærlig hver gang.",
        ("codes", "KS"),
    ),
    (
        "2026-03-05",
        2,
        True,
        "Hva overrasket meg?",
        "At latteren nesten alltid kommer rett før det vondeste. Den er ikke et tema, den er en måte å gå over brua på.",
        ("codes", "HV"),
    ),
    (
        "2026-03-19",
        2,
        False,
        "",
        "Teorien om makt gjør meg skråsikker. Alt blir nedenfra og ovenfra. Onsdagene forsvinner.",
        ("codes", "MS"),
    ),
    (
        "2026-03-30",
        3,
        False,
        "",
        "131 koder. Veileder lo vennlig. Begynner å slå sammen i morgen.",
        None,
    ),
    (
        "2026-04-14",
        4,
        True,
        "Hva ville tale imot det?",
        "Tre steder forsvares skjemaet av folk jeg liker. Temaet må tåle det, ellers er det mitt og ikke deres.",
        ("themes", "Det viktigste har ingen kolonne"),
    ),
    (
        "2026-04-27",
        5,
        False,
        "",
        "Byttet navn på alle temaene i dag. «Tillit» var en overskrift, ikke et funn.",
        ("themes", "Tillit må gis før den er fortjent"),
    ),
    (
        "2026-05-06",
        6,
        False,
        "",
        "Redd for å gjøre dem for kloke. De er kloke, men de er også slitne.",
        None,
    ),
)
"""Journal entries: date, phase, ticked for the report, the question it answers, text, what about."""

TERMS = (
    ("Meieriet", "Nærmiljøhuset, et nedlagt meieri som innbyggerne pusset opp.", ()),
    (
        "følgevenn",
        "Frivillig som følger en eldre til lege, butikk eller kafé.",
        ("følgevenner", "følgevennene", "følgevennordningen"),
    ),
    (
        "rådet",
        "Nabolagsrådet: ni medlemmer, seks av dem innbyggere, med egen pott.",
        ("nabolagsrådet",),
    ),
    ("onsdagene", "Det åpne middagsbordet på huset, uten påmelding.", ("onsdager",)),
    ("FAU", "Foreldrerådets arbeidsutvalg på skolen.", ()),
    ("potten", "De fire hundre tusen kronene som rådet rår over hvert år.", ("pott",)),
    (
        "ho derre med nettbrettet",
        "Den som kartlegger ensomhet for kommunen.",
        ("hu derre med nettbrettet",),
    ),
)
"""The glossary: term, meaning, other forms."""
