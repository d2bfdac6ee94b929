"""The database: everything behind the repositories of ``bot.ports``, on SQLite and PostgreSQL."""

from bot.storage.admin import DatabaseInfo, backup, info
from bot.storage.cache import FileCache
from bot.storage.engine import Synchronous
from bot.storage.faults import DatabaseFaultError, DatabaseInUseError, DatabaseTooNewError
from bot.storage.lock import Lost, hold_lock
from bot.storage.migrate import upgrade
from bot.storage.store import Store, Transaction

__all__ = [
    "DatabaseFaultError",
    "DatabaseInUseError",
    "DatabaseInfo",
    "DatabaseTooNewError",
    "FileCache",
    "Lost",
    "Store",
    "Synchronous",
    "Transaction",
    "backup",
    "hold_lock",
    "info",
    "upgrade",
]
