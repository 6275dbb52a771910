"""Languages as tags of sound files name them: three letters (ID3v2.3, TLAN; ISO 639-2, terminological).

Only those of languages that many people read; an unknown one is left out, for a wrong one is worse.
"""

_TABLE = """
af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben br:bre bs:bos ca:cat cs:ces cy:cym da:dan de:deu el:ell
en:eng eo:epo es:spa et:est eu:eus fa:fas fi:fin fil:fil fo:fao fr:fra fy:fry ga:gle gd:gla gl:glg gu:guj
he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat kk:kaz km:khm kn:kan ko:kor ku:kur
ky:kir la:lat lb:ltz lo:lao lt:lit lv:lav mk:mkd ml:mal mn:mon mr:mar ms:msa mt:mlt my:mya nb:nob ne:nep
nl:nld nn:nno no:nor oc:oci or:ori pa:pan pl:pol ps:pus pt:por rm:roh ro:ron ru:rus rw:kin se:sme si:sin
sk:slk sl:slv so:som sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel tg:tgk th:tha tk:tuk tl:tgl tr:tur tt:tat
uk:ukr ur:urd uz:uzb vi:vie xh:xho yi:yid yo:yor yue:yue zh:zho zu:zul
"""
_THREE_LETTERS = dict(pair.split(":") for pair in _TABLE.split())


def three_letters(tag: str) -> str:
    """The three letters of a BCP 47 tag's language (``en-GB``: ``eng``), or "" when it is not known here."""
    primary = tag.replace("_", "-").partition("-")[0].lower()
    known = _THREE_LETTERS.get(primary, "")
    return known or (primary if primary in _THREE_LETTERS.values() else "")
