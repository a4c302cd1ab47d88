"""A name -> whether it names a newspaper, broadcaster, news agency or news site.

Most say so themselves ("Varda Times", "Radio Ostrel"); those that do not are in a short list of the best known.
"""

from __future__ import annotations

import re


def is_outlet(name: str) -> bool:
    """Whether a name, as written, is that of an outlet; "the" in front is ignored."""
    plain = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    return bool(_SELF_SAID.search(plain) or _CALL_SIGN.match(plain)) or plain.casefold() in _KNOWN


_SELF_SAID = re.compile(
    r"\b(?:News|Newspapers?|Newswire|Times|Post|TV|Radio|Television|Broadcasting|Herald|Tribune|Journal|Daily|Gazette|"
    r"Chronicle|Observer|Telegraph|Courier|Inquirer|Examiner|Bulletin|Magazine|Gazeta|Pravda|Zeitung|Broadcaster|"
    r"Mirror|Newsweek|Press Agency|Today|Sinmun|Shimbun|Ilbo|Media)\b(?! (?:Secretary|Office|Conference|Corps))|"
    r"\b[\w.-]+\.(?:com|org|net|info)\b"
)
_CALL_SIGN = re.compile(r"^[WK][A-Z]{3}(?:-(?:TV|FM|AM))?$")
_KNOWN = frozenset(
    name.strip().casefold()
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
        "La Jornada, Dawn, Granma, Uriminzokkiri, Channel 10, Channel 2, Channel 12, Channel 13, Straits Times"
    ).split(",")
)
