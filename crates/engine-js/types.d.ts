// The shapes of the engine's values. Written from Rust types by `cargo test --package partner-engine-js --test types`;
// do not edit.

/**
 * One of several ways to meet a requirement.
 */
export type Alternative = {
/**
 * A counted requirement, or `new_license_arr`.
 */
requirement: string,
/**
 * How much of it.
 */
need: AlternativeNeed, };

/**
 * How much an alternative asks.
 */
export type AlternativeNeed = { "at_least": number } | { "amount": Decimal } | { "points": Points } | { "sold": Sold };

/**
 * What a document answers. `not_listed`: listed for other tiers, not for this one. `lost`: printed, but for which tiers is lost.
 */
export type Answer = "yes" | "no" | "not_listed" | "not_stated" | { "count": number } | { "text": string } | { "lost": string };

/**
 * The answer to a question.
 */
export type Answered<T> = {
/**
 * Version of this shape.
 */
version: number,
/**
 * `sha256:…` over the rules, given programs included.
 */
rules: string,
/**
 * The currency of every amount.
 */
currency: string,
/**
 * What was found.
 */
found: T,
/**
 * Ranked tiers that take no part, because an answer could be wrong.
 */
left_out: Array<LeftOut>,
/**
 * What was wrong with the scenario; these fields took their defaults.
 */
errors: Array<FieldError>, };

/**
 * What the rate of a bracket applies to: everything, the part within the bracket, or every deal that begins in it.
 */
export type Applies = "whole" | "graduated" | "from_then_on";

/**
 * A rate that the visitor assumed.
 */
export type AssumedRate = {
/**
 * `tier/stream` or `tier/stream/contribution`.
 */
rule: string,
/**
 * In percent.
 */
percent: Decimal, };

/**
 * What the documents leave open and the visitor assumes.
 */
export type Assumptions = {
/**
 * How much of an "up to" rate is expected. Default `"100"`.
 */
share_of_maximum_percent?: Decimal,
/**
 * Expected rates in percent by `tier/stream` or `tier/stream/contribution`.
 */
rates?: { [key in string]: Decimal },
/**
 * For which share of the business a condition is met, in percent or all and nothing, by `program/condition`.
 */
conditions?: { [key in string]: ShareMet },
/**
 * Whether caps that a vendor may apply are expected. Default `true`.
 */
discretionary_caps?: boolean,
/**
 * How purchases are measured. Default `"paid"`.
 */
purchases_at?: PurchasesAt,
/**
 * Units of a currency for one euro. Default `{ USD: "1.1827" }`; a given table replaces it.
 */
per_euro?: { [key in string]: Decimal }, };

/**
 * What a commission is a share of.
 */
export type Base = {
/**
 * At which price; invoiced where nothing is said.
 */
value?: Value,
/**
 * For how long; a year where nothing is said.
 */
span?: Span,
/**
 * Only what is more than in the year before.
 */
growth?: boolean, };

/**
 * What a tier says of a benefit.
 */
export type Benefit = {
/**
 * The `id` of one of the program's benefits.
 */
benefit: string,
/**
 * What the document says.
 */
value: Answer,
/**
 * Where it stands.
 */
cite: Citation, };

/**
 * A benefit that tiers of a program speak of.
 */
export type BenefitName = {
/**
 * The same in several programs where the benefit is the same.
 */
id: string,
/**
 * As a visitor reads it, with its unit and period.
 */
name: string, };

/**
 * A cap or a floor, in the program's currency.
 */
export type Bound = { "at_most": Decimal } | { "at_least": Decimal };

/**
 * A rate from an edge on.
 */
export type Bracket = {
/**
 * An amount in the program's currency, or a whole number.
 */
from: Decimal,
/**
 * What is paid there.
 */
rate: Rate, };

/**
 * The most that one deal pays.
 */
export type Cap = {
/**
 * In the program's currency.
 */
amount_per_deal: Decimal,
/**
 * The vendor may apply it and need not.
 */
discretionary: boolean,
/**
 * Where it stands.
 */
cite: Citation, };

/**
 * What makes a net jump or bend.
 */
export type Cause = {
/**
 * From 1.
 */
year?: number,
/**
 * The stream of the line.
 */
stream?: Stream,
/**
 * The contribution of the line.
 */
contribution?: Contribution,
/**
 * The amount at which it switches: what a measure must reach, or the bound.
 */
threshold: Decimal,
/**
 * Where the clause stands.
 */
citation?: LineCitation, } & ({ "kind": "refund", fee: string, } | { "kind": "requirement", requirement: string, } | { "kind": "cap" } | { "kind": "floor" } | { "kind": "bracket" } | { "kind": "growth" } | { "kind": "other_tier" } | { "kind": "first_sale" });

/**
 * Where a fact stands and how sure it is.
 */
