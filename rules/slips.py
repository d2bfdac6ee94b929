"""Words with a slip of the pen: whether one is, and by what such words are found."""

import functools


def one_off(wanted: str, written: str, *, anywhere: bool = False) -> bool:
    """One letter more, less, other, or two neighbours swapped; with the same first letter unless `anywhere`.

    Optimal string alignment distance 1 (Damerau 1964).
    """
    if abs(len(wanted) - len(written)) > 1 or not written or (wanted[0] != written[0] and not anywhere):
        return False
    at = 0
    shorter = min(len(wanted), len(written))
    while at < shorter and wanted[at] == written[at]:
        at += 1
    if len(wanted) > len(written):
        return wanted[at + 1 :] == written[at:]
    if len(wanted) < len(written):
        return wanted[at:] == written[at + 1 :]
    if wanted[at + 1 :] == written[at + 1 :]:
        return wanted != written
    return wanted[at : at + 2] == written[at : at + 2][::-1] and wanted[at + 2 :] == written[at + 2 :]


@functools.lru_cache(maxsize=10_000)
def deletions(word: str) -> frozenset[str]:
    """The word, and the word without each one of its letters; words one slip apart share one (Garbe 2012)."""
    return frozenset((word, *(word[:at] + word[at + 1 :] for at in range(len(word)))))
