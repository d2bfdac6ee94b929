"""Case forms of Russian names, generated from the nominative: good enough for places and people in headlines."""

import itertools

# Six cases: nominative, genitive, dative, accusative, instrumental, prepositional.
_FIXED_ENDINGS = ("о", "е", "у", "э", "ю", "и")
_IRREGULAR = {
    "маврикий": ("Маврикий", "Маврикия", "Маврикию", "Маврикий", "Маврикием", "Маврикии"),
    "орел": ("Орел", "Орла", "Орлу", "Орел", "Орлом", "Орле"),
    "египет": ("Египет", "Египта", "Египту", "Египет", "Египтом", "Египте"),
    "везувий": ("Везувий", "Везувия", "Везувию", "Везувий", "Везувием", "Везувии"),
    "гуляйполе": ("Гуляйполе", "Гуляйполя", "Гуляйполю", "Гуляйполе", "Гуляйполем", "Гуляйполе"),
    "черновцы": ("Черновцы", "Черновцов", "Черновцам", "Черновцы", "Черновцами", "Черновцах"),
    "гавайи": ("Гавайи", "Гавайев", "Гавайям", "Гавайи", "Гавайями", "Гавайях"),
    "ош": ("Ош", "Оша", "Ошу", "Ош", "Ошем", "Оше"),
    "торжок": ("Торжок", "Торжка", "Торжку", "Торжок", "Торжком", "Торжке"),
    "люберцы": ("Люберцы", "Люберец", "Люберцам", "Люберцы", "Люберцами", "Люберцах"),
}
_SIBILANTS = "жшчщц"
_SURNAME_ENDINGS = ("ов", "ев", "ин", "ын")

# Ending of the nominative → letters to cut → endings of the six cases ("/" parts variants). The first fit counts.
_DECLENSIONS: tuple[tuple[str, int, str], ...] = (
    ("ский", 2, "ий ого ому ий/ого им ом"),
    ("цкий", 2, "ий ого ому ий/ого им ом"),
    ("кий", 2, "ий ого ому ий/ого им ом"),
    ("ый", 2, "ый ого ому ый/ого ым ом"),
    ("ний", 2, "ий его ему ий/его им ем"),
    ("ая", 2, "ая ой ой ую ой ой"),
    ("яя", 2, "яя ей ей юю ей ей"),
    ("ое", 2, "ое ого ому ое ым/им ом"),
    ("ее", 2, "ее его ему ее им ем"),
    ("ые", 2, "ые ых ым ые/ых ыми ых"),
    ("ие", 2, "ие их им ие/их ими их"),
    ("ия", 1, "я и и ю ей и"),
    ("ье", 1, "е я ю е ем е"),
    ("ство", 1, "о а у о ом е"),
    ("ино", 1, "о а у о ом е"),
    ("ыно", 1, "о а у о ом е"),
    ("ово", 1, "о а у о ом е"),
    ("ево", 1, "о а у о ом е"),
    ("острова", 1, "а ов ам а ами ах"),
    ("я", 1, "я и е ю ей е"),
    ("ца", 1, "а ы е у ей/ой е"),
    ("жа", 1, "а и е у ей/ой е"),
    ("ша", 1, "а и е у ей/ой е"),
    ("ча", 1, "а и е у ей/ой е"),
    ("ща", 1, "а и е у ей/ой е"),
    ("ка", 1, "а и е у ой е"),
    ("га", 1, "а и е у ой е"),
    ("ха", 1, "а и е у ой е"),
    ("а", 1, "а ы е у ой е"),
    ("ь", 1, "ь и/я и/ю ь/я ью/ем и/е"),
    ("й", 1, "й я ю й/я ем е"),
    ("ы", 1, "ы /ов ам ы ами ах"),
    ("ки", 1, "и  ам и ами ах"),
    ("щи", 1, "и /ей ам и ами ах"),
    ("чи", 1, "и /ей ам и ами ах"),
    ("ши", 1, "и /ей ам и ами ах"),
)


def cases(word: str) -> tuple[tuple[str, ...], ...]:
    """The forms of one word in the six cases, each with its variants; "=" before the word keeps it as it is."""
    if word.startswith("="):
        return ((word[1:],),) * 6
    if "-" in word:
        return _hyphenated(word)
    if word.isupper() or (len(word) < 3 and word.islower()) or not _is_cyrillic(word):
        return ((word,),) * 6
    if word.lower() in _IRREGULAR:
        return tuple((form,) for form in _IRREGULAR[word.lower()])
    for ending, cut, endings in _DECLENSIONS:
        if word.lower().endswith(ending):
            return _apply(word, cut, endings)
    return _masculine(word)


