"""What a person sees when a rule is refused: the rule, a caret under the cause, a sentence with its id, a hint."""

import pytest

from rules import ErrorCode, QueryError, caret, parse, sentence

# Without a picture: rules too long for one, looked at below.
GOLDEN = {
    "kerusuhan AND (Kazakhstan OR CSTO": """\
kerusuhan AND (Kazakhstan OR CSTO
              ^ this parenthesis is never closed [unclosed_paren]
add ) where the group ends""",
    "foo:bar": """\
foo:bar
^^^ unknown field "foo"; fields are title, summary, url, source, author, category, region, org, lang, topic [unknown_field]
to look for the words themselves, leave out the ":" or use quotation marks""",
    "https://www.antaranews.com/berita/1": """\
https://www.antaranews.com/berita/1
^^^^^ unknown field "https"; fields are title, summary, url, source, author, category, region, org, lang, topic [unknown_field]
to follow a publisher, write source:antaranews.com""",
    "sources:3 banjir": """\
sources:3 banjir
^^^^^^^ unknown field "sources"; fields are title, summary, url, source, author, category, region, org, lang, topic [unknown_field]
a condition on the story is written sources>=3""",
    "   ": """\
   \n^^^ there is no word here [empty]
write what to look for, for example: kerusuhan Kazakhstan""",
    "banjir ()": """\
banjir ()
       ^^ there is no word here [empty]
write what to look for, for example: kerusuhan Kazakhstan""",
    'banjir "..."': """\
banjir "..."
       ^^^^^ there is no word here [empty]
write what to look for, for example: kerusuhan Kazakhstan""",
    "banjir //": """\
banjir //
       ^^ there is no word here [empty]
write what to look for, for example: kerusuhan Kazakhstan""",
    "banjir & longsor": """\
banjir & longsor
       ^ there is no word here [empty]
for both words write a space or AND between them""",
    "banjir | longsor": """\
banjir | longsor
       ^ there is no word here [empty]
for one or the other write OR between them""",
    "banjir / longsor": """\
banjir / longsor
       ^ this expression is never closed [unclosed_regex]
for one or the other write OR between them""",
    "banjir AND": """\
banjir AND
       ^^^ "AND" needs a word after it [missing_operand]
to look for the word itself, put it in quotation marks: "AND\"""",
    "OR banjir": """\
OR banjir
^^ "OR" needs a word before it [missing_operand]
to look for the word itself, put it in quotation marks: "OR\"""",
    "title:-banjir": """\
title:-banjir
^^^^^^ "title:" needs a word after it [missing_operand]
to exclude, put the dash first: -title:word""",
    "banjir) kota": """\
banjir) kota
      ^ there is no opening parenthesis for this one [unexpected_paren]
remove it, or add ( where the group begins""",
    "banjir “kota tua": """\
banjir “kota tua
       ^^^^^^^^^ this quotation mark is never closed [unclosed_quote]
add " where the phrase ends""",
    "/covid-?[0-9]+": """\
/covid-?[0-9]+
^ this expression is never closed [unclosed_regex]
add / where the expression ends; a slash inside it is written \\/""",
    "title:(banjir region:ID)": """\
title:(banjir region:ID)
              ^^^^^^^ the field "region" cannot stand inside "title:" [nested_field]
fields do not nest; write one field before the group""",
    "region:Atlantisland banjir": """\
region:Atlantisland banjir
       ^^^^^^^^^^^^ no country or region is known as "Atlantisland" [unknown_region]
did you mean {nearest}?""",
    "org:QQQQQQ": """\
org:QQQQQQ
    ^^^^^^ no organisation is known as "QQQQQQ" [unknown_org]
write it as a plain word to look for the word itself""",
    "topic:qqqqqq": """\
topic:qqqqqq
      ^^^^^^ no topic is known as "qqqqqq" [unknown_topic]
did you mean unrest, conflict, terror, disaster, politics, economy, health?""",
    "topic:kerusuan": """\
topic:kerusuan
      ^^^^^^^^ no topic is known as "kerusuan" [unknown_topic]
did you mean kerusuhan?""",
    "banjir lang:rusian": """\
banjir lang:rusian
            ^^^^^^ no language is known as "rusian" [unknown_language]
did you mean russian, persian, belarusian?""",
    "banjir OR -film": """\
banjir OR -film
          ^^^^^ this would match almost everything: it has no word that must be present [needs_positive]
every branch of an OR needs a word, a phrase or a field that must be present""",
    "banjir OR lang:ru": """\
banjir OR lang:ru
          ^^^^^^^ a language alone would match everything written in it [lang_alone]
add a word, a topic or a region that must be present too""",
    "banjir (kota sources>=3)": """\
banjir (kota sources>=3)
             ^^^^^^^^^^ a condition holds for the whole rule and cannot stand here [condition_place]
put it at the end of the rule, outside parentheses, without OR or NOT""",
    "banjir sources>=0": """\
banjir sources>=0
       ^^^^^^^^^^ "sources>=0" is no condition on sources [condition_value]
write sources>=3, sources>2 or sources=3, with a whole number from 1 to 1000""",
    "banjir severity>=serius": """\
banjir severity>=serius
       ^^^^^^^^^^^^^^^^ "severity>=serius" is no condition on severity [condition_value]
write severity>=important or severity=critical; levels are info, important, critical""",
    "sources>=3 severity=critical": """\
sources>=3 severity=critical
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these are conditions only; the rule has no words [conditions_only]
write what to look for, for example: kerusuhan Kazakhstan""",
    "banjir NEAR/21 kota": """\
banjir NEAR/21 kota
       ^^^^^^^ a distance lies between 1 and 20, not "21" [near_distance]
write for example NEAR/5""",
    "banjir NEAR (kota desa)": """\
banjir NEAR (kota desa)
            ^^^^^^^^^^^ "NEAR" joins words, phrases and groups of them with OR; this is neither [near_side]
for example: (riot OR protest) NEAR/5 Almaty; one field goes before all: title:(riot NEAR Almaty)""",
    "banjir pr*": """\
banjir pr*
       ^^^ a * stands at the end of a word, after at least 3 letters [short_prefix]
for example: protes*""",
    "ban*jir": """\
ban*jir
   ^ a * stands at the end of a word, after at least 3 letters [short_prefix]
for example: protes*""",
    "abc~": """\
abc~
^^^^ a ~ stands at the end of a word, after at least 4 letters [short_typo]
for example: Tokayev~""",
    "banjir /kota(/": """\
banjir /kota(/
        ^^^^^ this expression cannot be read: missing ): kota( [bad_regex]
expressions follow RE2: no look-around, no back-references, counts up to 1000""",
    f"/{'a' * 201}/": "",
    f"{'banjir ' * 200}": "",
    f"{'(' * 64}a{')' * 64}": f"""\
{"(" * 64}a{")" * 64}
                ^ parentheses stand at most 16 deep; this one is deeper [too_deep]
remove parentheses that change nothing""",
    " ".join(f"k{number}" for number in range(65)): "",
    "aaaa* bbbb* cccc* dddd* eeee* ffff*": """\
aaaa* bbbb* cccc* dddd* eeee* ffff*
                              ^^^^^ a rule has at most 5 words with *; this is one more [too_many_prefixes]
make two rules of it""",
    "/aaa/ /bbb/ /ccc/": """\
/aaa/ /bbb/ /ccc/
            ^^^^^ a rule has at most 2 expressions; this is one more [too_many_regexes]
make two rules of it""",
    "banjir " + " ".join(f"-k{number}" for number in range(17)): f"""\
banjir {" ".join(f"-k{number}" for number in range(17))}
{" " * 78}^^^ a rule excludes at most 16 words; this is one more [too_many_not]
make two rules of it""",
}


