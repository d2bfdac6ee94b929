"""``kentongan stories``: what belongs together in a file, in the order of time, with the merges that come later."""

import json

import pytest

WORDS = ["bagtu", "cirno", "duple", "fozmi", "gavek", "hilor", "jeplu", "kepso", "lodri", "mucya"]


def lines(*items: dict[str, object]) -> str:
    return "".join(json.dumps(item) + "\n" for item in items)


def item(number: int, title: str, published: str | None = None) -> dict[str, object]:
    return {
        "id": str(number),
        "title": title,
        "language": "id",
        "published": published,
        "publisher": f"Koran {number}",
    }


def test_a_story_that_turns_out_to_be_another_one_is_told_as_merged(kentongan, folder):
    told = [
        item(1, " ".join(WORDS[:6]), "2022-01-05T08:00:00Z"),
        item(2, " ".join(WORDS[4:]), "2022-01-05T08:10:00Z"),
        item(3, " ".join(WORDS[2:8]), "2022-01-05T08:20:00Z"),
        item(4, " ".join(WORDS[1:9]), "2022-01-05T08:30:00Z"),
    ]
    (folder / "I.jsonl").write_text(lines(*told))

    ended = kentongan("stories", "--items", "I.jsonl")

    assert (ended.code, ended.err) == (0, "")
    first, second, third, merged, fourth = ended.records
    assert (first["story"], second["story"], third["story"]) == ("1", "2", "2")
    assert merged == {"story": "2", "merged_into": "1"}
    assert fourth["story"] == "1"


def test_an_undated_item_keeps_the_place_of_its_line(kentongan, folder):
    (folder / "I.jsonl").write_text(
        lines(
            item(1, "Harga beras naik"),
            item(2, "Gempa guncang Bima", "2022-01-05T12:00:00Z"),
            item(3, "Banjir rendam Medan"),
            item(4, "Pemilu ditunda", "2022-01-05T09:00:00Z"),
            item(5, "Timnas menang"),
            item(6, "Kapal karam", "2022-01-06T09:00:00+07:00"),
        )
    )

    ended = kentongan("stories", "--items", "I.jsonl")

    assert [record["item"] for record in ended.records] == ["4", "5", "1", "2", "3", "6"]


def test_items_that_are_all_undated_come_as_they_stand(kentongan, folder):
    (folder / "I.jsonl").write_text(lines(item(2, "Gempa guncang Bima"), item(1, "Banjir rendam Medan")))

    assert [record["item"] for record in kentongan("stories", "--items", "I.jsonl").records] == ["2", "1"]


def test_age_is_judged_by_the_items_own_times(kentongan, folder):
    title = "Kerusuhan besar landa Almaty, gedung pemerintah dibakar massa"
    (folder / "I.jsonl").write_text(
        lines(
            item(1, title, "1999-01-05T08:00:00Z"),
            item(2, title + " dan bandara ditutup", "1999-01-05T20:00:00Z"),
            item(3, title, "1999-01-09T08:00:00Z"),
        )
    )

    stories = [record["story"] for record in kentongan("stories", "--items", "I.jsonl").records]

    assert stories == ["1", "1", "2"]


@pytest.mark.parametrize(
    "published",
    ["0001-01-01T00:00:00+14:00", "0001-01-01", "9999-12-31T23:59:59-12:00", "1900-02-28T00:00:00"],
)
def test_the_ends_of_the_calendar_stop_nothing(kentongan, folder, published):
    told = [item(number, f"Kerusuhan {WORDS[number]}", published) for number in range(3)]
    (folder / "I.jsonl").write_text(
        lines(*told, item(9, "Kerusuhan", "2022-01-05T08:00:00Z"), item(10, "Harga beras"))
    )

    ended = kentongan("stories", "--items", "I.jsonl")

    assert (ended.code, ended.err) == (0, "")
    assert len([record for record in ended.records if "item" in record]) == 5
