"""Where sentences end: invented examples, each with a bar between its sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuicode.model.sentences import ABBREVIATIONS, BEFORE_NUMBERS, MAY_END, sentences_of

NORWEGIAN = """\
Vi gikk ned til brua.|Der var det ingen.
Vi hadde f.eks. Oslo og Bergen med.|De andre kom senere.
Det gjelder bl.a. Hansen og dr. Berg.|De svarte ikke.
Det gjelder bl. a. Hansen og f. eks. Berg.|De svarte ikke.
Hun jobbet i NAV, dvs. Arbeids- og velferdsetaten.
Det var mat, drikke osv.|Etterpå dro vi hjem.
Det var mat, drikke osv. og så dro vi hjem.
Det var mat osv. 5 eller 6 ganger.
Der var naboer, venner m.fl.|Alle hjalp til.
Den kostet 300 kr.|Jeg betalte.
Den kostet kr. 300 i fjor.|Nå er den dyrere.
Det kom kl. 8.30 om morgenen.|Vi sov.
Vi begynte kl. 8.|Da var det lyst.
Han flyttet hit 17. mai i fjor.|Det regnet.
17. mai er stor.|Vi går i tog.
Datteren går i 3. klasse.|Hun er åtte.
Vi bor i 3. etasje.|Det er fint.
Bare 2.5 prosent svarte.|Det var lite.
Bare 2,5 prosent svarte.|Det var lite.
Det var den 17. 18. og 19. juni.|Alle kom.
Det var i 1998.|Da kom jeg hit.
Det var i 1998.|20 år senere reiste jeg.
1. Vi må lytte.|2. Vi må spørre.|3. Vi må vente.
Da sa han nei...|Og gikk.
Se kap. 4 og s. 12, jf. Olsen.|Det står der.
Det står på s. 12.|Les det.
Det står i nr. 5 på lista.|Ikke sant?
Kong Harald V.|Han bor der.
Jeg snakket med A. B. Hansen om det.|Han var enig.
Planen var A.|Så ble det plan B.|Vi gikk.
Jeg ... jeg vet ikke helt.|Kanskje.
Jeg … nei, det var ikke sånn.
Jeg gikk ut ...|Det var kaldt.
... og så gikk vi hjem.|Ja.
… Ja.
Det er sånn at ... [Navn, ansatt] bestemte det.|Vi lyttet.
Jeg spurte [Navn, ansatt].|Han nikket.
Jeg var lei meg.|[Navn] kom i går.|[uhørlig] Nei.
Hun sa at ... «kom, da».|Og jeg kom.
«Kom nå!»|Hun ropte.
«Kom nå!» ropte hun.|Jeg kom.
«Kom nå!» – ropte hun.|Jeg kom.
«Kom nå», sa hun.|«Det er sent.»|Jeg kom.
Han sa: «Det er sent.|Vi må gå.»|Vi gikk.
Det var alt.|«ja», sa han.
“Hvorfor?”|Hun spurte meg.
(Det var sent.)|Vi gikk.
Vi gikk (det var sent. alle sov) hjem.
Jeg tenkte at vi – nei, vi tok bussen.
Jeg tenkte at vi –|Det er det samme.
Jeg skulle ten-|Jeg mente å spørre.
Han – Per – kom i går.|Vi lo.
Det var – Oslo, tror jeg.
– Var du der?|– Ja.|– Så fint.
Kom.|– Nei.
*ler* Ja.|*pause* Nei.|*ler*
Ja.|*ler litt.*|Nei.
Vi gikk ... *ler* og så falt han.|Ja.
Det var gøy! *ler* og trist.|Ja.
Nei!!!|Hva?!|Jo.
Hva?! sa han bare.|Og gikk.
Ikke sant? og så gikk vi.|Ja.
Se www.nav.no for mer.|Greit.
Skriv til kari@eksempel.no.|Da svarer de.
Ærlig?|Ørret.|Ås.
Den er min.|Jeg eier den.
Det tok maks. 5 min. 30 sek. i går.|Greit.
Vi brukte pkt. 3 pga. Regnskap.|Ja.
Og så –
Jeg tenkte at vi skulle
"""

ENGLISH = """\
We went down to the bridge.|Nobody was there.
It was Mr. Smith, i.e. the neighbour vs. the office.|Right.
Mrs. Brown and Dr. Gray came, e.g. Monday and Tuesday.|They left.
She said M. Olsen was there.|He was not.
We had food, drink etc.|Then we went home.
We had food, drink etc. and then we went home.
We left at 8 a.m.|The bus was late.
We left at 8 p.m. on Friday.|It was late.
No.|I did not.
No. 5 was the last.|We stopped.
See pp. 4 and fig. 2, cf. Gray et al. Then stop.
I saw p. 12.|It says so.
I lived in the U.S. Army barracks.|It was cold.
I was in grade 3.|Then we moved.
Only 2.5 percent answered.|That is little.
It cost $3.50 then.|Now it is more.
1. Listen.|2. Ask.|3. Wait.
Well ... yes.|No.
Well . . . yes.|No.
Well … yes.
I went ...|Then I came back.
“Why?”|I asked.
"Why?"|I asked.
"Why?" she asked.|I knew.
'Why?'|I asked.
He said, "Come in."|We came.
We wanted to –|But it was late.
We wanted to —|Well, it was late.
It was – Peter, I think.|Yes.
It was well-known.|Yes.
I asked [name, employee].|He nodded.
*laughs* Yes.|*pause* No.|*laughs*
What?!|Never!
Really? she said.|Yes.
one|two|three.
"""


def cases(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.splitlines()]


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_of(text, 0, len(text))]


def test_there_are_enough_examples() -> None:
    assert len(cases(NORWEGIAN)) >= 60
    assert len(cases(ENGLISH)) >= 30


@pytest.mark.parametrize("parts", [*cases(NORWEGIAN), *cases(ENGLISH)], ids="|".join)
def test_sentences_end_where_they_should(parts: list[str]) -> None:
    text = "\n".join(parts) if parts[0] == "one" else " ".join(parts)
    assert sentences(text) == parts
    # White space around and between them is nothing.
    spaced = "\n  ".join(parts) if parts[0] == "one" else "   ".join(parts)
    assert sentences(f" \t{spaced}\n ") == parts


@pytest.mark.parametrize("parts", cases(NORWEGIAN), ids="|".join)
def test_a_stretch_of_a_text_is_split_as_if_it_were_all(parts: list[str]) -> None:
    text = " ".join(parts)
    around = f"Kl. {text} osv. Og"
    found = sentences_of(around, 4, 4 + len(text))
    assert [around[start:end] for start, end in found] == sentences(text)


def test_no_abbreviation_is_of_two_kinds() -> None:
    assert not ABBREVIATIONS & (MAY_END | BEFORE_NUMBERS)


pieces = st.sampled_from(
    [*"abÅ .?!…\n\t«»”“'\"[]*()–-—1", "kl. ", "osv. ", " ... ", "A. ", "*ler* ", "[Navn] ", " – Det ",
     "17. mai ", "街", "\u0301", "\u2028", "🇳🇴"]
)  # fmt: skip


@given(st.lists(pieces, max_size=40).map("".join))
def test_sentences_tile_all_that_is_no_space(text: str) -> None:
    found = list(sentences_of(text, 0, len(text)))
    covered = [at for start, end in found for at in range(start, end)]
    assert covered == sorted(set(covered))
    assert {at for at, one in enumerate(text) if not one.isspace()} <= set(covered)
    for one in sentences(text):
        assert one == one.strip() != ""
        assert "\n" not in one
