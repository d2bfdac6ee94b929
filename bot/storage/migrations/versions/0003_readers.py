"""Whose feeds they are: one under several addresses, wanted by chats, made of rules' words."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    op.add_column("feeds", sa.Column("address_key", sa.Text(), nullable=True))
    op.add_column("feeds", sa.Column("alias_of", sa.BigInteger(), nullable=True))
    op.create_index("ix_feeds_address_key", "feeds", ["address_key"])
    _partial_index("ix_feeds_alias_of", "feeds", "alias_of", "alias_of IS NOT NULL")
    _wanted_feeds()
    _searches()


def downgrade() -> None:
    raise NotImplementedError("put back the backup that was made before the upgrade")


def _partial_index(name: str, table: str, column: str, where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, [column], sqlite_where=condition, postgresql_where=condition)


def _reference(column: str, table: str, name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete="CASCADE")


def _wanted_feeds() -> None:
    op.create_table(
        "wanted_feeds",
        sa.Column("id", KEY, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        _reference("chat_id", "chats", "fk_wanted_feeds_chat_id"),
        sa.PrimaryKeyConstraint("id", name="pk_wanted_feeds"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_wanted_feeds_chat_id_topic", "wanted_feeds", ["chat_id", "topic"])
    _partial_index("ix_wanted_feeds_waiting", "wanted_feeds", "id", "choices IS NULL")


def _searches() -> None:
    op.create_table(
        "searches",
        sa.Column("feed_id", sa.BigInteger(), nullable=False),
        sa.Column("query_id", sa.BigInteger(), nullable=False),
        _reference("feed_id", "feeds", "fk_searches_feed_id"),
        _reference("query_id", "queries", "fk_searches_query_id"),
        sa.PrimaryKeyConstraint("feed_id", "query_id", name="pk_searches"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_searches_query_id", "searches", ["query_id"])
