from rules.frequencies import MOST_WORDS, Frequencies


def test_a_word_that_was_read_often_is_common_and_one_never_read_rare():
    frequencies = Frequencies()
    assert frequencies.share(["dan"]) > frequencies.share(["perusahaanku"])
    for number in range(1000):
        frequencies.learn(["almaty", f"kata{number}"])
    assert frequencies.share(["almaty"]) > 0.9
    assert frequencies.share(["kata7"]) < 0.01
    assert frequencies.share(["kata7", "almaty"]) > 0.9


def test_what_is_counted_is_bounded_and_the_common_stays():
    frequencies = Frequencies()
    for number in range(MOST_WORDS // 1000 + 50):
        frequencies.learn(["almaty", *(f"{number}.{word}" for word in range(1000))])
    assert len(frequencies.counts) <= MOST_WORDS
    assert frequencies.share(["almaty"]) > 0.5