def _hyphenated(word: str) -> tuple[tuple[str, ...], ...]:
    head, _, rest = word.partition("-")
    if rest.startswith("на-"):
        return tuple(tuple(f"{form}-{rest}" for form in forms) for forms in cases(head))
    head, _, last = word.rpartition("-")
    if head.endswith(("ая", "ий", "ый")):  # Папуа-Новая keeps agreeing with what follows
        prefix, _, adjective = head.rpartition("-")
        pairs = zip(cases(adjective), cases(last), strict=True)
        lead = f"{prefix}-" if prefix else ""
        return tuple(tuple(f"{lead}{a}-{b}" for a in first for b in second) for first, second in pairs)
    return tuple(tuple(f"{head}-{form}" for form in forms) for forms in cases(last))


def _masculine(word: str) -> tuple[tuple[str, ...], ...]:
    lower = word.lower()
    if lower.endswith(_FIXED_ENDINGS):
        return ((word,),) * 6
    if lower.endswith("ец") and len(word) > 3:
        return _fleeting(word)
    if lower.endswith("рок"):
        return _apply(word[:-2] + "к", 0, " а у а ом е", nominative=word)
    instrumental = "ом/ем" if lower[-1] in _SIBILANTS else "ом"
    if lower.endswith(_SURNAME_ENDINGS):
        instrumental += "/ым"
    return _apply(word, 0, f" а у /а {instrumental} е")


def _fleeting(word: str) -> tuple[tuple[str, ...], ...]:
    """Казахстанец, казахстанца; китаец, китайца; бразилец, бразильца."""
    stem = word[:-2]
    if stem[-1].lower() in "аеоиуэ":
        stem += "й"
    elif stem[-1] == "л":
        stem += "ь"
    return _apply(f"{stem}ц", 0, " а у а ем/ом е", nominative=word)


def _apply(word: str, cut: int, endings: str, nominative: str | None = None) -> tuple[tuple[str, ...], ...]:
    stem = word[: len(word) - cut] if cut else word
    forms = [tuple(stem + ending for ending in variants.split("/")) for variants in endings.split(" ")]
    if nominative is not None:
        forms[0] = (nominative,)
    return tuple(forms)


def _is_cyrillic(word: str) -> bool:
    return any("а" <= letter <= "я" or letter == "ё" for letter in word.lower())


def name_forms(name: str) -> list[str]:
    """All forms of a name of one or more words, words agreeing in case; the nominative first."""
    tables = [cases(word) for word in name.split()]
    forms = [
        " ".join(choice)
        for case in range(6)
        for choice in itertools.product(*(table[case] for table in tables))
    ]
    return list(dict.fromkeys(forms))


def adjective_forms(adjective: str) -> list[str]:
    """All genders, numbers and cases of an adjective in -ий or -ый."""
    stem, hard = adjective[:-2], adjective.endswith("ый")
    endings = "ый ого ому ым ом ая ой ую ое ые ых ыми" if hard else "ий ого ому им ом ая ой ую ое ие их ими"
    return [stem + ending for ending in endings.split()]


def people_forms(noun: str) -> list[str]:
    """Singular and plural of a name of a people's member: россиянин, россияне; украинец, украинцы; казашка."""
    if noun.endswith(("ский", "ый")):
        return adjective_forms(noun)
    singular = name_forms(noun)
    return list(dict.fromkeys(singular + _plural(noun)))


# Ending of the singular → letters to cut → endings of the plural, the genitive among them.
_PLURALS: tuple[tuple[str, int, str], ...] = (
    ("анин", 2, "е,,ам,ами,ах"),
    ("янин", 2, "е,,ам,ами,ах"),
    ("арин", 2, "ы,,ам,ами,ах"),
    ("ин", 0, "ы,,ам,ами,ах"),
    ("йка", 3, "йки,ек,йкам,йками,йках"),
    ("ька", 3, "ьки,ек,ькам,ьками,ьках"),
    ("ка", 2, "ки,ок,ек,кам,ками,ках"),
    ("турок", 2, "ки,ок,кам,ками,ках"),
    ("а", 1, "и,,ам,ами,ах"),
)


def _plural(noun: str) -> list[str]:
    if noun.endswith("ец"):
        stem = _fleeting(noun)[1][0][:-1]
        return [stem + ending for ending in ("ы", "ев", "ам", "ами", "ах")]
    for ending, cut, endings in _PLURALS:
        if noun.endswith(ending):
            return [noun[: len(noun) - cut] + plural for plural in endings.split(",")]
    plural = "и" if noun[-1] in "кгхжшчщ" else "ы"
    genitive = "ей" if noun[-1] in "жшчщ" else "ов"
    return [noun + ending for ending in (plural, genitive, "ам", "ами", "ах")]
