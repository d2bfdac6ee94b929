"""Every line of a score can be said, in every language."""

import pytest
from inline_snapshot import snapshot

from bot.model import ScoreLine
from bot.score_words import score_lines
from bot.stories.severity import TOPIC_POINTS
from bot.texts import LANGUAGES, Texts
from rules import Lexicon
from rules.topics import Topics

TEXTS = Texts()
LINES = (
    ScoreLine("topic", 25, "violent-unrest"),
    ScoreLine("human_cost", 30, "dead=164 missing=3 detained=5000"),
    ScoreLine("families", 20, "4"),
    ScoreLine("burst", 10, "KZ unrest 6"),
    ScoreLine("breaking", 10),
    ScoreLine("authority", 6, "2"),
    ScoreLine("magnitude", 25, "7.4"),
    ScoreLine("escalators", 15, "curfew emergency"),
    ScoreLine("damper", -30, "opinion"),
    ScoreLine("stale", -20),
    ScoreLine("weather", 5, "rain"),
)


def said(language: str, *lines: ScoreLine) -> list[str]:
    return [TEXTS.html(language, phrase) for phrase in score_lines(lines, TEXTS, language)]


def test_a_score_is_said_line_by_line():
    assert {language: said(language, *LINES) for language in LANGUAGES} == snapshot(
        {
            "id": [
                "Topik (kerusuhan): +25",
                "Tewas: 164, Hilang: 3, Ditahan: 5.000 (+30)",
                "4 penerbit independen dalam satu jam: +20",
                "Lonjakan berita, 6 butir dalam dua jam (Kazakhstan, unjuk rasa): +10",
                "Ditandai mendesak oleh penerbitnya: +10",
                "Sumber terkemuka: +6",
                "Magnitudo 7.4: +25",
                "Tanda gawat (jam malam, keadaan darurat): +15",
                "Mengurangi bobotnya (opini): −30",
                "Sudah lebih dari sehari saat diterima: −20",
                "weather rain: +5",
            ],
            "en": [
                "Topic (violent unrest): +25",
                "Dead: 164, Missing: 3, Detained: 5,000 (+30)",
                "4 independent publishers within an hour: +20",
                "A burst of news, 6 items within two hours (Kazakhstan, protest): +10",
                "Marked as urgent by its publisher: +10",
                "A well-known source: +6",
                "Magnitude 7.4: +25",
                "Grave signs (curfew, state of emergency): +15",
                "Counts for less (opinion): −30",
                "Older than a day when it came: −20",
                "weather rain: +5",
            ],
            "ru": [
                "Тема (беспорядки): +25",
                "Погибли: 164, Пропали: 3, Задержаны: 5\xa0000 (+30)",
                "4 независимых издания за час: +20",
                "Всплеск новостей, 6 сообщений за два часа (Казахстан, протест): +10",
                "Издание пометило как срочное: +10",
                "Известный источник: +6",
                "Магнитуда 7.4: +25",
                "Тревожные признаки (комендантский час, чрезвычайное положение): +15",
                "Снижает оценку (мнение): −30",
                "Пришло позже чем через сутки: −20",
                "weather rain: +5",
            ],
            "kk": [
                "Тақырыбы (тәртіпсіздік): +25",
                "Қаза тапқандар: 164, Жоғалғандар: 3, Ұсталғандар: 5\xa0000 (+30)",
                "Бір сағатта 4 тәуелсіз басылым: +20",
                "Жаңалықтар тасқыны, екі сағатта 6 хабар (Қазақстан, наразылық): +10",
                "Басылым шұғыл деп белгілеген: +10",
                "Белгілі дереккөз: +6",
                "Магнитудасы 7.4: +25",
                "Қауіпті белгілер (коменданттық сағат, төтенше жағдай): +15",
                "Бағаны төмендетеді (пікір): −30",
                "Бір тәуліктен кеш келді: −20",
                "weather rain: +5",
            ],
        }
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_escalator_and_damper_has_a_name(language):
    marks = {
        term.slug
        for listed in map(Topics.load()._read, LANGUAGES)
        for terms in (
            *listed.words.values(),
            *([term for _, term in pairs] for pairs in listed.phrases.values()),
        )
        for term in terms
        if term.kind == "mark" and ":" in term.slug
    }
    names = {slug.replace("end:", "escalator:").replace(":", "-") for slug in marks}
    names |= {f"topic-{topic}" for topic in TOPIC_POINTS}
    names |= {f"topic-{topic}" for topic in Lexicon().topics.slugs()}

    assert {name for name in names if not TEXTS.has(language, name)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", [line.part for line in LINES])
def test_a_line_that_another_version_wrote_is_named_as_it_stands(part, language):
    assert said(language, ScoreLine(part, 5, "? ?"))
