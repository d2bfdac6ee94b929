"""Draws a picture for a phone: three panels, one below the other, in letters of DejaVu (Latin, Cyrillic, Kazakh)."""

import functools
from collections.abc import Sequence
from io import BytesIO

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font
from matplotlib.ticker import MaxNLocator

from bot.model import Picture, PictureFeed

WIDTH, HEIGHT = 7.2, 9.6
"""Inches; with the dots, a picture of 1,080 × 1,440, which fills a phone held upright."""
DOTS = 150
BARS = ("#2f6fde", "#f0883e", "#2da58e", "#a371f7", "#d4566a", "#9aa5b1")
INK, FAINT, GRID = "#1f2933", "#7b8794", "#e4e7eb"
GOOD, BAD, UNKNOWN = "#2da44e", "#d1453b", "#cbd2d9"
FEEDS_SHOWN = 10
NAME_LIMIT = 28
NAMED_SHARE = 0.085
"""How much of a panel's height the name of a colour takes."""
LABEL_LIMIT = 34
LINE_LIMIT = 60


def draw(picture: Picture) -> bytes:
    """Draw a picture as a PNG."""
    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DOTS, facecolor="white")
    lines = max(min(len(picture.feeds), FEEDS_SHOWN), 1)
    grid = figure.add_gridspec(
        3, 1, height_ratios=(3.2, 2.6, 0.7 + 0.24 * lines), left=0.11, right=0.96, top=0.86, bottom=0.03,
        hspace=0.42,
    )  # fmt: skip
    # No text of people's is a formula: matplotlib takes what stands between two dollar signs for one.
    figure.text(
        0.05, 0.955, _cut(picture.title, LINE_LIMIT), size=17, weight="bold", color=INK, parse_math=False
    )
    figure.text(0.05, 0.93, _cut(picture.subtitle, LINE_LIMIT), size=10.5, color=FAINT, parse_math=False)
    _alerts(figure.add_subplot(grid[0]), picture)
    _delays(figure.add_subplot(grid[1]), picture)
    _feeds(figure.add_subplot(grid[2]), picture)
    content = BytesIO()
    figure.savefig(content, format="png", metadata={"Software": None})
    return content.getvalue()


def _alerts(axes: Axes, picture: Picture) -> None:
    _panel(axes, picture.alerts_title)
    places = range(len(picture.days))
    below = [0] * len(picture.days)
    for bars, colour in zip(picture.bars, BARS, strict=False):
        axes.bar(
            places, bars.counts, bottom=below, color=colour, width=0.74, label=_cut(bars.label, LABEL_LIMIT)
        )
        below = [under + count for under, count in zip(below, bars.counts, strict=True)]
    _days(axes, picture.days)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    # The names of the colours stand above the highest bar, not on it.
    axes.set_ylim(0, max(*below, 4) / (0.95 - NAMED_SHARE * len(picture.bars)))
    if not any(below):
        _say_nothing(axes, picture.nothing)
        return
    legend = axes.legend(loc="upper left", fontsize=9, frameon=False, labelcolor=INK)
    for text in legend.get_texts():
        text.set_parse_math(False)


def _delays(axes: Axes, picture: Picture) -> None:
    _panel(axes, picture.delays_title)
    _days(axes, picture.days)
    axes.set_xlim(-0.6, len(picture.days) - 0.4)
    lines = ((picture.most_label, picture.most, BARS[1]), (picture.half_label, picture.half, BARS[0]))
    known = [value for _, values, _ in lines for value in values if value is not None]
    if not known:
        axes.set_yticks([])
        _say_nothing(axes, picture.nothing)
        return
    axes.set_yscale("log")
    low, high = max(min(known), 1.0) / 1.6, max(*known, 2.0)
    # Room for the names of the lines above the highest one.
    high *= 1.6 * (high / low) ** 0.18
    axes.set_ylim(low, high)
    within = [(seconds, name) for seconds, name in picture.ticks if low <= seconds <= high]
    axes.set_yticks([seconds for seconds, _ in within], [name for _, name in within])
    axes.minorticks_off()
    for label, values, colour in lines:
        shown = [float("nan") if value is None else max(value, 1.0) for value in values]
        axes.plot(range(len(shown)), shown, color=colour, lw=2, marker="o", ms=5, label=label)
    axes.legend(loc="upper left", ncols=2, fontsize=9, frameon=False, labelcolor=INK)


def _feeds(axes: Axes, picture: Picture) -> None:
    axes.set_title(picture.feeds_title, loc="left", size=12, weight="bold", color=INK, pad=8)
    axes.axis("off")
    shown = picture.feeds[:FEEDS_SHOWN]
    axes.set_xlim(0, 1)
    axes.set_ylim(max(len(shown), 1) - 0.4, -0.6)
    for place, feed in enumerate(shown):
        axes.scatter([0.012], [place], s=58, color=_colour(feed), clip_on=False)
        axes.text(0.04, place, _cut(feed.name, NAME_LIMIT), size=10, va="center", color=INK, parse_math=False)
        axes.text(
            1.0,
            place,
            _cut(feed.told, LABEL_LIMIT),
            size=9.5,
            va="center",
            ha="right",
            color=FAINT,
            parse_math=False,
        )


def _colour(feed: PictureFeed) -> str:
    if not feed.looked:
        return UNKNOWN
    return GOOD if feed.answers else BAD


def _panel(axes: Axes, title: str) -> None:
    axes.set_title(title, loc="left", size=12, weight="bold", color=INK, pad=8)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(GRID)
    axes.grid(axis="y", color=GRID, lw=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=FAINT, labelsize=9.5, length=0)


def _days(axes: Axes, days: Sequence[str]) -> None:
    """Name every other day, the last one for sure: all fourteen would run into each other."""
    named = range(len(days) - 1, -1, -2)
    axes.set_xticks(list(named), [days[place] for place in named])


def _say_nothing(axes: Axes, words: str) -> None:
    axes.text(0.5, 0.5, words, transform=axes.transAxes, ha="center", va="center", size=11, color=FAINT)


def _cut(text: str, limit: int) -> str:
    """Fit a text of people's into a line, with a mark for each letter that the font lacks: it would be an empty box."""
    line = "".join(letter if ord(letter) in _letters() else "?" for letter in " ".join(text.split()))
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


@functools.cache
def _letters() -> frozenset[int]:
    return frozenset(get_font(findfont("DejaVu Sans")).get_charmap())
