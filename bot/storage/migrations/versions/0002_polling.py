"""How feeds are polled: what was learnt of each, where it moved, whose silence was told."""

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("put back the backup that was made before the upgrade")