export type Citation = {
/**
 * The `id` of a source.
 */
source: string,
/**
 * The section's heading.
 */
section: string,
/**
 * The table row or the paragraph.
 */
row?: string,
/**
 * `stated`: the value and its place are in the document. `inferred`: its column or its meaning is a reading.
 */
confidence: Confidence, };

/**
 * Something a document says that is neither a rate nor a count.
 */
export type Clause = {
/**
 * Identifier within its program or tier, joined by `_`.
 */
id: string,
/**
 * What sort of clause it is.
 */
kind: ClauseKind,
/**
 * In one's own words.
 */
text: string,
/**
 * The figure in it with its unit, like `180 days`.
 */
value?: string,
/**
 * Where it stands; a contradiction cites both sides.
 */
cites: Array<Citation>, };

/**
 * What sort of clause it is.
 */
export type ClauseKind = "obligation" | "condition" | "deadline" | "territory" | "contradiction" | "reading" | "note";

/**
 * An amount at which a tier's expected net jumps or bends.
 */
export type Cliff = {
/**
 * The tier.
 */
tier: string,
/**
 * Whether it is another amount from one minor unit to the next, or goes on in another direction.
 */
kind: CliffKind,
/**
 * The first amount on the other side.
 */
at: Decimal,
/**
 * The net one minor unit before.
 */
net_before: Decimal,
/**
 * The net there.
 */
net: Decimal,
/**
 * How far it jumps, up or, negative, down; 0 for a bend.
 */
by: Decimal,
/**
 * What the next unit adds before, in percent of it.
 */
marginal_percent_before: Decimal,
/**
 * The same from there on.
 */
marginal_percent_after: Decimal,
/**
 * What makes it so, one for each year and clause.
 */
causes: Array<Cause>, };

/**
 * Whether a net jumps or bends.
 */
export type CliffKind = "jump" | "bend";

/**
 * The way from one tier to another.
 */
export type Climb = {
/**
 * The tier that is held.
 */
from: string,
/**
 * The tier that is aimed at.
 */
to: string,
/**
 * How the partner stands against what the tier aimed at asks.
 */
standing: Standing,
/**
 * What is missing: all of these.
 */
all_of: Array<Missing>,
/**
 * What is asked besides without a figure.
 */
unknown: Array<UnknownRequirement>,
/**
 * What the cheapest way costs once, in year 1.
 */
cost_once: Decimal,
/**
 * What the cheapest way costs in every year.
 */
cost_every_year: Decimal,
/**
 * What it brings; `null` when one of the tiers is not ranked.
 */
years: Array<YearOfGain> | null,
/**
 * The first year at whose end the gains together are at least the costs together; `null` when it is none of them.
 */
paid_in: number | null, };

/**
 * From where to where `climb` goes: ids of tiers, like `wso2-2018/certified-integration`.
 */
export type ClimbQuestion = {
/**
 * The tier that is held.
 */
from: string,
/**
 * The tier that is aimed at.
 */
to: string, };

/**
 * Something that a rule or an uplift depends on.
 */
export type Condition = {
/**
 * Identifier within the program, joined by `_`.
 */
id: string,
/**
 * What is asked, as a visitor reads it.
 */
name: string,
/**
 * How it is known whether it is met.
 */
check: ConditionCheck,
/**
 * Where it stands.
 */
cite: Citation, };

/**
 * How it is known whether a condition is met: the scenario says for which share of the business (`asked`), it is the registered
 * share, or something is at least so much.
 */
export type ConditionCheck = "asked" | "registered" | { "contract_months": number } | { "units_per_deal": number } | { "held": { requirement: CountedRequirement, at_least: number, } };

/**
 * How sure a fact is.
 */
export type Confidence = "stated" | "inferred";

/**
 * What the partner did for a deal: found an opportunity unknown to the vendor, or helped in a sale of the vendor.
 */
export type Contribution = "partner_sourced" | "co_sell";

/**
 * What doing business costs the partner.
 */
export type Costs = {
/**
 * Of what is invoiced, for tiers that earn a commission. Default `"0"`.
 */
selling_percent_refer?: Decimal,
/**
 * Of what is invoiced, for tiers that resell. Default `"0"`.
 */
selling_percent_resell?: Decimal,
/**
 * Of what is invoiced, for tiers that resell. Default `"0"`.
 */
bad_debt_percent?: Decimal,
/**
 * What one missing unit costs; absent is 0.
 */
per_requirement?: { [key in CountedRequirement]?: Decimal }, };

/**
 * A requirement that can be counted.
 */
export type CountedRequirement = "certified_experts" | "marketing_points" | "associate_sales" | "associate_pre_sales" | "associate_developers" | "tech_leads" | "platform_ops_engineers" | "reviewed_projects" | "new_clients" | "partner_sourced_opportunities" | "developer_certifications";

/**
 * A change of order between two tiers.
 */
