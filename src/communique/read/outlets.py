"""A name -> whether it names a newspaper, broadcaster, news agency or news site.

Most say so themselves ("Varda Times", "Radio Ostrel"); those that do not are in a short list of the best known, or in
the table of outlets (ingest/outlets.tsv) under a paper's name.
"""

from __future__ import annotations

import re
from functools import cache

from communique.ingest.outlets import outlet_names


def find_outlets(text: str) -> tuple[tuple[int, int], ...]:
    """Where outlets are named that any reader knows or that say so themselves, in text order; "the" is left out."""
    return tuple(sorted({_without_opener(text, match) for match in _IN_TEXT.finditer(text)}))


def is_known_outlet(name: str) -> bool:
    """Whether a name is in the list of the best known outlets and of no one else."""
    plain = name.casefold()
    return plain in _KNOWN and plain not in _ALSO_WORDS


def is_outlet(name: str) -> bool:
    """Whether a name, as written, is that of an outlet; "the" in front is ignored."""
    plain = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    folded = plain.casefold()
    return bool(_SELF_SAID.search(plain) or _CALL_SIGN.match(plain)) or folded in _KNOWN or folded in _papers()


_SELF_SAID = re.compile(
    r"\b(?:News|Newspapers?|Newswire|Times|Post|TV|Radio|Television|Broadcasting|Herald|Tribune|Journal|Daily|Gazette|"
    r"Chronicle|Observer|Telegraph|Courier|Inquirer|Examiner|Bulletin|Magazine|Gazeta|Pravda|Zeitung|Broadcaster|"
    r"Mirror|Newsweek|Press Agency|Today|Sinmun|Shimbun|Ilbo|Media)\b(?! (?:Secretary|Office|Conference|Corps))|"
    r"\b[\w.-]+\.(?:com|org|net|info)\b|^[A-Z][a-z]{2,}press$"
)
_CALL_SIGN = re.compile(r"^[WK][A-Z]{3}(?:-(?:TV|FM|AM))?$")
_LISTED = tuple(
    name.strip()
    for name in (
        "AP, Associated Press, Reuters, Thomson Reuters, AFP, Agence France-Presse, UPI, "
        "United Press International, Bloomberg, Xinhua, TASS, ITAR-TASS, Interfax, RIA, RIA Novosti, Sputnik, "
        "Ukrinform, Yonhap, Yonhap Agency, KCNA, Korean Central News Agency, Kyodo, Jiji, Anadolu, "
        "Anadolu Agency, ANSA, DPA, EFE, PTI, ANI, IRNA, ISNA, Fars, Tasnim, Mehr, SANA, WAFA, MENA, Antara, "
        "Bernama, CNN, BBC, NBC, ABC, CBS, MSNBC, CNBC, NPR, National Public Radio, PBS, Fox, Fox Business, "
        "CBN, CBC, CTV, ITV, Sky, C-SPAN, Univision, Telemundo, Al Jazeera, Al-Jazeera, Al Arabiya, "
        "Al-Arabiya, Al Mayadeen, Al-Manar, Al-Aqsa, Deutsche Welle, DW, RT, Russia Today, Rossiya 24, "
        "Rossiya-24, NHK, KBS, MBC, SBS, YTN, JTBC, ARD, ZDF, RTL, TF1, RAI, France 24, Euronews, CGTN, CCTV, "
        "NDTV, Press TV, Voice of America, VOA, Radio Free Europe, Radio Free Asia, Politico, Axios, Vox, "
        "Breitbart, BuzzFeed, Huffington Post, HuffPost, Salon, Slate, The Hill, Hill, Guardian, Economist, "
        "Atlantic, New Yorker, Newsweek, Forbes, Fortune, Time, Der Spiegel, Spiegel, Die Zeit, Die Welt, "
        "Bild, Le Monde, Le Figaro, Liberation, Libération, El Pais, El País, El Mundo, La Repubblica, "
        "Corriere della Sera, La Stampa, Izvestia, Kommersant, Vedomosti, Haaretz, Ynet, Asahi, Yomiuri, "
        "Mainichi, Nikkei, Chosun, JoongAng, Dong-A, Hankyoreh, Christian Science Monitor, Monitor, "
        "Financial Times, Business Insider, MarketWatch, Barron's, Foreign Policy, Foreign Affairs, Reforma, "
        "La Jornada, Dawn, Granma, Uriminzokkiri, Channel 10, Channel 2, Channel 12, Channel 13, Straits Times, "
        "Press Association, PA Media, Deutsche Presse-Agentur, Agencia EFE, Belga, BelTA, Tanjug, Agerpres, UNIAN, "
        "Interfax-Ukraine, Hromadske, Armenpress, Azertac, Montsame, Notimex, Prensa Latina, Agencia Brasil, Télam, "
        "Press Trust of India, Asian News International, Pajhwok, Khaama, Rudaw, Kurdistan 24, KUNA, Rappler, "
        "ABS-CBN, Channel NewsAsia, Caixin, Mail Online, MailOnline, BBC Persian, BBC Monitoring, Radio France "
        "Internationale, Deutschlandfunk, Der Standard, Frankfurter Allgemeine, Handelsblatt, Le Parisien, L'Express, "
        "L'Obs, Le Soir, De Telegraaf, De Volkskrant, De Standaard, NRC Handelsblad, Dagens Nyheter, Aftenposten, "
        "Politiken, Jyllands-Posten, Helsingin Sanomat, Rzeczpospolita, Magyar Nemzet, Argumenty i Fakty, Echo of "
        "Moscow, Ekho Moskvy, Meduza, Hurriyet, Hurriyet Daily News, Hürriyet, Cumhuriyet, Milliyet, Ha'aretz, "
        "Yedioth Ahronoth, Israel Hayom, Maariv, Al-Ahram, Al Ahram, Al-Hayat, Al Hayat, Asharq Al-Awsat, Al-Quds "
        "al-Arabi, An-Nahar, TOLOnews, Sankei, O Globo, Folha de S.Paulo, Folha de S. Paulo, O Estado de S. Paulo, "
        "Clarín, La Nación, Milenio, El Universal, Televisa, Telesur, Cubadebate, ProPublica, Mother Jones, Rolling "
        "Stone, Vanity Fair, Roll Call, Talking Points Memo, RealClearPolitics, Drudge Report, ThinkProgress, "
        "FiveThirtyEight, PolitiFact, Newsmax, Infowars, McClatchy, Stars and Stripes, Bellingcat"
    ).split(",")
)
_KNOWN = frozenset(name.casefold() for name in _LISTED)
_ALSO_WORDS = frozenset(
    "time hill monitor dawn fortune forbes atlantic sky fox sana mehr fars mena rt dw ani abc rai sbs mbc "
    "bild jiji spiegel liberation economist guardian reforma salon slate axios chosun asahi mirror mcclatchy".split()
) - {"axios", "abc"} | {"stars and stripes", "press association"}
"""Names in the list that are words, people or other bodies as well; they count only where they are tagged as names."""
_PAPER_NOUNS = frozenset(
    "advertiser argus beacon bee chieftain courant crimson dispatch echo enquirer express gleaner globe guardian "
    "independent intelligencer ledger mail mercury messenger monthly press register reporter republic review sentinel "
    "spectator standard star star-telegram statesman sun weekly".split()
)
"""Words that papers' names end in and that name much else: they count only in names of the table of outlets. Of its
other names of several words, most that news speaks of are bodies with a site of their own: parties, institutes."""
_OPENERS = frozenset("in on at by from for to and but or with when while after before as the a an if since".split())
_IN_TEXT = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        re.escape(name) for name in sorted(_LISTED, key=lambda n: (-len(n), n)) if name.casefold() not in _ALSO_WORDS
    )
    + r"|Times of [A-Z]\w+|(?<=[Tt]he )(?:Post|Times|Journal|Guardian|Herald|Tribune|Telegraph|Economist)"
    + r"|(?:[A-Z][\w’'&.-]*\s){1,3}"
    + r"(?:News|Times|Post|Journal|Herald|Tribune|Gazette|Telegraph|Radio|TV|Television|Daily)(?: Agency)?)"
    + r"(?![\w-])(?! (?:Conference|Corps|Office|Secretary))"
)


@cache
def _papers() -> frozenset[str]:
    """The names of papers in the table of outlets, folded; "free press" is none."""
    names = (re.sub(r"^the\s+|\s*\(.*", "", name.casefold()) for name in outlet_names())
    return frozenset(
        name for name in names if " " in name and name.split()[-1] in _PAPER_NOUNS and not name.startswith("free ")
    )


def _without_opener(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The place of a name without a small word in front that only opens a sentence."""
    start = match.start()
    while (word := re.match(r"(\w+)\s", text[start : match.end()])) and word.group(1).lower() in _OPENERS:
        start += word.end()
    return start, match.end()
