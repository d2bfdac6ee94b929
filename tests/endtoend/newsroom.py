"""What newsrooms publish in these tests: one event told by several, and others that have nothing to do with it."""

from dataclasses import replace

from tests.feedserver.render import Entry

UNREST = Entry(
    "Kerusuhan di Almaty, puluhan orang tewas",
    link="https://kabar.example/almaty?utm_source=rss",
    guid="almaty-1",
    summary="Kerusuhan pecah di Almaty, Kazakhstan; CSTO mengirim pasukan.",
)

STRIKE = Entry(
    "Buruh pabrik kertas Karawang mogok menuntut kenaikan upah",
    link="https://satu.example/mogok",
    guid="mogok-1",
    summary="Ribuan buruh pabrik kertas di Karawang mogok kerja sejak pagi, menuntut upah naik sepuluh persen.",
)
STRIKE_TOLD_AGAIN = Entry(
    "Mogok buruh pabrik kertas Karawang tuntut kenaikan upah sepuluh persen",
    link="https://dua.example/buruh",
    guid="buruh-7",
    summary="Buruh pabrik kertas Karawang berhenti bekerja dan menuntut upah mereka dinaikkan; pengusaha menolak.",
)
STRIKE_TOLD_ONCE_MORE = Entry(
    "Pabrik kertas Karawang lumpuh, buruh mogok minta upah naik",
    link="https://tiga.example/lumpuh",
    guid="lumpuh-9",
    summary="Mogok kerja buruh membuat pabrik kertas di Karawang lumpuh. Serikat menuntut kenaikan upah.",
)
STRIKE_TURNS_VIOLENT = Entry(
    "Mogok buruh pabrik kertas Karawang berujung kerusuhan, belasan tewas",
    link="https://dua.example/ricuh",
    guid="ricuh-8",
    summary="Mogok buruh pabrik kertas Karawang yang menuntut kenaikan upah berubah ricuh; belasan orang tewas.",
)


def marker(word: str = "penanda") -> Entry:
    """An item about nothing else: once its alert is there, everything before it has been decided and sent."""
    return Entry(f"Hanya {word} belaka", link=f"https://kabar.example/{word}", guid=word)


def renamed(entry: Entry, title: str) -> Entry:
    """The same entry under another title."""
    return replace(entry, title=title)
