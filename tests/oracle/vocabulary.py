"""The ids of `docs/calculation.md` §1 and §2 that programs and scenarios share, and the columns of §4."""

STREAMS = ("new_subscriptions", "renewals", "upgrades", "services")
CONTRIBUTIONS = ("partner_sourced", "co_sell")
COLUMNS = ("low", "expected", "high")

# Counted requirements. What is held is paid for once, what is done yearly every year (§9, reading 22).
HELD_REQUIREMENTS = (
    "certified_experts", "associate_sales", "associate_pre_sales", "associate_developers", "tech_leads",
    "platform_ops_engineers", "developer_certifications",
)
YEARLY_REQUIREMENTS = ("marketing_points", "reviewed_projects", "new_clients", "partner_sourced_opportunities")
REQUIREMENTS = HELD_REQUIREMENTS + YEARLY_REQUIREMENTS
