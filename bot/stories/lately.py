"""The stories that grew last, as committed: the next item is likely one of theirs."""

from collections import OrderedDict

from bot.model import Story, StoryId

MOST_SOURCES = 5_000
"""So many sources are kept in all: about 20 MB of titles, summaries and annotations."""


class Lately:
    """A cache of whole stories, bounded by their sources."""

    def __init__(self, most_sources: int = MOST_SOURCES) -> None:
        self._most = most_sources
        self._stories: OrderedDict[StoryId, Story] = OrderedDict()
        self._sources = 0

    def __len__(self) -> int:
        return len(self._stories)

    def get(self, story_id: StoryId) -> Story | None:
        """Give a story as it was committed last, None for one that is not kept."""
        return self._stories.get(story_id)

    def put(self, story: Story) -> None:
        """Keep a committed story; those that grew longest ago make room."""
        self.drop(story.id)
        self._stories[story.id] = story
        self._sources += len(story.sources)
        while self._sources > self._most:
            self.drop(next(iter(self._stories)))

    def drop(self, story_id: StoryId) -> None:
        """Forget a story; none is no fault."""
        story = self._stories.pop(story_id, None)
        if story is not None:
            self._sources -= len(story.sources)

    def clear(self) -> None:
        """Forget all."""
        self._stories.clear()
        self._sources = 0