export type Crossover = {
/**
 * The tier that was ahead.
 */
ahead_before: string,
/**
 * The tier that is ahead from here on.
 */
ahead_after: string,
/**
 * The first amount at which it is.
 */
at: Decimal,
/**
 * What the first has left there.
 */
net_before: Decimal,
/**
 * What the second has left there.
 */
net_after: Decimal,
/**
 * Only where rounding decides over more than 250,000 minor units: until where.
 */
rounding_until?: Decimal, };

/**
 * The business of a year, at list price. Amounts from 0 to 10¹² with the decimals of the currency, percentages from 0 to 100
 * with at most two decimals.
 */
export type Deals = {
/**
 * Deals in a year, 1 to 100,000. Default 4.
 */
per_year?: number,
/**
 * Customers in a year, 1 to 100,000. Default: as many as deals.
 */
customers?: number,
/**
 * Months that a contract runs, 1 to 120; without it a year is counted, and a condition on it is open.
 */
contract_months?: number,
/**
 * Units in a deal, 1 to 1,000,000; without it a condition on it is open.
 */
units_per_deal?: number,
/**
 * Shares of product lines by `program/line`, of a program at most 100 together. Default: all in a program's first line.
 */
product_lines?: { [key in string]: Decimal },
/**
 * What was sold in the year before year 1. Default: as much as in year 1.
 */
last_year?: LastYear,
/**
 * New subscriptions of year 1. Default `"200000"`.
 */
new_subscriptions?: Decimal,
/**
 * The vendor's services of year 1. Default `"50000"`.
 */
services?: Decimal,
/**
 * Upgrades of year 1. Default `"0"`.
 */
upgrades?: Decimal,
/**
 * Subscriptions in force before year 1. Default `"0"`.
 */
subscriptions_in_force?: Decimal,
/**
 * Growth from year to year, −100 to 100. Default `"0"`.
 */
growth_percent?: Decimal,
/**
 * Share of the subscriptions in force that is renewed. Default `"90"`.
 */
renewal_percent?: Decimal,
/**
 * What customers get off the list price. Default `"0"`.
 */
customer_discount_percent?: Decimal,
/**
 * Share of the business that the partner registered. Default `"100"`.
 */
registered_percent?: Decimal,
/**
 * Whether the partner finds the opportunities. Default `true`.
 */
partner_sourced?: boolean,
/**
 * Whether the partner helps in the vendor's sales. Default `true`.
 */
co_sell?: boolean, };

/**
 * A decimal as text, like `"12.50"`: `-?digits[.digits]`. Never a number, which would pass through a float.
 */
export type Decimal = string;

/**
 * Which way an amount is rounded.
 */
export type Direction = "down" | "half_up";

/**
 * Whether a measure that is exactly at an edge has reached it.
 */
export type Edge = "inclusive" | "exclusive" | "not_stated";

/**
 * The figures of every tier that states an income, and the reasons why others are left out.
 */
export type Estimate = {
/**
 * Version of this shape.
 */
version: number,
/**
 * `sha256:…` over the rules, given programs included.
 */
rules: string,
/**
 * The currency of every amount.
 */
currency: string,
/**
 * Ranked tiers by expected net, then the others in catalog order.
 */
tiers: Array<TierEstimate>,
/**
 * Tiers without an estimate, in catalog order.
 */
not_estimated: Array<NotEstimated>,
/**
 * What was wrong with the scenario; these fields took their defaults.
 */
errors: Array<FieldError>, };

/**
 * What a partner pays the vendor each year.
 */
export type Fee = {
/**
 * Identifier within the tier, joined by `_`.
 */
id: string,
/**
 * What it is for.
 */
name: string,
/**
 * How much.
 */
amount: FeeAmount,
/**
 * For whom it falls due, when not for all.
 */
condition?: string,
/**
 * When it comes back.
 */
refund: Refund,
/**
 * Where it stands.
 */
cite: Citation, };

/**
 * How much a fee is.
 */
export type FeeAmount = { "annual": Decimal } | { "monthly": Decimal } | { "once": Decimal } | "negotiated" | "not_stated";

/**
 * One field of a scenario, or one argument, that is outside what is allowed.
 */
export type FieldError = {
/**
 * Dotted path, like `deals.services`.
 */
field: string,
/**
 * What was given, shortened.
 */
given: string,
/**
 * What would have been right.
 */
allowed: string,
/**
 * All of it in a sentence.
 */
message: string, };

/**
 * A field with the nearest value at which another tier leads.
 */
export type Flip = {
/**
 * Dotted path, like `deals.services`.
 */
field: string,
/**
 * What it is now: an amount or a percentage.
 */
now: Decimal,
/**
 * Where the lead turns; `null` when it does not within the field's limits.
 */
turn: Turn | null,
/**
 * Ranked tiers for which this is not known; when there is one, no turn is told.
 */
left_out?: Array<LeftOut>, };

/**
 * What is missing: of one requirement, or of every one of several alternatives, of which `at_least` so many are needed.
 */
export type Gap = Shortfall | { at_least?: number, or: Array<Shortfall>, };