def refusal(rule: str, lexicon) -> QueryError:
    with pytest.raises(QueryError) as refused:
        parse(rule, lexicon)
    return refused.value


def test_every_error_has_its_picture(lexicon):
    assert {refusal(rule, lexicon).code for rule in GOLDEN} == set(ErrorCode)


@pytest.mark.parametrize("rule", [rule for rule, picture in GOLDEN.items() if picture])
def test_a_refusal_points_at_its_cause_and_says_what_to_do(rule, lexicon):
    error = refusal(rule, lexicon)
    assert caret(error, rule) == GOLDEN[rule].format(nearest=error.params.get("nearest"))


def test_a_long_rule_is_cut_around_the_caret(lexicon):
    rule = "banjir " * 714 + "xx"
    error = refusal(rule, lexicon)
    lines = caret(error, rule).splitlines()
    assert len(rule) == 5000
    assert len(lines[0]) == 162
    assert lines[0].startswith("…")
    assert lines[0].endswith("…")
    assert lines[1].strip(" ^") == "a rule has at most 1024 characters; this one has 5000 [too_long]"
    assert lines[2] == "make two rules of it"


def test_the_words_of_a_rule_are_counted_inside_phrases_too(lexicon):
    rule = '"' + " ".join(f"k{number}" for number in range(64)) + '" satu'
    error = refusal(rule, lexicon)
    assert (error.code, rule[error.start : error.end]) == (ErrorCode.TOO_MANY_TERMS, "satu")
    assert error.params == {"limit": 64}


def test_a_long_expression_is_refused_whole(lexicon):
    rule = f"/{'a' * 201}/"
    error = refusal(rule, lexicon)
    assert sentence(error) == "an expression has at most 200 characters; this one has 201"
    assert (error.start, error.end) == (0, 203)


