"""What metrics and retention need; updates are known by their bot and number."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
PENDING = "handled_at IS NULL AND set_aside_at IS NULL"
KEPT = "id, update_id, chat_id, payload, stored_at, handled_at, attempts, error, set_aside_at"


def upgrade() -> None:
    op.add_column("items", sa.Column("shown_at", MOMENT, nullable=True))
    op.add_column("feeds", sa.Column("read_at", MOMENT, nullable=True))
    op.add_column("deliveries", sa.Column("first_due_at", MOMENT, nullable=True))
    _index("ix_deliveries_settled", "deliveries", ["settled_at"], "settled_at IS NOT NULL")
    if op.get_context().dialect.name == "sqlite":
        _make_inbox_anew()
    else:
        op.add_column("inbox", sa.Column("bot_id", sa.BigInteger(), nullable=False, server_default="0"))
        op.drop_constraint("uq_inbox_update_id", "inbox")
        op.create_unique_constraint("uq_inbox_bot_id_update_id", "inbox", ["bot_id", "update_id"])


def _make_inbox_anew() -> None:
    """SQLite takes no constraint off a table."""
    op.create_table(
        "inbox_anew",
        sa.Column("id", KEY, nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("stored_at", MOMENT, nullable=False),
        sa.Column("handled_at", MOMENT),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text()),
        sa.Column("set_aside_at", MOMENT),
        sa.Column("bot_id", sa.BigInteger(), nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("bot_id", "update_id", name="uq_inbox_bot_id_update_id"),
        sqlite_autoincrement=True,
    )
    op.execute(f"INSERT INTO inbox_anew ({KEPT}) SELECT {KEPT} FROM inbox")  # noqa: S608 - names of our own
    # A number that was given out is never given out again: answers are known by it.
    op.execute(
        "UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'inbox')"
        " WHERE name = 'inbox_anew' AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'inbox')"
    )
    op.drop_table("inbox")
    op.rename_table("inbox_anew", "inbox")
    _index("ix_inbox_order", "inbox", ["id"], PENDING)
    _index("ix_inbox_pending", "inbox", ["chat_id", "id"], PENDING)
    _index("ix_inbox_set_aside", "inbox", ["set_aside_at"], "set_aside_at IS NOT NULL")


def _index(name: str, table: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    raise NotImplementedError("put back the backup that was made before the upgrade")
