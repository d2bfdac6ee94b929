"""Which call a delivery becomes, and how it sounds."""

from collections.abc import Callable
from dataclasses import replace

from bot import digest_messages, example_messages, messages
from bot.messages import Reader
from bot.model import (
    AlertContent,
    AnswerPress,
    Attachment,
    Call,
    ChangeButtons,
    ChatKind,
    DeleteMessage,
    Delivery,
    DeliveryKind,
    DigestContent,
    EditButtons,
    EditMessage,
    EditNote,
    Level,
    Note,
    RemoveNote,
    Rendered,
    SendAttachment,
    SendExample,
    SendFile,
    SendMessage,
    SendNote,
    Speech,
    Story,
    Toast,
)
from bot.texts import Texts

Content = AlertContent | DigestContent | Attachment | Story | None
Word = Callable[[Delivery, Content], Call]
"""Says a delivery as a call, from the story's newest version; raises when the delivery cannot be said."""


class Wording:
    """Says deliveries in their readers' languages."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def __call__(self, delivery: Delivery, content: Content) -> Call:
        """Say a delivery as a call.

        Raises:
            ValueError: it holds nothing to say.
            MissingTextError: a text is missing.
        """
        if isinstance(content, DigestContent):
            return self._gather(delivery, content)
        if isinstance(content, Attachment):
            return self._enclose(delivery, content)
        if isinstance(content, Story):
            return self._exemplify(delivery, content)
        if content is not None:
            return self._tell(delivery, content)
        if delivery.speech is not None:
            return self._answer(delivery, delivery.speech)
        raise ValueError(f"a delivery of kind {delivery.kind} with neither story nor speech")

    def _tell(self, delivery: Delivery, content: AlertContent) -> Call:
        reader = Reader.of(delivery.chat)
        if delivery.kind is DeliveryKind.REPLY:
            message = messages.follow_up(content, delivery.reasons, self._texts, reader)
        else:
            message = messages.alert(content, self._texts, reader)
        if delivery.chat.kind is ChatKind.CHANNEL:
            # Its readers may read and ask why; what changes it is done in its admins' private chats.
            message = replace(message, buttons=message.buttons[:1])
        if delivery.kind is DeliveryKind.EDIT and content.alert.message_id is not None:
            return EditMessage(delivery.place, content.alert.message_id, message)
        silent = messages.is_silent(content, delivery.reasons)
        return SendMessage(delivery.place, message, silent, content.head_message_id)

    def _gather(self, delivery: Delivery, content: DigestContent) -> Call:
        message = digest_messages.digest(content, self._texts, Reader.of(delivery.chat))
        if content.digest.message_id is not None:
            return EditMessage(delivery.place, content.digest.message_id, message)
        return SendMessage(delivery.place, message, digest_messages.is_silent(content))

    def _enclose(self, delivery: Delivery, attachment: Attachment) -> Call:
        if not isinstance(delivery.speech, SendFile):
            raise ValueError("a file that no speech sends")  # noqa: TRY004 - what was kept is wrong, not a type
        caption, otherwise = (
            self._note(delivery, note) for note in (delivery.speech.caption, delivery.speech.otherwise)
        )
        return SendAttachment(delivery.place, attachment, caption, otherwise, delivery.speech.reply_to)

    def _exemplify(self, delivery: Delivery, story: Story) -> Call:
        if not isinstance(delivery.speech, SendExample):
            raise ValueError("a story that no speech shows")  # noqa: TRY004 - what was kept is wrong, not a type
        message = example_messages.example(story, delivery.speech.pack, self._texts, Reader.of(delivery.chat))
        return SendMessage(delivery.place, message, silent=True)

    def _answer(self, delivery: Delivery, speech: Speech) -> Call:
        match speech:
            case SendFile():
                raise ValueError("a file without its bytes")
            case SendExample():
                raise ValueError("an example without its story")
            case SendNote():
                quiet = delivery.kind is DeliveryKind.NOTICE and delivery.level is Level.INFO
                return SendMessage(delivery.place, self._note(delivery, speech.note), quiet, speech.reply_to)
            case EditNote():
                return EditMessage(delivery.place, speech.message_id, self._note(delivery, speech.note))
            case RemoveNote():
                return DeleteMessage(delivery.place, speech.message_id)
            case ChangeButtons():
                reader = Reader.of(delivery.chat)
                buttons = messages.buttons(speech.buttons, self._texts, reader)
                return EditButtons(delivery.place, speech.message_id, buttons)
            case Toast():
                text = None
                if speech.phrase is not None:
                    chat = delivery.chat
                    text = self._texts.plain(speech.language or chat.language, speech.phrase, chat.timezone)
                return AnswerPress(delivery.place, speech.callback_id, text)

    def _note(self, delivery: Delivery, note: Note) -> Rendered:
        chat = delivery.chat
        return messages.note(note, self._texts, Reader(note.language or chat.language, chat.timezone))
