"""Words of a time expression in one form: small letters, numbers in digits, one hyphenation.

"Twenty-four hours" is "24 hours", "nineteen ninety-six" "1996", "the third quarter" "the 3rd quarter", "2 1/2 years"
"2.5 years", "15-month" "15 month"; a hyphen between digits stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {word: i for i, word in enumerate(_UNITS)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
_ORDINALS = {
    word: i
    for i, word in enumerate(
        (
            "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
        ).split()
    )
} | {"twentieth": 20, "thirtieth": 30}
_SCALES = {"hundred": 100, "thousand": 1000}

_HYPHEN = re.compile(r"(?<!\d)-|-(?!\d)")
_STOP = re.compile(r"(?<=[a-z])\.")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d\d\d\b)")
_SPACE = re.compile(r"\s+")
_AND_A_HALF = re.compile(r"\b(\d+) (?:and )?(?:(?:a|1) half|1/2|½)(?= |$)")
_UNIT_AND_A_HALF = re.compile(r"^(.*?)\b(?:a|an|1) (\w+) and a half$")


def spell_numbers(words: str) -> str:
    """The words in one form."""
    words = words.lower().replace("’", "'").replace("–", "-").replace("—", "-").replace("o'clock", "oclock")
    words = _THOUSANDS.sub("", _HYPHEN.sub(" ", _STOP.sub("", words))).replace(",", " ")
    tokens = _SPACE.sub(" ", words).strip().split(" ")
    written: list[str] = []
    at = 0
    while at < len(tokens):
        length, number = _read_number(tokens[at:])
        written.append(number or tokens[at])
        at += max(length, 1)
    spelled = _AND_A_HALF.sub(r"\1.5", " ".join(written))
    return _UNIT_AND_A_HALF.sub(r"\g<1>1.5 \2", spelled)


def _read_number(tokens: Sequence[str]) -> tuple[int, str | None]:
    """How many of the first tokens are one number in words, and the number in digits."""
    total, current, length, ordinal = 0, None, 0, False
    for at, token in enumerate(tokens):
        if token in _SCALES and (current is not None or (at == 1 and tokens[0] == "a")):
            total, current = total + (current or 1) * _SCALES[token], 0
        elif token == "a" and at == 0 and tokens[1:2] and tokens[1] in _SCALES:
            pass
        elif token == "and" and total and tokens[at + 1 : at + 2] and tokens[at + 1] in _NUMBERS:
            continue
        elif token in _NUMBERS or token in _ORDINALS:
            value, joins = _NUMBERS.get(token, _ORDINALS.get(token, 0)), token in _ORDINALS
            if current is not None and current % 10 == 0 and 20 <= current < 100 and value < 10:
                current += value
            elif current is not None and not total and 10 < current <= 20 and value >= 10 and not joins:
                total, current = 100 * current, value  # "nineteen ninety-six"
            elif not current:
                current = value
            else:
                break
            ordinal = joins
        else:
            break
        length = at + 1
        if ordinal:
            break
    if current is None and not total:
        return 0, None
    number = total + (current or 0)
    return length, f"{number}{_suffix(number)}" if ordinal else str(number)


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
