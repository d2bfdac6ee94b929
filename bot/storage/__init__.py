"""The database: everything behind the repositories of ``bot.ports``, on SQLite and PostgreSQL."""

from bot.storage.admin import DatabaseInfo, backup, info
from bot.storage.archive import ArchiveReader, Memory, Reached, Telling
from bot.storage.cache import FileCache
from bot.storage.engine import Synchronous, is_there
from bot.storage.faults import DatabaseFaultError, DatabaseInUseError, DatabaseTooNewError
from bot.storage.integrity import is_large, require_sound
from bot.storage.lock import Lost, hold_lock
from bot.storage.migrate import upgrade
from bot.storage.moving import copy_into
from bot.storage.store import Store, Transaction

__all__ = [
    "ArchiveReader",
    "DatabaseFaultError",
    "DatabaseInUseError",
    "DatabaseInfo",
    "DatabaseTooNewError",
    "FileCache",
    "Lost",
    "Memory",
    "Reached",
    "Store",
    "Synchronous",
    "Telling",
    "Transaction",
    "backup",
    "copy_into",
    "hold_lock",
    "info",
    "is_large",
    "is_there",
    "require_sound",
    "upgrade",
]
