"""What a rule would have sent, in words."""

from datetime import datetime

from bot.messages import LINK_LIMIT, PUBLISHER_LIMIT, shortened
from bot.model import Parameter, Phrase, Sample, WouldHaveSent

TITLE_LIMIT = 200


def counted_phrases(counted: WouldHaveSent, now: datetime) -> tuple[Phrase, ...]:
    """Say what a rule would have sent, with its newest stories."""
    unit, length = counted.span(now)
    phrases = [Phrase("test-sent", {"count": counted.stories, "unit": unit, "length": length})]
    if counted.stories:
        phrases.append(Phrase("test-sounding", {"count": counted.sounding}))
    if counted.unmet:
        phrases.append(Phrase("test-unmet", {"count": counted.unmet}))
    if counted.earlier:
        phrases.append(Phrase("test-earlier", {"count": counted.earlier}))
    return (*phrases, *map(_sample, counted.samples))


def _sample(sample: Sample) -> Phrase:
    told: dict[str, Parameter] = {
        "level": sample.level.name.lower(),
        "title": shortened(sample.title, TITLE_LIMIT) or "…",
        "publisher": shortened(sample.publisher, PUBLISHER_LIMIT),
        "published_at": sample.at.isoformat(),
    }
    if sample.link.startswith(("http://", "https://")) and len(sample.link) <= LINK_LIMIT:
        return Phrase("test-sample-linked", {**told, "item_link": sample.link})
    return Phrase("test-sample", told)
