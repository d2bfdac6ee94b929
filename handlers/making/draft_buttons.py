"""The buttons of a rule in the making: each says how things stand, and is good for one version of the draft."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.messages import shortened
from bot.model import Button, Phrase, Rows
from handlers.keyboards import Number, in_rows
from handlers.making.understanding import Made
from rules import Choices, Joining, Lexicon, Plain, Term, TermKind
from rules.choices import is_field, joinings
from rules.plain import All

NAMES_SHOWN = 4
NAME_LIMIT = 18
WORD_LIMIT = 20
LEVELS = ("", "important", "critical")


class SaveDraft(CallbackData, prefix="save"):
    """Save a draft as it is shown."""

    number: Number
    version: Number


class DropDraft(CallbackData, prefix="drop"):
    """Leave a draft."""

    number: Number


class DraftAct(StrEnum):
    """What a button of a draft does; ``value`` says with what."""

    JOIN = "join"
    """Join its terms in the way of this number."""
    TITLES = "title"
    """Look for words in titles only (1) or everywhere (0)."""
    TURN = "turn"
    """Take the term of this number the other way."""
    LEVEL = "level"
    """Send stories of the level of this number and above."""
    WITHOUT = "less"
    """Ask which word is to be left out."""
    LEAVE_OUT = "out"
    """Leave out the suggested word of this number."""
    TAKE_IN = "in"
    """Leave out no more the word of this number."""
    TEXT = "text"
    """Ask for another text."""
    BACK = "back"


class ChangeDraft(CallbackData, prefix="make"):
    """Change a draft, or ask what is to be changed."""

    number: Number
    version: Number
    act: DraftAct
    value: Number = 0


class DraftButtons:
    """Makes the buttons of one version of a draft."""

    def __init__(self, number: int, version: int, language: str, lexicon: Lexicon) -> None:
        self._number = number
        self._version = version
        self._language = language
        self._lexicon = lexicon

    def of(self, made: Made) -> Rows:
        """Save it, and all that can be chosen; what makes no sense for it is left out."""
        save = SaveDraft(number=self._number, version=self._version)
        drop = DropDraft(number=self._number)
        first = (Button(Phrase("button-save"), save.pack()), Button(Phrase("button-cancel"), drop.pack()))
        rows: Rows = (first,)
        if made.plain is not None:
            rows += (*self._joining(made.plain, made.choices), *self._names(made.plain, made.choices))
        less = self._button("button-draft-without", DraftAct.WITHOUT)
        text = self._button("button-draft-text", DraftAct.TEXT)
        return (*rows, *self._level(made), (less, text))

    def without(self, suggested: Sequence[str], left_out: Sequence[str]) -> Rows:
        """One button a word that may be left out, or that is."""
        suggestions = [
            self._button("button-draft-leave", DraftAct.LEAVE_OUT, at, word=shortened(word, WORD_LIMIT))
            for at, word in enumerate(suggested)
        ]
        gone = [
            self._button("button-draft-take", DraftAct.TAKE_IN, at, word=shortened(word, WORD_LIMIT))
            for at, word in enumerate(left_out)
        ]
        return (*in_rows(suggestions, 2), *in_rows(gone, 2), *self.back())

    def back(self) -> Rows:
        """Only the way back."""
        return ((self._button("button-draft-back", DraftAct.BACK),),)

    def _joining(self, plain: Plain, choices: Choices) -> Rows:
        ways = joinings(plain)
        buttons = []
        if len(ways) > 1:
            now = choices.joining if choices.joining in ways else ways[0]
            following = list(Joining).index(ways[(ways.index(now) + 1) % len(ways)])
            shown = _joining_shown(plain, ways, now)
            buttons.append(self._button("button-draft-join", DraftAct.JOIN, following, how=shown))
        if any(not is_field(term, number, choices) for number, term in enumerate(plain.terms)):
            other = 0 if choices.title else 1
            buttons.append(self._button("button-draft-titles", DraftAct.TITLES, other, on=choices.title))
        return (tuple(buttons),) if buttons else ()

    def _names(self, plain: Plain, choices: Choices) -> Rows:
        """One button a name: in every language, or the word as it stands."""
        named = [pair for pair in enumerate(plain.terms) if pair[1].kind is not TermKind.WORD]
        return tuple(
            (
                self._button(
                    "button-draft-turn",
                    DraftAct.TURN,
                    number,
                    on=is_field(term, number, choices),
                    name=shortened(shown_name(term, self._language, self._lexicon), NAME_LIMIT),
                    word=shortened(term.text, NAME_LIMIT),
                ),
            )
            for number, term in named[:NAMES_SHOWN]
        )

    def _level(self, made: Made) -> Rows:
        asked = made.rule.draft.conditions
        if not made.choices.severity and (asked.level_low > 0 or asked.level_high is not None):
            # It stands in the person's own text.
            return ()
        at = LEVELS.index(made.choices.severity)
        button = self._button(
            "button-draft-level",
            DraftAct.LEVEL,
            (at + 1) % len(LEVELS),
            level=made.choices.severity or "info",
        )
        return ((button,),)

    def _button(self, label: str, act: DraftAct, value: int = 0, **params: str | bool) -> Button:
        data = ChangeDraft(number=self._number, version=self._version, act=act, value=value)
        return Button(Phrase(label, params), data.pack())


def _joining_shown(plain: Plain, ways: Sequence[Joining], now: Joining) -> str:
    """How the terms are joined now, as the button says it."""
    if now is not Joining.AS_WRITTEN:
        return now
    if len(ways) > 2:
        return "mixed"
    return "all" if isinstance(plain.shape, All) else "any"


def shown_name(term: Term, language: str, lexicon: Lexicon) -> str:
    """What people of a language call the place, organisation or topic that a term names."""
    match term.kind:
        case TermKind.TOPIC:
            return lexicon.topics.name(term.code, language)
        case TermKind.REGION:
            return lexicon.gazetteer.name(term.code, language)
        case TermKind.ORGANISATION:
            return lexicon.gazetteer.name(term.code, language, "org")
    return term.text
