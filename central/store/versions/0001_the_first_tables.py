"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accesses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("terminal", sa.String(length=4), nullable=False),
        sa.Column("case_no", sa.String(length=23), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("step", sa.String(length=64), nullable=False),
        sa.Column("person_tag", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accesses")),
    )
    with op.batch_alter_table("accesses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_accesses_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_accesses_person_tag"), ["person_tag"], unique=False)
        batch_op.create_index(batch_op.f("ix_accesses_terminal"), ["terminal"], unique=False)

    op.create_table(
        "cases",
        sa.Column("case_no", sa.String(length=23), nullable=False),
        sa.Column("terminal", sa.String(length=4), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("person_tag", sa.String(length=32), nullable=True),
        sa.Column("code_tag", sa.String(length=32), nullable=False),
        sa.Column("code_tries", sa.Integer(), nullable=False),
        sa.Column("code_locked_until", sa.DateTime(), nullable=True),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("promise_date", sa.Date(), nullable=True),
        sa.Column("test", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("case_no", name=op.f("pk_cases")),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cases_item"), ["item"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_person_tag"), ["person_tag"], unique=False)

    op.create_table(
        "certificates",
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("case_no", sa.String(length=23), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("terminal", sa.String(length=4), nullable=False),
        sa.Column("person_tag", sa.String(length=32), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_certificates")),
        sa.UniqueConstraint("case_no", name=op.f("uq_certificates_case_no")),
        sa.UniqueConstraint("code", name=op.f("uq_certificates_code")),
    )
    with op.batch_alter_table("certificates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_certificates_person_tag"), ["person_tag"], unique=False)

    op.create_table(
        "connectors",
        sa.Column("category", sa.String(length=32), nullable=False),
        sa.Column("up", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("category", name=op.f("pk_connectors")),
    )
    op.create_table(
        "enrolment_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("terminal", sa.String(length=4), nullable=False),
        sa.Column("code_tag", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment_codes")),
    )
    with op.batch_alter_table("enrolment_codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolment_codes_terminal"), ["terminal"], unique=False)

    op.create_table(
        "kiosk_keys",
        sa.Column("key_id", sa.String(length=8), nullable=False),
        sa.Column("terminal", sa.String(length=4), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_kiosk_keys")),
    )
    with op.batch_alter_table("kiosk_keys", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kiosk_keys_terminal"), ["terminal"], unique=False)

    op.create_table(
        "kiosks",
        sa.Column("terminal", sa.String(length=4), nullable=False),
        sa.Column("enrolled_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("next_sequence", sa.Integer(), nullable=False),
        sa.Column("next_service", sa.Integer(), nullable=False),
        sa.Column("heartbeat", sa.Text(), nullable=True),
        sa.Column("heartbeat_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("terminal", name=op.f("pk_kiosks")),
    )
    op.create_table(
        "nonces",
        sa.Column("terminal", sa.String(length=4), nullable=False),
        sa.Column("nonce", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("terminal", "nonce", name=op.f("pk_nonces")),
    )
    with op.batch_alter_table("nonces", schema=None) as batch_op:
        batch_op.create_index("ix_nonces_at", ["at"], unique=False)

    op.create_table(
        "open_contents",
        sa.Column("tag", sa.String(length=32), nullable=False),
        sa.Column("case_no", sa.String(length=23), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_open_contents")),
    )
    with op.batch_alter_table("open_contents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_open_contents_case_no"), ["case_no"], unique=False)

    op.create_table(
        "orders",
        sa.Column("order_no", sa.String(length=32), nullable=False),
        sa.Column("case_no", sa.String(length=23), nullable=False),
        sa.Column("quote_id", sa.String(length=32), nullable=False),
        sa.Column("fen", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("channel_no", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("paid_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("order_no", name=op.f("pk_orders")),
        sa.UniqueConstraint("case_no", "quote_id", name=op.f("uq_orders_case_no")),
    )
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_orders_case_no"), ["case_no"], unique=False)

    op.create_table(
        "quotes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("case_no", sa.String(length=23), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("asked_tag", sa.String(length=32), nullable=False),
        sa.Column("total_fen", sa.Integer(), nullable=False),
        sa.Column("expires", sa.DateTime(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotes")),
    )
    with op.batch_alter_table("quotes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quotes_case_no"), ["case_no"], unique=False)

    op.create_table(
        "ratings",
        sa.Column("case_no", sa.String(length=23), nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("body_tag", sa.String(length=32), nullable=False),
        sa.Column("scale", sa.String(length=16), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(), nullable=True),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("case_no", name=op.f("pk_ratings")),
        sa.UniqueConstraint("report_id", name=op.f("uq_ratings_report_id")),
    )
    op.create_table(
        "records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("tag", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records")),
        sa.UniqueConstraint("kind", "tag", name=op.f("uq_records_kind")),
    )
    op.create_table(
        "reports",
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("case_no", sa.String(length=23), nullable=False),
        sa.Column("data_version", sa.Integer(), nullable=False),
        sa.Column("terminal", sa.String(length=4), nullable=False),
        sa.Column("body_tag", sa.String(length=32), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("times_received", sa.Integer(), nullable=False),
        sa.Column("sealed_report", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_outcome", sa.LargeBinary(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_reports")),
        sa.UniqueConstraint("case_no", "data_version", name=op.f("uq_reports_case_no")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reports_terminal"), ["terminal"], unique=False)

    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_no", sa.String(length=23), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
    )
    with op.batch_alter_table("reviews", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reviews_case_no"), ["case_no"], unique=False)

    op.create_table(
        "service_orders",
        sa.Column("number", sa.String(length=24), nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("body_tag", sa.String(length=32), nullable=False),
        sa.Column("terminal", sa.String(length=4), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("step", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("who", sa.String(length=128), nullable=False),
        sa.Column("reply_by", sa.DateTime(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_service_orders")),
        sa.UniqueConstraint("report_id", name=op.f("uq_service_orders_report_id")),
    )
    op.create_table(
        "slots",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("span", sa.String(length=16), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.CheckConstraint("taken <= capacity", name="ck_slots_taken"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slots")),
    )
    with op.batch_alter_table("slots", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_slots_place"), ["place"], unique=False)

    op.create_table(
        "staff",
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("grid", sa.String(length=32), nullable=False),
        sa.Column("phone", sa.String(length=32), nullable=False),
        sa.Column("person_tag", sa.String(length=32), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("pin_hash", sa.LargeBinary(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_staff")),
    )
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_grid"), ["grid"], unique=False)

    op.create_table(
        "vouchers",
        sa.Column("tag", sa.String(length=32), nullable=False),
        sa.Column("case_no", sa.String(length=23), nullable=False),
        sa.Column("staff", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_vouchers")),
    )
    with op.batch_alter_table("vouchers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vouchers_case_no"), ["case_no"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("vouchers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_vouchers_case_no"))

    op.drop_table("vouchers")
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_grid"))

    op.drop_table("staff")
    with op.batch_alter_table("slots", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_slots_place"))

    op.drop_table("slots")
    op.drop_table("service_orders")
    with op.batch_alter_table("reviews", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reviews_case_no"))

    op.drop_table("reviews")
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reports_terminal"))

    op.drop_table("reports")
    op.drop_table("records")
    op.drop_table("ratings")
    with op.batch_alter_table("quotes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_quotes_case_no"))

    op.drop_table("quotes")
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_orders_case_no"))

    op.drop_table("orders")
    with op.batch_alter_table("open_contents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_open_contents_case_no"))

    op.drop_table("open_contents")
    with op.batch_alter_table("nonces", schema=None) as batch_op:
        batch_op.drop_index("ix_nonces_at")

    op.drop_table("nonces")
    op.drop_table("kiosks")
    with op.batch_alter_table("kiosk_keys", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kiosk_keys_terminal"))

    op.drop_table("kiosk_keys")
    with op.batch_alter_table("enrolment_codes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enrolment_codes_terminal"))

    op.drop_table("enrolment_codes")
    op.drop_table("connectors")
    with op.batch_alter_table("certificates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_certificates_person_tag"))

    op.drop_table("certificates")
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cases_person_tag"))
        batch_op.drop_index(batch_op.f("ix_cases_item"))

    op.drop_table("cases")
    with op.batch_alter_table("accesses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accesses_terminal"))
        batch_op.drop_index(batch_op.f("ix_accesses_person_tag"))
        batch_op.drop_index(batch_op.f("ix_accesses_at"))

    op.drop_table("accesses")
