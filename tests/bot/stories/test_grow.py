"""How a story grows: what joins, what a reader sees of it, and what counts as the same."""

from dataclasses import replace

from bot.documents import document_of_source, item_of
from bot.model import CountedItem, FeedId, ItemId, Level, Revision, RevisionId, Scope, Story, StoryId
from bot.stories.bursts import Bursts
from bot.stories.cluster import Clusters
from bot.stories.frequencies import Frequencies
from bot.stories.grow import Reading, article_of, document_of, grown
from rules import Annotation, Lexicon, annotate
from tests.bot.stories.builders import annotation, feed, minutes, revision, source


def reading(of: Revision, said: Annotation | None = None) -> Reading:
    told = said or annotation("unrest", regions=("KZ",))
    article = article_of(of, told)
    return Reading(of, told, article, Clusters(Frequencies()).vector(article))


def begun() -> Story:
    return grown(None, reading(revision("Kerusuhan di Almaty")))


def test_an_item_begins_a_story_of_its_own():
    new = begun()

    assert (new.title, new.version, new.families) == ("Kerusuhan di Almaty", 1, 1)
    assert new.countries == {"KZ"}
    assert new.severity.level is Level.INFO


def test_a_story_keeps_the_title_of_its_first_source_and_lists_the_others_in_order():
    tempo = revision("Almaty rusuh", number=2, at=20, of=feed("Tempo", feed_id=2))

    later = grown(begun(), reading(tempo))

    assert (later.title, later.version) == ("Kerusuhan di Almaty", 2)
    assert [source.publisher for source in later.sources] == ["Kompas", "Tempo"]
    assert (later.first_at, later.last_at) == (minutes(0), minutes(20))


def test_an_older_item_that_comes_late_moves_the_beginning_not_the_end():
    late = revision("Almaty rusuh", number=2, at=20, published=-50, of=feed("Tempo", feed_id=2))

    later = grown(begun(), reading(late))

    assert (later.first_at, later.last_at) == (minutes(-50), minutes(0))


def test_a_wire_copy_is_listed_and_not_counted():
    copy = revision("Kerusuhan di Almaty", number=2, at=5, of=feed("Tempo", feed_id=2))

    later = grown(begun(), reading(copy))

    assert [source.copy for source in later.sources] == [False, True]
    assert later.families == 1


def test_two_feeds_of_one_family_are_one_source():
    sister = revision("Almaty rusuh", number=2, at=5, of=feed("KompasTV", family="Kompas", feed_id=2))

    assert grown(begun(), reading(sister)).families == 1


def test_a_new_title_takes_the_old_ones_place():
    first = begun()
    renamed = revision("Kerusuhan di Almaty: 20 tewas", number=9, item=1, at=30)

    later = grown(first, reading(renamed, annotation("unrest", figures={"dead": (20, 20)}, regions=("KZ",))))

    assert later.title == "Kerusuhan di Almaty: 20 tewas"
    assert [(source.item_id, source.revision_id) for source in later.sources] == [(ItemId(1), RevisionId(9))]
    assert later.version == 2
    assert later.centroid == first.centroid


def test_a_change_that_no_reader_sees_makes_no_new_version():
    reworded = replace(revision(number=9, item=1, at=30), summary="Kata lain.")

    assert grown(begun(), reading(reworded)).version == 1


def test_a_summary_that_names_a_turn_makes_a_new_version():
    reworded = replace(revision(number=9, item=1, at=30), summary="Jam malam.")
    said = annotation("unrest", marks=("escalator:curfew",), regions=("KZ",))

    assert grown(begun(), reading(reworded, said)).version == 2


def test_a_private_feed_makes_stories_of_its_own():
    private = revision(of=feed("Diary", scope=Scope.PRIVATE, feed_id=5))

    assert grown(None, reading(private)).private_to == FeedId(5)


def test_rules_see_an_earlier_item_as_they_saw_it_when_it_came():
    now = reading(revision("Kerusuhan di Almaty"))
    later = document_of_source(grown(None, now).sources[0])

    assert later == document_of(now)
    assert later.fields == {
        "title": "Kerusuhan di Almaty",
        "url": "https://kompas.example/1",
        "source": "Kompas\nkompas.example",
    }
    assert later.features == {"lang=id", "region=KZ", "topic=unrest"}