/**
 * What is measured: what the rule pays on, what all rules with this measure pay on, sales of a year, or a count.
 */
export type Gauge = "base" | "bases" | "list" | "invoiced" | "closed_deals" | "deals" | "customers" | { "held": CountedRequirement } | { "points": Array<Weight> };

/**
 * What a goal takes in one tier.
 */
export type GoalOfTier = {
/**
 * The tier.
 */
tier: string, } & ({ "goal": "reached", at: Decimal, net: Decimal,
/**
 * Only where rounding decides over more than 250,000 minor units: until where.
 */
rounding_until?: Decimal, } | { "goal": "out_of_reach", at: Decimal, net: Decimal, } | { "goal": "does_not_depend_on_it", net: Decimal, });

/**
 * What `goal` is to reach.
 */
export type GoalQuestion = {
/**
 * The amount that varies; what the scenario has there does not matter.
 */
variable: Variable,
/**
 * The expected net of all years that is wanted, −10¹² to 10¹².
 */
target_net: Decimal, };

/**
 * What an uplift is a share of: what the rule pays on, what is there already, or what was paid for a margin.
 */
export type How = "added" | "compounded" | "rebate";

/**
 * What was sold in the year before year 1, at list price, by stream; each may be left out.
 */
export type LastYear = { new_subscriptions?: Decimal, renewals?: Decimal, upgrades?: Decimal, services?: Decimal, };

/**
 * A ranked tier for which there is no answer.
 */
export type LeftOut = {
/**
 * Like `acme-2026/seller`.
 */
tier: string,
/**
 * Why.
 */
why: Why, };

/**
 * The most or the least that a line earns.
 */
export type Limit = {
/**
 * Whether it holds down or up, and where.
 */
bound: Bound,
/**
 * What it is counted for.
 */
per: Per,
/**
 * The vendor may apply it and need not.
 */
discretionary?: boolean,
/**
 * Where it stands.
 */
cite: Citation, };

/**
 * One rule in one year.
 */
export type Line = {
/**
 * The stream it pays on.
 */
stream: Stream,
/**
 * The contribution it pays for, where the program tells them apart.
 */
contribution?: Contribution,
/**
 * The product line it pays for, where the program tells them apart.
 */
product_line?: string,
/**
 * The months of a customer's business it pays for, where the program tells them apart.
 */
months?: LineMonths,
/**
 * The other tier held at once whose rule counts here.
 */
by?: string,
/**
 * Sales at list price.
 */
list: Decimal,
/**
 * Sales less the customer's discount.
 */
invoiced: Decimal,
/**
 * How much, as the document says it.
 */
rate: RateByKind,
/**
 * What is certain.
 */
low: Decimal,
/**
 * What the assumptions give.
 */
expected: Decimal,
/**
 * The most that the documents allow; `null` where nothing bounds it.
 */
high: Decimal | null,
/**
 * Where the rate stands.
 */
citation: LineCitation, } & ({ "kind": "commission", base: Decimal, } | { "kind": "margin", cost: Decimal, });

/**
 * Where a rate stands and how sure it is.
 */
export type LineCitation = {
/**
 * The `id` of one of the program's sources.
 */
source: string,
/**
 * The section's heading.
 */
section: string,
/**
 * The table row or the paragraph; `null` when the section is one paragraph.
 */
row: string | null,
/**
 * Whether the document says it, or it is a reading.
 */
confidence: Confidence, };

/**
 * The months of a customer's business that a rule pays for, from the first sale.
 */
export type LineMonths = {
/**
 * The first month, from 1.
 */
from: number,
/**
 * The last month; `null` for ever.
 */
through: number | null, };

/**
 * A yearly measure of business done.
 */
export type Measure = "closed_deals" | "purchases";

/**
 * Which year is measured.
 */
export type MeasuredYear = "this_year" | "last_year";

/**
 * Something that is missing.
 */
export type Missing = {
/**
 * The requirement's id, `co_sell_minimum` or `purchase_minimum`.
 */
requirement: string,
/**
 * What would do: any of these, or so many of them.
 */
any_of: Array<Remedy>,
/**
 * How many of them are needed, with those that are there already.
 */
at_least: number,
/**
 * The places in `any_of` of those that cost least, as many as are needed; fewer when only more business helps.
 */
cheapest: Array<number>,
/**
 * Where it is asked.
 */
citation: LineCitation, };

/**
 * The months of a customer's business that a rule pays for, from the first sale; month 13 is the first of the first renewal.
 */
export type Months = {
/**
 * The first month, from 1.
 */
from: number,
/**
 * The last month; for ever where nothing is said.
 */
through?: number, };

/**
 * A way of doing business with the vendor.
 */
export type Motion = "promote" | "embed" | "refer" | "resell" | "deliver" | "manage";

/**
 * How much a requirement asks.
 */
export type Need = { "at_least": number } | { "amount": Decimal } | "not_stated" | { "any_of": Array<Alternative> } | { "some_of": SomeOf } | { "points": Points } | { "sold": Sold };

