"""Words with a full stop that does not end a sentence, and words that show that it does.

Data for ``sentences``; kept in Python because this layer reads no files. Lower case, without the last stop.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a name: never the end of a sentence when a capital follows.
TITLES = _words(
    """
    mr mrs ms mx dr drs prof profs rev revd fr hon esq messrs mme mlle mgr sra srta gen lt col sgt capt
    cpl maj adm cmdr comdr cmdt brig pvt pte supt insp det cst const sen sens rep reps gov govs amb atty
    st ste mt ft pres ald coun cllr sec dept asst assoc emer ret
    """
)

# Before a number: the end of a sentence only when no number follows.
BEFORE_NUMBERS = _words(
    """
    no nos nr vol vols ch chap pp p pg fig figs art arts sect para jan feb mar apr jun jul aug sep sept
    oct nov dec ca approx est tel ext apt rte hwy
    """
)

# Inside a sentence always.
INSIDE = _words("vs v cf eg e.g ie i.e viz incl excl approx aka a.k.a al")

# At the end of a sentence or inside one: the next word decides.
EITHER = _words(
    """
    u.s u.k u.n e.u u.s.a u.a.e d.c l.a n.y b.c p.e.i n.w.t n.z d.r p.m a.m inc corp co cos ltd plc llc
    bros jr sr ph.d m.d b.a m.a m.p mp ave blvd rd sq hwy ariz ark calif colo conn del fla ga ill ind
    kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo ont que alta
    sask man mt ft st
    """
)

# A capital here begins a sentence, even after an initial or "U.S.".
STARTERS = _words(
    """
    the a an he she it they we i you this that these those there here but and or nor so yet if when while
    after before since because although though however meanwhile in on at for from with by as to about
    what who why how where which his her its their our my your one two three some many most all no not
    now then still also among under over once both each every another other others such several few more
    less nobody somebody everybody everyone someone none nothing something everything only just even
    maybe perhaps police officials people critics experts residents investigators authorities prosecutors
    supporters researchers scientists analysts according despite during until unlike instead later
    earlier last next
    """
)

# What follows a time of day inside the sentence: days, months, zones.
AFTER_TIMES = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    january february march april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec et est edt ct cst cdt mt mst mdt pt pst pdt at ast adt nt gmt bst
    utc cet cest eastern central pacific mountain atlantic newfoundland
    """
)

# Verbs that go on with a quotation after its question or exclamation mark: “Who?” Smith asked.
SAYING = _words(
    """
    said says asked asks added adds cried cries shouted shouts exclaimed wondered wrote writes replied
    replies answered told tells yelled continued began whispered insisted joked tweeted posted recalled
    screamed demanded
    """
)

# Before a name, in other languages than English.
TITLES_ELSEWHERE = _words(
    """
    dr dra drs dres prof profa fa hr hrn fr frl st ste sr sra srta pr mme mlle mgr sig sig.ra dott dott.ssa
    avv ing arq mevr mw dhr mr dipl ud uds
    """
)

# Before a number, in other languages than English.
BEFORE_NUMBERS_ELSEWHERE = _words("art arts nr nrn kl ca abs bd vol fig pág págs p pp núm tel rn ziff kap")

# Verbs before a "no." that is an answer, not a number: “He said no. 5 people left.”
BEFORE_AN_ANSWER = _words("say says said saying is was answered replied voted vote mean means meant")

# What is counted by an ordinal with a full stop, in languages that write "3. Mai" and "19. Jahrhundert".
AFTER_ORDINALS = _words(
    """
    januar jänner februar märz april mai juni juli august september oktober november dezember desember
    december marts maj ledna února března dubna května června července srpna září října listopadu
    prosince
    jh jhd jhdt jhs jan jän feb mär apr jun jul aug sept sep okt nov dez
    jahrhundert jahrhunderts jahrhunderte jahrestag geburtstag lebensjahr mal stock stockwerk etage klasse
    runde platz spieltag minute bezirk wahlkreis auflage internationale internationalen jährlichen
    """
)
