"""Accounts of people and bots, and what they may do in a chat."""

from dataclasses import dataclass, field
from enum import StrEnum

GROUP_ANONYMOUS_ID = 1087968824
CHANNEL_BOT_ID = 136817688

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
GROUP_RIGHTS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


@dataclass(slots=True, eq=False)
class Account:
    """A person's or a bot's account."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_premium: bool = False
    is_bot: bool = False
    deactivated: bool = False

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


class Status(StrEnum):
    """A member's status, as the Bot API spells it."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


@dataclass(slots=True, eq=False)
class Member:
    """Somebody's place in a chat; `rights` are an administrator's or what a restricted member may still do."""

    account: Account
    status: Status = Status.MEMBER
    rights: dict[str, bool] = field(default_factory=dict)
    anonymous: bool = False
    custom_title: str = ""

    @property
    def is_inside(self) -> bool:
        """Whether they are in the chat now."""
        return self.status not in {Status.LEFT, Status.KICKED}

    @property
    def is_admin(self) -> bool:
        """Whether they are the owner or an administrator."""
        return self.status in {Status.CREATOR, Status.ADMINISTRATOR}

    def may(self, right: str) -> bool:
        """Whether this right of an administrator is theirs."""
        return self.status is Status.CREATOR or (self.is_admin and self.rights.get(right, True))
