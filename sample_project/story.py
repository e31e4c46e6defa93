"""The analysis of the sample as data: sheet, passes, kinds of codes, merges, recodings, a split.

All of it is invented, like the interviews. `themes_story.py` goes on from here.
"""

from __future__ import annotations

from dataclasses import dataclass

QUESTION = (
    "Hvordan erfarer innbyggere og ansatte det å drive noe sammen, "
    "og hva er det som holder det oppe?"
)

STANCE = (
    "Jeg har selv vært frivillig på et nærmiljøhus og har jobbet ett år i en kommune. Jeg heier på "
    "begge, og jeg merker at jeg blir fort rørt av nøkkelen og fort irritert på skjemaet. Derfor "
    "leter jeg også etter det som taler for skjemaet."
)

PEOPLE = {
    "Deltaker 1": {"stilling": "frivilligkoordinator", "tilhørighet": "kommune", "år": "4"},
    "Deltaker 2": {"stilling": "pensjonert maskinist", "tilhørighet": "innbygger", "år": "5"},
    "Deltaker 3": {"stilling": "helsefagarbeider", "tilhørighet": "kommune", "år": "6"},
    "Deltaker 4": {"stilling": "følgevenn", "tilhørighet": "innbygger", "år": "3"},
    "Deltaker 5": {"stilling": "stab", "tilhørighet": "kommune", "år": "3"},
    "Deltaker 6": {"stilling": "rådsleder", "tilhørighet": "innbygger", "år": "3"},
    "Deltaker 7": {"stilling": "ungdom i rådet", "tilhørighet": "innbygger", "år": "2"},
    "Deltaker 8": {"stilling": "kokk", "tilhørighet": "innbygger", "år": "6"},
    "Deltaker 9": {"stilling": "folkevalgt", "tilhørighet": "kommune", "år": "3"},
    "Deltaker 10": {"stilling": "virksomhetsleder", "tilhørighet": "kommune", "år": "2"},
    "Deltaker 11": {"stilling": "vaktmester", "tilhørighet": "kommune", "år": "5"},
    "Deltaker 12": {"stilling": "IT-rådgiver i rådet", "tilhørighet": "innbygger", "år": "4"},
    "Deltaker 13": {"stilling": "pensjonist", "tilhørighet": "innbygger", "år": "2"},
    "Deltaker 14": {"stilling": "nattsykepleier", "tilhørighet": "begge", "år": "6"},
    "Deltaker 15": {"stilling": "frivillig", "tilhørighet": "innbygger", "år": "3"},
}

SOURCES = {
    "Gruppeintervju 1": {"dato": "2026-01-14", "sted": "Meieriet, kontoret", "lengde": "62 min"},
    "Gruppeintervju 2": {"dato": "2026-01-20", "sted": "Meieriet, kaféen", "lengde": "58 min"},
    "Gruppeintervju 3": {"dato": "2026-01-28", "sted": "Meieriet, salen", "lengde": "94 min"},
    "Interview in English": {"dato": "2026-02-03", "sted": "Meieriet, kaféen", "lengde": "41 min"},
}

CHECKED = ("Gruppeintervju 1", "Gruppeintervju 2", "Gruppeintervju 3")
"""The sources that were checked against the audio."""


@dataclass(frozen=True)
class Round:
    """One pass: its name and lens, why it was made, and what was thought of it afterwards."""

    name: str
    lens: str
    note: str
    reflection: str
    begins: str
    order: tuple[str, ...] = ()
    hides_earlier: bool = False


ROUNDS = (
    Round(
        "Første gjennomgang",
        "semantisk, induktiv",
        "Nær ordene: hva sier de at de gjør, og hva sier de at det koster?",
        "Mange koder er nesten sitater. Jeg har kodet skjemaene flittigere enn folkene bak dem.",
        "2026-02-16",
    ),
    Round(
        "Under ordene",
        "latent",
        "Baklengs, uten å se de første kodene: hva forutsetter de, hva skammer de seg over?",
        "Skam og stolthet går igjen hos de ansatte også. Det så jeg ikke første gang.",
        "2026-03-02",
        ("Interview in English", "Gruppeintervju 3", "Gruppeintervju 2", "Gruppeintervju 1"),
        hides_earlier=True,
    ),
    Round(
        "Makt og medvirkning",
        "teoridrevet",
        "Med blikk for hvem som bestemmer, hvem som blir spurt, og hva som aldri kommer på bordet.",
        "Teorien ser møtene godt og onsdagene dårlig. Det er et funn i seg selv.",
        "2026-03-16",
        ("Gruppeintervju 3", "Gruppeintervju 1", "Interview in English", "Gruppeintervju 2"),
    ),
)