/**
 * A tier without an estimate.
 */
export type NotEstimated = {
/**
 * Like `wso2-2018/community-technology`.
 */
tier: string, } & ({ "reason": "no_income_stated" } | { "reason": "missing_exchange_rate", currency: string, missing: Array<string>, });

/**
 * Something that would change the figures if a document said it.
 */
export type OpenPoint = { "kind": "rule", stream: Stream, contribution?: Contribution, rate: RateByKind, volume: Decimal, } | { "kind": "condition", condition: string, name: string, } | { "kind": "fee", fee: string, } | { "kind": "refund", fee: string, };

/**
 * What stands beside a scenario.
 */
export type Options = {
/**
 * Program files that join the built-in programs, after them. Their ids must be free.
 */
programs?: Array<Program>, };

/**
 * What an amount is counted for.
 */
export type Per = "deal" | "customer" | "year";

/**
 * Points for what is counted.
 */
export type Points = {
/**
 * How many.
 */
at_least: number,
/**
 * What gives them.
 */
of: Array<Weight>, };

/**
 * One thing that is wrong with a program file.
 */
export type Problem = {
/**
 * Dotted path of the value, like `tiers[1].rules[0].rate`; `document` for the whole.
 */
place: string,
/**
 * What sort of problem it is.
 */
kind: ProblemKind,
/**
 * What is wrong, a sentence.
 */
message: string,
/**
 * How to mend it, a sentence.
 */
remedy: string, };

/**
 * What sort of problem a program file has.
 */
export type ProblemKind = "unknown_key" | "repeated_key" | "missing_key" | "missing_citation" | "wrong_type" | "empty" | "too_long" | "float" | "not_a_decimal" | "percentage" | "amount" | "unknown_currency" | "missing_currency" | "unknown_word" | "id_form" | "duplicate" | "unknown_source" | "unknown_requirement" | "unknown_benefit" | "date" | "date_order" | "range_order" | "too_few" | "repeated_rule" | "mixed_kinds" | "mixed_contributions" | "cap_on_margin" | "count" | "measure" | "unknown_reference" | "combination";

/**
 * A line of products that a program pays for differently.
 */
export type ProductLine = {
/**
 * Identifier within the program.
 */
id: string,
/**
 * As a visitor reads it.
 */
name: string, };

/**
 * The four descriptive statements of a tier.
 */
export type Profile = {
/**
 * What the tier is for.
 */
purpose: Statement,
/**
 * How a partner makes money in it.
 */
earns: Statement,
/**
 * Whom the vendor addresses.
 */
audience: Statement,
/**
 * What the vendor says the tier is worth.
 */
key_value: Statement, };

/**
 * One dated edition of one vendor's partner program.
 */
export type Program = {
/**
 * Small letters and digits joined by `-`, like `acme-2026`.
 */
id: string,
/**
 * The vendor whose program it is.
 */
vendor: string,
/**
 * The program's name.
 */
name: string,
/**
 * The edition as the document names it, like `October 2018`.
 */
edition: string,
/**
 * ISO 4217, of every amount in the file; may be missing only where no amount is above 0.
 */
currency?: string,
/**
 * The dates of the edition.
 */
validity: Validity,
/**
 * The documents that citations name; at least one.
 */
sources: Array<Source>,
/**
 * The benefits that tiers speak of, in reading order.
 */
benefits?: Array<BenefitName>,
/**
 * The product lines that rules tell apart; the first one is where everything is when a scenario says nothing.
 */
product_lines?: Array<ProductLine>,
/**
 * What rules and uplifts depend on.
 */
conditions?: Array<Condition>,
/**
 * Where it stands that of several tiers held at once the best counts.
 */
best_of_held?: Citation,
/**
 * How the program rounds what it pays.
 */
rounding?: Rounding,
/**
 * Awards across tiers.
 */
statuses?: Array<Status>,
/**
 * What holds for the whole program.
 */
clauses?: Array<Clause>,
/**
 * The tiers in the order in which they are shown; at least one.
 */
tiers: Array<Tier>, };

/**
 * Whether a program file is accepted.
 */
export type ProgramCheck = {
/**
 * Whether there is no problem.
 */
valid: boolean,
/**
 * Everything that is wrong, in reading order.
 */
problems: Array<Problem>, };

/**
 * How purchases are measured: at what the partner pays, or at list price.
 */
export type PurchasesAt = "paid" | "list";

/**
 * An amount in the three columns.
 */
export type Range = {
/**
 * What is certain.
 */
low: Decimal,
/**
 * What the assumptions give.
 */
expected: Decimal,
/**
 * The most that the documents allow; `null` where nothing bounds it.
 */
high: Decimal | null, };

/**
 * Between which amounts `crossovers` and `cliffs` look.
 */
