"""The process that draws: one a picture, which may take too long, die, or be fed the strangest words."""

import asyncio
import sys
from dataclasses import replace

import pytest

from bot.charts import process
from bot.charts.process import Drawing, can_draw
from bot.charts.wire import PNG, picture_from_json, picture_to_json
from bot.children import environment
from bot.model import Picture, PictureBars, PictureFeed

DAYS = 14
PICTURE = Picture(
    title="Сізге айтқаным",
    subtitle="11–24 қар. · Asia/Almaty",
    days=tuple(map(str, range(11, 11 + DAYS))),
    alerts_title="Күніне оқиға",
    bars=(PictureBars("1 · қазақстан", (3,) * DAYS), PictureBars("басқа ережелер", (0, 1) * (DAYS // 2))),
    delays_title="Жарияланғаннан сізге жеткенше",
    half_label="жартысы",
    most_label="оннан тоғызы",
    half=(None, 40.0) * (DAYS // 2),
    most=(None, 300.0) * (DAYS // 2),
    ticks=((60.0, "1 мин"), (300.0, "5 мин")),
    nothing="Әзірге ештеңе жоқ",
    feeds_title="Арналар",
    feeds=(PictureFeed("Tengri", answers=True, looked=True, told="40 с бұрын"),),
)
EMPTY = replace(PICTURE, bars=(), half=(None,) * DAYS, most=(None,) * DAYS, feeds=())
HOSTILE = replace(
    PICTURE,
    title="$\\frac{1}{0}$ $x",
    bars=(PictureBars("half \ud800 \n $\\undefined$ " + "x" * 5_000, (1_000_000,) * DAYS),),
    feeds=tuple(PictureFeed("_hidden $ 漢字 🔒" * 50, False, False, "$") for _ in range(500)),
    half=(1e-9, 1e9) * (DAYS // 2),
)


@pytest.mark.parametrize("picture", [PICTURE, EMPTY, HOSTILE])
def test_pictures_travel_whole(picture):
    assert picture_from_json(picture_to_json(picture)) == picture


@pytest.mark.parametrize("picture", [PICTURE, EMPTY, HOSTILE])
async def test_whatever_there_is_to_draw_becomes_a_picture_for_a_phone(picture):
    content = await Drawing().draw(picture)
    assert content is not None
    assert content.startswith(PNG)
    width, height = (int.from_bytes(content[start : start + 4]) for start in (16, 20))
    assert (width, height) == (1_080, 1_440)


async def test_a_picture_that_takes_too_long_is_none():
    assert await Drawing(seconds=0.0).draw(PICTURE) is None


async def test_a_child_that_dies_draws_none():
    assert await Drawing(child="bot.no_such_module").draw(PICTURE) is None


async def test_nothing_of_the_environment_and_no_matplotlib_reach_beyond_the_child(monkeypatch):
    monkeypatch.setenv("KENTONGAN_TELEGRAM__TOKEN", "1:secret")
    script = (
        "import sys, bot.charts.process as p; assert 'matplotlib' not in sys.modules; print(p.can_draw())"
    )
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", script, stdout=asyncio.subprocess.PIPE)
    said, _ = await child.communicate()
    assert said == b"True\n"
    assert can_draw()
    assert not [
        name for name in environment(process.of_matplotlib("/nowhere")) if name.startswith("KENTONGAN")
    ]
