"""A story's score in a person's words: a sentence for each of its lines."""

from collections.abc import Callable, Iterable

from bot.model import Phrase, ScoreLine
from bot.texts import Texts, country_name

_TIERS = {"1": "first", "2": "second"}


def score_lines(lines: Iterable[ScoreLine], texts: Texts, language: str) -> tuple[Phrase, ...]:
    """Say the lines of a score; one that an older or newer program wrote is named as it stands."""
    return tuple(_Words(texts, language).said(line) for line in lines)


class _Words:
    """The words of one language; what a detail holds is said in ``bot/stories/severity.py``."""

    def __init__(self, texts: Texts, language: str) -> None:
        self._texts = texts
        self._language = language
        self._parts: dict[str, Callable[[str], dict[str, str | int]]] = {
            "topic": lambda detail: {"what": self._name("topic", detail)},
            "human_cost": lambda detail: {"people": self._people(detail)},
            "families": lambda detail: {"families": int(detail)},
            "burst": self._burst,
            "breaking": lambda _: {},
            "authority": lambda detail: {"tier": _TIERS.get(detail, "other")},
            "magnitude": lambda detail: {"what": detail},
            "escalators": lambda detail: {"what": self._names("escalator", detail)},
            "damper": lambda detail: {"what": self._name("damper", detail)},
            "stale": lambda _: {},
        }

    def said(self, line: ScoreLine) -> Phrase:
        points = f"{line.points:+d}".replace("-", "\N{MINUS SIGN}")
        try:
            return Phrase(f"score-{line.part}", {"points": points, **self._parts[line.part](line.detail)})
        except (KeyError, ValueError):
            return Phrase("score-other", {"points": points, "what": f"{line.part} {line.detail}".strip()})

    def _name(self, kind: str, slug: str) -> str:
        text_id = f"{kind}-{slug}"
        if not self._texts.has(self._language, text_id):
            return slug
        return self._texts.plain(self._language, Phrase(text_id))

    def _names(self, kind: str, slugs: str) -> str:
        return ", ".join(self._name(kind, slug) for slug in slugs.split())

    def _people(self, detail: str) -> str:
        said = []
        for name, number in (figure.split("=") for figure in detail.split()):
            count = self._texts.plain(self._language, Phrase("figure-exact", {"low": int(number)}))
            said.append(self._texts.plain(self._language, Phrase(f"alert-{name}", {"figure": count})))
        return ", ".join(said)

    def _burst(self, detail: str) -> dict[str, str | int]:
        code, topic, items = detail.split()
        where = country_name(code, self._language)
        return {"where": where, "what": self._name("topic", topic), "count": int(items)}