export type RangeQuestion = {
/**
 * The amount that varies; what the scenario has there does not matter.
 */
variable: Variable,
/**
 * The least amount, 0 to 10¹². Default `"0"`.
 */
from?: Decimal,
/**
 * The greatest amount, `from` to 10¹². Default `"1000000000000"`.
 */
to?: Decimal, };

/**
 * How much a rule pays, in percent from 0 to 100 with at most two decimals; or, of a commission, so much money for each deal or
 * customer.
 */
export type Rate = { "exact": Decimal } | { "at_most": Decimal } | { "between": [Decimal, Decimal] } | { "one_of": Array<Decimal> } | { "per_deal": Decimal } | { "per_customer": Decimal } | "negotiated" | "not_stated";

/**
 * How much a rule pays, as the document says it: in percent, or in the program's currency for each deal or customer.
 */
export type RateByKind = { "kind": "exact", percent: Decimal, } | { "kind": "at_most", percent: Decimal, } | { "kind": "between", low: Decimal, high: Decimal, } | { "kind": "one_of", percents: Array<Decimal>, } | { "kind": "per_deal", amount: Decimal, } | { "kind": "per_customer", amount: Decimal, } | { "kind": "negotiated" } | { "kind": "not_stated" };

/**
 * How an unclear clause is read.
 */
export type Reading = "refund_per_year" | "purchases_at_paid" | "purchases_at_list" | "closed_deals_at_invoiced_value" | "later_years_as_renewals" | "caps_apart" | "edge_not_stated" | "last_year_like_year_one" | "all_in_first_product_line" | "in_force_sold_the_year_before" | "outside_of_dates" | "best_of_held";

/**
 * Whether a fee comes back: the whole fee in each year in which a measure reaches an amount.
 */
export type Refund = "none" | "not_stated" | { "reaching": Threshold };

/**
 * Why the engine gives no answer.
 */
export type RefusalCode = "invalid_scenario" | "invalid_question" | "invalid_options" | "invalid_program";

/**
 * A way to fill a gap; without costs where only more business does.
 */
export type Remedy = {
/**
 * What is there against what is needed.
 */
gap: Shortfall,
/**
 * What one missing unit costs, as the scenario has it.
 */
unit_cost?: Decimal,
/**
 * What all missing units cost.
 */
cost?: Decimal,
/**
 * Whether every year, and not once.
 */
every_year?: boolean, };

/**
 * What must be held or done to have a tier.
 */
export type Requirement = {
/**
 * A counted requirement, `new_license_arr` for an amount, else free, with a `name`.
 */
requirement: string,
/**
 * What a criterion without a figure asks, or what the alternatives are about.
 */
name?: string,
/**
 * How much of it.
 */
need: Need,
/**
 * Where it stands.
 */
cite: Citation, };

/**
 * When an amount is rounded.
 */
export type RoundedAt = "line" | "total";

/**
 * How a program rounds what it pays.
 */
export type Rounding = {
/**
 * Towards zero, or to the nearer multiple.
 */
direction: Direction,
/**
 * Of what amounts are multiples, like `"0.01"` or `"1"`, in the scenario's currency.
 */
unit: Decimal,
/**
 * Each line of a year, or all of them together.
 */
at: RoundedAt,
/**
 * Where it stands.
 */
cite: Citation, };

/**
 * What one stream earns.
 */
export type Rule = {
/**
 * The stream it pays on.
 */
stream: Stream,
/**
 * The contribution it pays for, where the program tells them apart.
 */
contribution?: Contribution,
/**
 * The product line that it pays for, by its `id`, where the program tells them apart.
 */
product_line?: string,
/**
 * The months of a customer's business that it pays for, of new subscriptions and renewals.
 */
months?: Months,
/**
 * What a commission is a share of.
 */
base?: Base,
/**
 * The `id`s of conditions, all of which must be met.
 */
when?: Array<string>,
/**
 * A share of what the vendor invoices, or a discount off the list price; one kind in a tier.
 */
kind: RuleKind,
/**
 * How much.
 */
rate: Rate,
/**
 * How the rate moves with what is measured.
 */
scale?: Scale,
/**
 * What comes on top for a part of the business.
 */
uplifts?: Array<Uplift>,
/**
 * The most that one deal pays; for a commission only.
 */
cap?: Cap,
/**
 * Other caps and floors of a commission, in the order in which they apply, after the cap.
 */
limits?: Array<Limit>,
/**
 * Where it stands.
 */
cite: Citation, };

/**
 * How a rule pays.
 */
export type RuleKind = "commission" | "margin";

/**
 * Rates that move with a measure. Below the first bracket the rate beside it holds.
 */
export type Scale = {
/**
 * What is measured.
 */
measure: Gauge,
/**
 * Which year is measured; the one that is paid for where nothing is said.
 */
measured_in?: MeasuredYear,
/**
 * What the rate of a bracket applies to.
 */
applies: Applies,
/**
 * Whether reaching an edge exactly is enough.
 */
edge: Edge,
/**
 * The brackets, from the lowest.
 */
brackets: Array<Bracket>,
/**
 * Where it stands.
 */
cite: Citation, };

