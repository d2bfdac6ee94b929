"""What the rules read of an item, and what they read out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

Figure = tuple[int | None, int | None]
"""Lowest and highest number a text allows, equal when it is exact, None where it is open."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed; `language` and `country` are what its feed says of itself."""

    id: str
    title: str
    summary: str = ""
    url: str = ""
    language: str | None = None
    source: str = ""
    publisher: str = ""
    country: str | None = None
    author: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that say a thing: `feature` as in "region=KZ", "topic=unrest", "dead=20.."; `how` names the rule.

    `start` and `end` count code points of the raw field.
    """

    field: str
    start: int
    end: int
    feature: str
    how: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """What an item says: its language, and what it is about; each thing once, in the order of the text.

    `language` is None when it could not be told. `figures` has any of dead, injured, detained, missing, evacuated.
    An organisation's member states are not added to `regions`.
    """

    language: str | None
    regions: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    magnitude: float | None = None
    marks: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The annotation as plain values, for the database."""
        return {
            "language": self.language,
            "regions": list(self.regions),
            "organisations": list(self.organisations),
            "topics": list(self.topics),
            "figures": {name: list(figure) for name, figure in self.figures.items()},
            "magnitude": self.magnitude,
            "marks": list(self.marks),
            "evidence": [
                {"field": e.field, "start": e.start, "end": e.end, "feature": e.feature, "how": e.how}
                for e in self.evidence
            ],
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """The annotation that `to_json` wrote."""
        figures: dict[str, Figure] = {name: (low, high) for name, (low, high) in values["figures"].items()}
        return cls(
            language=values["language"],
            regions=tuple(values["regions"]),
            organisations=tuple(values["organisations"]),
            topics=tuple(values["topics"]),
            figures=figures,
            magnitude=values["magnitude"],
            marks=tuple(values["marks"]),
            evidence=tuple(Evidence(**evidence) for evidence in values["evidence"]),
        )


def features(annotation: Annotation) -> frozenset[str]:
    """The annotation as the index sees it: region=KZ, org=CSTO, topic=unrest, lang=id."""
    named = {
        "region": annotation.regions,
        "org": annotation.organisations,
        "topic": annotation.topics,
        "lang": (annotation.language,) if annotation.language else (),
    }
    return frozenset(f"{kind}={value}" for kind, values in named.items() for value in values)