def test_the_article_of_6_january_as_it_was_written(lexicon: Lexicon):
    """STORIES §4: alone 64, important; with a second publisher 74, critical."""
    clusters = Clusters(Frequencies())
    article = revision(
        "Breaking News: Kerusuhan Besar Landa Kazakhstan, Militer Tembak Puluhan Pendemo Hingga Tewas"
    )
    article = replace(article, summary="Presiden Tokayev minta bantuan CSTO, yang kirim pasukan perdamaian.")
    second = revision(
        "Kerusuhan Kazakhstan: puluhan pendemo tewas ditembak militer",
        number=2,
        at=20,
        of=feed("Tempo", feed_id=2),
    )

    def read(one: Revision) -> Reading:
        said = annotate(item_of(one), lexicon)
        terms = article_of(one, said)
        return Reading(one, said, terms, clusters.vector(terms))

    alone = grown(None, read(article))
    clusters.remember(replace(alone, id=StoryId(1)))
    joins = clusters.belongs(read(second).article, read(second).vector)
    both = grown(alone, read(second))

    assert (alone.severity.score, alone.severity.level) == (64, Level.IMPORTANT)
    assert joins == StoryId(1)
    assert (both.severity.score, both.severity.level) == (74, Level.CRITICAL)


def test_a_wire_copy_leaves_the_score_as_it_is():
    first = grown(None, reading(revision("Kerusuhan di Almaty, 12 orang tewas")))
    wire = revision("Kerusuhan di Almaty, 12 orang tewas", number=2, at=5, of=feed("Tempo", feed_id=2))

    copied = grown(first, reading(wire))

    assert copied.sources[-1].copy
    assert (copied.severity, copied.version) == (first.severity, first.version + 1)


def test_the_item_that_makes_a_burst_is_scored_with_it():
    said = annotation("unrest", regions=("KZ",))
    four = (CountedItem.of(source("ABAB"[number], said, number=number, at=number)) for number in range(4))
    bursts = Bursts(minutes(-3 * 24 * 60), four)
    fifth = reading(revision(at=9), said)

    assert "burst" in {line.part for line in grown(None, fifth, bursts).severity.lines}
    assert "burst" not in {line.part for line in grown(None, fifth).severity.lines}
    private = replace(fifth, article=replace(fifth.article, private_to=FeedId(7)))
    assert "burst" not in {line.part for line in grown(None, private, bursts).severity.lines}


def test_an_article_names_its_places_leaders_and_organisations(lexicon: Lexicon):
    of = replace(
        revision("Tokayev minta bantuan CSTO usai kerusuhan di Almaty, Kazakhstan"),
        summary="Polisi siaga di Aktau.",
    )

    told = article_of(of, annotate(item_of(of), lexicon))

    assert told.names == {"tokay", "csto", "almat", "kazak", "aktau"}
    assert told.places == {"almat", "aktau"}


def test_an_original_that_is_changed_a_little_stays_the_original_of_what_copied_it():
    copy = revision("Kerusuhan landa kota Almaty di Kazakhstan", number=2, at=5, of=feed("Tempo", feed_id=2))
    original = revision("Kerusuhan landa kota Almaty di Kazakhstan")
    mended = revision("Kerusuhan landa kota Almaty di Kazakhstan.", number=9, item=1, at=30)

    later = grown(grown(grown(None, reading(original)), reading(copy)), reading(mended))

    assert [source.copy for source in later.sources] == [False, True]
    assert later.families == 1
    assert "families" not in {line.part for line in later.severity.lines}


def test_an_item_that_takes_the_words_of_a_later_one_is_a_copy_of_it():
    first = revision("Almaty rusuh")
    other = revision("Kerusuhan landa kota Almaty di Kazakhstan", number=2, at=5, of=feed("Tempo", feed_id=2))
    taken = revision("Kerusuhan landa kota Almaty di Kazakhstan", number=9, item=1, at=30)

    later = grown(grown(grown(None, reading(first)), reading(other)), reading(taken))

    assert [source.copy for source in later.sources] == [True, False]