def test_the_caret_stands_under_wide_signs_and_past_invisible_ones(lexicon):
    rule = "🔥 \u200fe\u0301t\u00e9 foo:x"
    error = refusal(rule, lexicon)
    first, second, *_ = caret(error, rule).splitlines()
    assert first == "🔥  e\u0301t\u00e9 foo:x"
    assert second.index("^") == len("🔥  ete ") + 1


@pytest.mark.parametrize(
    "rule",
    [
        "banjir OR sources>=3",
        "sources>=3 OR banjir",
        "banjir NOT sources>=3",
        "banjir -sources>=3",
        "title:sources>=3 banjir",
        "banjir NEAR sources>=3",
        "(banjir AND sources>=3)",
    ],
)
def test_a_condition_stands_at_the_top_with_an_and(rule, lexicon):
    error = refusal(rule, lexicon)
    assert error.code is ErrorCode.CONDITION_PLACE
    assert rule[error.start : error.end] == "sources>=3"


@pytest.mark.parametrize(
    ("rule", "code", "cause"),
    [
        ("a OR -b -c", ErrorCode.NEEDS_POSITIVE, "-b -c"),
        ("NOT (a b)", ErrorCode.NEEDS_POSITIVE, "NOT (a b)"),
        ("-a", ErrorCode.NEEDS_POSITIVE, "-a"),
        ("lang:ru -x", ErrorCode.LANG_ALONE, "lang:ru -x"),
        ("lang:ru OR x", ErrorCode.LANG_ALONE, "lang:ru"),
        ("a AND OR b", ErrorCode.MISSING_OPERAND, "AND"),
        ("(AND a)", ErrorCode.MISSING_OPERAND, "AND"),
        ("a NOT", ErrorCode.MISSING_OPERAND, "NOT"),
        ("a --b", ErrorCode.MISSING_OPERAND, "-"),
        ("a NEAR/3", ErrorCode.MISSING_OPERAND, "NEAR/3"),
        ("NEAR a", ErrorCode.MISSING_OPERAND, "NEAR"),
        ("AND OR NOT", ErrorCode.MISSING_OPERAND, "AND"),
        ("= a", ErrorCode.MISSING_OPERAND, "="),
        ("a NEAR/0 b", ErrorCode.NEAR_DISTANCE, "NEAR/0"),
        ("a NEAR/x b", ErrorCode.NEAR_DISTANCE, "NEAR/x"),
        ('"a b"~21', ErrorCode.NEAR_DISTANCE, '"a b"~21'),
        ("a NEAR -b", ErrorCode.NEAR_SIDE, "-"),
        ("a NEAR /bc/", ErrorCode.NEAR_SIDE, "/bc/"),
        ("a NEAR region:KZ", ErrorCode.NEAR_SIDE, "region:KZ"),
        ("title:a NEAR b", ErrorCode.NEAR_SIDE, "b"),
        ("(a NEAR b) NEAR c", ErrorCode.NEAR_SIDE, "(a NEAR b)"),
        ("*", ErrorCode.SHORT_PREFIX, "*"),
        ("a/b*", ErrorCode.SHORT_PREFIX, "*"),
        ("Tokayev~2", ErrorCode.SHORT_TYPO, "~"),
        ("title:region:KZ", ErrorCode.NESTED_FIELD, "region:"),
        ("region:/KZ/", ErrorCode.UNKNOWN_REGION, "/KZ/"),
        ("a sources>=2 sources=1", ErrorCode.CONDITION_VALUE, "sources=1"),
        ("a sources<3", ErrorCode.CONDITION_VALUE, "sources<3"),
        ("a severity>critical", ErrorCode.CONDITION_VALUE, "severity>critical"),
        ("a sources>=99999999999", ErrorCode.CONDITION_VALUE, "sources>=99999999999"),
        (r"a /x\B/", ErrorCode.BAD_REGEX, r"\B"),
        ("a /(?=x)/", ErrorCode.BAD_REGEX, "(?="),
        ("a /(?:x{1000}){1000}/", ErrorCode.BAD_REGEX, "{1000}"),
        ("a /x\ud800/", ErrorCode.BAD_REGEX, "\ud800"),
        ("a & b", ErrorCode.EMPTY, "&"),
        ("a ((b)", ErrorCode.UNCLOSED_PAREN, "("),
    ],
)
def test_the_span_is_the_cause(rule, code, cause, lexicon):
    error = refusal(rule, lexicon)
    assert (error.code, rule[error.start : error.end]) == (code, cause)


def test_the_outer_of_two_open_parentheses_is_to_blame(lexicon):
    assert refusal("a ((b)", lexicon).start == 2


def test_nothing_of_a_refusal_carries_a_lone_surrogate(lexicon):
    rule = 'region:"K\ud800Z"'
    error = refusal(rule, lexicon)
    caret(error, rule).encode()
    assert error.params["name"] == "K\ufffdZ"