/**
 * What an estimate depends on. Every field may be left out and then has its default.
 */
export type Scenario = {
/**
 * The currency of every amount: ISO 4217, three capital letters. Default `"USD"`.
 */
currency?: string,
/**
 * Years to estimate, 1 to 10. Default 3.
 */
years?: number,
/**
 * A day, month or year that editions are held against, like `2021-05-01`; no figure depends on it.
 */
date?: string,
/**
 * The tiers that the partner holds, like `acme-2026/seller`. Default `[]`.
 */
holds?: Array<string>,
/**
 * The business of a year.
 */
deals?: Deals,
/**
 * What the partner has; absent is 0.
 */
team?: { [key in CountedRequirement]?: number },
/**
 * What doing business costs the partner.
 */
costs?: Costs,
/**
 * What the documents leave open.
 */
assumptions?: Assumptions, };

/**
 * Who signs the customer.
 */
export type Seller = "vendor" | "partner" | "not_stated";

/**
 * Who signs the customer.
 */
export type SellerStatement = {
/**
 * Who it is.
 */
value: Seller,
/**
 * Where it stands.
 */
cite: Citation, };

/**
 * A share in percent, or all and nothing.
 */
export type ShareMet = Decimal | boolean;

/**
 * What is there against what is needed.
 */
export type Shortfall = {
/**
 * The requirement's id, `co_sell_minimum`, `purchase_minimum` or `new_license_arr`.
 */
requirement: string,
/**
 * What is there.
 */
have: Decimal,
/**
 * What is needed.
 */
need: Decimal,
/**
 * What is missing.
 */
short_by: Decimal,
/**
 * The weakest year, for what is measured each year.
 */
year?: number, };

/**
 * So much sold in a year, in every estimated year.
 */
export type Sold = {
/**
 * What is measured: `list`, `invoiced`, `closed_deals`, `deals` or `customers`.
 */
measure: Gauge,
/**
 * Which year; each estimated year itself where nothing is said.
 */
measured_in?: MeasuredYear,
/**
 * An amount in the program's currency, or a whole number.
 */
at_least: Decimal, };

/**
 * Several alternatives of which so many are enough.
 */
export type SomeOf = {
/**
 * How many; at least two and fewer than all.
 */
at_least: number,
/**
 * The choice.
 */
of: Array<Alternative>, };

/**
 * A document that facts are cited from.
 */
export type Source = {
/**
 * Identifier that citations use, like `guide`.
 */
id: string,
/**
 * The document's title.
 */
title: string,
/**
 * Its date as printed.
 */
dated?: string,
/**
 * Where it was published, without a scheme.
 */
address?: string,
/**
 * The day on which a person last compared the facts with it, like `2026-11-29`.
 */
checked?: string, };

/**
 * How much of a contract is counted: a year of it, at most a year, or all of it when it is signed.
 */
export type Span = "year" | "first_year" | "contract";

/**
 * Whether a partner has what a tier asks.
 */
export type Standing = "met" | "short" | "unknown";

/**
 * A value in a comparison with its citation.
 */
export type Statement = {
/**
 * What the document says.
 */
value: Answer,
/**
 * Where it stands, or where one would expect it.
 */
cite: Citation, };

/**
 * An award across tiers.
 */
export type Status = {
/**
 * Identifier within the program, joined by `_`.
 */
id: string,
/**
 * As a visitor reads it.
 */
name: string,
/**
 * What earns it.
 */
criteria: Statement, };

/**
 * Where sales come from.
 */
export type Stream = "new_subscriptions" | "renewals" | "upgrades" | "services";

/**
 * What must be reached in a year; reaching it exactly counts.
 */
export type Threshold = {
/**
 * `closed_deals` in a tier with commissions, `purchases` in one with margins.
 */
measure: Measure,
/**
 * In the program's currency.
 */
amount: Decimal,
/**
 * Where it stands.
 */
cite: Citation, };

/**
 * What a partner can hold in a program.
 */
export type Tier = {
/**
 * Small letters and digits joined by `-`.
 */
id: string,
/**
 * The tier's name.
 */
name: string,
/**
 * The ways of doing business that it covers; at least one.
 */
motions: Array<Motion>,
/**
 * Who signs the customer.
 */
seller: SellerStatement,
/**
 * Four descriptive statements.
 */
profile: Profile,
/**
 * What it pays; none where it states no income.
 */
rules?: Array<Rule>,
/**
 * What it costs.
 */
fees?: Array<Fee>,
/**
 * What must be sold or bought each year.
 */
minimums?: Array<Threshold>,
/**
 * What must be held or done.
 */
requirements?: Array<Requirement>,
/**
 * What it gives besides money.
 */
benefits?: Array<Benefit>,
/**
 * What holds for this tier.
 */
clauses?: Array<Clause>, };

/**
 * The figures of one tier.
 */
