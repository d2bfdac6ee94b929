"""The database's numbers for things, each of a type of its own."""

from typing import NewType

FeedId = NewType("FeedId", int)
ItemId = NewType("ItemId", int)
RevisionId = NewType("RevisionId", int)
QueryId = NewType("QueryId", int)
RuleId = NewType("RuleId", int)
StoryId = NewType("StoryId", int)
SituationId = NewType("SituationId", int)
MuteId = NewType("MuteId", int)
AlertId = NewType("AlertId", int)
DeliveryId = NewType("DeliveryId", int)
ChatId = NewType("ChatId", int)
DigestId = NewType("DigestId", int)
AttachmentId = NewType("AttachmentId", int)
InviteId = NewType("InviteId", int)
BroadcastId = NewType("BroadcastId", int)
