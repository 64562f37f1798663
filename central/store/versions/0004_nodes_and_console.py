"""The stages of a case, the town that decides on it, and the console's accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("town", sa.String(length=32), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("supplement_by", sa.Date(), nullable=True))
        batch_op.create_index(batch_op.f("ix_cases_town"), ["town"], unique=False)
    op.create_table(
        "nodes",
        sa.Column("case_no", sa.String(length=23), nullable=False),
        sa.Column("sn", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("result", sa.Integer(), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("case_no", "sn", name=op.f("pk_nodes")),
    )
    op.create_table(
        "console_users",
        sa.Column("account", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("town", sa.String(length=32), nullable=False),
        sa.Column("category", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("password_hash", sa.LargeBinary(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_console_users")),
    )
    op.create_table(
        "console_sessions",
        sa.Column("tag", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=32), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_console_sessions")),
    )
    with op.batch_alter_table("console_sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_console_sessions_account"), ["account"], unique=False)


def downgrade() -> None:
    op.drop_table("console_sessions")
    op.drop_table("console_users")
    op.drop_table("nodes")
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cases_town"))
        batch_op.drop_column("supplement_by")
        batch_op.drop_column("town")
