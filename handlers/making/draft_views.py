"""What is said of a rule in the making: how it was understood, what it would have sent, what can be changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.messages import shortened
from bot.model import Draft, Level, NotCounted, Note, Phrase, WouldHaveSent
from handlers.making.counted import counted_phrases
from handlers.making.draft_buttons import DraftButtons, shown_name
from handlers.making.understanding import Made
from handlers.rules.query_words import text_in_words
from handlers.services import Services
from handlers.views import shown
from rules import Lexicon, Plain, Term, also_of_each
from rules.choices import is_field, shape_of
from rules.languages import is_frequent
from rules.plain import All, Any, Shape, is_small
from rules.text import Token, words

ALSO_SHOWN = 3
SUGGESTED = 8
WORD_LEAST = 4
UNDERSTOOD_LIMIT = 900
RULE_LIMIT = 400
NOT_COUNTED = {
    NotCounted.TOO_LONG: "test-too-long",
    NotCounted.FAILED: "test-not-counted",
    NotCounted.CROWDED: "making-uncounted",
}


def draft_note(
    draft: Draft, made: Made, language: str, services: Services, now: datetime, *, counting: bool
) -> Note:
    """Show a draft as it stands."""
    if made.plain is not None:
        said = Understanding(made.plain, made, language, services).said()
    else:
        said = _in_words(made, language, services)
    phrases = [
        Phrase("making-understood", {"words": shortened(said, UNDERSTOOD_LIMIT)}),
        Phrase("making-rule", {"text": shown(made.text, RULE_LIMIT)}),
    ]
    phrases += _counted(draft.counted, now, counting=counting)
    buttons = DraftButtons(draft.number, draft.version, language, services.lexicon)
    return Note((*phrases, *made.remarks), buttons.of(made))


def _in_words(made: Made, language: str, services: Services) -> str:
    """Say what a rule of the rule language asks, with its level."""
    said = text_in_words(made.text, language, language, services)
    level = made.rule.draft.conditions.level_low
    if level is Level.INFO:
        return said
    return f"{said}; {services.texts.plain(language, Phrase('making-level', {'level': level.name.lower()}))}"


def _counted(counted: Mapping[str, object] | None, now: datetime, *, counting: bool) -> Sequence[Phrase]:
    if counted is None:
        return (Phrase("making-counting"),) if counting else ()
    not_counted = counted.get("not")
    if not_counted in list(NotCounted):
        return (Phrase(NOT_COUNTED[NotCounted(str(not_counted))]),)
    return counted_phrases(WouldHaveSent.of(counted), now)


def without_note(draft: Draft, made: Made, language: str, services: Services) -> Note:
    """Ask which word is to be left out, with words of what it would have sent."""
    buttons = DraftButtons(draft.number, draft.version, language, services.lexicon)
    suggested = suggestions(draft, made, services.lexicon)
    return Note(
        (Phrase("making-rule", {"text": shown(made.text, RULE_LIMIT)}), Phrase("making-ask-without")),
        buttons.without(suggested, made.choices.without),
    )


def text_note(draft: Draft, language: str, services: Services) -> Note:
    """Ask for another text."""
    buttons = DraftButtons(draft.number, draft.version, language, services.lexicon)
    return Note((Phrase("making-ask-text", {"text": shown(draft.text, RULE_LIMIT)}),), buttons.back())


def suggestions(draft: Draft, made: Made, lexicon: Lexicon) -> tuple[str, ...]:
    """Words of the titles that it would have sent, which say what they are about: the most frequent first."""
    if draft.counted is None or "samples" not in draft.counted:
        return ()
    titles = [sample.title for sample in WouldHaveSent.of(draft.counted).samples]
    asked = [*words(draft.text), *(token for word in made.choices.without for token in words(word))]
    asked_keys = {key for token in asked for key in _keys(token, lexicon)}
    counted = Counter(
        token.folded
        for title in titles
        for token in words(title)
        if _says_much(token) and asked_keys.isdisjoint(_keys(token, lexicon))
    )
    return tuple(word for word, _ in counted.most_common(SUGGESTED))


def _keys(token: Token, lexicon: Lexicon) -> tuple[str, ...]:
    return lexicon.token_keys(token.text, token.keys, "", False)


def _says_much(token: Token) -> bool:
    long = len(token.text) >= WORD_LEAST and token.text.isalpha()
    return long and not is_small(token.folded) and not is_frequent(token.folded, "")


class Understanding:
    """Says in a person's language how plain words were understood."""

    def __init__(self, plain: Plain, made: Made, language: str, services: Services) -> None:
        self._plain = plain
        self._made = made
        self._language = language
        self._services = services
        self._also = self._others()

    def _others(self) -> Mapping[int, tuple[str, ...]]:
        """What the words among the terms match besides themselves, by the terms' numbers."""
        asked = {
            number: term.text
            for number, term in enumerate(self._plain.terms)
            if len(term.words) == 1 and not term.is_name and not is_field(term, number, self._made.choices)
        }
        also = also_of_each(tuple(asked.values()), self._services.lexicon, most=ALSO_SHOWN)
        return {number: also.get(text, ()) for number, text in asked.items()}

    def said(self) -> str:
        """Say it in one sentence."""
        choices = self._made.choices
        parts = [self._whole(shape_of(self._plain, choices))]
        parts += [self._say("making-without", word=term.text) for term in self._plain.terms if term.excluded]
        parts += [self._say("making-without", word=word) for word in choices.without]
        if choices.title:
            parts.append(self._say("making-titles"))
        if choices.severity:
            parts.append(self._say("making-level", level=choices.severity))
        return "; ".join(parts)

    def _whole(self, shape: Shape) -> str:
        match shape:
            case int():
                return self._term(self._plain.terms[shape], shape)
            case All(parts):
                between = self._say("making-and")
            case Any(parts):
                between = self._say("making-or")
        return f" {between} ".join(map(self._part, parts))

    def _part(self, shape: Shape) -> str:
        said = self._whole(shape)
        return said if isinstance(shape, int) else f"({said})"

    def _term(self, term: Term, number: int) -> str:
        if is_field(term, number, self._made.choices):
            name = shown_name(term, self._language, self._services.lexicon)
            return self._say("making-name", kind=term.kind, name=name)
        others = self._also.get(number, ())
        if others:
            return self._say("making-word-also", word=term.text, others=", ".join(others))
        return self._say("making-word", word=term.text)

    def _say(self, text_id: str, **params: str) -> str:
        return self._services.texts.plain(self._language, Phrase(text_id, params))