READ_AGAIN = "Leser alt en gang til mot temaene før teksten skrives"
"""Why the last pass is open again in the end, so that whoever tries the sample can code."""

LATENT = frozenset(
    "IR PR FT SG FH PS SM UN SF TV BF HB UL AM FL MP TM DA EG FE BI SP SJ FO SI HD PK HT SV FR UK "
    "RN SE AS TI VV LO JU TB TR EE HH AF NI".split()
)
"""The tags of the codes that were found under the words, in the second pass."""

DEDUCTIVE = frozenset(
    "MS TD HF SA OM MH VS KV LM AO DU DI BV BO KO AN RS SK OD PO IF KF MF HG GV".split()
)
"""The tags of the codes that came from theory, in the third pass."""

IN_VIVO = frozenset("DE DS JM IK GZ".split())
"""The tags of the codes that are named with a participant's own words."""


@dataclass(frozen=True)
class Merge:
    """Codes, by tag, that came to mean the same as another, which may get another name."""

    into: str
    tags: tuple[str, ...]
    why: str
    name: str = ""
    definition: str = ""


MERGES = (
    Merge(
        "OT",
        ("LS", "GB", "TE"),
        "Fire måter å si at tallet har fått et liv uten folkene",
        "Tall med et eget liv",
        "Et tall blir ønsket, gjettet eller pyntet, og virker videre som om det var målt.",
    ),
    Merge(
        "OM",
        ("SA", "VS"),
        "Den ene blir ikke spurt om mening, den andre ikke om kunnskap",
        "Ikke spurt",
        "De som vet eller som det gjelder, er til stede uten å bli spurt.",
    ),
    Merge(
        "TT",
        ("IS", "SD"),
        "Språket og papirene stenger den samme døra",
        "Språk som stenger ute",
        "Form, omfang og ordvalg avgjør hvem som kan være med.",
    ),
    Merge("IF", ("FL", "HG"), "Alle tre handler om at frivillig kommer i stedet for ansatt"),
    Merge("TB", ("TR",), "Samme byrde, sett fra den som takkes og den som takker"),
    Merge("EA", ("NY",), "Ett år om gangen er grunnen til at en må være ny hvert år"),
    Merge(
        "SR", ("KF",), "Kontrollen er den samme, beløpet er bare mindre", "Kontroll kommer først"
    ),
    Merge("VV", ("LO",), "Å la være å vite er den halve løgnen"),
    Merge("DS", ("VI",), "Vi og dere er to sider av det samme skillet"),
    Merge("EG", ("AS",), "Skammen og det å bære den alene lar seg ikke skille i teksten"),
    Merge("HV", ("HD",), "Latteren gjør det samme arbeidet begge steder"),
    Merge("BS", ("IK", "SN"), "Tiden er det som gis", "Tid uten klokke"),
    Merge("MB", ("LF",), "Lyden av folk er lyden av bordet", "Det åpne bordet"),
)


@dataclass(frozen=True)
class Recoding:
    """An extract, by a part of its words, on which one code became one or several others."""

    document: str
    words: str
    old: str
    new: tuple[str, ...]


RECODINGS = (
    Recoding("Gruppeintervju 1", "Jeg sa at jeg ringer på vegne av vannet.", "HF", ("FI",)),
    Recoding("Gruppeintervju 1", "Så da holdt jeg munn.", "FE", ("VV", "PK")),
    Recoding("Interview in English", "I told her I had been promoted.", "SV", ("KO",)),
    Recoding("Gruppeintervju 3", "Det er ikke kardemommen.", "SR", ("RM",)),
)

SPLIT_CODE = "ME"
SPLIT_NAME = "Kategorier i nedtrekksmenyen"
SPLIT_DEFINITION = "Systemets egne kategorier, som bestemmer hva en person kan være."
SPLIT_WORDS = (
    "Nei, det er nedtrekksmeny.",
    "Dere har snakka om meg i to år",
    "third from the left",
)
"""The extracts, by a part of their words, that went from the wide code to the new one."""