export type TierEstimate = {
/**
 * Like `wso2-2018/certified-integration`.
 */
tier: string,
/**
 * The ways of doing business that the tier covers.
 */
motions: Array<Motion>,
/**
 * Whether it takes part in the ranking.
 */
ranked: boolean,
/**
 * Why it does not.
 */
unranked?: Unranked,
/**
 * Gross less fees and costs, with what is refunded.
 */
net: Range,
/**
 * All lines of all years.
 */
gross: Range,
/**
 * All fees.
 */
fees: Decimal,
/**
 * All refunds.
 */
refunds: Decimal,
/**
 * All costs.
 */
costs: Decimal,
/**
 * Expected gross in percent of the list value of all streams; `null` when nothing is sold.
 */
effective_rate_percent: Decimal | null,
/**
 * Whether the partner has what the tier asks; `unknown` when a criterion has no stated figure and nothing is short.
 */
standing: Standing,
/**
 * What is missing.
 */
gaps: Array<Gap>,
/**
 * The years, from year 1.
 */
years: Array<Year>,
/**
 * What the documents leave open.
 */
open_points: Array<OpenPoint>,
/**
 * The rules whose rate the visitor assumed.
 */
assumed: Array<AssumedRate>,
/**
 * How unclear clauses are read, where it touches the result.
 */
assumptions: Array<Reading>, };

/**
 * Where another tier leads.
 */
export type Turn = {
/**
 * The value nearest to the present one; the lesser of two that are equally near.
 */
at: Decimal,
/**
 * The tier that leads now.
 */
ahead_before: string,
/**
 * The tier that leads there.
 */
ahead_after: string,
/**
 * What the tier that leads now has left there.
 */
net_before: Decimal,
/**
 * What the other has left there.
 */
net_after: Decimal, };

/**
 * What is asked without a figure.
 */
export type UnknownRequirement = {
/**
 * The requirement's id.
 */
requirement: string,
/**
 * Its name in the document; `null` for a known one.
 */
name: string | null, };

/**
 * Why a tier stands apart from the ranking.
 */
export type Unranked = "no_rate_stated" | "rate_lost" | "no_rule_counts";

/**
 * More than the rate, for the part of the business that meets conditions.
 */
export type Uplift = {
/**
 * Identifier within the rule, joined by `_`.
 */
id: string,
/**
 * What it is for.
 */
name: string,
/**
 * How much.
 */
rate: Rate,
/**
 * How it moves with what is measured.
 */
scale?: Scale,
/**
 * What it is a share of.
 */
how: How,
/**
 * The `id`s of conditions, all of which must be met.
 */
when?: Array<string>,
/**
 * Where it stands.
 */
cite: Citation, };

/**
 * The dates of an edition, as exact as the document: `2021`, `2018-10` or `2020-04-06`.
 */
export type Validity = {
/**
 * Publication.
 */
published?: string,
/**
 * First day.
 */
from?: string,
/**
 * Last day.
 */
until?: string,
/**
 * Why it no longer holds.
 */
ended?: string,
/**
 * Where it stands that it has ended, when not where the dates stand.
 */
ended_cite?: Citation,
/**
 * A document shows that it is in force. Neither this nor `ended`: it is not known.
 */
in_force?: boolean,
/**
 * Where the dates stand.
 */
cite: Citation, };

/**
 * At which price something is counted.
 */
export type Value = "invoiced" | "list";

/**
 * An amount of `deals` that a question varies, by its bare name.
 */
export type Variable = "new_subscriptions" | "services" | "upgrades" | "subscriptions_in_force";

/**
 * How many points one unit of a counted requirement gives.
 */
export type Weight = {
/**
 * What is counted.
 */
requirement: CountedRequirement,
/**
 * Points for each.
 */
points: number, };

/**
 * Why there is no answer for a tier: a rule pays deal by deal over more deals and years than can be told apart, or what a rule
 * measures stays within rounding of an edge for too long.
 */
export type Why = "too_many_deals" | "rounding_decides";

/**
 * The figures of one year.
 */
export type Year = {
/**
 * From 1.
 */
year: number,
/**
 * Gross less fees and costs, with what is refunded.
 */
net: Range,
/**
 * All lines.
 */
gross: Range,
/**
 * Fees that fall due.
 */
fees: Decimal,
/**
 * What comes back.
 */
refunds: Decimal,
/**
 * What doing business costs.
 */
costs: Decimal,
/**
 * Closed deals for commission tiers, purchases for margin tiers.
 */
measure: Decimal,
/**
 * One line for every rule.
 */
lines: Array<Line>, };

/**
 * What a climb brings in one year.
 */
export type YearOfGain = {
/**
 * From 1.
 */
year: number,
/**
 * The net of the tier aimed at, before the costs of the climb, less the net of the tier that is held.
 */
gain: Decimal,
/**
 * What the climb costs in the year.
 */
cost: Decimal,
/**
 * All gains less all costs up to the end of the year.
 */
balance: Decimal, };
