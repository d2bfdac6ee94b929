"""What is said of a broadcast: to everybody, and to its operator; pure."""

from bot.model import Broadcast, BroadcastState, Button, ChatKind, Note, Phrase, Tally

STOP = "opstop"
"""How the callback data begins of the button that stops a broadcast (``handlers.operators.broadcast``)."""
MENU = "op:menu:0"
"""The callback data that leads back to the operators' menu (``handlers.operators.menu``)."""


def message_of(text: str, kind: ChatKind = ChatKind.PRIVATE) -> Note:
    """What people see: the operator's words, and how to hear no more of them; a channel's readers cannot answer us."""
    whose = "broadcast-in-channel" if kind is ChatKind.CHANNEL else "broadcast-stop-them"
    return Note((Phrase("broadcast-text", {"text": text}), Phrase(whose)))


def progress_note(broadcast: Broadcast, tally: Tally, *, is_over: bool) -> Note:
    """How far a broadcast is, with a button to stop it while it goes on."""
    sent = {"sent": tally.sent, "total": max(broadcast.total, tally.sent)}
    stopping = broadcast.state is BroadcastState.STOPPING
    if is_over:
        phrases = [Phrase("broadcast-stopped" if stopping else "broadcast-done", sent)]
    else:
        phrases = [Phrase("broadcast-stopping" if stopping else "broadcast-going", sent)]
    failed = failed_of(broadcast, tally)
    if failed:
        phrases.append(Phrase("broadcast-failed", {"count": failed}))
    if is_over:
        return Note(tuple(phrases), ((Button(Phrase("button-operator-back"), MENU),),))
    stop = () if stopping else ((Button(Phrase("button-broadcast-stop"), f"{STOP}:{broadcast.id}"),),)
    return Note(tuple(phrases), stop)


def failed_of(broadcast: Broadcast, tally: Tally) -> int:
    """Count the chats that it did not reach."""
    # What a stop withdrew did not fail; otherwise only closed chats are left out.
    return tally.failed + (0 if broadcast.state is BroadcastState.STOPPING else tally.withdrawn)
